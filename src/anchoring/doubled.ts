import { isSpace } from '../text/characters';
import type { Pattern } from './quote-search';
import type { TextSearch } from './text-search';

/** How far apart a stretch of text and its copy are looked for: a long paragraph. */
const FARTHEST = 4096;
/** Copies in a row, and places of the quote around it, that are looked at. */
const MOST_COPIES = 32;
const MOST_PLACES = 64;
/** White space that may differ between two copies. */
const SLACK = 8;

/**
 * Other places of a quote, where the text around it was written twice or more in a row. Whichever copy is taken away,
 * the same text is left; the quote can therefore have come from each copy between one that has its whole prefix and a
 * later one that has its whole suffix. White space between copies may differ.
 *
 * @param place where `exact` stands
 * @returns starts, `place` not among them; none where the text around the quote stands once
 */
export function doubledPlaces(search: TextSearch, pattern: Pattern, place: number): number[] {
  const { prefix, exact, suffix } = pattern;
  const text = search.folded;
  // Mostly nothing near has the suffix, or the prefix: then no copy follows, or precedes, that the quote can have come from.
  const follows = search.beginsWithin(exact + suffix, place + 1, place + FARTHEST);
  const precedes = search.beginsWithin(prefix + exact, place - FARTHEST - prefix.length, place - prefix.length);
  if (!follows && !precedes) return [];
  const found = new Set<number>();
  for (const copy of copiesNear(text, exact, place, precedes, follows)) {
    const row = copiesInRow(text, exact, place, Math.abs(copy - place));
    const own = row.indexOf(place);
    const first = row.findIndex((start) => start >= prefix.length && text.startsWith(prefix, start - prefix.length));
    const last = row.findLastIndex((start) => text.startsWith(suffix, start + exact.length));
    if (first === -1 || first > own || last < own) continue;
    for (const start of row.slice(first, last + 1)) found.add(start);
  }
  found.delete(place);
  return [...found];
}

/** Where the quote stands in a copy that directly follows or precedes; of copies of several lengths there are several. */
function copiesNear(text: string, exact: string, place: number, before: boolean, after: boolean): number[] {
  const found: number[] = [];
  if (before) {
    const from = Math.max(0, place - FARTHEST);
    const window = text.slice(from, place);
    let at = window.lastIndexOf(exact);
    for (let seen = 0; at !== -1 && seen < MOST_PLACES; seen += 1) {
      if (isDoubled(text, from + at, place, exact.length)) found.push(from + at);
      at = at === 0 ? -1 : window.lastIndexOf(exact, at - 1);
    }
  }
  if (after) {
    const from = place + exact.length;
    const window = text.slice(from, from + FARTHEST);
    let at = window.indexOf(exact);
    for (let seen = 0; at !== -1 && seen < MOST_PLACES; seen += 1) {
      if (isDoubled(text, place, from + at, exact.length)) found.push(from + at);
      at = window.indexOf(exact, at + 1);
    }
  }
  return found;
}

/** The places of the quote in all copies of about one length that stand in a row around a place, in text order. */
function copiesInRow(text: string, exact: string, place: number, length: number): number[] {
  const row = [place];
  for (const direction of [-1, 1]) {
    let at: number | undefined = place;
    while (at !== undefined && row.length < MOST_COPIES) {
      at = copyAt(text, exact, at, at + direction * length);
      if (at !== undefined) row.push(at);
    }
  }
  return row.sort((a, b) => a - b);
}

/** The place of the quote near `expected` that is in a copy beside the one around `place`. */
function copyAt(text: string, exact: string, place: number, expected: number): number | undefined {
  const from = Math.max(0, expected - SLACK);
  const window = text.slice(from, Math.max(0, expected + SLACK + exact.length));
  for (let at = window.indexOf(exact); at !== -1; at = window.indexOf(exact, at + 1)) {
    const start = from + at;
    if (isDoubled(text, Math.min(start, place), Math.max(start, place), exact.length)) return start;
  }
  return undefined;
}

/** Whether one stretch of text holds the quote at `first`, and the next stretch is the same with the quote at `second`. */
function isDoubled(text: string, first: number, second: number, length: number): boolean {
  const distance = second - first;
  if (distance < length) return false;
  let after = length;
  while (after < distance && text.charCodeAt(first + after) === text.charCodeAt(second + after)) after += 1;
  let blank = first + after;
  while (blank < second && isSpace(text.charCodeAt(blank))) blank += 1;
  const before = second - blank;
  // Compared from the far end, where stretches of different text differ.
  return before <= first && text.slice(first - before, first) === text.slice(blank, second);
}
