import { isAbbreviated } from './abbreviations';
import { isSpace } from './characters';
import type { Span } from './span';
import { plainlyGoesOn, WrappedLines } from './wrapped-lines';

/** Sentences longer than this are cut. UTF-16 units. */
const LONGEST = 2000;

/** How far a headline or a dateline reaches at most before the « . – » that text follows on. UTF-16 units. */
const RUN_IN = 60;

/**
 * Cuts `[from, to)`, an excerpt, into sentences, without the white space around them. Line ends cut too, except where a
 * line plainly goes on (the next one begins with a small letter and this one has no closing mark). Never cuts after a
 * title (« M. Belhadj ») or an initial. Whether there is an edge depends on some 24 characters on either side and on
 * nothing else.
 *
 * What is longer than `longest` UTF-16 units is cut at a space near that length, so that work per piece stays bounded.
 */
export function splitSentences(text: string, from = 0, to = text.length, longest = LONGEST): Span[] {
  return [...cut(text, from, to, longest, (newline) => plainlyGoesOn(text, newline))];
}

/**
 * The sentences of a whole article, one after the other: as {@link splitSentences}, but hard-wrapped lines are read as
 * running text (see {@link WrappedLines}). Linear time; nothing is remembered but a few numbers.
 */
export function sentencesIn(text: string, longest = LONGEST): Generator<Span> {
  const lines = new WrappedLines(text);
  return cut(text, 0, text.length, longest, (newline) => lines.goesOn(newline));
}

type LineRule = (newline: number) => boolean;

function* cut(text: string, from: number, to: number, longest: number, goesOn: LineRule): Generator<Span> {
  let start = behindSpace(text, from, to);
  let at = start;
  while (at < to) {
    at = nextMark(text, at, Math.min(to, start + longest * 2));
    const code = text.charCodeAt(at);
    let end = at + 1;
    if (at >= to) break;
    if (code === 0x0a) {
      if (!goesOn(at)) {
        yield* pieces(text, start, at, longest);
        start = end = behindSpace(text, end, to);
      }
    } else if (isTerminal(code)) {
      const behind = behindMarks(text, at, to);
      end = behindClosing(text, behind, to);
      if (endsSentence(text, start, at, behind, end, to, goesOn)) {
        yield* pieces(text, start, end, longest);
        start = end = behindSpace(text, end, to);
      }
    }
    at = end;
    if (at - start <= longest * 2) continue;
    const middle = pieceEnd(text, start, longest);
    yield* pieces(text, start, middle, longest);
    start = behindSpace(text, middle, to);
    at = Math.max(at, start);
  }
  yield* pieces(text, start, to, longest);
}

/** The next character at which a sentence may end: `\n`, `.`, `!`, `?`, `…`; `to` where there is none. */
function nextMark(text: string, from: number, to: number): number {
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x3f ? code === 0x2026 : code === 0x0a || isTerminal(code)) return at;
  }
  return to;
}

/** `.`, `!`, `?`, `…` */
function isTerminal(code: number): boolean {
  return code === 0x2e || code === 0x21 || code === 0x3f || code === 0x2026;
}

function behindSpace(text: string, at: number, to: number): number {
  let end = at;
  while (end < to && isSpace(text.charCodeAt(end))) end += 1;
  return end;
}

function behindMarks(text: string, at: number, to: number): number {
  let end = at + 1;
  while (end < to && isTerminal(text.charCodeAt(end))) end += 1;
  return end;
}

/** Behind the quotes and brackets that close here; before « » » there may be a space. */
function behindClosing(text: string, at: number, to: number): number {
  let end = at;
  while (end < to) {
    const mark = text.charAt(end);
    if ('"\'”’)]»›'.includes(mark)) end += 1;
    else if (isBlank(mark) && end + 1 < to && '»›'.includes(text.charAt(end + 1))) end += 2;
    else break;
  }
  return end;
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\u00a0' || character === '\u202f';
}

/** Whether the marks `[stop, behind)`, closed at `end`, are the last of the sentence that begins at `start`. */
function endsSentence(
  text: string,
  start: number,
  stop: number,
  behind: number,
  end: number,
  to: number,
  goesOn: LineRule,
): boolean {
  const next = nextOnLine(text, end, to, goesOn);
  if (next === undefined) return true;
  // « navetteurs.be », « 3.5 », an ellipsis that begins a sentence, one that stands for words left out
  if (next === end || stop === start || '[('.includes(text.charAt(stop - 1))) return false;
  const capital = behindOpening(text, next, to);
  if (capital === undefined) return false;
  if (text[stop] !== '.' || end > stop + 1) return !isRunIn(text, start, stop, end, next);
  if (isAbbreviated(text, start, stop, capital)) return false;
  return behind > stop + 1 || !isRunIn(text, start, stop, end, next);
}

/** The next character that is not white space; undefined where line or text end before. */
function nextOnLine(text: string, from: number, to: number, goesOn: LineRule): number | undefined {
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x0a ? !goesOn(at) : !isSpace(code)) return code === 0x0a ? undefined : at;
  }
  return undefined;
}

/** The capital or digit that opens a sentence at `at`, perhaps behind quotes, brackets or a dash. */
function behindOpening(text: string, at: number, to: number): number | undefined {
  const omission = /^(?:\[(?:…|\.{3})\]|\((?:…|\.{3})\))\s?/u.exec(text.slice(at, at + 6));
  let next = at + (omission?.[0].length ?? 0);
  const most = Math.min(to, next + 8);
  while (next < most && ('"\'«“‘‹([–—-•¿¡…'.includes(text.charAt(next)) || isSpace(text.charCodeAt(next)))) next += 1;
  if (next >= to) return undefined;
  const code = text.codePointAt(next) ?? 0;
  if (code < 0x80) return (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39) ? next : undefined;
  return /[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(String.fromCodePoint(code)) ? next : undefined;
}

/** « GENÈVE, 17 déc. (ANR). – Le Haut-Commissariat … »: what the line begins with is no sentence of its own. */
function isRunIn(text: string, start: number, stop: number, end: number, next: number): boolean {
  if (stop - start > RUN_IN || !'–—-'.includes(text.charAt(next)) || !isSpace(text.charCodeAt(next + 1))) return false;
  if (text[end - 1] !== '.' || /(?:^|\s)[–—-]\s/u.test(text.slice(start, stop))) return false;
  let line = start;
  while (line > 0 && line > start - RUN_IN && isSpace(text.charCodeAt(line - 1))) {
    line -= 1;
    if (text[line] === '\n') return true;
  }
  return line === 0;
}

function* pieces(text: string, start: number, end: number, longest: number): Generator<Span> {
  let from = start;
  while (end - from > longest) {
    const middle = pieceEnd(text, from, longest);
    yield* trimmed(text, from, middle);
    from = middle;
  }
  yield* trimmed(text, from, end);
}

/** A space near the greatest length, else a place between two characters. */
function pieceEnd(text: string, from: number, longest: number): number {
  const space = text.slice(from, from + longest + 1).lastIndexOf(' ');
  if (space > longest / 2) return from + space;
  const end = from + longest;
  return (text.charCodeAt(end) & 0xfc00) === 0xdc00 ? end - 1 : end;
}

function* trimmed(text: string, start: number, end: number): Generator<Span> {
  const from = behindSpace(text, start, end);
  let to = end;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to -= 1;
  if (from < to) yield { start: from, end: to };
}
