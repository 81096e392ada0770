import { describeSpans } from '../anchoring/describe';
import { locate } from '../anchoring/locate';
import type { AnnotationSet, Mention, Quote, Rejection } from '../annotation/model';
import type { Span } from '../text/span';

/**
 * Gives the mentions and rejections that a person wrote without context the one that finds them again, where their
 * quote alone decides. What has a context on either side is left as it is, and what stands nowhere or in several
 * places is left for a person. The very same set where there is nothing to complete.
 * @param text the article's normalized text
 */
export function completeQuotes(set: AnnotationSet, text: string): AnnotationSet {
  const bare = [...set.mentions, ...set.rejected].filter(([, quote]) => isBare(quote));
  const placements = locate(text, bare);
  const found: { readonly id: string; readonly span: Span }[] = [];
  for (const [id] of bare) {
    const placement = placements.get(id);
    if (placement?.state === 'exact' && placement.span !== undefined) found.push({ id, span: placement.span });
  }
  const quotes = describeSpans(
    text,
    found.map(({ span }) => span),
  );
  const complete = new Map<string, Quote>();
  for (const [index, { id }] of found.entries()) {
    const quote = quotes[index];
    // An article that is one name has no context to give.
    if (quote !== undefined && !isBare(quote)) complete.set(id, quote);
  }
  if (complete.size === 0) return set;
  return {
    ...set,
    mentions: mapValues<Mention>(set.mentions, complete),
    rejected: mapValues<Rejection>(set.rejected, complete),
  };
}

function isBare({ prefix, suffix }: Quote): boolean {
  return prefix === undefined && suffix === undefined;
}

function mapValues<T extends Quote & { readonly id: string }>(
  records: ReadonlyMap<string, T>,
  quotes: ReadonlyMap<string, Quote>,
): ReadonlyMap<string, T> {
  if (![...records.keys()].some((id) => quotes.has(id))) return records;
  return new Map(
    Array.from(records, ([id, record]) => {
      const quote = quotes.get(id);
      if (quote === undefined) return [id, record];
      const { prefix, suffix, nth, of } = quote;
      return [id, { ...record, prefix, suffix, nth, of }];
    }),
  );
}
