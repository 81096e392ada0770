import type { Quote } from '../annotation/model';
import { isWordCharacterAt, isWordCharacterBefore } from '../text/characters';
import { foldTypography } from '../text/fold';
import type { TextSearch, Visit } from './text-search';

/** A quote made ready for searching. All strings are folded and may be empty. */
export interface Pattern {
  readonly prefix: string;
  readonly exact: string;
  readonly suffix: string;
}

export function patternOf(quote: Quote): Pattern {
  return {
    prefix: foldTypography(quote.prefix ?? ''),
    exact: foldTypography(quote.exact),
    suffix: foldTypography(quote.suffix ?? ''),
  };
}

/** The string that stands in the text where the pattern occurs. */
export function wholeOf(pattern: Pattern): string {
  return pattern.prefix + pattern.exact + pattern.suffix;
}

/**
 * Visits the places of a quote with its context, by the start of `exact`, in text order. On a side without context the
 * quote must not begin or end inside a word: « Paul » alone does not mean the first half of « Pauline ».
 */
export function eachOccurrence(search: TextSearch, pattern: Pattern, visit: Visit): void {
  const whole = wholeOf(pattern);
  if (whole === '') return;
  search.each(whole, (at) => {
    const start = at + pattern.prefix.length;
    return !standsFree(search.folded, pattern, start) || visit(start);
  });
}

/** Whether a place does not cut a word on a side where the pattern has no context. */
export function standsFree(text: string, { prefix, exact, suffix }: Pattern, start: number): boolean {
  const end = start + exact.length;
  if (prefix === '' && isWordCharacterBefore(text, start) && isWordCharacterAt(text, start)) return false;
  return suffix !== '' || !isWordCharacterAt(text, end) || !isWordCharacterBefore(text, end);
}
