import { CONNECTORS, FUNCTION_WORDS } from '../lexicon/function-words';
import { isCapitalised, type Word } from './word';

/** Letters of an acronym, upper case, without stops: `O.N.U.` and `ONU` are one. */
export function acronymLetters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
}

/** The words of a name that lend their initials: no articles, no prepositions; hyphenated words count by their parts. */
export function contentInitials(words: readonly Word[]): string[] {
  const initials: string[] = [];
  for (const word of words) {
    if (word.kind !== 'word' || CONNECTORS.has(word.plain) || FUNCTION_WORDS.has(word.plain)) continue;
    for (const part of word.plain.split('-')) {
      if (part !== '') initials.push(part.charAt(0).toUpperCase());
    }
  }
  return initials;
}

/** Whether the acronym is exactly the initials of the name: « OIM », Organisation internationale pour les migrations. */
export function hasInitials(acronym: string, words: readonly Word[]): boolean {
  return acronym.length >= 2 && contentInitials(words).join('') === plainLetters(acronym);
}

/**
 * Whether the acronym can stand for the name: its letters come in order among the initials, the first is the first
 * and at most two initials are left out (« HCR », Haut-Commissariat des Nations unies pour les réfugiés).
 */
export function mayAbbreviate(acronym: string, words: readonly Word[]): boolean {
  const letters = plainLetters(acronym);
  const initials = contentInitials(words);
  if (letters.length < 2 || letters.charAt(0) !== initials[0] || initials.length > letters.length + 2) return false;
  let at = 0;
  for (const initial of initials) if (initial === letters.charAt(at)) at += 1;
  return at === letters.length;
}

function plainLetters(acronym: string): string {
  return acronymLetters(acronym).normalize('NFD').replace(/\p{M}/gu, '');
}

/** The longest long form that is looked for in front of its acronym. */
const REACH = 24;

/**
 * The long form that ends right before the word at `open` (an opening parenthesis) and abbreviates to `acronym`:
 * the index of its first word, or -1. The shortest stretch with exactly these initials wins, then one with gaps that
 * begins with a capital. Never crosses punctuation.
 */
export function longFormBefore(words: readonly Word[], open: number, acronym: string): number {
  let gapped = -1;
  for (let first = open - 1; first >= Math.max(0, open - REACH); first -= 1) {
    const word = words[first];
    if (word === undefined || word.kind === 'mark') break;
    if (CONNECTORS.has(word.plain) || FUNCTION_WORDS.has(word.plain)) continue;
    const stretch = words.slice(first, open);
    if (hasInitials(acronym, stretch)) return first;
    if (gapped === -1 && isCapitalised(word) && mayAbbreviate(acronym, stretch)) gapped = first;
  }
  return gapped;
}
