import { FUNCTION_WORDS } from '../lexicon/function-words';
import { HONORIFICS, NAME_PARTICLES } from '../lexicon/honorifics';
import { isRomanNumeral } from './acronym-sightings';
import { isPlace } from './places';
import { isCapitalised, touches, type Word } from './word';

/** Longest name in words, particles included. */
const LONGEST = 7;

/**
 * Where the personal name that begins at `from` ends (index after its last word): capitalised words, initials, and
 * small particles in front of another capital (« Jean de la Vega », « Ludwig van Dorn »). `from` when none begins there.
 */
export function personNameEnd(words: readonly Word[], from: number, blocked: (at: number) => boolean): number {
  if (!canStart(words, from) || blocked(from)) return from;
  let end = initialEnd(words, from);
  for (let count = 1; count < LONGEST; count += 1) {
    const next = particlesEnd(words, end);
    const word = words[next];
    if (!isCapitalised(word) || word === undefined || blocked(next) || !touches(words[next - 1], word)) break;
    if (HONORIFICS.has(word.plain)) break;
    if (word.shape === 'upper' && isRomanNumeral(word.text)) return next === end ? next + 1 : end;
    if (next > end && (isPlace(words, next) || word.shape === 'initial')) break;
    end = initialEnd(words, next);
  }
  return end;
}

function canStart(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word?.kind !== 'word' || !isCapitalised(word)) return false;
  return !FUNCTION_WORDS.has(word.plain) && !HONORIFICS.has(word.plain) && !/^\p{N}/u.test(word.text);
}

/** An initial takes its full stop along: « J. Duval ». */
function initialEnd(words: readonly Word[], at: number): number {
  const word = words[at];
  const stop = words[at + 1];
  const dotted = word?.shape === 'initial' && stop?.text === '.' && stop.start === word.end;
  return dotted && isCapitalised(words[at + 2]) ? at + 2 : at + 1;
}

/** The index of the capitalised word behind up to three small particles at `from`; `from` when there is none. */
export function particlesEnd(words: readonly Word[], from: number): number {
  let at = from;
  while (at < from + 3) {
    const word = words[at];
    if (word?.kind !== 'word' || isCapitalised(word) || !NAME_PARTICLES.has(word.plain)) break;
    if (!touches(words[at - 1], word)) break;
    at += 1;
  }
  return isCapitalised(words[at]) ? at : from;
}
