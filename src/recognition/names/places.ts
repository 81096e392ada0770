import { PLACE_PHRASES, PLACES } from '../lexicon/places';
import type { Word } from './word';

/** Whether a place that everyone knows begins at a word. */
export function isPlace(words: readonly Word[], at: number): boolean {
  const first = words[at];
  if (first === undefined) return false;
  return PLACES.has(first.plain) || placeEnd(words, at) > at + 1;
}

/** Where the known place that begins at `at` ends (index after its last word); `at` when none does. */
export function placeEnd(words: readonly Word[], at: number): number {
  let phrase = '';
  for (let end = at; end < Math.min(words.length, at + 4); end += 1) {
    const word = words[end];
    if (word?.kind !== 'word') break;
    phrase = phrase === '' || phrase.endsWith("'") ? phrase + word.plain : `${phrase} ${word.plain}`;
    if (end > at && PLACE_PHRASES.has(phrase)) return end + 1;
  }
  const first = words[at];
  return first !== undefined && (PLACES.has(first.plain) || PLACE_PHRASES.has(first.plain)) ? at + 1 : at;
}
