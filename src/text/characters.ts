/** White space as `\s` of regular expressions knows it: the no-break spaces of French typography included. */
export function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code < 0xa0) return false;
  return (
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

const WORD = /[\p{L}\p{N}\p{M}]/u;
const MARK = /\p{M}/u;

/** Whether the character that begins at `offset` (UTF-16) is part of a word: a letter, a digit or a mark on one. */
export function isWordCharacterAt(text: string, offset: number): boolean {
  const code = text.codePointAt(offset);
  if (code === undefined) return false;
  if (code < 0x80) return (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a);
  return WORD.test(String.fromCodePoint(code));
}

/** The same for the character that ends at `offset`. */
export function isWordCharacterBefore(text: string, offset: number): boolean {
  return offset > 0 && isWordCharacterAt(text, characterStartBefore(text, offset));
}

/** Where the code point that ends at `offset` begins. */
export function characterStartBefore(text: string, offset: number): number {
  return isInsidePair(text, offset - 1) ? offset - 2 : offset - 1;
}

function isInsidePair(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  return (text.charCodeAt(offset) & 0xfc00) === 0xdc00 && (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800;
}

/**
 * Whether text may be cut at `offset` (UTF-16) without splitting what a reader sees as one character: a surrogate pair,
 * a letter and its combining marks, emoji glued by zero-width joiners or followed by a skin tone.
 */
export function isCharacterBoundary(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return true;
  const code = text.charCodeAt(offset);
  if (code < 0x300) return text.charCodeAt(offset - 1) !== 0x200d;
  if (isInsidePair(text, offset) || code === 0x200d || text.charCodeAt(offset - 1) === 0x200d) return false;
  const point = text.codePointAt(offset) ?? 0;
  if (point >= 0x1f3fb && point <= 0x1f3ff) return false;
  return !MARK.test(String.fromCodePoint(point));
}
