import type { Span } from './span';

/** Shortened words whose full stop does not end a sentence. */
const ABBREVIATIONS = new Set(
  (
    'm mm mme mmes mlle mlles me mes dr drs pr prof mgr st ste sr fr pc cf art av bd chap éd env ex fig hab no nos ' +
    'p pp réf tél vol janv févr fév avr juil sept oct nov déc mr mrs ms jr sen rep gov gen lt col capt sgt maj hon rev ' +
    'vs jan feb mar apr jun jul aug sep dec al op'
  ).split(' '),
);

const TERMINAL = /[.!?…]+(?:[ \u00a0\u202f]?»|["'”’)\]])*/gu;
const SENTENCE_OPENER = /^[\s\u00a0\u202f]*["'«“‘([–—-]*[\s\u00a0\u202f]*[\p{Lu}\p{N}]/u;

/**
 * Cuts `[from, to)` into sentences, without the white space around them. Line ends cut too, except where a line plainly
 * goes on (the next one begins with a small letter and this one has no closing mark). Never cuts after a title
 * (« M. Belhadj ») or an initial.
 *
 * What is longer than `longest` UTF-16 units is cut at a space near that length, so that work per piece stays bounded.
 */
export function splitSentences(text: string, from = 0, to = text.length, longest = 2000): Span[] {
  const sentences: Span[] = [];
  for (const line of logicalLines(text, from, to)) {
    let start = line.start;
    for (const match of text.slice(line.start, line.end).matchAll(TERMINAL)) {
      const stop = line.start + match.index;
      const end = stop + match[0].length;
      if (!endsSentence(text, stop, end, line.end)) continue;
      pushPieces(sentences, text, start, end, longest);
      start = end;
    }
    pushPieces(sentences, text, start, line.end, longest);
  }
  return sentences;
}

function* logicalLines(text: string, from: number, to: number): Generator<Span> {
  let start = from;
  for (let at = from; at < to;) {
    const newline = text.indexOf('\n', at);
    if (newline === -1 || newline >= to) break;
    at = newline + 1;
    if (!continues(text, newline)) {
      yield { start, end: newline };
      start = at;
    }
  }
  yield { start, end: to };
}

/** Whether the line that ends at `newline` is cut by hand, in mid-sentence. */
function continues(text: string, newline: number): boolean {
  const before = text[newline - 1] ?? '\n';
  const after = text[newline + 1] ?? '\n';
  return /[\p{L}\p{N},;]/u.test(before) && /\p{Ll}/u.test(after);
}

function endsSentence(text: string, stop: number, end: number, lineEnd: number): boolean {
  if (end >= lineEnd) return true;
  if (!SENTENCE_OPENER.test(text.slice(end, end + 8))) return false;
  if (!/\s/u.test(text[end] ?? '')) return false;
  if (text[stop] !== '.' || text[stop + 1] === '.') return true;
  const word = /[\p{L}\p{M}]+$/u.exec(text.slice(Math.max(0, stop - 12), stop))?.[0] ?? '';
  if (/^\p{Lu}$/u.test(word)) return false;
  return !ABBREVIATIONS.has(word.toLowerCase());
}

function pushPieces(sentences: Span[], text: string, start: number, end: number, longest: number): void {
  let from = start;
  while (end - from > longest) {
    let cut = text.lastIndexOf(' ', from + longest);
    if (cut <= from + longest / 2) {
      cut = from + longest;
      if (/[\udc00-\udfff]/.test(text[cut] ?? '')) cut -= 1;
    }
    pushTrimmed(sentences, text, from, cut);
    from = cut;
  }
  pushTrimmed(sentences, text, from, end);
}

function pushTrimmed(sentences: Span[], text: string, start: number, end: number): void {
  let from = start;
  let to = end;
  while (from < to && /\s/u.test(text[from] ?? '')) from += 1;
  while (to > from && /\s/u.test(text[to - 1] ?? '')) to -= 1;
  if (from < to) sentences.push({ start: from, end: to });
}
