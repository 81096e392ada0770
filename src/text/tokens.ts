import { isSpace } from './characters';
import type { Span } from './span';
import { addressEnd } from './web-address';

/** `word`: letters, perhaps with digits; `number`: digits only; `mark`: any other character that is not a space. */
export type TokenKind = 'word' | 'number' | 'mark';

export interface Token extends Span {
  readonly kind: TokenKind;
}

const SPACE = 1;
const CAPITAL = 2;
const LETTER = 3;
const ACCENT = 4;
const DIGIT = 5;
const MARK = 6;

/** What each UTF-16 unit is: 0 where it was not asked yet, and for the halves of pairs. */
const KINDS = new Uint8Array(0x10000);

/** French words that lose their vowel before another word: the apostrophe ends the token. */
const ELIDED = new Set('l d j m t s n c qu jusqu lorsqu puisqu quoiqu presqu quelqu entr'.split(' '));
const LONGEST_ELIDED = 6;

/**
 * Cuts text into words, numbers and marks. Elided words stand alone (`l’` + `OIM`), hyphenated words and names such
 * as `N’Diaye`, `O’Brien`, `aujourd’hui` stay whole, so do acronyms with dots (`O.N.U.`) and addresses
 * (`navetteurs.be`); an English possessive (`’s`) is a token of its own, and so is an apostrophe that a space parts
 * from its word (`d ’Olano`). No token holds white space.
 *
 * Offsets are UTF-16 units of `text`; only `[from, to)` is cut. Linear in the length of that stretch.
 */
export function tokenize(text: string, from = 0, to = text.length): Token[] {
  const tokens: Token[] = [];
  let at = from;
  while (at < to) {
    const kind = kindAt(text, at);
    let end = at + 1;
    if (kind === MARK) {
      const possessive = isPossessive(text, at);
      if (possessive || isPair(text, at)) end += 1;
      tokens.push({ start: at, end: Math.min(end, to), kind: possessive ? 'word' : 'mark' });
    } else if (kind !== SPACE) {
      end = Math.min(wordEnd(text, at, kind), to);
      tokens.push({ start: at, end, kind: kind === DIGIT && isNumber(text, at, end) ? 'number' : 'word' });
    }
    at = end;
  }
  return tokens;
}

/** Where the word that begins at `at` ends. */
function wordEnd(text: string, at: number, kind: number): number {
  if (kind === CAPITAL) {
    const dotted = acronymEnd(text, at);
    if (dotted > at) return dotted;
  }
  let end = chunkEnd(text, at);
  for (;;) {
    const joint = text.charCodeAt(end);
    if (isApostropheCode(joint)) {
      if (isElided(text, at, end)) return end + 1;
      if (!isLetterAt(text, end + 1) || isPossessive(text, end)) return end;
    } else if (isHyphenCode(joint)) {
      if (!isLetterAt(text, end + 1)) return end;
    } else {
      return addressEnd(text, at, end);
    }
    end = chunkEnd(text, end + 1);
  }
}

/** Behind the letters, accents and digits at `at`. */
function chunkEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length) {
    const kind = kindAt(text, end);
    if (kind === SPACE || kind === MARK) break;
    end += isPair(text, end) ? 2 : 1;
  }
  return end;
}

/** Behind two or more capitals with their dots, and a last one without (`S.A.R.L`); `at` where there are none. */
function acronymEnd(text: string, at: number): number {
  let end = at;
  while (kindAt(text, end) === CAPITAL && text.charCodeAt(end + 1) === 0x2e) end += 2;
  if (end < at + 4) return at;
  return kindAt(text, end) === CAPITAL && chunkEnd(text, end) === end + 1 ? end + 1 : end;
}

/** `N’Diaye` and `M’Bark` are names, not elisions: a capital before the apostrophe, a capital and a small letter after. */
function isElided(text: string, at: number, end: number): boolean {
  if (end - at > LONGEST_ELIDED || !ELIDED.has(text.slice(at, end).toLowerCase())) return false;
  const name = /^[MNT]$/.test(text.slice(at, end));
  return !name || kindAt(text, end + 1) !== CAPITAL || !/^\p{Ll}$/u.test(text.charAt(end + 2));
}

/** Whether the English `’s` of a word stands at `at`. */
function isPossessive(text: string, at: number): boolean {
  if (!isApostropheCode(text.charCodeAt(at)) || at === 0) return false;
  if ((text.charCodeAt(at + 1) | 0x20) !== 0x73) return false;
  const behind = kindAt(text, at + 2);
  return behind !== CAPITAL && behind !== LETTER && behind !== DIGIT && isLetterAt(text, at - 1);
}

function isNumber(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    if (isPair(text, at)) return /^\p{N}+$/u.test(text.slice(start, end));
    if (kindAt(text, at) !== DIGIT) return false;
  }
  return true;
}

function isLetterAt(text: string, at: number): boolean {
  const kind = kindAt(text, at);
  return kind === LETTER || kind === CAPITAL;
}

export function isApostrophe(character: string | undefined): boolean {
  return character === "'" || character === '\u2019' || character === '\u02bc';
}

function isApostropheCode(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x02bc;
}

function isHyphenCode(code: number): boolean {
  return code === 0x2d || code === 0x2010 || code === 0x2011;
}

function isPair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}

/** The kind of the character that begins at `at`; SPACE outside the text. */
function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code)) return SPACE;
  const known = KINDS[code] ?? 0;
  if (known !== 0) return known;
  if ((code & 0xf800) === 0xd800) return kindOf(String.fromCodePoint(text.codePointAt(at) ?? code));
  return (KINDS[code] = isSpace(code) ? SPACE : kindOf(text.charAt(at)));
}

function kindOf(character: string): number {
  if (/\p{Lu}/u.test(character)) return CAPITAL;
  if (/\p{L}/u.test(character)) return LETTER;
  if (/\p{M}/u.test(character)) return ACCENT;
  return /\p{N}/u.test(character) ? DIGIT : MARK;
}
