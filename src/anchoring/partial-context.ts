import type { Span } from '../text/span';
import { agree, keyOf, type Claims } from './claims';
import { contextEnd, contextStart } from './context';
import { doubledPlaces } from './doubled';
import { ambiguous, placed, type Entry } from './full-context';
import type { Placement } from './placement';
import { eachOccurrence, patternOf, wholeOf, type Pattern } from './quote-search';
import { rivalsOf } from './rivals';
import { sentenceAround } from './sentence-context';
import { prefixSimilarity, suffixSimilarity } from './similarity';
import type { Steps } from '../text/steps';
import type { TextSearch } from './text-search';

/** Quotes of so few characters (ONU, UE) need more evidence than others. */
export const SHORT_QUOTE = 4;

/** The least context that may vouch for a place alone; hand-written contexts are often shorter than ours. */
const LEAST_SIDE = 8;
const LEAST_SIDE_OF_SHORT = 16;
/** The nearest words that must stand on both sides where the quote alone stands in too many places. */
const CORE = 3;
/** A side that resembles the stored one this much belongs to the same place. Unrelated prose reaches about 0.3. */
const ALIKE = 0.55;
/** What is asked of both sides when neither stands unchanged. */
const ALIKE_UNANCHORED = 0.6;
/** What a side counts that is unlike beyond the edge of the quote's sentence, but whole within it. */
const SENTENCE_WHOLE = 0.8;
/** How much better than the next one a place must fit to be preferred. */
const MARGIN = 0.15;
/** A context that stands in more places than this is no evidence. */
const MANY = 32;

/** Places left over by a search for one quote. */
interface Candidate {
  readonly start: number;
  /** How well the worse of both sides fits, 0 to 1. */
  readonly score: number;
  /** Whether one side stands unchanged. */
  readonly anchored: boolean;
  /** Whether that is evidence enough for so short a quote: nowhere else stands that side beside it. */
  readonly sure: boolean;
}

/** A quote with the place that was chosen for it. */
interface Choice {
  readonly entry: Entry;
  readonly pattern: Pattern;
  readonly place: Span;
  readonly score: number;
  readonly placement: Placement;
}

/**
 * Places quotes whose whole context no longer stands, without knowing the old text. One side of the context must stand
 * unchanged beside the quote, and the other must at least resemble what it was, or be whole within the quote's own
 * sentence; or both sides must resemble it well. Anything weaker is an orphan: « la conférence de » before the same name
 * elsewhere does not make it the same mention.
 */
export function* placeByPartialContext(
  search: TextSearch,
  entries: readonly Entry[],
  claims: Claims,
): Steps<Map<string, Placement>> {
  yield* search.prepare(entries.length * 3);
  const names: Names = new Map();
  const placements = new Map<string, Placement>();
  const choices = new Map<string, Choice[]>();
  for (const entry of entries) {
    yield;
    const pattern = patternOf(entry.quote);
    const isFree = (start: number): boolean => {
      return !claims.conflicts({ start, end: start + pattern.exact.length }, pattern);
    };
    const copies = placesInCopies(search, pattern).filter(isFree);
    if (copies.length > 1) {
      placements.set(entry.id, ambiguous(entry.quote.exact, copies));
      continue;
    }
    const candidates = candidatesFor(search, pattern, names).filter(({ start }) => isFree(start));
    const { placement, score } = decide(search, entry, pattern, candidates);
    placements.set(entry.id, placement);
    if (placement.span === undefined) continue;
    const key = keyOf(placement.span);
    const choice = { entry, pattern, place: placement.span, score, placement };
    const rivals = choices.get(key);
    if (rivals === undefined) choices.set(key, [choice]);
    else rivals.push(choice);
  }
  for (const rivals of choices.values()) separate(rivals, placements);
  return placements;
}

/** A copy in a row with the original took half of the context from each of the two: the places in both, or none. */
function placesInCopies(search: TextSearch, pattern: Pattern): number[] {
  const { prefix, exact, suffix } = pattern;
  if (prefix === '' || exact === '' || suffix === '') return [];
  for (const start of fewPlaces(search, { prefix, exact, suffix: '' }, MANY) ?? []) {
    const copies = doubledPlaces(search, pattern, start);
    if (copies.length > 0) return [start, ...copies];
  }
  return [];
}

/** Where each quote stands without its context; undefined for too many places. An article repeats few names often. */
type Names = Map<string, readonly number[] | undefined>;

function candidatesFor(search: TextSearch, pattern: Pattern, names: Names): Candidate[] {
  if (pattern.exact === '') return [];
  const anchored = new Set<number>();
  const single = new Set<number>();
  const { prefix, exact, suffix } = pattern;
  const short = exact.length <= SHORT_QUOTE;
  const least = short ? LEAST_SIDE_OF_SHORT : LEAST_SIDE;
  if (prefix.length >= least) collect(search, { prefix, exact, suffix: '' }, anchored, single);
  if (suffix.length >= least) collect(search, { prefix: '', exact, suffix }, anchored, single);
  const starts = new Set(anchored);
  if (!short) {
    // The edge of the text is as good as context: nothing else begins or ends there.
    if (prefix.length < least && search.folded.startsWith(prefix + exact)) starts.add(prefix.length);
    if (suffix.length < least && search.folded.endsWith(exact + suffix)) {
      starts.add(search.folded.length - suffix.length - exact.length);
    }
    if (prefix !== '' && suffix !== '') {
      const places = placesOf(search, exact, names);
      if (places === undefined) collect(search, coreOf(pattern), starts);
      else for (const start of places) starts.add(start);
    }
  }
  return [...starts]
    .sort((a, b) => a - b)
    .map((start) => ({
      start,
      score: fit(search, pattern, start, anchored.has(start)),
      anchored: anchored.has(start),
      sure: !short || single.has(start),
    }))
    .filter((candidate) => candidate.anchored || candidate.score >= ALIKE_UNANCHORED);
}

