import { isFunction, PORTFOLIOS } from '../lexicon/functions';
import { FUNCTION_WORDS } from '../lexicon/function-words';
import { HONORIFICS, NAME_PARTICLES, RANKS } from '../lexicon/honorifics';
import {
  CAPITAL_HEADS,
  EVENT_OR_DOCUMENT_HEADS,
  KNOWN_ACRONYMS,
  NAMED_KINDS,
  NOT_INSTITUTIONS,
  SMALL_HEADS,
} from '../lexicon/institution-words';
import { COUNTRIES, PLACE_NOUNS } from '../lexicon/places';
import { AUXILIARIES, SPEECH_VERBS } from '../lexicon/speech';
import type { BloomFilter } from './bloom';
import { hashText } from './hash';

/** Lists too long for source code, kept with the model. Keys are hashes of plain words (or of phrases, spaces between). */
export interface NameLists {
  /** First names that are common, and those that are rare. */
  readonly firstNames: BloomFilter;
  readonly rareFirstNames: BloomFilter;
  readonly familyNames: BloomFilter;
  readonly towns: BloomFilter;
  /** Names of towns, regions and countries of several words. */
  readonly places: BloomFilter;
  /** Names of companies, parties, papers, clubs and other institutions, of one word or several. */
  readonly organisations: BloomFilter;
  /** Words of the language that are written small. */
  readonly common: BloomFilter;
}

export const LIST_NAMES = [
  'firstNames',
  'rareFirstNames',
  'familyNames',
  'towns',
  'places',
  'organisations',
  'common',
] as const;

/** What lists say of a word, one bit each. */
export const Bit = {
  firstName: 1 << 0,
  rareFirstName: 1 << 1,
  familyName: 1 << 2,
  town: 1 << 3,
  country: 1 << 4,
  common: 1 << 5,
  capitalHead: 1 << 6,
  smallHead: 1 << 7,
  function: 1 << 8,
  title: 1 << 9,
  placeNoun: 1 << 10,
  eventHead: 1 << 11,
  acronym: 1 << 12,
  noAcronym: 1 << 13,
  speech: 1 << 14,
  kind: 1 << 15,
  particle: 1 << 16,
  grammar: 1 << 17,
  portfolio: 1 << 18,
  organisation: 1 << 19,
} as const;

/** Whether the word can head the name of an institution. */
export const HEAD_BITS = Bit.capitalHead | Bit.smallHead;

/**
 * The lists that hold a word.
 *
 * @param plain lower case, no accents
 * @param upper as written, in capitals throughout
 */
export function gazetteerBits(plain: string, upper: string | undefined, lists: NameLists): number {
  const key = hashText(plain);
  let bits = 0;
  if (lists.firstNames.has(key)) bits |= Bit.firstName;
  else if (lists.rareFirstNames.has(key)) bits |= Bit.rareFirstName;
  if (lists.familyNames.has(key)) bits |= Bit.familyName;
  if (lists.towns.has(key)) bits |= Bit.town;
  if (lists.organisations.has(key)) bits |= Bit.organisation;
  if (COUNTRIES.has(plain)) bits |= Bit.country;
  if (lists.common.has(key)) bits |= Bit.common;
  if (CAPITAL_HEADS.has(plain)) bits |= Bit.capitalHead;
  if (SMALL_HEADS.has(plain)) bits |= Bit.smallHead;
  if (isFunction(plain)) bits |= Bit.function;
  if (HONORIFICS.has(plain) || RANKS.has(plain)) bits |= Bit.title;
  if (PLACE_NOUNS.has(plain)) bits |= Bit.placeNoun;
  if (EVENT_OR_DOCUMENT_HEADS.has(plain)) bits |= Bit.eventHead;
  if (upper !== undefined && KNOWN_ACRONYMS.has(upper)) bits |= Bit.acronym;
  if (upper !== undefined && NOT_INSTITUTIONS.has(upper)) bits |= Bit.noAcronym;
  if (SPEECH_VERBS.has(plain) || AUXILIARIES.has(plain)) bits |= Bit.speech;
  if (NAMED_KINDS.has(plain)) bits |= Bit.kind;
  if (NAME_PARTICLES.has(plain)) bits |= Bit.particle;
  if (FUNCTION_WORDS.has(plain)) bits |= Bit.grammar;
  if (PORTFOLIOS.has(plain)) bits |= Bit.portfolio;
  return bits;
}
