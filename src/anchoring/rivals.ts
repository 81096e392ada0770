import { doubledPlaces } from './doubled';
import { GRAM } from './gram-index';
import { standsFree, type Pattern } from './quote-search';
import { ownSentence, standsInSentence, type OwnSentence } from './sentence-context';
import type { TextSearch } from './text-search';

/** So many more characters of context beyond its own sentence tell a place from a copy of that sentence. */
export const EVIDENCE = 16;
/** Places of a sentence that are looked at. */
const MOST = 32;
/** How far around a place very short sentences are looked for, which are too common for the whole text. */
const AROUND = 4096;

/**
 * The other places that a quote may mean as well as `place`: a sentence or paragraph was pasted a second time, and
 * nothing in quote and text tells the original from the copy. Two kinds:
 * - the stretch of text around the place stands twice in a row;
 * - the quote's own sentence stands elsewhere, and the context beyond it (of both sides together, counted outwards while
 *   it matches) speaks for `place` by less than {@link EVIDENCE} characters.
 *
 * `describeSpans` takes contexts that have no rivals, else numbers them; `locate` calls a quote with rivals ambiguous.
 *
 * @param place where the quote is believed to stand
 * @returns starts in text order, at most about a hundred
 */
export function rivalsOf(search: TextSearch, pattern: Pattern, place: number): number[] {
  if (pattern.exact === '') return [];
  const rivals = new Set(doubledPlaces(search, pattern, place));
  for (const start of copiesOfSentence(search, pattern, place)) rivals.add(start);
  return [...rivals].sort((a, b) => a - b);
}

/** A quote without what its context holds beyond its own sentence: copies of the sentence have this in common. */
export function withinSentence(pattern: Pattern): Pattern {
  const { head, tail } = ownSentence(pattern);
  return { prefix: head, exact: pattern.exact, suffix: tail };
}

function copiesOfSentence(search: TextSearch, pattern: Pattern, place: number): number[] {
  const sentence = ownSentence(pattern);
  if (!sentence.begins && !sentence.ends) return [];
  const text = search.folded;
  const { prefix, exact, suffix } = pattern;
  const matched = matchedContext(text, pattern, place);
  // What a rival may lack of the whole context, and therefore on either side.
  const lack = prefix.length + suffix.length - matched + EVIDENCE - 1;
  const shorter: Pattern = {
    prefix: prefix.slice(Math.min(lack, prefix.length - sentence.head.length)),
    exact,
    suffix: suffix.slice(0, Math.max(suffix.length - lack, sentence.tail.length)),
  };
  const rivals: number[] = [];
  let seen = 0;
  eachPlace(search, shorter, place, (start) => {
    if (start === place) return true;
    seen += 1;
    if (isRival(text, pattern, sentence, start, matched)) rivals.push(start);
    return seen < MOST;
  });
  return rivals;
}

function isRival(text: string, pattern: Pattern, sentence: OwnSentence, start: number, matched: number): boolean {
  if (matched - matchedContext(text, pattern, start) >= EVIDENCE) return false;
  return standsInSentence(text, pattern.exact, start, sentence);
}

/** How many characters of the context stand around a place, counted outwards from it. */
function matchedContext(text: string, { prefix, exact, suffix }: Pattern, start: number): number {
  let before = 0;
  while (
    before < prefix.length &&
    before < start &&
    text.charCodeAt(start - before - 1) === prefix.charCodeAt(prefix.length - before - 1)
  ) {
    before += 1;
  }
  const end = start + exact.length;
  let after = 0;
  while (after < suffix.length && text.charCodeAt(end + after) === suffix.charCodeAt(after)) after += 1;
  return before + after;
}

/** Visits the places of a pattern: all of them, or those around `place` if the pattern is too short to search for. */
function eachPlace(search: TextSearch, pattern: Pattern, place: number, visit: (start: number) => boolean): void {
  const { prefix } = pattern;
  const whole = prefix + pattern.exact + pattern.suffix;
  const text = search.folded;
  const found = (at: number): boolean => !standsFree(text, pattern, at + prefix.length) || visit(at + prefix.length);
  if (whole.length >= GRAM) {
    search.each(whole, found);
    return;
  }
  const from = Math.max(0, place - AROUND);
  const window = text.slice(from, place + AROUND);
  for (let at = window.indexOf(whole); at !== -1; at = window.indexOf(whole, at + 1)) if (!found(from + at)) return;
}
