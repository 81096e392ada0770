import type { Quote } from '../annotation/model';
import type { Span } from '../text/span';
import { LEAST_CONTEXT, contextEnd, contextStart, longerContextEnd, longerContextStart } from './context';
import { eachOccurrence, standsFree, type Pattern } from './quote-search';
import { rivalsOf, withinSentence } from './rivals';
import { finish, type Steps } from '../text/steps';
import { TextSearch } from './text-search';

/** Spans between two pauses. */
const BATCH = 64;

/**
 * The quote that finds a span again: its text and whole words of context around it, as many as keep it apart from all
 * other places, copies of its own sentence among them. Where even the longest context does not, the quote is numbered
 * (`nth`/`of`) among the places of its sentence, as far as the context reaches. `locate` is the inverse.
 *
 * @param text normalized article text
 * @param span UTF-16 offsets into it; not empty for a mention
 * @throws RangeError when the span does not lie in the text
 */
export function describeSpan(text: string, span: Span): Quote {
  const [quote] = describeSpans(text, [span]);
  if (quote === undefined) throw new RangeError('no quote for the span');
  return quote;
}

/** {@link describeSpan} for many spans of one text, near linear in text and spans together. Answers in the given order. */
export function describeSpans(text: string, spans: readonly Span[]): Quote[] {
  return finish(describeSteps(new TextSearch(text), spans));
}

/** {@link describeSpans} with pauses, over a search that the caller may share. */
export function* describeSteps(search: TextSearch, spans: readonly Span[]): Steps<Quote[]> {
  const { text } = search;
  yield* search.prepare(spans.length);
  const quotes: Quote[] = [];
  const repeated = new Map<string, number[]>();
  for (const [index, span] of spans.entries()) {
    if (index % BATCH === BATCH - 1) yield;
    if (!(span.start >= 0 && span.start <= span.end && span.end <= text.length)) {
      throw new RangeError(`span ${span.start}–${span.end} outside a text of ${text.length}`);
    }
    const frame = narrowestFrame(search, span);
    quotes.push(quoteIn(text, span, frame));
    if (frame.alone) continue;
    const key = `${span.start - frame.start}:${frame.end - span.end}:${search.folded.slice(frame.start, frame.end)}`;
    const same = repeated.get(key);
    if (same === undefined) repeated.set(key, [index]);
    else same.push(index);
  }
  for (const indexes of repeated.values()) {
    yield;
    countOccurrences(search, spans, quotes, indexes);
  }
  return quotes;
}

/** A span with its context. */
interface Frame extends Span {
  /** Whether no other place in the text can be meant. */
  readonly alone: boolean;
}

function narrowestFrame(search: TextSearch, span: Span): Frame {
  const { text } = search;
  let start = contextStart(text, span.start, LEAST_CONTEXT);
  let end = contextEnd(text, span.end, LEAST_CONTEXT);
  for (;;) {
    if (isAlone(search, span, { start, end })) return { start, end, alone: true };
    const longerStart = longerContextStart(text, span.start, start);
    const longerEnd = longerContextEnd(text, span.end, end);
    if (longerStart === start && longerEnd === end)
      return { ...countedFrame(search, span, { start, end }), alone: false };
    start = longerStart;
    end = longerEnd;
  }
}

function isAlone(search: TextSearch, span: Span, frame: Span): boolean {
  const pattern = patternIn(search.folded, span, frame);
  let seen = 0;
  eachOccurrence(search, pattern, () => {
    seen += 1;
    return seen < 2;
  });
  return seen === 1 && rivalsOf(search, pattern, span.start).length === 0;
}

/**
 * The frame whose places are counted: one that every copy of the sentence has, so that the number no longer holds once
 * a copy is added or taken away.
 */
function countedFrame(search: TextSearch, span: Span, frame: Span): Span {
  const pattern = withinSentence(patternIn(search.folded, span, frame));
  if (!standsFree(search.folded, pattern, span.start)) return frame;
  return { start: span.start - pattern.prefix.length, end: span.end + pattern.suffix.length };
}

function patternIn(folded: string, span: Span, frame: Span): Pattern {
  return {
    prefix: folded.slice(frame.start, span.start),
    exact: folded.slice(span.start, span.end),
    suffix: folded.slice(span.end, frame.end),
  };
}

function quoteIn(text: string, span: Span, frame: Span): Quote {
  const quote: { exact: string; prefix?: string; suffix?: string } = { exact: text.slice(span.start, span.end) };
  if (frame.start < span.start) quote.prefix = text.slice(frame.start, span.start);
  if (frame.end > span.end) quote.suffix = text.slice(span.end, frame.end);
  return quote;
}

/** Numbers the spans (given by index, all of one pattern) among the places where their pattern stands. */
function countOccurrences(
  search: TextSearch,
  spans: readonly Span[],
  quotes: Quote[],
  indexes: readonly number[],
): void {
  const [first = 0] = indexes;
  const sample = quotes[first];
  const span = spans[first];
  if (sample === undefined || span === undefined) return;
  const frame = { start: span.start - (sample.prefix?.length ?? 0), end: span.end + (sample.suffix?.length ?? 0) };
  const wanted = new Set(indexes.map((index) => spans[index]?.start));
  const places = new Map<number, number>();
  let of = 0;
  eachOccurrence(search, patternIn(search.folded, span, frame), (start) => {
    of += 1;
    if (wanted.has(start)) places.set(start, of);
    return true;
  });
  for (const index of indexes) {
    const quote = quotes[index];
    const nth = places.get(spans[index]?.start ?? -1);
    if (quote !== undefined && nth !== undefined) quotes[index] = { ...quote, nth, of };
  }
}
