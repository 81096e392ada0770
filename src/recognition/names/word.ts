import { isApostrophe, type Token } from '../../text/tokens';

/** How a word is written: `initial` is a single capital, `upper` two or more letters that are all capitals. */
export type Shape = 'lower' | 'capital' | 'initial' | 'upper' | 'number' | 'mark';

/** A token as the name rules see it. Offsets count on the article. */
export interface Word extends Token {
  readonly text: string;
  /** Lower case, no accents, straight apostrophe. */
  readonly plain: string;
  readonly shape: Shape;
}

/** A sentence with its words. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  /** As written. */
  readonly text: string;
  /** In plain form (see `plainText`); same offsets as `text`. */
  readonly plain: string;
  readonly words: readonly Word[];
  /** Most words are in capitals, or begin with one: then capitals prove nothing. */
  readonly loud: boolean;
}

export function shapeOf(token: Token, text: string): Shape {
  if (token.kind !== 'word') return token.kind;
  if (!/^\P{L}*\p{Lu}/u.test(text)) return 'lower';
  if (isApostrophe(text.at(-1))) return 'lower';
  const letters = text.replace(/[^\p{L}]/gu, '');
  if (letters.length === 1) return 'initial';
  return letters === letters.toUpperCase() ? 'upper' : 'capital';
}

/** Whether the word can be part of a proper name: it begins with a capital. */
export function isCapitalised(word: Word | undefined): boolean {
  return word !== undefined && (word.shape === 'capital' || word.shape === 'upper' || word.shape === 'initial');
}

/** Whether nothing but white space (at most two characters) stands between two neighbours. */
export function touches(left: Word | undefined, right: Word | undefined): boolean {
  return left !== undefined && right !== undefined && right.start - left.end <= 2;
}

/** A sentence is loud when five or more long words are there and over 70 % of them are written with capitals. */
export function isLoud(words: readonly Word[]): boolean {
  let long = 0;
  let capital = 0;
  for (const word of words) {
    if (word.kind !== 'word' || word.text.length < 4) continue;
    long += 1;
    if (isCapitalised(word)) capital += 1;
  }
  return long >= 5 && capital > long * 0.7;
}
