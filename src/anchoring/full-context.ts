import type { Quote } from '../annotation/model';
import { MAX_CANDIDATES, type Placement } from './placement';
import { eachOccurrence, patternOf, type Pattern } from './quote-search';
import { rivalsOf } from './rivals';
import type { Steps } from '../text/steps';
import type { TextSearch } from './text-search';

/** Patterns between two pauses. */
const BATCH = 64;

/** A quote to be placed. */
export interface Entry {
  readonly id: string;
  readonly quote: Quote;
}

/** What became of the quotes whose whole context was searched: placed (or ambiguous), or not found at all. */
export interface FullContext {
  readonly found: Map<string, Placement>;
  readonly missing: Entry[];
}

/** Searches every quote with its whole context, typography aside. The order of the entries does not matter. */
export function* placeByFullContext(search: TextSearch, entries: readonly Entry[]): Steps<FullContext> {
  yield* search.prepare(entries.length);
  const found = new Map<string, Placement>();
  const missing: Entry[] = [];
  let count = 0;
  for (const group of (yield* groupsOf(entries)).values()) {
    count += 1;
    if (count % BATCH === 0) yield;
    const occurrences = withRivals(search, group, occurrencesOf(search, group));
    for (const entry of group) {
      const placement = resolve(search.text, entry.quote, occurrences);
      if (placement === undefined) missing.push(entry);
      else found.set(entry.id, placement);
    }
  }
  return { found, missing };
}

/** Entries of the same quote and context, so that a line repeated a thousand times is searched once. */
function* groupsOf(entries: readonly Entry[]): Steps<Map<string, Entry[]>> {
  const groups = new Map<string, Entry[]>();
  for (const [index, entry] of entries.entries()) {
    if (index % BATCH === BATCH - 1) yield;
    const { prefix = '', exact, suffix = '' } = entry.quote;
    const key = `${prefix.length}:${exact.length}:${prefix}${exact}${suffix}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return groups;
}

/** Where a pattern stands: counts of all places, starts of the first ones and of those that some quote asks for. */
interface Occurrences {
  /** Places under the typographic fold; those that match letter by letter are among them. */
  readonly folded: Count;
  readonly literal: Count;
  /** Whether counting was given up because nobody asked for a number. */
  readonly cut: boolean;
  /** Places that may be meant as well as the only one that was found. */
  readonly rivals: readonly number[];
}

interface Count {
  total: number;
  readonly first: number[];
  readonly numbered: Map<number, number>;
}

function occurrencesOf(search: TextSearch, group: readonly Entry[]): Occurrences {
  const folded: Count = { total: 0, first: [], numbered: new Map() };
  const literal: Count = { total: 0, first: [], numbered: new Map() };
  const [sample] = group;
  if (sample === undefined || sample.quote.exact === '') return { folded, literal, cut: false, rivals: [] };
  const wanted = new Set<number>();
  for (const { quote } of group) if (quote.nth !== undefined) wanted.add(quote.nth);
  const { prefix = '', exact, suffix = '' } = sample.quote;
  const letters = prefix + exact + suffix;
  const pattern: Pattern = patternOf(sample.quote);
  let cut = false;
  eachOccurrence(search, pattern, (start) => {
    if (wanted.size === 0 && folded.total === MAX_CANDIDATES) {
      cut = true;
      return false;
    }
    note(folded, start, wanted);
    if (search.text.startsWith(letters, start - prefix.length)) note(literal, start, wanted);
    return true;
  });
  return { folded, literal, cut, rivals: [] };
}

/** Looks for rivals where a quote without a number was found in one place. */
function withRivals(search: TextSearch, group: readonly Entry[], occurrences: Occurrences): Occurrences {
  const [sample] = group;
  const [place] = occurrences.folded.first;
  if (sample === undefined || place === undefined || occurrences.folded.total !== 1) return occurrences;
  if (group.every(({ quote }) => quote.nth !== undefined)) return occurrences;
  return { ...occurrences, rivals: rivalsOf(search, patternOf(sample.quote), place) };
}

function note(count: Count, start: number, wanted: ReadonlySet<number>): void {
  count.total += 1;
  if (count.first.length < MAX_CANDIDATES) count.first.push(start);
  if (wanted.has(count.total)) count.numbered.set(count.total, start);
}

function resolve(text: string, quote: Quote, occurrences: Occurrences): Placement | undefined {
  const { folded, literal, cut, rivals } = occurrences;
  if (folded.total === 0) return undefined;
  if (quote.nth === undefined && rivals.length > 0) return ambiguous(quote.exact, [...folded.first, ...rivals]);
  const start = cut ? undefined : quote.nth === undefined ? onlyOne(literal, folded) : numbered(quote, literal, folded);
  if (start !== undefined) return placed(text, quote.exact, start);
  return ambiguous(quote.exact, folded.first);
}

/** The placement of a quote that may stand at any of these places, each given once by its start. */
export function ambiguous(exact: string, starts: readonly number[]): Placement {
  const places = [...starts].sort((a, b) => a - b).slice(0, MAX_CANDIDATES);
  return { state: 'ambiguous', candidates: places.map((start) => ({ start, end: start + exact.length })) };
}

/** The place at `start`, `exact` where the quote stands there letter by letter. */
export function placed(text: string, exact: string, start: number): Placement {
  const state = text.startsWith(exact, start) ? 'exact' : 'modified';
  return { state, span: { start, end: start + exact.length } };
}

function onlyOne(literal: Count, folded: Count): number | undefined {
  if (folded.total === 1) return folded.first[0];
  return literal.total === 1 ? literal.first[0] : undefined;
}

/** The place that `nth` names, if as many are found now as there were. By hand, `of` may be missing. */
function numbered({ nth = 0, of }: Quote, literal: Count, folded: Count): number | undefined {
  if (of === undefined) return literal.numbered.get(nth) ?? folded.numbered.get(nth);
  if (literal.total === of) return literal.numbered.get(nth);
  return folded.total === of ? folded.numbered.get(nth) : undefined;
}
