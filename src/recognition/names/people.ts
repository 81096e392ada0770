import { message, type Message } from '../../text/message';
import { FIRST_NAMES } from '../lexicon/first-names';
import { DOTTED_ONLY, HONORIFICS, RANKS } from '../lexicon/honorifics';
import { isFunction, PORTFOLIOS } from '../lexicon/functions';
import { CAPITAL_HEADS, EVENT_OR_DOCUMENT_HEADS, KNOWN_ACRONYMS, NAMED_KINDS } from '../lexicon/institution-words';
import { lexicon } from '../lexicon/lexicon';
import { PLACE_NOUNS } from '../lexicon/places';
import { AUXILIARIES, SPEECH_VERBS } from '../lexicon/speech';
import { acronymLetters, mayAbbreviate } from './acronyms';
import { particlesEnd, personNameEnd } from './person-name';
import { isPlace, placeEnd } from './places';
import { roleAfter, roleBefore } from './roles';
import { isCapitalised, type Sentence, type Word } from './word';

/** Words `[from, to)` of a sentence taken for a person’s name. */
export interface PersonName {
  readonly from: number;
  readonly to: number;
  readonly confidence: number;
  readonly why: Message;
  readonly role?: { readonly from: number; readonly to: number } | undefined;
}

/** Words of companies, clubs and papers, which speak like people. */
const COMPANY_WORDS = lexicon(
  `air banque credit radio tele television groupe group motors bank airlines corp inc ltd sa holding club fc as real olympique stade
  united city sporting racing journal news times post media agence hotel grand grande saint sainte notre-dame mont val pays france`,
);

/** Names of people in one sentence with the evidence beside them. `blocked` tells words that belong to other names. */
export function findPeople(sentence: Sentence, blocked: (at: number) => boolean): PersonName[] {
  const { words } = sentence;
  const people: PersonName[] = [];
  for (let at = 0; at < words.length; at += 1) {
    // After an honorific the name may begin with its particle: « M. de la Vega ».
    const first = honorificBefore(words, at) === undefined ? at : particlesEnd(words, at);
    const to = personNameEnd(words, first, blocked);
    if (to === first) continue;
    const person = judge(sentence, at, to);
    if (person !== undefined) people.push(person);
    at = (person?.to ?? to) - 1;
  }
  return people;
}

function judge(sentence: Sentence, run: number, to: number): PersonName | undefined {
  const { words } = sentence;
  const honorific = honorificBefore(words, run);
  if (honorific !== undefined) {
    if (isFunction(words[run]?.plain ?? '')) return undefined;
    const role = roleBefore(words, honorific.from) ?? roleAfter(words, to);
    return { from: run, to, confidence: 0.96, why: message('recognition.actor.honorific', honorific.text), role };
  }
  let from = run;
  while (from < to - 1 && isTitle(words[from])) from += 1;
  if (isTitle(words[from])) return undefined;
  const title = from > run ? words[from - 1] : words[run - 1];
  if (title !== undefined && RANKS.has(title.plain) && !isNotPerson(words, from, to)) {
    const role = isFunction(title.plain) ? roleBefore(words, from) : undefined;
    return { from, to, confidence: 0.85, why: message('recognition.actor.rank', title.text), role };
  }
  if (isNotPerson(words, from, to)) return undefined;
  const names = countNames(words, from, to);
  const before = roleBefore(words, from);
  if (before !== undefined && (names > 1 || words[from - 1]?.text !== ',')) {
    if (names > 1 || isFunction(words[from - 1]?.plain ?? '')) {
      const named = words[before.from]?.text ?? '';
      return {
        from,
        to,
        confidence: names > 1 ? 0.9 : 0.75,
        why: message('recognition.actor.function', named),
        role: before,
      };
    }
  }
  if (sentence.loud || names < 2) return undefined;
  const after = roleAfter(words, to);
  if (after !== undefined) {
    const named = words[after.from]?.text ?? '';
    return { from, to, confidence: 0.88, why: message('recognition.actor.function', named), role: after };
  }
  if (
    /^\(\d{1,3} ans\)$/.test(
      words
        .slice(to, to + 4)
        .map((word) => word.plain)
        .join(' ')
        .replace(/([(]) | ([)])/g, '$1$2'),
    )
  ) {
    return { from, to, confidence: 0.85, why: message('recognition.actor.age') };
  }
  const party = partyAfter(words, from, to);
  if (party !== undefined) return { from, to, confidence: 0.75, why: message('recognition.actor.party', party) };
  const first = words[from];
  if (first !== undefined && FIRST_NAMES.has(first.plain)) {
    return { from, to, confidence: 0.82, why: message('recognition.actor.first-name', first.text) };
  }
  const verb = speechVerb(words, from, to);
  return verb === undefined || words.slice(from, to).some((word) => COMPANY_WORDS.has(word.plain))
    ? undefined
    : { from, to, confidence: 0.7, why: message('recognition.actor.speech', verb) };
}