/** Adds the places of a pattern that stands in few, and to `single` the place of one that stands in one only. */
function collect(search: TextSearch, pattern: Pattern, starts: Set<number>, single?: Set<number>): void {
  const places = fewPlaces(search, pattern, MANY) ?? [];
  for (const start of places) starts.add(start);
  if (places.length === 1) for (const start of places) single?.add(start);
}

function placesOf(search: TextSearch, exact: string, names: Names): readonly number[] | undefined {
  if (!names.has(exact)) names.set(exact, fewPlaces(search, { prefix: '', exact, suffix: '' }, MANY));
  return names.get(exact);
}

/** The places of a pattern, undefined when there are more than `most`. */
function fewPlaces(search: TextSearch, pattern: Pattern, most: number): readonly number[] | undefined {
  const found: number[] = [];
  eachOccurrence(search, pattern, (start) => found.push(start) <= most);
  return found.length <= most ? found : undefined;
}

/** The quote with the nearest words on both sides. */
function coreOf({ prefix, exact, suffix }: Pattern): Pattern {
  return {
    prefix: prefix.slice(contextStart(prefix, prefix.length, CORE)),
    exact,
    suffix: suffix.slice(0, contextEnd(suffix, 0, CORE)),
  };
}

/** How well the worse of both sides fits the text around a place. A side that was never given does not count. */
function fit(search: TextSearch, pattern: Pattern, start: number, anchored: boolean): number {
  const end = start + pattern.exact.length;
  const before = pattern.prefix === '' ? 1 : prefixSimilarity(pattern.prefix, search.folded, start);
  if (!anchored && before < ALIKE_UNANCHORED) return 0;
  const after = pattern.suffix === '' ? 1 : suffixSimilarity(pattern.suffix, search.folded, end);
  const worse = Math.min(before, after);
  if (!anchored || worse >= SENTENCE_WHOLE) return worse;
  return Math.max(worse, sentenceFit(search.folded, pattern, { start, end }, before, after));
}

/**
 * Deleting the sentence before or after a mention takes half of its context away, but leaves its own sentence whole:
 * then the side counts as alike.
 */
function sentenceFit(text: string, pattern: Pattern, place: Span, before: number, after: number): number {
  const stored = sentenceAround(wholeOf(pattern), pattern.prefix.length, pattern.prefix.length + pattern.exact.length);
  const from = Math.max(0, place.start - 2 * pattern.prefix.length - LEAST_SIDE);
  const window = text.slice(from, place.end + 2 * pattern.suffix.length + LEAST_SIDE);
  const now = sentenceAround(window, place.start - from, place.end - from);
  if (stored === undefined || now === undefined) return 0;
  const beforeWhole = stored.start > 0 && stored.head === now.head;
  const afterWhole = stored.end < wholeOf(pattern).length && stored.tail === now.tail;
  return Math.min(
    beforeWhole ? Math.max(before, sentenceScore(now.head)) : before,
    afterWhole ? Math.max(after, sentenceScore(now.tail)) : after,
  );
}

/** A mention at the edge of its sentence has no more than that edge to show. */
function sentenceScore(rest: string): number {
  return rest.length >= CORE ? SENTENCE_WHOLE : ALIKE;
}

function decide(
  search: TextSearch,
  { quote }: Entry,
  pattern: Pattern,
  candidates: readonly Candidate[],
): { readonly placement: Placement; readonly score: number } {
  const alike = candidates.filter(({ score }) => score >= ALIKE).sort((a, b) => b.score - a.score);
  const [best, second] = alike;
  if (best === undefined || !alike.some(({ sure }) => sure)) return { placement: { state: 'orphan' }, score: 0 };
  // One of several identical places has changed: which one it was, the count can no longer tell.
  const clear = quote.nth === undefined && best.sure && (second === undefined || best.score - second.score >= MARGIN);
  const rivals = clear ? rivalsOf(search, pattern, best.start) : [];
  if (clear && rivals.length === 0) {
    return { placement: placed(search.text, quote.exact, best.start), score: best.score };
  }
  const places = new Set([...alike.map(({ start }) => start), ...rivals]);
  return { placement: ambiguous(quote.exact, [...places]), score: 0 };
}

/** Quotes of different places that came out at one: the clearly best one stays, otherwise nobody can tell. */
function separate(rivals: readonly Choice[], placements: Map<string, Placement>): void {
  const sorted = [...rivals].sort((a, b) => b.score - a.score);
  const [best] = sorted;
  if (best === undefined) return;
  const others = sorted.filter(({ pattern }) => !agree(pattern, best.pattern));
  const [next] = others;
  if (next === undefined) return;
  const clear = best.score - next.score >= MARGIN;
  for (const { entry, pattern, place } of sorted) {
    if (!clear) placements.set(entry.id, { state: 'ambiguous', candidates: [place] });
    else if (!agree(pattern, best.pattern)) placements.set(entry.id, { state: 'orphan' });
  }
}
