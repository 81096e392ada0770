import type { Span } from './span';

/** `word`: letters, perhaps with digits; `number`: digits only; `mark`: any other character that is not a space. */
export type TokenKind = 'word' | 'number' | 'mark';

export interface Token extends Span {
  readonly kind: TokenKind;
}

const CHUNK = /[\p{L}\p{M}\p{N}]+/uy;
const DOTTED_ACRONYM = /(?:\p{Lu}\.){2,}/uy;
const SPACE = /\s+/uy;
const DIGITS = /^\p{N}+$/u;
const LETTER = /\p{L}/u;

/** French words that lose their vowel before another word: the apostrophe ends the token. */
const ELIDED = new Set(
  'l d j m t s n c qu jusqu lorsqu puisqu quoiqu presqu quelqu entr'.split(' ').map((word) => `${word}'`),
);

/**
 * Cuts text into words, numbers and marks. Elided words stand alone (`l’` + `OIM`), hyphenated words and names such
 * as `N’Diaye`, `O’Brien`, `aujourd’hui` stay whole, an English possessive (`’s`) is a token of its own.
 *
 * Offsets are UTF-16 units of `text`; only `[from, to)` is read. Linear in the length of that stretch.
 */
export function tokenize(text: string, from = 0, to = text.length): Token[] {
  const tokens: Token[] = [];
  let at = from;
  while (at < to) {
    const space = endOf(SPACE, text, at);
    if (space > at) {
      at = space;
      continue;
    }
    const end = Math.min(wordEnd(text, at), to);
    if (end > at) {
      tokens.push({ start: at, end, kind: DIGITS.test(text.slice(at, end)) ? 'number' : 'word' });
      at = end;
      continue;
    }
    const width = (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    tokens.push({ start: at, end: Math.min(at + width, to), kind: 'mark' });
    at += width;
  }
  return tokens;
}

/** Where the word that begins at `at` ends; `at` itself when none begins there. */
function wordEnd(text: string, at: number): number {
  const dotted = endOf(DOTTED_ACRONYM, text, at);
  if (dotted > at) return dotted;
  const possessive = possessiveEnd(text, at);
  if (possessive > at) return possessive;
  let end = endOf(CHUNK, text, at);
  if (end === at) return at;
  for (;;) {
    const joint = text[end];
    const next = text[end + 1] ?? '';
    if (joint === undefined || !LETTER.test(next)) {
      if (isApostrophe(joint) && isElided(text.slice(at, end), next)) return end + 1;
      return end;
    }
    if (isApostrophe(joint)) {
      if (isElided(text.slice(at, end), next + (text[end + 2] ?? ''))) return end + 1;
      if (possessiveEnd(text, end) > end) return end;
    } else if (!isHyphen(joint)) {
      return end;
    }
    const further = endOf(CHUNK, text, end + 1);
    if (further === end + 1) return end;
    end = further;
  }
}

/** `N’Diaye` and `M’Bark` are names, not elisions: a capital before the apostrophe, a capital and a small letter after. */
function isElided(before: string, after: string): boolean {
  if (before.length > 8) return false;
  if (!ELIDED.has(`${before.toLowerCase()}'`)) return false;
  return !/^[MNT]$/.test(before) || !/^\p{Lu}\p{Ll}/u.test(after);
}

function possessiveEnd(text: string, at: number): number {
  return isApostrophe(text[at]) &&
    /s/i.test(text[at + 1] ?? '') &&
    !/[\p{L}\p{N}]/u.test(text[at + 2] ?? '') &&
    /\p{L}/u.test(text[at - 1] ?? '')
    ? at + 2
    : at;
}

export function isApostrophe(character: string | undefined): boolean {
  return character === "'" || character === '\u2019' || character === '\u02bc';
}

function isHyphen(character: string): boolean {
  return character === '-' || character === '\u2010' || character === '\u2011';
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
