import { splitSentences } from '../text/sentences';
import type { Span } from '../text/span';
import { wholeOf, type Pattern } from './quote-search';

/** Without one of these a short text holds one sentence only. */
const SENTENCE_EDGE = /[.!?…\n]/u;
/** Text beyond a sentence that is looked at to see that it ends there: an abbreviation needs as much. */
const BESIDE = 24;

/** What a quote's context holds of the sentence around it: a copy of that sentence has this too. */
export interface OwnSentence {
  /** The end of the prefix that belongs to the sentence of the quote; all of it where no edge of a sentence is in it. */
  readonly head: string;
  /** The beginning of the suffix that belongs to it. */
  readonly tail: string;
  /** Whether the sentence begins, or ends, within the context. */
  readonly begins: boolean;
  readonly ends: boolean;
}

/** The part of a quote's context that lies in its own sentence. A mention may itself run over several sentences. */
export function ownSentence(pattern: Pattern): OwnSentence {
  const { prefix, exact, suffix } = pattern;
  if (!SENTENCE_EDGE.test(prefix) && !SENTENCE_EDGE.test(suffix)) {
    return { head: prefix, tail: suffix, begins: false, ends: false };
  }
  const whole = wholeOf(pattern);
  const { start, end } = edgesAround(whole, 0, whole.length, prefix.length, prefix.length + exact.length);
  const begins = start > 0 && !isBlankOnLine(whole.slice(0, start));
  const ends = end < whole.length && (!isBlankOnLine(whole.slice(end)) || /[.!?…»"”’)\]]/u.test(whole.charAt(end - 1)));
  return {
    head: begins ? whole.slice(start, prefix.length) : prefix,
    tail: ends ? whole.slice(prefix.length + exact.length, end) : suffix,
    begins,
    ends,
  };
}

/** Whether what stands at `start` is in a sentence that begins and ends as the given one does. */
export function standsInSentence(text: string, exact: string, start: number, sentence: OwnSentence): boolean {
  const from = start - sentence.head.length;
  const to = start + exact.length + sentence.tail.length;
  if (from < 0 || text.slice(from, to) !== sentence.head + exact + sentence.tail) return false;
  const edges = edgesAround(
    text,
    Math.max(0, from - BESIDE),
    Math.min(text.length, to + BESIDE),
    start,
    start + exact.length,
  );
  return (!sentence.begins || edges.start === from) && (!sentence.ends || edges.end === to);
}

/** The beginning of the sentence around `start` and the end of the one around `end`, as `[from, to)` shows them. */
function edgesAround(text: string, from: number, to: number, start: number, end: number): Span {
  const edges = { start, end };
  for (const sentence of splitSentences(text, from, to)) {
    if (sentence.start <= start) edges.start = sentence.end < start ? start : sentence.start;
    if (sentence.end < end) continue;
    edges.end = sentence.start > end ? end : sentence.end;
    break;
  }
  return edges;
}

function isBlankOnLine(text: string): boolean {
  return !/[^\s]|\n/u.test(text);
}

/** The sentence that holds `[start, end)`: its edges, and what of it stands before and after. */
export function sentenceAround(
  text: string,
  start: number,
  end: number,
): (Span & { readonly head: string; readonly tail: string }) | undefined {
  const sentence = splitSentences(text).find((span) => span.start <= start && end <= span.end);
  if (sentence === undefined) return undefined;
  return { ...sentence, head: text.slice(sentence.start, start), tail: text.slice(end, sentence.end) };
}
