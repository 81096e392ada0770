import { isCharacterBoundary, isSpace } from './characters';
import type { Span } from './span';
import { isApostrophe, tokenize, type Token } from './tokens';

/** No word is looked for farther away than this. */
const LONGEST = 2048;

/**
 * The word at a place: the one that holds or begins at `offset` (UTF-16), else the one that ends there. Hyphens and the
 * apostrophe of « aujourd’hui » or « N’Diaye » are inside words, elided words (`l’`, `qu’`, `jusqu’`) are words of their
 * own with their apostrophe. Undefined where no word touches the place.
 */
export function wordAt(text: string, offset: number): Span | undefined {
  let ending: Span | undefined;
  for (const { start, end, kind } of tokensAround(text, offset)) {
    if (kind === 'mark') continue;
    if (start <= offset && offset < end) return { start, end };
    if (end === offset) ending = { start, end };
  }
  return ending;
}

/** Whether a token is an elided word such as `l’`: it ends with its apostrophe. */
export function isElision(text: string, token: Token): boolean {
  return token.kind === 'word' && isApostrophe(text[token.end - 1]);
}

/** The tokens of the stretch without spaces that touches a place. */
export function tokensAround(text: string, offset: number): Token[] {
  let from = offset;
  const least = Math.max(0, offset - LONGEST);
  while (from > least && !isSpace(text.charCodeAt(from - 1))) from -= 1;
  while (from < offset && !isCharacterBoundary(text, from)) from += 1;
  let to = offset;
  const most = Math.min(text.length, offset + LONGEST);
  while (to < most && !isSpace(text.charCodeAt(to))) to += 1;
  while (to > offset && !isCharacterBoundary(text, to)) to -= 1;
  return tokenize(text, from, to);
}
