/** The types that the page describes; a mark names its type by one of these words. */
const TYPES = ['actor', 'institution', 'date', 'place', 'event', 'document'] as const;

export type MarkedType = (typeof TYPES)[number];

export interface ExampleMark {
  readonly type: MarkedType;
  /** UTF-16 offsets into {@link Example.text}. */
  readonly start: number;
  readonly end: number;
}

/** An example of the guideline, between guillemets on the page. */
export interface Example {
  /** Line of the page, from 1. */
  readonly line: number;
  /** As it stands on the page, brackets included, on one line. */
  readonly written: string;
  /** Without brackets. */
  readonly text: string;
  /** In reading order, none overlapping. */
  readonly marks: readonly ExampleMark[];
  /** The type of its section: the one that `∅` denies. */
  readonly type: MarkedType;
  readonly language: 'fr' | 'en';
}

interface Section {
  readonly type: MarkedType;
  readonly language: 'fr' | 'en';
}

/**
 * What unnamed brackets mean below each heading. Examples below any other heading are an error, and so is a heading
 * of this list without examples.
 */
const SECTIONS: Readonly<Record<string, Section>> = {
  'In general': { type: 'institution', language: 'fr' },
  Actor: { type: 'actor', language: 'fr' },
  Edges: { type: 'institution', language: 'fr' },
  'Settled questions': { type: 'institution', language: 'fr' },
  Date: { type: 'date', language: 'fr' },
  Place: { type: 'place', language: 'fr' },
  Event: { type: 'event', language: 'fr' },
  Document: { type: 'document', language: 'fr' },
  'Actors in English': { type: 'actor', language: 'en' },
  'Institutions in English': { type: 'institution', language: 'en' },
  'Dates in English': { type: 'date', language: 'en' },
  'Places in English': { type: 'place', language: 'en' },
};

/** Everything an example may be made of, beside the brackets of its marks. */
const PLAIN = /^[\p{L}\p{N} ’,.;!?()“”/–-]*$/u;
const MARK = /\[(?:(?<type>[^\][:]*): )?(?<words>[^\][:]*)\]/gu;
const NOTATION = /[«»∅[\]]|^#{1,6} .*$/gmu;

/**
 * Reads the examples of the guideline. Whatever is not written as the page itself explains is an error that names the
 * line, so that no example is left untested unnoticed: brackets or `∅` outside of an example, guillemets that say
 * nothing, types that do not exist, an example twice.
 *
 * @param page with LF line ends
 */
export function readGuideline(page: string, sections: Readonly<Record<string, Section>> = SECTIONS): Example[] {
  const body = withoutCode(page);
  const examples: Example[] = [];
  const seen = new Set<string>();
  const used = new Set<string>();
  let heading = '';
  let after = 0;
  for (const { 0: sign, index } of body.matchAll(NOTATION)) {
    if (index < after) continue;
    if (sign.startsWith('#')) {
      heading = sign.replace(/^#+ /, '');
      continue;
    }
    const line = lineAt(body, index);
    if (sign !== '«') throw mistake(line, `${sign} outside of an example`);
    const close = body.indexOf('»', index);
    if (close === -1) throw mistake(line, '« is not closed');
    if (page.slice(index, close).includes('`')) throw mistake(line, 'code inside an example');
    const section = Object.hasOwn(sections, heading) ? sections[heading] : undefined;
    if (section === undefined) throw mistake(line, `an example below “${heading}”, which has no type`);
    used.add(heading);
    const denied = /^\s+∅/u.exec(body.slice(close + 1, close + 40));
    const example = readExample(body.slice(index + 1, close), denied !== null, section, line);
    const key = `${section.type} ${section.language} ${example.written}`;
    if (seen.has(key)) throw mistake(line, `twice on the page: ${example.written}`);
    seen.add(key);
    examples.push(example);
    after = close + 1 + (denied?.[0].length ?? 0);
  }
  const empty = Object.keys(sections).find((name) => !used.has(name));
  if (empty !== undefined) throw new Error(`docs/guideline.md: no examples below “${empty}”`);
  return examples;
}

/** The page with `code` blanked out, offsets kept. */
function withoutCode(page: string): string {
  const fence = page.search(/^ *(?:```|~~~)/m);
  if (fence !== -1) throw mistake(lineAt(page, fence), 'a block of code: write examples in the text');
  return page.replace(/`[^`\n]*`/g, (code) => ' '.repeat(code.length));
}

function readExample(inside: string, denied: boolean, { type, language }: Section, line: number): Example {
  if (/\n\s*(?:\n|[-*#|>] |\d+\. )/.test(inside)) throw mistake(line, '« is not closed in its paragraph');
  const spaced = inside.replace(/\n */g, ' ');
  const written = spaced.trim();
  if (written === '' || spaced !== ` ${written} `) throw mistake(line, 'one plain space inside each guillemet');
  const marks: ExampleMark[] = [];
  let text = '';
  let after = 0;
  for (const { 0: mark, index, groups } of written.matchAll(MARK)) {
    const words = groups?.['words'] ?? '';
    const named = groups?.['type'];
    const markType = named === undefined ? type : TYPES.find((known) => known === named);
    if (markType === undefined) throw mistake(line, `${mark}: no type “${named ?? ''}”; known: ${TYPES.join(', ')}`);
    if (named === type) throw mistake(line, `${mark}: brackets mean ${type} in this section already`);
    if (words === '' || words !== words.trim()) throw mistake(line, `${mark}: empty, or a space at its edge`);
    text += written.slice(after, index);
    marks.push({ type: markType, start: text.length, end: text.length + words.length });
    text += words;
    after = index + mark.length;
  }
  text += written.slice(after);
  if (!PLAIN.test(text) || /\s{2}/.test(text)) throw mistake(line, `unusual notation in « ${written} »`);
  const own = marks.some((mark) => mark.type === type);
  if (own && denied) throw mistake(line, `« ${written} » has a mark of its section’s type, and ∅`);
  if (!own && !denied) {
    throw mistake(line, `« ${written} » has no ${type}: mark it, say ∅, or write words one talks about in _italics_`);
  }
  return { line, written, text, marks, type, language };
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

function mistake(line: number, what: string): Error {
  return new Error(`docs/guideline.md:${String(line)}: ${what}`);
}
