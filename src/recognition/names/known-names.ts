import { message } from '../../text/message';
import { institutionKey, personWords } from '../entities/variants';
import { CAPITAL_HEADS } from '../lexicon/institution-words';
import { NAME_PARTICLES } from '../lexicon/honorifics';
import { PLACES } from '../lexicon/places';
import type { Slices } from '../slices';
import type { NameCandidate } from './candidate';
import { personNameEnd } from './person-name';
import type { Reading } from './reading';
import { touches } from './word';

/** What a first pass learnt about an article. */
interface Known {
  /** Full names of people, by their plain words. */
  readonly people: ReadonlyMap<string, string>;
  /** Surnames (with particles), by their plain words; the full name. */
  readonly surnames: ReadonlyMap<string, string>;
  /** Every plain word of a person’s name: a run without one needs no closer look. */
  readonly nameWords: ReadonlySet<string>;
  /** Heads that one institution of the article has: its name and where that name first ends. Several: `undefined`. */
  readonly heads: ReadonlyMap<string, { readonly name: string; readonly after: number } | undefined>;
}

/**
 * Marks the names that a first pass found wherever else they stand in the article, since an article says who someone is
 * only once: full names, surnames, and the bare head of an institution (« la Commission »).
 *
 * @param least how sure a name must be for others to follow from it
 */
export async function addKnownNames(
  readings: readonly Reading[],
  slices: Slices,
  elsewhere: readonly NameCandidate[],
  least = 0,
): Promise<void> {
  const known = await learn([{ found: elsewhere }, ...readings], slices, least);
  for (const reading of readings) {
    const { words } = reading.sentence;
    for (let at = 0; at < words.length; at += 1) {
      if (reading.isTaken(at)) continue;
      addShortInstitution(reading, at, known);
      const to = personNameEnd(words, at, reading.isTaken);
      if (to === at) continue;
      addKnownPerson(reading, at, to, known);
      at = to - 1;
    }
    if (slices.due) await slices.rest();
  }
}

async function learn(
  readings: readonly { readonly found: readonly NameCandidate[] }[],
  slices: Slices,
  least: number,
): Promise<Known> {
  const people = new Map<string, string>();
  const surnames = new Map<string, string>();
  const nameWords = new Set<string>();
  const heads = new Map<string, { name: string; after: number } | undefined>();
  for (const { found } of readings) {
    for (const { type, name, acronym, end, confidence } of found) {
      if (type === 'place' || confidence < least) continue;
      if (type === 'actor') {
        const words = personWords(name);
        const plain = words.join(' ');
        if (people.has(plain)) continue;
        people.set(plain, name);
        for (const word of words) nameWords.add(word.replace(/^d'/, ''));
        for (let from = 1; from < words.length; from += 1) {
          const surname = words.slice(from).join(' ');
          if (!surnames.has(surname)) surnames.set(surname, name);
        }
      } else if (acronym !== true) {
        const key = institutionKey(name);
        const head = key.split(' ')[0] ?? '';
        const known = heads.get(head);
        if (!heads.has(head)) heads.set(head, { name, after: end });
        else if (known !== undefined && institutionKey(known.name) !== key) heads.set(head, undefined);
      }
    }
    if (slices.due) await slices.rest();
  }
  return { people, surnames, nameWords, heads };
}

/** The longest stretch of a capitalised run that is a name of this article, or its whole, if that is a surname. */
function addKnownPerson(reading: Reading, from: number, to: number, known: Known): void {
  const { words } = reading.sentence;
  let likely = false;
  for (let at = from; at < to; at += 1) likely ||= known.nameWords.has(words[at]?.plain ?? '');
  if (!likely) return;
  const plain = (start: number, end: number): string => personWords(reading.text(start, end)).join(' ');
  for (let length = to - from; length >= 2; length -= 1) {
    for (let start = from; start + length <= to; start += 1) {
      const full = known.people.get(plain(start, start + length));
      if (full === undefined) continue;
      const why = message('recognition.actor.again', full);
      reading.add(start, start + length, { type: 'actor', confidence: 0.9, why });
      return;
    }
  }
  // « D’Arvor » at the beginning of a sentence: the particle belongs to the surname.
  for (
    let start = from - 1;
    start >= 0 && start >= from - 3 && NAME_PARTICLES.has(words[start]?.plain ?? '');
    start -= 1
  ) {
    const full = known.surnames.get(plain(start, to));
    if (full === undefined) continue;
    reading.add(start, to, { type: 'actor', confidence: 0.8, why: message('recognition.actor.surname', full) });
    return;
  }
  const run = plain(from, to);
  if (PLACES.has(run)) return;
  const again = known.people.get(run);
  const full = again ?? known.surnames.get(run);
  if (full === undefined) return;
  const why = message(again === undefined ? 'recognition.actor.surname' : 'recognition.actor.again', full);
  reading.add(from, to, { type: 'actor', confidence: 0.8, why });
}

/** « la Commission » after « la Commission européenne », when no other commission is named. */
function addShortInstitution(reading: Reading, at: number, known: Known): void {
  const { words } = reading.sentence;
  const word = words[at];
  if (word?.shape !== 'capital' || !CAPITAL_HEADS.has(word.plain)) return;
  const article = words[at - 1];
  if (article === undefined || !/^(?:la|le|l'|du|au|the)$/.test(article.plain) || !touches(article, word)) return;
  const full = known.heads.get(institutionKey(word.text));
  if (full === undefined || word.start < full.after) return;
  const why = message('recognition.institution.short', full.name);
  reading.add(at, at + 1, { type: 'institution', confidence: 0.75, why });
}
