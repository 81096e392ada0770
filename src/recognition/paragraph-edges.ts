/** How far beyond the place asked for an edge is looked for before a lesser kind of edge is taken. UTF-16 units. */
const REACH = 4000;

/** Behind the end of a sentence: a mark behind a word that is no abbreviation, a blank, a capital. */
const SENTENCE_EDGE = /[\p{Ll}\p{N}]{4}[.!?…] (?=\p{Lu})/gu;

/**
 * Where a paragraph begins, at least `least` characters before `at`: behind a blank line, else a line end, else (in a
 * long line) a sentence's end, else a blank. 0 near the beginning.
 */
export function paragraphStart(text: string, at: number, least: number): number {
  const from = at - least;
  if (from <= 0) return 0;
  const floor = Math.max(0, from - REACH);
  const blank = text.lastIndexOf('\n\n', from - 2);
  if (blank !== -1 && blank + 2 > floor) return blank + 2;
  if (floor === 0) return 0;
  const line = text.lastIndexOf('\n', from - 1);
  if (line + 1 > floor) return line + 1;
  let sentence = -1;
  for (const match of text.slice(floor, from + 1).matchAll(SENTENCE_EDGE)) sentence = match.index + match[0].length;
  if (sentence !== -1) return floor + sentence;
  const space = text.lastIndexOf(' ', from);
  return space > floor ? space + 1 : from;
}

/** Where a paragraph ends, at least `least` characters behind `at`, as {@link paragraphStart}. */
export function paragraphEnd(text: string, at: number, least: number): number {
  const from = at + least;
  if (from >= text.length) return text.length;
  const ceiling = Math.min(text.length, from + REACH);
  const ahead = text.slice(from, ceiling + 2);
  const blank = ahead.indexOf('\n\n');
  if (blank !== -1) return from + blank;
  if (ceiling === text.length) return text.length;
  const line = ahead.indexOf('\n');
  if (line !== -1) return from + line;
  SENTENCE_EDGE.lastIndex = 0;
  const sentence = SENTENCE_EDGE.exec(ahead);
  if (sentence !== null) return from + sentence.index + sentence[0].length;
  const space = ahead.indexOf(' ');
  return space === -1 ? from : from + space;
}
