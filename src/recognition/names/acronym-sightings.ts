import { EVENT_OR_DOCUMENT_HEADS, SMALL_HEADS } from '../lexicon/institution-words';
import { acronymLetters, hasInitials, longFormBefore } from './acronyms';
import type { LongName } from './institutions';
import { isCapitalised, touches, type Sentence, type Word } from './word';

/** An acronym in the text, with what stands around it. */
export interface AcronymSighting {
  /** Index of the word in its sentence. */
  readonly at: number;
  readonly letters: string;
  /** How it is used: after an article, in parentheses by itself, or otherwise. */
  readonly use: 'article' | 'bracket' | 'plain';
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
): Pick<AcronymSighting, 'use' | 'long' | 'other'> {
  const before = words[at - 1];
  if (before?.text === '(' && words[at + 1]?.text === ')') {
    const adjacent = names.find((name) => name.to === at - 1);
    const first = longFormBefore(words, at - 1, letters);
    if (adjacent !== undefined) return { use: 'bracket', long: adjacent, other: false };
    const head = words[first];
    const other =
      head !== undefined &&
      (EVENT_OR_DOCUMENT_HEADS.has(head.plain) || (!isCapitalised(head) && !SMALL_HEADS.has(head.plain)));
    return { use: 'bracket', other };
  }
  if (words[at + 1]?.text === '(') {
    // « OIM (Organisation internationale des Migrations) »
    const inside = names.find((name) => name.from === at + 2 && words[name.to]?.text === ')');
    if (inside !== undefined && hasInitials(letters, words.slice(inside.from, inside.to))) {
      return { use: 'article', long: inside, other: false };
    }
  }
  const article = before !== undefined && ARTICLE.test(before.plain) && touches(before, words[at]);
  return { use: article && !isCapitalised(words[at + 1]) ? 'article' : 'plain', other: false };
}

/** Roman numerals of kings, centuries and chapters. */
export function isRomanNumeral(letters: string): boolean {
  return /^X{0,3}(?:IX|IV|V?I{0,3})$/.test(letters);
}
