import { message } from '../../text/message';
import { overlaps, type Span } from '../../text/span';
import { institutionKey, personWords } from '../entities/variants';
import { CAPITAL_HEADS, NOT_INSTITUTIONS } from '../lexicon/institution-words';
import type { Slices } from '../slices';
import { findAcronyms, type AcronymSighting } from './acronym-sightings';
import { acronymLetters } from './acronyms';
import { findAgencyCredit } from './agency';
import type { NameCandidate } from './candidate';
import { findLongNames, type LongName } from './institutions';
import { acronymMeanings, type AcronymMeaning, type PlacedName } from './known-acronyms';
import { findPeople } from './people';
import { personNameEnd } from './person-name';
import { PLACES } from '../lexicon/places';
import { touches, type Sentence } from './word';

/** The names of one article, in reading order, none overlapping, and what its acronyms stand for. */
export interface FoundNames {
  readonly candidates: readonly NameCandidate[];
  readonly acronyms: ReadonlyMap<string, AcronymMeaning>;
}

/** One sentence on its way through the passes. */
interface Reading {
  readonly sentence: Sentence;
  readonly names: readonly LongName[];
  readonly sightings: readonly AcronymSighting[];
  readonly found: NameCandidate[];
}

/**
 * Finds people and institutions. Names are found by the words around them first; a second pass then marks the same
 * names where nothing stands beside them, since an article says who someone is only once.
 */
export async function findNames(sentences: readonly Sentence[], language: string, slices: Slices): Promise<FoundNames> {
  const letters = new Set<string>();
  for (const { words, loud } of sentences) {
    if (loud) continue;
    for (const { shape, text } of words) {
      if (shape !== 'upper') continue;
      const acronym = acronymLetters(text);
      if (acronym.length <= 8 && !NOT_INSTITUTIONS.has(acronym)) letters.add(acronym);
    }
  }
  const readings: Reading[] = [];
  for (const sentence of sentences) {
    const names = findLongNames(sentence, language, letters);
    readings.push({ sentence, names, sightings: findAcronyms(sentence, names), found: [] });
    if (slices.due) await slices.rest();
  }
  const placed: PlacedName[] = readings.flatMap(({ sentence, names }) => names.map((name) => ({ sentence, name })));
  const acronyms = acronymMeanings(
    readings.flatMap(({ sightings }) => sightings),
    placed,
  );
  for (const reading of readings) {
    addInstitutions(reading, acronyms);
    addPeople(reading);
    if (slices.due) await slices.rest();
  }
  await addKnown(readings, slices);
  const candidates = readings.flatMap(({ found }) => found.sort((a, b) => a.start - b.start));
  return { candidates, acronyms };
}

function addInstitutions(
  { sentence, names, sightings, found }: Reading,
  acronyms: ReadonlyMap<string, AcronymMeaning>,
): void {
  const credit = findAgencyCredit(sentence.text);
  if (credit !== undefined) {
    const span = { start: sentence.start + credit.start, end: sentence.start + credit.end };
    const name = sentence.text.slice(credit.start, credit.end);
    const acronym = name === name.toUpperCase() && !name.includes(' ');
    found.push({
      ...span,
      type: 'institution',
      name,
      confidence: 0.95,
      why: message('recognition.institution.agency'),
      acronym,
    });
  }
  for (const { from, to, confidence, why } of names) {
    push(found, sentence, from, to, { type: 'institution', confidence, why });
  }
  for (const { word, letters } of sightings) {
    const meaning = acronyms.get(letters);
    if (meaning === undefined || (sentence.loud && meaning.reason === 'article')) continue;
    const at = sentence.words.indexOf(word);
    const why =
      meaning.name === undefined
        ? message(`recognition.institution.acronym-${meaning.reason === 'known' ? 'known' : 'article'}`)
        : message('recognition.institution.acronym', meaning.name);
    const confidence = { long: 0.95, known: 0.9, article: 0.7 }[meaning.reason];
    push(found, sentence, at, at + 1, { type: 'institution', confidence, why, acronym: true });
  }
}

function addPeople({ sentence, found }: Reading): void {
  const taken = [...found];
  for (const { from, to, confidence, why, role } of findPeople(sentence, blockedBy(sentence, taken))) {
    const said = role === undefined ? undefined : roleText(sentence, role.from, role.to);
    push(found, sentence, from, to, { type: 'actor', confidence, why, role: said });
  }
}

