import type { Span } from '../text/span';
import { compareSpans } from '../text/span';

/** A record in file order and where it stands now; `span` is absent for records that were not found. */
export interface Placed {
  readonly id: string;
  readonly span?: Span | undefined;
}

/**
 * Where a new mention goes: the id of the record that it follows, null for the first place. That record is the
 * nearest one before it in reading order (start, then longest first; equal spans count as before), so that a record
 * that stands out of order, or was not found, sends nothing else astray. Linear.
 */
export function insertionPoint(order: readonly Placed[], span: Span): string | null {
  let nearest: Placed | undefined;
  let nearestSpan: Span | undefined;
  for (const placed of order) {
    if (placed.span === undefined || compareSpans(placed.span, span) > 0) continue;
    if (nearestSpan !== undefined && compareSpans(placed.span, nearestSpan) < 0) continue;
    nearest = placed;
    nearestSpan = placed.span;
  }
  return nearest?.id ?? null;
}

/**
 * {@link insertionPoint} for many at once, and the whole order that comes out: the ids of `order` and `added`, each
 * of `added` behind its point and those with the same point in reading order. n log n.
 */
export function insertAll(
  order: readonly Placed[],
  added: readonly { readonly id: string; readonly span: Span }[],
): readonly string[] {
  const placed = order.flatMap(({ id, span }) => (span === undefined ? [] : [{ id, span }]));
  placed.sort((a, b) => compareSpans(a.span, b.span));
  const behind = new Map<string | null, string[]>();
  let next = 0;
  let point: string | null = null;
  for (const { id, span } of [...added].sort((a, b) => compareSpans(a.span, b.span))) {
    let before = placed[next];
    while (before !== undefined && compareSpans(before.span, span) <= 0) {
      point = before.id;
      before = placed[++next];
    }
    const followers = behind.get(point);
    if (followers === undefined) behind.set(point, [id]);
    else followers.push(id);
  }
  const result = [...(behind.get(null) ?? [])];
  for (const { id } of order) {
    result.push(id);
    const followers = behind.get(id);
    if (followers !== undefined) for (const follower of followers) result.push(follower);
  }
  return result;
}
