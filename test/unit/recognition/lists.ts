import { plainText } from '../../../src/recognition/plain';
import { FIRST_NAMES } from '../../../src/recognition/lexicon/first-names';
import { FUNCTION_WORDS, FINITE_VERBS } from '../../../src/recognition/lexicon/function-words';
import { isFunction, PORTFOLIOS } from '../../../src/recognition/lexicon/functions';
import { HONORIFICS, NAME_PARTICLES, RANKS } from '../../../src/recognition/lexicon/honorifics';
import {
  CAPITAL_HEADS,
  EVENT_OR_DOCUMENT_HEADS,
  KNOWN_ACRONYMS,
  KNOWN_INSTITUTIONS,
  NAMED_KINDS,
  NOT_INSTITUTIONS,
  SMALL_HEADS,
} from '../../../src/recognition/lexicon/institution-words';
import { PLACE_NOUNS, PLACES } from '../../../src/recognition/lexicon/places';
import { AUXILIARIES, SPEECH_VERBS } from '../../../src/recognition/lexicon/speech';

const LISTS = [
  FIRST_NAMES,
  FUNCTION_WORDS,
  FINITE_VERBS,
  PORTFOLIOS,
  HONORIFICS,
  NAME_PARTICLES,
  RANKS,
  CAPITAL_HEADS,
  EVENT_OR_DOCUMENT_HEADS,
  KNOWN_INSTITUTIONS,
  NAMED_KINDS,
  SMALL_HEADS,
  PLACE_NOUNS,
  PLACES,
  AUXILIARIES,
  SPEECH_VERBS,
];

/** Whether one of the recognizer’s lists knows a word or acronym: then it is no fair test of its rules. */
export function isListed(word: string): boolean {
  const plain = plainText(word);
  if (KNOWN_ACRONYMS.has(word) || NOT_INSTITUTIONS.has(word) || isFunction(plain)) return true;
  return plain.split('-').some((part) => LISTS.some((list) => list.has(part)));
}
