import { message, type Message } from '../../text/message';
import { acronymLetters } from '../names/acronyms';
import type { NameCandidate } from '../names/candidate';
import type { Reading } from '../names/reading';
import type { Slices } from '../slices';
import type { ProjectLexicon } from './project-lexicon';
import { opensSentence, ProjectNames, type Sighting } from './project-names';
import type { Standing } from './standing';

/** How sure a name is that a project has always marked so. */
const MARKED = 0.95;
/** What is left of that where the name is one word at the beginning of a sentence, and its capital proves nothing. */
const OPENING = 0.7;

/** Reasons by which an article itself says what a name means: stronger than what other articles mean by it. */
const SAID_HERE: ReadonlySet<string> = new Set(
  ['actor.honorific', 'actor.rank', 'actor.surname', 'institution.short', 'institution.acronym', 'institution.defined']
    .map((code) => `recognition.${code}`), // prettier-ignore
);

/**
 * Brings what was read in line with what people decided elsewhere in the project:
 *
 * - a name that they marked is found wherever the same words stand with the same capitals, unless inside a longer name
 *   that was found; where they always meant one type, that type wins, unless the article itself says otherwise;
 * - a name that they turned down and never marked is left out, not only made less sure: who asks for everything wants to
 *   see the recognizer’s doubts, not to turn the same name down in every article, and nothing may follow from it (a
 *   surname, say). Marking it once in any article brings it back, with the doubt told.
 *
 * @param follow marks what follows from the names that are found (see `addKnownNames`)
 */
export async function takeProjectNames(
  readings: readonly Reading[],
  lexicon: ProjectLexicon | undefined,
  slices: Slices,
  follow: (readings: readonly Reading[]) => Promise<void>,
): Promise<readonly Reading[]> {
  if (lexicon === undefined || lexicon.names.length === 0) {
    await follow(readings);
    return readings;
  }
  const names = new ProjectNames(lexicon);
  let current = names.hasDoubts ? await each(readings, slices, (reading) => withDoubts(reading, names)) : readings;
  await follow(current);
  const taken = await each(current, slices, (reading) => withMarked(reading, names));
  if (taken.some((reading, index) => reading !== current[index])) await follow(taken);
  current = taken;
  return names.hasDoubts ? each(current, slices, (reading) => withDoubts(reading, names)) : current;
}

async function each(
  readings: readonly Reading[],
  slices: Slices,
  change: (reading: Reading) => Reading,
): Promise<readonly Reading[]> {
  const changed: Reading[] = [];
  for (const reading of readings) {
    changed.push(change(reading));
    if (slices.due) await slices.rest();
  }
  return changed;
}

/** Leaves out what was turned down, and makes less sure what was turned down as often as marked. */
function withDoubts(reading: Reading, names: ProjectNames): Reading {
  const found = reading.found.flatMap((candidate): readonly NameCandidate[] => {
    const doubt = names.standing(candidate.name)?.doubted.get(candidate.type);
    if (doubt === undefined) return [candidate];
    const { accepted, rejected } = doubt;
    const confidence = (MARKED * accepted) / (accepted + rejected);
    if (accepted > 0 && candidate.confidence <= confidence) return [candidate];
    const why = message('recognition.project.divided', accepted, rejected);
    return accepted === 0 ? [] : [{ ...candidate, confidence, why }];
  });
  const isSame = found.length === reading.found.length && found.every((one, index) => one === reading.found[index]);
  return isSame ? reading : reading.with(found);
}

/** Adds the names of the project that were missed, and corrects those that are something else there. */
function withMarked(reading: Reading, names: ProjectNames): Reading {
  const { sentence } = reading;
  const found = [...reading.found].sort((a, b) => a.start - b.start);
  const result: NameCandidate[] = [];
  let isChanged = false;
  let next = 0;
  for (let at = 0; at < sentence.words.length; at += 1) {
    const start = sentence.words[at]?.start ?? 0;
    // What ends before this word stays as it is.
    for (let one = found[next]; one !== undefined && one.end <= start; one = found[next]) {
      result.push(one);
      next += 1;
    }
    for (const sighting of names.at(sentence, at)) {
      const candidate = candidateOf(reading, sighting);
      if (candidate === undefined) continue;
      let behind = next;
      while ((found[behind]?.start ?? Infinity) < candidate.end) behind += 1;
      const there = found.slice(next, behind);
      const chosen = choose(candidate, sighting.standing, there);
      if (chosen === undefined) continue;
      isChanged ||= there.length !== 1 || there[0] !== chosen;
      result.push(chosen);
      next = behind;
      at = sighting.to - 1;
      break;
    }
  }
  return isChanged ? reading.with([...result, ...found.slice(next)]) : reading;
}

/** What stands at a name of the project instead of what was found there; undefined where that stays. */
function choose(
  candidate: NameCandidate,
  standing: Standing,
  there: readonly NameCandidate[],
): NameCandidate | undefined {
  const [first] = there;
  if (first === undefined) return candidate;
  if (there.some(({ start, end }) => start < candidate.start || end > candidate.end)) return undefined;
  const isSame = there.length === 1 && first.start === candidate.start && first.end === candidate.end;
  if (!isSame) return candidate;
  if (first.type === candidate.type) {
    return first.confidence >= candidate.confidence
      ? first
      : { ...first, confidence: candidate.confidence, why: candidate.why };
  }
  return standing.unanimous && !SAID_HERE.has(first.why.code) ? candidate : first;
}

function candidateOf({ sentence }: Reading, { from, to, standing }: Sighting): NameCandidate | undefined {
  const first = sentence.words[from];
  const last = sentence.words[to - 1];
  const { type, share } = standing;
  if (first === undefined || last === undefined || type === undefined) return undefined;
  const name = sentence.text.slice(first.start - sentence.start, last.end - sentence.start);
  const isAlone = to === from + 1;
  const opens = isAlone && first.shape === 'capital' && opensSentence(sentence, from);
  const acronym = type === 'institution' && isAlone && first.shape === 'upper' && acronymLetters(name).length >= 2;
  return {
    start: first.start,
    end: last.end,
    type,
    name,
    confidence: MARKED * share * (opens ? OPENING : 1),
    why: whyOf(standing),
    ...(acronym ? { acronym } : {}),
  };
}

function whyOf({ decided }: Standing): Message {
  const articles = decided?.articles ?? 0;
  if (articles === 0) return message('recognition.project.registered');
  return articles === 1 ? message('recognition.project.marked-once') : message('recognition.project.marked', articles);
}
