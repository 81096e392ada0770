import type { Quote } from '../annotation/model';
import type { Span } from '../text/span';
import { describeSteps } from './describe';
import { eachOccurrence, patternOf } from './quote-search';
import { rivalsOf } from './rivals';
import { finish } from '../text/steps';
import { TextSearch } from './text-search';

/** A mention at a known place. */
export interface Placed {
  readonly id: string;
  readonly quote: Quote;
  readonly span: Span;
}

/**
 * New quotes for mentions near an edit, only for those whose stored context no longer leads to their place alone; all
 * others stay byte for byte, so that an edit changes no more records than it must. `exact` never changes here, even where
 * the text at the place has: only a person confirms that.
 *
 * @param text normalized article text, which holds all spans
 */
export function refreshQuotes(text: string, entries: readonly Placed[]): Map<string, Quote> {
  const search = new TextSearch(text);
  const stale = entries.filter((entry) => !leadsHome(search, entry));
  const fresh = finish(
    describeSteps(
      search,
      stale.map(({ span }) => span),
    ),
  );
  const refreshed = new Map<string, Quote>();
  for (const [index, { id, quote, span }] of stale.entries()) {
    const next = fresh[index];
    if (next === undefined) continue;
    const confirmed = text.slice(span.start, span.end) === quote.exact;
    // A number counts places of the very text; where that is not the quote, it would count something else.
    const { prefix, suffix, nth, of } = confirmed ? next : { ...next, nth: undefined, of: undefined };
    if (prefix === quote.prefix && suffix === quote.suffix && nth === quote.nth && of === quote.of) continue;
    refreshed.set(id, withContext(quote.exact, { prefix, suffix, nth, of }));
  }
  return refreshed;
}

/** Whether the stored context still stands around the place, and nothing else answers to the quote. */
function leadsHome(search: TextSearch, { quote, span }: Placed): boolean {
  const { text } = search;
  const { prefix = '', exact, suffix = '' } = quote;
  const confirmed = text.slice(span.start, span.end) === exact;
  if (!text.startsWith(suffix, span.end) || !text.startsWith(prefix, span.start - prefix.length)) return false;
  if (span.start < prefix.length) return false;
  if (!confirmed) return quote.nth === undefined;
  const pattern = patternOf(quote);
  let count = 0;
  let place = 0;
  eachOccurrence(search, pattern, (start) => {
    count += 1;
    if (start === span.start) place = count;
    return quote.nth !== undefined || count < 2;
  });
  if (quote.nth !== undefined) return count === quote.of && place === quote.nth;
  return count === 1 && rivalsOf(search, pattern, span.start).length === 0;
}

/** A quote without the fields that do not apply. */
function withContext(exact: string, { prefix, suffix, nth, of }: Omit<Quote, 'exact'>): Quote {
  return {
    exact,
    ...(prefix === undefined ? {} : { prefix }),
    ...(suffix === undefined ? {} : { suffix }),
    ...(nth === undefined ? {} : { nth }),
    ...(of === undefined ? {} : { of }),
  };
}
