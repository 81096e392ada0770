import type { Quote } from '../annotation/model';
import type { Span } from '../text/span';
import type { Placement } from './placement';

/**
 * Compares mentions at known places with their quotes: `exact` where the text is the quote, `modified` where it is not.
 * Ids without a place or a quote are left out. Costs the length of the quotes.
 */
export function verifySpans(
  text: string,
  spans: ReadonlyMap<string, Span>,
  quotes: ReadonlyMap<string, Quote>,
  ids: Iterable<string>,
): Map<string, Placement> {
  const placements = new Map<string, Placement>();
  for (const id of ids) {
    const span = spans.get(id);
    const exact = quotes.get(id)?.exact;
    if (span === undefined || exact === undefined) continue;
    const same = span.end - span.start === exact.length && text.startsWith(exact, span.start);
    placements.set(id, { state: same ? 'exact' : 'modified', span });
  }
  return placements;
}
