import { KNOWN_ACRONYMS, NOT_INSTITUTIONS } from '../lexicon/institution-words';
import type { KnownName } from '../entities/known-entities';
import { institutionKey } from '../entities/variants';
import { acronymLetters, contentInitials } from './acronyms';
import { isRomanNumeral } from './acronym-sightings';
import { textOfWords, type Reading } from './reading';
import type { Slices } from '../slices';

/** What an acronym of this article stands for. */
export interface AcronymMeaning {
  /** The key of its long name (see `institutionKey`), where the article gives one. */
  readonly key?: string | undefined;
  /** The long name as first written beside it. */
  readonly name?: string | undefined;
  readonly reason: 'long' | 'known' | 'article';
}

/**
 * Which acronyms of an article are institutions. A long name beside the acronym decides first, then a long name anywhere
 * with exactly these initials, then the list of well-known ones, then use as a name (« l’OIM »).
 */
export async function acronymMeanings(
  readings: readonly Reading[],
  slices: Slices,
  elsewhere: readonly KnownName[],
): Promise<ReadonlyMap<string, AcronymMeaning>> {
  const byInitials = new Map<string, string>();
  for (const { sentence, names } of readings) {
    for (const { from, to } of names) {
      const initials = contentInitials(sentence.words.slice(from, to)).join('');
      if (!byInitials.has(initials)) byInitials.set(initials, textOfWords(sentence, from, to));
    }
    if (slices.due) await slices.rest();
  }
  const others = new Set<string>();
  const beside = new Map<string, string>();
  const used = new Set<string>();
  const all: string[] = [];
  for (const { sentence, sightings } of readings) {
    for (const { letters, acts, long, other } of sightings) {
      all.push(letters);
      if (other) others.add(letters);
      if (long !== undefined && !beside.has(letters)) beside.set(letters, textOfWords(sentence, long.from, long.to));
      if (acts) used.add(letters);
    }
    if (slices.due) await slices.rest();
  }
  const meanings = meaningsElsewhere(elsewhere);
  for (const letters of new Set(all)) {
    const name = byInitials.get(initialsOf(letters)) ?? beside.get(letters);
    if (others.has(letters) || (NOT_INSTITUTIONS.has(letters) && name === undefined)) continue;
    if (name !== undefined) meanings.set(letters, { key: institutionKey(name), name, reason: 'long' });
    else if (meanings.has(letters) || isRomanNumeral(letters)) continue;
    else if (KNOWN_ACRONYMS.has(letters)) meanings.set(letters, { reason: 'known' });
    else if (used.has(letters)) meanings.set(letters, { reason: 'article' });
  }
  return meanings;
}

/** What acronyms stand for in the rest of the article. */
function meaningsElsewhere(elsewhere: readonly KnownName[]): Map<string, AcronymMeaning> {
  const meanings = new Map<string, AcronymMeaning>();
  for (const { acronym, name, entity } of elsewhere) {
    if (acronym !== true) continue;
    const long = entity.name === name ? undefined : entity.name;
    const letters = acronymLetters(name);
    if (long !== undefined) meanings.set(letters, { key: institutionKey(long), name: long, reason: 'long' });
    else meanings.set(letters, { reason: KNOWN_ACRONYMS.has(letters) ? 'known' : 'article' });
  }
  return meanings;
}

function initialsOf(letters: string): string {
  return letters.normalize('NFD').replace(/\p{M}/gu, '');
}
