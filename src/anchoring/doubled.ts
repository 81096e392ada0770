import type { Pattern } from './quote-search';
import type { TextSearch } from './text-search';

/** How far apart a stretch of text and its copy are looked for: a long paragraph. */
const FARTHEST = 4096;
/** Copies in a row, and places of the quote between two of them, that are looked at. */
const MOST_COPIES = 32;
const MOST_BETWEEN = 8;

/**
 * Other places of a quote, where the text around it was written twice or more in a row. Whichever copy is taken away,
 * the same text is left; the quote can therefore have come from each copy between one that has its whole prefix and a
 * later one that has its whole suffix. White space between copies may differ.
 *
 * @param place where `exact` stands
 * @returns starts in text order, `place` not among them; none where the text around the quote stands once
 */
export function doubledPlaces(search: TextSearch, pattern: Pattern, place: number): number[] {
  const { prefix, exact, suffix } = pattern;
  const text = search.folded;
  // Mostly nothing near has the suffix, or the prefix: then no copy follows, or precedes, that the quote can have come from.
  const follows = search.beginsWithin(exact + suffix, place + 1, place + FARTHEST);
  const precedes = search.beginsWithin(prefix + exact, place - FARTHEST - prefix.length, place - prefix.length);
  if (!follows && !precedes) return [];
  const earlier = precedes ? copies(text, exact, place, -1).reverse() : [];
  const later = follows ? copies(text, exact, place, 1) : [];
  const own = earlier.length;
  const row = [...earlier, place, ...later];
  const first = row.findIndex((start) => start >= prefix.length && text.startsWith(prefix, start - prefix.length));
  const last = row.findLastIndex((start) => text.startsWith(suffix, start + exact.length));
  if (first === -1 || first > own || last < own) return [];
  return row.slice(first, last + 1).filter((start) => start !== place);
}

/** The copies that follow (or precede) a place without anything between them, the nearest first. */
function copies(text: string, exact: string, place: number, direction: 1 | -1): number[] {
  const found: number[] = [];
  let next = nextCopy(text, exact, place, direction);
  while (next !== undefined && found.length < MOST_COPIES) {
    found.push(next);
    next = nextCopy(text, exact, next, direction);
  }
  return found;
}

function nextCopy(text: string, exact: string, place: number, direction: 1 | -1): number | undefined {
  const from = Math.max(0, place - FARTHEST);
  const window = text.slice(from, place + FARTHEST + exact.length);
  const own = place - from;
  let at = own;
  for (let seen = 0; seen < MOST_BETWEEN; seen += 1) {
    if (direction === -1 && at === 0) return undefined;
    at = direction === 1 ? window.indexOf(exact, at + 1) : window.lastIndexOf(exact, at - 1);
    if (at === -1) return undefined;
    if (isDoubled(text, from + Math.min(at, own), from + Math.max(at, own), exact.length)) return from + at;
  }
  return undefined;
}

/** Whether one stretch of text holds the quote at `first`, and the next stretch is the same with the quote at `second`. */
function isDoubled(text: string, first: number, second: number, length: number): boolean {
  const distance = second - first;
  if (distance < length) return false;
  let after = length;
  while (after < distance && text.charCodeAt(first + after) === text.charCodeAt(second + after)) after += 1;
  let before = 0;
  while (
    after + before < distance &&
    before < first &&
    text.charCodeAt(first - before - 1) === text.charCodeAt(second - before - 1)
  ) {
    before += 1;
  }
  return text.slice(first + after, second - before).trim() === '';
}
