import type { Recognition } from '../../../src/recognition/recognizer';
import { overlaps, sameSpan, type Span } from '../../../src/text/span';
import { carried } from './guideline-carriers';
import type { Example, MarkedType } from './guideline-page';
import { recognize } from './host';

/** The values of the page are those of an article of this day. */
const PUBLISHED = '2018-12-11';

/** What a recognizer made of one type of one example. */
export interface Verdict {
  readonly type: MarkedType;
  readonly example: Example;
  /** Names the verdict in the list of expected failures. */
  readonly key: string;
  /** What is wrong, empty when nothing is. */
  readonly faults: readonly string[];
  /** Whether anything of the type was suggested. */
  readonly suggested: boolean;
}

/** The section’s type first, then the others that the example names. */
export function typesOf({ type, marks }: Example): MarkedType[] {
  return [...new Set([type, ...marks.map((mark) => mark.type)])];
}

export function keyOf(example: Example, type: MarkedType): string {
  return `${type} | ${example.language} | ${example.written}`;
}

/** One verdict for each type of the example. */
export async function judge(example: Example): Promise<Verdict[]> {
  const { text, offset } = carried(example);
  const recognition = await recognize(text, { language: example.language, published: PUBLISHED });
  return typesOf(example).map((type) => ({
    type,
    example,
    key: keyOf(example, type),
    faults: faultsOf(example, type, recognition, text, offset),
    suggested: recognition.suggestions.some((suggestion) => suggestion.type === type),
  }));
}

/**
 * The marks of the type must be suggested exactly, and nothing else of that type. Nor may a suggestion of any type
 * touch a mark of this one, since names do not nest.
 */
function faultsOf(
  example: Example,
  type: MarkedType,
  { suggestions }: Recognition,
  text: string,
  offset: number,
): string[] {
  const marks = example.marks.filter((mark) => mark.type === type);
  const wanted = marks.map(({ start, end }): Span => ({ start: start + offset, end: end + offset }));
  const words = ({ start, end }: Span) => `“${text.slice(start, end)}”`;
  const missed = wanted.filter((span) => !suggestions.some((got) => got.type === type && sameSpan(got, span)));
  const wrong = suggestions.filter((got) =>
    got.type === type ? !wanted.some((span) => sameSpan(got, span)) : wanted.some((span) => overlaps(got, span)),
  );
  return [
    ...missed.map((span) => `missed ${words(span)}`),
    ...wrong.map((got) => `marked ${words(got)}${got.type === type ? '' : ` as ${got.type}`}`),
  ];
}
