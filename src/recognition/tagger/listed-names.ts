import type { Sentence } from '../names/word';
import type { NameLists } from './gazetteer';
import { PhraseHash } from './hash';

/** Which words belong to a name of several words that a list holds: 1 a place, 2 an organisation, 3 both; 0 none. */
export const LONGEST_LISTED = 6;

/**
 * Looks up every stretch of two to {@link LONGEST_LISTED} words that begins with a capital.
 *
 * @returns for each word the kind of list, times two, plus one where the name begins
 */
export function listedNames({ words }: Sentence, lists: NameLists): Uint8Array {
  const listed = new Uint8Array(words.length);
  for (let at = 0; at < words.length; at += 1) {
    const first = words[at];
    if (first === undefined || (first.shape !== 'capital' && first.shape !== 'upper')) continue;
    const phrase = new PhraseHash();
    phrase.add(first.plain);
    let kind = 0;
    let to = at;
    for (let next = at + 1; next < words.length && next < at + LONGEST_LISTED; next += 1) {
      const word = words[next];
      if (word === undefined || word.kind === 'mark') break;
      const hash = phrase.add(word.plain);
      const found = (lists.places.has(hash) ? 1 : 0) + (lists.organisations.has(hash) ? 2 : 0);
      if (found === 0) continue;
      kind = found;
      to = next;
    }
    if (kind === 0) continue;
    listed[at] = kind * 2 + 1;
    listed.fill(kind * 2, at + 1, to + 1);
    at = to;
  }
  return listed;
}
