import { foldTypography } from '../text/fold';

const MARKED = /[^\0-\x7f]/g;
const LETTERS = new Map<string, string>();

/**
 * The text as rules compare it: typography folded, lower case, no accents on precomposed letters. One UTF-16 unit for
 * one, so an offset in the plain text is the same offset in the original.
 */
export function plainText(text: string): string {
  const folded = foldTypography(text).replace(MARKED, plainLetter);
  const lower = folded.toLowerCase();
  return lower.length === text.length ? lower : folded;
}

function plainLetter(letter: string): string {
  const known = LETTERS.get(letter);
  if (known !== undefined) return known;
  const base = letter.normalize('NFD').charAt(0).toLowerCase();
  const plain = base.length === 1 && /\p{L}/u.test(base) ? base : letter;
  LETTERS.set(letter, plain);
  return plain;
}
