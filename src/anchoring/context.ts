import { isCharacterBoundary, isSpace } from '../text/characters';

/** Characters of context that a side has at least, where the text has them. UTF-16 units, as all lengths here. */
export const LEAST_CONTEXT = 16;
/** Characters of context that a side never exceeds. */
export const MOST_CONTEXT = 64;
/** What is added at a time inside a run without spaces. */
const PIECE = 16;

/**
 * Where a context of at least `least` characters before `edge` begins: at the start of a word, or inside one where words
 * are too long for {@link MOST_CONTEXT}. Zero where the text has no more. The answer may be nearer than `least` only where
 * nothing longer is possible.
 */
export function contextStart(text: string, edge: number, least: number): number {
  const limit = Math.max(0, edge - MOST_CONTEXT);
  for (let at = edge - least; at > limit || at === 0; at -= 1) {
    if (isWordStart(text, at)) return at;
  }
  if (edge - least < 0 || limit === 0) return 0;
  if (isWordStart(text, limit)) return limit;
  let cut = Math.max(limit, edge - Math.ceil(least / PIECE) * PIECE);
  for (const nearest = Math.max(cut, edge - LEAST_CONTEXT) + PIECE / 2; cut < nearest; cut += 1) {
    if (isCharacterBoundary(text, cut)) return cut;
  }
  return wholePair(text, cut, 1);
}

/** The mirror image of {@link contextStart}: where a context of at least `least` characters after `edge` ends. */
export function contextEnd(text: string, edge: number, least: number): number {
  const limit = Math.min(text.length, edge + MOST_CONTEXT);
  for (let at = edge + least; at < limit || at === text.length; at += 1) {
    if (isWordEnd(text, at)) return at;
  }
  if (edge + least > text.length || limit === text.length) return text.length;
  if (isWordEnd(text, limit)) return limit;
  let cut = Math.min(limit, edge + Math.ceil(least / PIECE) * PIECE);
  for (const nearest = Math.min(cut, edge + LEAST_CONTEXT) - PIECE / 2; cut > nearest; cut -= 1) {
    if (isCharacterBoundary(text, cut)) return cut;
  }
  return wholePair(text, cut, -1);
}

/** The next longer context before `edge`, or `start` itself where there is none. */
export function longerContextStart(text: string, edge: number, start: number): number {
  const length = edge - start;
  if (start === 0 || length >= MOST_CONTEXT) return start;
  const next = contextStart(text, edge, length + 1);
  // Whole words are worth more than a few characters of the next one.
  return next >= start || (!isWordStart(text, next) && isWordStart(text, start)) ? start : next;
}

/** The next longer context after `edge`, or `end` itself where there is none. */
export function longerContextEnd(text: string, edge: number, end: number): number {
  const length = end - edge;
  if (end === text.length || length >= MOST_CONTEXT) return end;
  const next = contextEnd(text, edge, length + 1);
  return next <= end || (!isWordEnd(text, next) && isWordEnd(text, end)) ? end : next;
}

function isWordStart(text: string, at: number): boolean {
  if (at <= 0) return at === 0;
  return isSpace(text.charCodeAt(at - 1)) && !isSpace(text.charCodeAt(at)) && isCharacterBoundary(text, at);
}

function isWordEnd(text: string, at: number): boolean {
  if (at >= text.length) return at === text.length;
  return !isSpace(text.charCodeAt(at - 1)) && isSpace(text.charCodeAt(at)) && isCharacterBoundary(text, at);
}

/** Moves a cut that has no good place near it out of a surrogate pair at least. */
function wholePair(text: string, cut: number, step: 1 | -1): number {
  return (text.charCodeAt(cut) & 0xfc00) === 0xdc00 && (text.charCodeAt(cut - 1) & 0xfc00) === 0xd800
    ? cut + step
    : cut;
}
