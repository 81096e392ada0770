import { KNOWN_ACRONYMS, NOT_INSTITUTIONS } from '../lexicon/institution-words';
import { institutionKey } from '../entities/variants';
import { contentInitials } from './acronyms';
import { isRomanNumeral, type AcronymSighting } from './acronym-sightings';
import type { LongName } from './institutions';
import type { Sentence } from './word';

/** What an acronym of this article stands for. */
export interface AcronymMeaning {
  /** The key of its long name (see `institutionKey`), where the article gives one. */
  readonly key?: string | undefined;
  /** The long name as first written beside it. */
  readonly name?: string | undefined;
  readonly reason: 'long' | 'known' | 'article';
}

/** A long name in its sentence. */
export interface PlacedName {
  readonly sentence: Sentence;
  readonly name: LongName;
}

/**
 * Which acronyms of an article are institutions. A long name beside the acronym decides first, then a long name anywhere
 * with exactly these initials, then the list of well-known ones, then use as a name (« l’OIM »).
 */
export function acronymMeanings(
  sightings: readonly AcronymSighting[],
  names: readonly PlacedName[],
): ReadonlyMap<string, AcronymMeaning> {
  const byInitials = new Map<string, string>();
  for (const { sentence, name } of names) {
    const words = sentence.words.slice(name.from, name.to);
    const initials = contentInitials(words).join('');
    if (!byInitials.has(initials)) byInitials.set(initials, shown(sentence, name));
  }
  const others = new Set<string>();
  const beside = new Map<string, string>();
  const used = new Set<string>();
  for (const { letters, use, long, other, sentence } of sightings) {
    if (other) others.add(letters);
    if (long !== undefined && !beside.has(letters)) beside.set(letters, shown(sentence, long));
    if (use === 'article') used.add(letters);
  }
  const meanings = new Map<string, AcronymMeaning>();
  for (const { letters } of sightings) {
    if (meanings.has(letters)) continue;
    const name = byInitials.get(initialsOf(letters)) ?? beside.get(letters);
    if (others.has(letters) || (NOT_INSTITUTIONS.has(letters) && !beside.has(letters))) continue;
    if (name !== undefined) meanings.set(letters, { key: institutionKey(name), name, reason: 'long' });
    else if (isRomanNumeral(letters)) continue;
    else if (KNOWN_ACRONYMS.has(letters)) meanings.set(letters, { reason: 'known' });
    else if (used.has(letters)) meanings.set(letters, { reason: 'article' });
  }
  return meanings;
}

function initialsOf(letters: string): string {
  return letters.normalize('NFD').replace(/\p{M}/gu, '');
}

function shown({ words, text, start }: Sentence, { from, to }: LongName): string {
  return text.slice((words[from]?.start ?? start) - start, (words[to - 1]?.end ?? start) - start);
}