/** « X Y (PS) »: an acronym in parentheses that does not abbreviate the name. */
function partyAfter(words: readonly Word[], from: number, to: number): string | undefined {
  const acronym = words[to + 1];
  if (words[to]?.text !== '(' || acronym?.shape !== 'upper' || words[to + 2]?.text !== ')') return undefined;
  const known = KNOWN_ACRONYMS.has(acronymLetters(acronym.text));
  return known && !mayAbbreviate(acronym.text, words.slice(from, to)) ? acronym.text : undefined;
}

function honorificBefore(words: readonly Word[], at: number): { from: number; text: string } | undefined {
  const dotted = words[at - 1]?.text === '.';
  const index = dotted ? at - 2 : at - 1;
  const word = words[index];
  if (word === undefined || !HONORIFICS.has(word.plain)) return undefined;
  if (!dotted && (DOTTED_ONLY.has(word.plain) || (/^(?:me|dame|sir|lord)$/.test(word.plain) && !isCapitalised(word)))) {
    return undefined;
  }
  return { from: index, text: dotted ? `${word.text}.` : word.text };
}

/** Capitalised functions and portfolios in front of a name: « Premier ministre », « President Lind ». */
function isTitle(word: Word | undefined): boolean {
  return word !== undefined && (isFunction(word.plain) || PORTFOLIOS.has(word.plain) || RANKS.has(word.plain));
}

function isNotPerson(words: readonly Word[], from: number, to: number): boolean {
  const first = words[from];
  if (first === undefined) return true;
  const known = placeEnd(words, from);
  if (known >= to || (known > from && !FIRST_NAMES.has(first.plain))) return true;
  if (CAPITAL_HEADS.has(first.plain) || EVENT_OR_DOCUMENT_HEADS.has(first.plain) || PLACE_NOUNS.has(first.plain))
    return true;
  if (first.shape === 'upper' && to === from + 1) return true;
  const before = words[from - 1];
  if (before === undefined) return false;
  return PLACE_NOUNS.has(before.plain) || NAMED_KINDS.has(before.plain);
}

function countNames(words: readonly Word[], from: number, to: number): number {
  let names = 0;
  for (let at = from; at < to; at += 1) if (isCapitalised(words[at]) && !(at > from && isPlace(words, at))) names += 1;
  return names;
}

/** The verb of saying whose subject stands at `[from, to)`: « X a déclaré », « a déclaré X », « selon X ». */
function speechVerb(words: readonly Word[], from: number, to: number): string | undefined {
  const next = words[to];
  if (next !== undefined) {
    if (SPEECH_VERBS.has(next.plain)) return next.text;
    if (AUXILIARIES.has(next.plain)) {
      for (let at = to + 1; at < to + 4; at += 1) {
        const word = words[at];
        if (word !== undefined && SPEECH_VERBS.has(word.plain)) return word.text;
      }
    }
  }
  const before = words[from - 1];
  if (before === undefined) return undefined;
  return SPEECH_VERBS.has(before.plain) || before.plain === 'selon' ? before.text : undefined;
}
