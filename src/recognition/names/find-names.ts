import type { KnownName } from '../entities/known-entities';
import { message } from '../../text/message';
import { NOT_INSTITUTIONS } from '../lexicon/institution-words';
import type { ProjectLexicon } from '../project/project-lexicon';
import { takeProjectNames } from '../project/take-names';
import type { Slices } from '../slices';
import { findAcronyms } from './acronym-sightings';
import { acronymLetters } from './acronyms';
import { findAgencyCredit } from './agency';
import type { NameCandidate } from './candidate';
import { secondReading } from '../tagger/second-reading';
import type { NameTagger } from '../tagger/name-tagger';
import { findLongNames } from './institutions';
import { acronymMeanings, type AcronymMeaning } from './known-acronyms';
import { addKnownNames } from './known-names';
import { findPeople } from './people';
import { Reading } from './reading';
import type { Sentence } from './word';

/** A name of the second reading from which others follow is at least this sure. */
const SURE = 0.85;

/** The names of one article, in reading order, none overlapping, and what its acronyms stand for. */
export interface FoundNames {
  readonly candidates: readonly NameCandidate[];
  readonly acronyms: ReadonlyMap<string, AcronymMeaning>;
}

/**
 * Finds people and institutions by the words around them, then the same names where nothing stands beside them.
 * Acronyms are gathered first, since a long name may end where its initials say.
 *
 * @param elsewhere names that other parts of the article say
 * @param lexicon what the project decided about names
 */
export async function findNames(
  sentences: readonly Sentence[],
  language: string,
  slices: Slices,
  elsewhere: readonly KnownName[] = [],
  tagger?: NameTagger,
  lexicon?: ProjectLexicon,
): Promise<FoundNames> {
  const letters = await acronymsIn(sentences, slices);
  for (const { acronym, name } of elsewhere) if (acronym === true) letters.add(acronymLetters(name));
  const readings: Reading[] = [];
  for (const sentence of sentences) {
    const names = findLongNames(sentence, language, letters);
    readings.push(new Reading(sentence, names, findAcronyms(sentence, names)));
    if (slices.due) await slices.rest();
  }
  let acronyms = await acronymMeanings(readings, slices, elsewhere);
  for (const reading of readings) {
    addInstitutions(reading, acronyms);
    addPeople(reading);
    if (slices.due) await slices.rest();
  }
  const follow = (least?: number) => (those: readonly Reading[]) => addKnownNames(those, slices, elsewhere, least);
  if (tagger === undefined) {
    const taken = await takeProjectNames(readings, lexicon, slices, follow());
    return { candidates: await candidatesOf(taken, slices), acronyms };
  }
  await addKnownNames(readings, slices, elsewhere);
  for (const { found } of readings) found.sort((a, b) => a.start - b.start);
  const again = await secondReading(readings, tagger, slices);
  acronyms = await acronymMeanings(again, slices, elsewhere);
  for (const reading of again) {
    addDefinedAcronyms(reading, acronyms);
    if (slices.due) await slices.rest();
  }
  const taken = await takeProjectNames(again, lexicon, slices, follow(SURE));
  return { candidates: await candidatesOf(taken, slices), acronyms };
}

async function candidatesOf(readings: readonly Reading[], slices: Slices): Promise<NameCandidate[]> {
  const candidates: NameCandidate[] = [];
  for (const { found } of readings) {
    candidates.push(...found.sort((a, b) => a.start - b.start));
    if (slices.due) await slices.rest();
  }
  return candidates;
}

/** Acronyms whose long name the article gives, wherever else they stand. */
function addDefinedAcronyms(reading: Reading, acronyms: ReadonlyMap<string, AcronymMeaning>): void {
  for (const { at, letters } of reading.sightings) {
    const meaning = acronyms.get(letters);
    if (meaning?.reason !== 'long' || meaning.name === undefined) continue;
    const why = message('recognition.institution.acronym', meaning.name);
    reading.add(at, at + 1, { type: 'institution', confidence: 0.9, why, acronym: true });
  }
}

async function acronymsIn(sentences: readonly Sentence[], slices: Slices): Promise<Set<string>> {
  const letters = new Set<string>();
  for (const { words, loud } of sentences) {
    if (loud) continue;
    for (const { shape, text } of words) {
      if (shape !== 'upper') continue;
      const acronym = acronymLetters(text);
      if (acronym.length <= 8 && !NOT_INSTITUTIONS.has(acronym)) letters.add(acronym);
    }
    if (slices.due) await slices.rest();
  }
  return letters;
}

function addInstitutions(reading: Reading, acronyms: ReadonlyMap<string, AcronymMeaning>): void {
  addAgency(reading);
  for (const { from, to, confidence, why } of reading.names) {
    const acronym = to === from + 1 && reading.sentence.words[from]?.shape === 'upper';
    reading.add(from, to, { type: 'institution', confidence, why, acronym });
  }
  for (const { at, letters } of reading.sightings) {
    const meaning = acronyms.get(letters);
    if (meaning === undefined || (reading.sentence.loud && meaning.reason === 'article')) continue;
    const why =
      meaning.name === undefined
        ? message(`recognition.institution.acronym-${meaning.reason === 'known' ? 'known' : 'article'}`)
        : message('recognition.institution.acronym', meaning.name);
    const confidence = { long: 0.95, known: 0.9, article: 0.7 }[meaning.reason];
    reading.add(at, at + 1, { type: 'institution', confidence, why, acronym: true });
  }
}

function addAgency(reading: Reading): void {
  const { text, start, words } = reading.sentence;
  const credit = findAgencyCredit(text);
  if (credit === undefined) return;
  const from = words.findIndex((word) => word.start === start + credit.start);
  const to = words.findIndex((word) => word.end === start + credit.end) + 1;
  if (from === -1 || to <= from) return;
  const name = reading.text(from, to);
  const acronym = to === from + 1 && words[from]?.shape === 'upper';
  const why = message('recognition.institution.agency', name);
  reading.add(from, to, { type: 'institution', confidence: 0.95, why, acronym });
}

function addPeople(reading: Reading): void {
  for (const { from, to, confidence, why, role } of findPeople(reading.sentence, reading.isTaken)) {
    const said = role === undefined ? undefined : roleText(reading.text(role.from, role.to));
    reading.add(from, to, { type: 'actor', confidence, why, role: said });
  }
}

/** The words of a role on one line, without what stands in parentheses. */
function roleText(words: string): string {
  return words
    .replace(/\s?\([^()]*\)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
