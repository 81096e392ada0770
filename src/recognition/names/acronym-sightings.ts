import { EVENT_OR_DOCUMENT_HEADS, SMALL_HEADS } from '../lexicon/institution-words';
import { FINITE_VERBS } from '../lexicon/function-words';
import { isFunction } from '../lexicon/functions';
import { lexicon } from '../lexicon/lexicon';
import { AUXILIARIES, SPEECH_VERBS } from '../lexicon/speech';
import { acronymLetters, hasInitials, longFormBefore } from './acronyms';
import type { LongName } from './institutions';
import { isCapitalised, touches, type Sentence, type Word } from './word';

/** An acronym in the text, with what stands around it. */
export interface AcronymSighting {
  /** Index of the word in its sentence. */
  readonly at: number;
  readonly letters: string;
  /** Used as one who acts, after an article: « l’OIM a salué », « le siège du HCR ». */
  readonly acts: boolean;
  /** The long name beside it. */
  readonly long?: LongName | undefined;
  /** It abbreviates something that is no institution: « produit intérieur brut (PIB) ». */
  readonly other: boolean;
}

const ARTICLE = /^(?:l'|la|le|du|au|the)$/;

/** Acronyms of one sentence outside the long names, in reading order. */
export function findAcronyms(sentence: Sentence, names: readonly LongName[]): AcronymSighting[] {
  const { words } = sentence;
  const sightings: AcronymSighting[] = [];
  let next = 0;
  for (let at = 0; at < words.length; at += 1) {
    while ((names[next]?.to ?? Infinity) <= at) next += 1;
    const name = names[next];
    if (name !== undefined && name.from <= at) {
      at = name.to - 1;
      continue;
    }
    const word = words[at];
    if (word?.shape !== 'upper') continue;
    const letters = acronymLetters(word.text);
    if (letters.length < 2 || letters.length > 8) continue;
    sightings.push({ at, letters, ...usage(words, at, letters, names) });
  }
  return sightings;
}

function usage(
  words: readonly Word[],
  at: number,
  letters: string,
  names: readonly LongName[],
): Pick<AcronymSighting, 'acts' | 'long' | 'other'> {
  const before = words[at - 1];
  if (before?.text === '(' && words[at + 1]?.text === ')') {
    const adjacent = names.find((name) => name.to === at - 1);
    const first = longFormBefore(words, at - 1, letters);
    if (adjacent !== undefined) return { acts: false, long: adjacent, other: false };
    const head = words[first];
    const other =
      head !== undefined &&
      (EVENT_OR_DOCUMENT_HEADS.has(head.plain) || (!isCapitalised(head) && !SMALL_HEADS.has(head.plain)));
    return { acts: false, other };
  }
  if (words[at + 1]?.text === '(') {
    // « OIM (Organisation internationale des Migrations) »
    const inside = names.find((name) => name.from === at + 2 && words[name.to]?.text === ')');
    if (inside !== undefined && hasInitials(letters, words.slice(inside.from, inside.to))) {
      return { acts: false, long: inside, other: false };
    }
  }
  const article = before !== undefined && ARTICLE.test(before.plain) && touches(before, words[at]);
  return { acts: article && !isCapitalised(words[at + 1]) && acts(words, at), other: false };
}

/** Nouns and prepositions in front of those who act. */
const BEFORE_ACTOR = lexicon(
  `siege membre membres delegation porte-parole partenariat selon representants delegues militants deputes elus adherents
  section responsables dirigeants soutien appel candidat candidats entre avec parti syndicat agence accord`,
);

/** How many words in front of an acronym are read for a function or one of those nouns. */
const REACH = 6;

/** Whether words around an acronym show that it can act: abbreviations of things have articles too (« l’ADN »). */
function acts(words: readonly Word[], at: number): boolean {
  const next = words[at + 1]?.plain ?? '';
  if (SPEECH_VERBS.has(next) || (FINITE_VERBS.has(next) && !NEUTRAL.test(next))) return true;
  if (AUXILIARIES.has(next) && SPEECH_VERBS.has(words[at + 2]?.plain ?? '')) return true;
  if (next === "s'" && AUXILIARIES.has(words[at + 2]?.plain ?? '')) return true;
  for (let before = at - 1; before >= Math.max(0, at - REACH); before -= 1) {
    const word = words[before];
    if (word?.kind !== 'word') return false;
    if (isFunction(word.plain) || BEFORE_ACTOR.has(word.plain)) return true;
  }
  return false;
}

/** Verbs that things govern as well as people. */
const NEUTRAL =
  /^(?:est|sont|etait|etaient|sera|seront|serait|fut|a|ont|avait|aura|peut|peuvent|pourra|doit|doivent|devra|reste|restent|fait|va|vont|existe|permet|is|are|was|were|has|have|had|will|would|can|could|may|might|must|should)$/;

/** Roman numerals of kings, centuries and chapters. */
export function isRomanNumeral(letters: string): boolean {
  return /^X{0,3}(?:IX|IV|V?I{0,3})$/.test(letters);
}
