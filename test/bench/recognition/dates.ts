import { overlaps, type Span } from '../../../src/text/span';

/** TIMEX3 types. Corpora call vague words (« désormais ») times. */
export type TimexType = 'DATE' | 'TIME' | 'DURATION' | 'SET';

/** An expression of time in a text, whether a corpus or a program marked it. Offsets in UTF-16 units. */
export interface MarkedTime extends Span {
  readonly type: TimexType;
  readonly value?: string | undefined;
  /** Found: the value before it was counted from anywhere, for corpora that leave values open. */
  readonly open?: string | undefined;
}

/** One text with what it should give and what it gave. */
export interface ReadDocument {
  readonly text: string;
  readonly gold: readonly MarkedTime[];
  readonly found: readonly MarkedTime[];
}

/** Counts that add up over documents. */
export interface Counts {
  readonly gold: number;
  readonly found: number;
  /** Same span, leading articles and prepositions aside. */
  readonly exact: number;
  /** A pair of spans that overlap, each used once. */
  readonly overlap: number;
  /** Overlapping pairs with the same value. */
  readonly value: number;
}

export interface Pair {
  readonly gold?: MarkedTime | undefined;
  readonly found?: MarkedTime | undefined;
}

export const NONE: Counts = { gold: 0, found: 0, exact: 0, overlap: 0, value: 0 };

const LEADING =
  /^(?:(?:le|la|les|du|des|de|au|aux|à|en|dans|depuis|pendant|durant|dès|vers|entre|pour|jusqu['’](?:au|aux|à|en)|the|in|on|at|by|for|from|of|since|during|until)\s+|[ld]['’]\s?)/iu;

/** The span without the articles and prepositions at its beginning. */
export function coreOf(text: string, { start, end }: Span): Span {
  for (;;) {
    const match = LEADING.exec(text.slice(start, end));
    if (match === null || start + match[0].length >= end) return { start, end };
    start += match[0].length;
  }
}

/** Pairs what overlaps, same cores first, then in reading order; the rest stays alone. */
export function pairUp(text: string, gold: readonly MarkedTime[], found: readonly MarkedTime[]): Pair[] {
  const left = new Set(found);
  const same = new Map<MarkedTime, MarkedTime>();
  const match = (wanted: MarkedTime, fits: (other: MarkedTime) => boolean): void => {
    if (same.has(wanted)) return;
    for (const other of left) {
      if (!fits(other)) continue;
      same.set(wanted, other);
      left.delete(other);
      return;
    }
  };
  for (const wanted of gold) match(wanted, (other) => isSameCore(text, wanted, other));
  for (const wanted of gold) match(wanted, (other) => overlaps(wanted, other));
  return [
    ...gold.map((wanted): Pair => ({ gold: wanted, found: same.get(wanted) })),
    ...[...left].map((other): Pair => ({ found: other })),
  ];
}

/** Counts one document. With a type, only expressions of that type on either side take part. */
export function countDocument({ text, gold, found }: ReadDocument, type?: TimexType): Counts {
  const ofType = (times: readonly MarkedTime[]) => times.filter((time) => type === undefined || time.type === type);
  const pairs = pairUp(text, ofType(gold), ofType(found));
  const both = pairs.flatMap(({ gold, found }) => (gold === undefined || found === undefined ? [] : [{ gold, found }]));
  return {
    gold: ofType(gold).length,
    found: ofType(found).length,
    exact: both.filter(({ gold, found }) => isSameCore(text, gold, found)).length,
    overlap: both.length,
    value: both.filter(
      ({ gold: { value }, found }) => value !== undefined && (value === found.value || value === found.open),
    ).length,
  };
}

export function addCounts(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, counts) => ({
      gold: sum.gold + counts.gold,
      found: sum.found + counts.found,
      exact: sum.exact + counts.exact,
      overlap: sum.overlap + counts.overlap,
      value: sum.value + counts.value,
    }),
    NONE,
  );
}

export type Measure = 'exact' | 'overlap' | 'value';

/** F1 in percent; a set without any expression, none of them found, scores 100. */
export function f1(counts: Counts, measure: Measure): number {
  const sum = counts.gold + counts.found;
  return sum === 0 ? 100 : (200 * counts[measure]) / sum;
}

export function precision(counts: Counts, measure: Measure): number {
  return counts.found === 0 ? 100 : (100 * counts[measure]) / counts.found;
}

export function recall(counts: Counts, measure: Measure): number {
  return counts.gold === 0 ? 100 : (100 * counts[measure]) / counts.gold;
}

/** The middle 95 % of F1 over `samples` draws of documents with replacement; the same draws each time. */
export function interval(documents: readonly Counts[], measure: Measure, samples = 1000): readonly [number, number] {
  const random = generator(20181211);
  const scores = Array.from({ length: samples }, () =>
    f1(addCounts(documents.map(() => documents[Math.floor(random() * documents.length)] ?? NONE)), measure),
  ).sort((a, b) => a - b);
  const at = (share: number): number => scores[Math.min(samples - 1, Math.floor(share * samples))] ?? 0;
  return [at(0.025), at(0.975)];
}

function isSameCore(text: string, a: Span, b: Span): boolean {
  const [left, right] = [coreOf(text, a), coreOf(text, b)];
  return left.start === right.start && left.end === right.end;
}

/** Marsaglia’s xorshift, 32 bits: good enough to draw documents. */
function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
