import type { Span } from '../../../src/text/span';
import { message } from '../../../src/text/message';
import { groupNames } from '../../../src/recognition/entities/group';
import { findAcronyms } from '../../../src/recognition/names/acronym-sightings';
import type { NameCandidate } from '../../../src/recognition/names/candidate';
import { acronymMeanings } from '../../../src/recognition/names/known-acronyms';
import { Reading } from '../../../src/recognition/names/reading';
import { sentencesOf } from '../../../src/recognition/names/sentences-of';
import type { Sentence } from '../../../src/recognition/names/word';
import { Slices } from '../../../src/recognition/slices';
import type { NameKind } from '../../../src/recognition/tagger/labels';
import type { LinkedName } from './gold-articles';
import { UNHURRIED } from './marginalia';
import type { LinkedDocument } from './popcorn';

const TYPES: Readonly<Record<NameKind, NameCandidate['type']>> = {
  person: 'actor',
  organisation: 'institution',
  location: 'place',
};
const WHY = message('given');

/** The names of a text, grouped as the recognizer would if it had found exactly these. */
export async function groupGoldNames({ text, names }: LinkedDocument): Promise<LinkedName[]> {
  const slices = new Slices(UNHURRIED);
  const sentences = await sentencesOf(text, slices);
  const readings = sentences.map((sentence) => {
    const long = names.flatMap((name) => {
      const range = name.kind === 'organisation' && !isAcronym(text, name) ? wordsOf(sentence, name) : undefined;
      return range === undefined ? [] : [{ ...range, confidence: 1, why: WHY }];
    });
    return new Reading(sentence, long, findAcronyms(sentence, long));
  });
  const acronyms = await acronymMeanings(readings, slices, []);
  const candidates = names.map(({ start, end, kind }): NameCandidate => {
    const acronym = kind === 'organisation' && isAcronym(text, { start, end });
    return { type: TYPES[kind], start, end, name: text.slice(start, end), confidence: 1, why: WHY, acronym };
  });
  const { keys } = await groupNames(candidates, acronyms, slices, []);
  return names.map((name, index) => ({ ...name, entity: keys[index] }));
}

function isAcronym(text: string, { start, end }: Span): boolean {
  return /^(?:\p{Lu}|\p{N}|[.-])+$/u.test(text.slice(start, end));
}

/** The words that a name covers, if it stands in the sentence. */
function wordsOf({ words }: Sentence, { start, end }: LinkedName): { from: number; to: number } | undefined {
  const from = words.findIndex((word) => word.end > start);
  if (from === -1 || (words[from]?.start ?? end) >= end) return undefined;
  let to = from;
  while ((words[to]?.start ?? end) < end) to += 1;
  return { from, to };
}
