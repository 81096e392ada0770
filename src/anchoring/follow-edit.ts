import approximateMatches from 'approx-string-match';
import type { Quote } from '../annotation/model';
import { foldTypography } from '../text/fold';
import type { Span } from '../text/span';
import { placed } from './full-context';
import { SHORT_QUOTE } from './partial-context';
import type { Placement } from './placement';
import { prefixSimilarity, suffixSimilarity } from './similarity';
import type { TextMap } from './text-map';
import type { TextSearch } from './text-search';

/** Characters of the old text around a mention that are compared with what surrounds its new place. */
const CONTEXT = 32;
/** How far beyond a rewritten stretch its mentions are looked for. */
const AROUND = 64;
/** A rewritten stretch longer than this keeps no mentions. */
const LONGEST_WINDOW = 20_000;
/** Longer quotes are not looked for approximately. */
const LONGEST_FUZZY = 512;
/** Share of a quote's characters that may have changed. */
const TOLERANCE = 0.34;
/** What the better side of the context must resemble: for the same words, and for changed or very short ones. */
const ALIKE = 0.6;
const ALIKE_CHANGED = 0.8;
/** How much better than the next one a place must fit to be preferred. */
const MARGIN = 0.1;

/**
 * Follows one mention through the difference of old and new text: to where its own place is now, if no edit touched it,
 * else to the same or nearly the same words beside or in what was rewritten. Undefined where the edit took it away.
 *
 * @param span the mention's place in `before`
 */
export function followEdit(
  before: string,
  span: Span,
  quote: Quote,
  search: TextSearch,
  map: TextMap,
): Placement | undefined {
  const fits = contextFit(before, span, search.folded);
  const place = map.unchanged(span);
  if (place !== undefined) {
    // A name that an inserted sentence shares with a deleted one matches too: its neighbours tell.
    if (fits(place) < ALIKE) return undefined;
    return sameText(search, place, quote.exact)
      ? placed(search.text, quote.exact, place.start)
      : { state: 'modified', span: place };
  }
  const change = map.changed(span);
  if (change === undefined || change.rewritten.end - change.rewritten.start > LONGEST_WINDOW) return undefined;
  return (
    sameWords(search, quote.exact, change.rewritten, fits) ??
    nearlySameWords(search, quote.exact, change.rewritten, change.between, fits)
  );
}

/** How well the better side of the old surroundings fits a place of the new text, 0 to 1. */
type Fit = (place: Span) => number;

function contextFit(before: string, span: Span, folded: string): Fit {
  const prefix = foldTypography(before.slice(Math.max(0, span.start - CONTEXT), span.start));
  const suffix = foldTypography(before.slice(span.end, span.end + CONTEXT));
  return (place) => {
    const head = prefix === '' && place.start === 0 ? 1 : prefixSimilarity(prefix, folded, place.start);
    const tail = suffix === '' && place.end === folded.length ? 1 : suffixSimilarity(suffix, folded, place.end);
    return Math.max(head, tail);
  };
}

function sameText(search: TextSearch, place: Span, exact: string): boolean {
  return search.folded.slice(place.start, place.end) === foldTypography(exact);
}

/** Whether a place holds some of what was rewritten. Words that no edit touched belong to another place. */
function holds(place: Span, rewritten: Span): boolean {
  return place.start < rewritten.end && place.end > rewritten.start;
}

function windowAround(text: string, rewritten: Span): Span {
  return { start: Math.max(0, rewritten.start - AROUND), end: Math.min(text.length, rewritten.end + AROUND) };
}

function sameWords(search: TextSearch, exact: string, rewritten: Span, fits: Fit): Placement | undefined {
  const pattern = foldTypography(exact);
  const least = exact.length <= SHORT_QUOTE ? ALIKE_CHANGED : ALIKE;
  const { start, end } = windowAround(search.text, rewritten);
  const window = search.folded.slice(start, end);
  const candidates: { readonly place: Span; readonly score: number }[] = [];
  for (let at = window.indexOf(pattern); at !== -1; at = window.indexOf(pattern, at + 1)) {
    const place = { start: start + at, end: start + at + pattern.length };
    if (!holds(place, rewritten)) continue;
    const score = fits(place);
    if (score >= least) candidates.push({ place, score });
  }
  candidates.sort((a, b) => b.score - a.score);
  const [best, second] = candidates;
  if (best === undefined) return undefined;
  if (second === undefined || best.score - second.score >= MARGIN) return placed(search.text, exact, best.place.start);
  const places = candidates.filter(({ score }) => best.score - score < MARGIN).map(({ place }) => place);
  return { state: 'ambiguous', candidates: places.sort((a, b) => a.start - b.start).slice(0, 100) };
}

function nearlySameWords(
  search: TextSearch,
  exact: string,
  rewritten: Span,
  between: Span | undefined,
  fits: Fit,
): Placement | undefined {
  if (exact.length <= SHORT_QUOTE || exact.length > LONGEST_FUZZY) return undefined;
  const pattern = foldTypography(exact);
  const errors = Math.floor(TOLERANCE * pattern.length);
  if (between !== undefined && Math.abs(between.end - between.start - pattern.length) <= errors) {
    // Both edges stand: the mention is what is between them, if that still resembles it.
    const [match] = approximateMatches(search.folded.slice(between.start, between.end), pattern, errors);
    if (match !== undefined && fits(between) >= ALIKE_CHANGED) return { state: 'modified', span: between };
  }
  const { start, end } = windowAround(search.text, rewritten);
  const places = approximateMatches(search.folded.slice(start, end), pattern, errors)
    .map((match) => ({ start: start + match.start, end: start + match.end }))
    .filter((place) => place.start < place.end && holds(place, rewritten))
    .map((place) => ({ place, score: fits(place) }))
    .filter(({ score }) => score >= ALIKE_CHANGED)
    .sort((a, b) => b.score - a.score);
  const [best] = places;
  return best === undefined ? undefined : { state: 'modified', span: best.place };
}