/** The words of a role without what stands in parentheses. */
function roleText(sentence: Sentence, from: number, to: number): string {
  return textOf(sentence, from, to)
    .replace(/\s?\([^()]*\)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function push(
  found: NameCandidate[],
  sentence: Sentence,
  from: number,
  to: number,
  rest: Omit<NameCandidate, 'start' | 'end' | 'name'>,
): void {
  const first = sentence.words[from];
  const last = sentence.words[to - 1];
  if (first === undefined || last === undefined) return;
  const span = { start: first.start, end: last.end };
  if (found.some((other) => overlaps(other, span))) return;
  found.push({ ...span, name: textOf(sentence, from, to), ...rest });
}

function textOf({ words, text, start }: Sentence, from: number, to: number): string {
  return text.slice((words[from]?.start ?? start) - start, (words[to - 1]?.end ?? start) - start);
}

function blockedBy({ words }: Sentence, spans: readonly Span[]): (at: number) => boolean {
  const blocked = new Set<number>();
  let next = 0;
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  words.forEach((word, index) => {
    while (next < sorted.length && (sorted[next]?.end ?? 0) <= word.start) next += 1;
    const span = sorted[next];
    if (span !== undefined && overlaps(span, word)) blocked.add(index);
  });
  return (at) => blocked.has(at);
}

/** What the first pass learnt about this article. */
interface Known {
  /** Full names of people, by their plain words. */
  readonly people: ReadonlyMap<string, string>;
  /** Surnames (with particles), by their plain words; the full name. */
  readonly surnames: ReadonlyMap<string, string>;
  /** Heads of institutions that only one institution of the article has; its name and first place. */
  readonly heads: ReadonlyMap<string, { readonly name: string; readonly after: number } | undefined>;
}

function learn(readings: readonly Reading[]): Known {
  const people = new Map<string, string>();
  const surnames = new Map<string, string>();
  const heads = new Map<string, { name: string; after: number } | undefined>();
  for (const { found } of readings) {
    for (const candidate of found) {
      if (candidate.type === 'actor') {
        const words = personWords(candidate.name);
        if (!people.has(words.join(' '))) people.set(words.join(' '), candidate.name);
        for (let from = 1; from < words.length; from += 1) {
          const surname = words.slice(from).join(' ');
          if (!surnames.has(surname)) surnames.set(surname, candidate.name);
        }
      } else if (candidate.acronym !== true) {
        const head = institutionKey(candidate.name).split(' ')[0] ?? '';
        const known = heads.get(head);
        if (!heads.has(head)) heads.set(head, { name: candidate.name, after: candidate.end });
        else if (known !== undefined && institutionKey(known.name) !== institutionKey(candidate.name))
          heads.set(head, undefined);
      }
    }
  }
  return { people, surnames, heads };
}

async function addKnown(readings: readonly Reading[], slices: Slices): Promise<void> {
  const known = learn(readings);
  for (const { sentence, found } of readings) {
    const { words } = sentence;
    const blocked = blockedBy(sentence, found);
    for (let at = 0; at < words.length; at += 1) {
      if (blocked(at)) continue;
      addShortInstitution(sentence, at, known, found);
      const to = personNameEnd(words, at, blocked);
      if (to === at) continue;
      addKnownPerson(sentence, at, to, known, found);
      at = to - 1;
    }
    if (slices.due) await slices.rest();
  }
}

/** The longest stretch of a capitalised run that is a name of this article, or its whole, if that is a surname. */
function addKnownPerson(sentence: Sentence, from: number, to: number, known: Known, found: NameCandidate[]): void {
  const plain = (start: number, end: number): string => personWords(textOf(sentence, start, end)).join(' ');
  for (let length = to - from; length >= 2; length -= 1) {
    for (let start = from; start + length <= to; start += 1) {
      const full = known.people.get(plain(start, start + length));
      if (full === undefined) continue;
      push(found, sentence, start, start + length, {
        type: 'actor',
        confidence: 0.9,
        why: message('recognition.actor.again', full),
      });
      return;
    }
  }
  const run = plain(from, to);
  const again = known.people.get(run);
  const full = again ?? known.surnames.get(run);
  if (full === undefined || PLACES.has(run)) return;
  const why =
    again === undefined ? message('recognition.actor.surname', full) : message('recognition.actor.again', full);
  push(found, sentence, from, to, { type: 'actor', confidence: 0.8, why });
}

/** « la Commission » after « la Commission européenne », when no other commission is named. */
function addShortInstitution(sentence: Sentence, at: number, known: Known, found: NameCandidate[]): void {
  const { words } = sentence;
  const word = words[at];
  if (word?.shape !== 'capital' || !CAPITAL_HEADS.has(word.plain)) return;
  const article = words[at - 1];
  if (article === undefined || !/^(?:la|le|l'|du|au|the)$/.test(article.plain) || !touches(article, word)) return;
  const full = known.heads.get(institutionKey(word.text));
  if (full === undefined || word.start < full.after) return;
  const why = message('recognition.institution.short', full.name);
  push(found, sentence, at, at + 1, { type: 'institution', confidence: 0.75, why });
}
