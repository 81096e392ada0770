import type { Quote } from '../annotation/model';
import type { CancelSignal, Scheduler } from '../text/scheduling';
import type { Span } from '../text/span';
import { followEdit } from './follow-edit';
import { placeByFullContext, type Entry } from './full-context';
import { claimsOf, entriesOf, inOrder } from './locate';
import { placeByPartialContext } from './partial-context';
import type { Placement } from './placement';
import { patternOf } from './quote-search';
import { inSlices, type Steps } from '../text/steps';
import { TextMap } from './text-map';
import { TextSearch } from './text-search';

export interface ReanchorInput {
  /** The text as it was last known, with the mentions' places in it. */
  readonly before?: { readonly text: string; readonly spans: ReadonlyMap<string, Span> } | undefined;
  /** The text as it is now. Both texts are normalized. */
  readonly after: string;
  /** All quotes of the article, rather than the lost ones alone: they keep others off their places. */
  readonly quotes: Iterable<readonly [id: string, quote: Quote]>;
}

/**
 * Finds mentions again after the text changed behind our back. Quotes whose whole context stands are placed as `locate`
 * places them. The others are followed through a comparison of old and new text, where there is an old text; what an edit
 * took away is looked for beside that edit, and elsewhere only by its context, as `moved` at best. Without an old text the
 * answer is that of `locate`.
 *
 * Works in slices of a few milliseconds. Rejects with `Cancelled` once the signal is aborted.
 */
export async function reanchor(
  input: ReanchorInput,
  host: Scheduler & { readonly signal: CancelSignal },
): Promise<Map<string, Placement>> {
  return inSlices(reanchorSteps(input), host);
}

function* reanchorSteps({ before, after, quotes }: ReanchorInput): Steps<Map<string, Placement>> {
  const entries = entriesOf(quotes);
  const search = new TextSearch(after);
  const { found, missing } = yield* placeByFullContext(search, entries);
  if (missing.length === 0) return inOrder(entries, found);
  const claims = claimsOf(entries, found);
  const followed = new Map<string, Placement>();
  if (before !== undefined && missing.some(({ id }) => before.spans.has(id))) {
    const map = yield* TextMap.between(before.text, after);
    for (const { id, quote } of missing) {
      const span = before.spans.get(id);
      if (span === undefined) continue;
      yield;
      const placement = followEdit(before.text, span, quote, search, map);
      if (placement === undefined) continue;
      if (placement.span !== undefined) {
        if (claims.conflicts(placement.span, patternOf(quote))) continue;
        claims.add(placement.span, patternOf(quote));
      }
      followed.set(id, placement);
    }
  }
  const lost: Entry[] = missing.filter(({ id }) => !followed.has(id));
  const rest = yield* placeByPartialContext(search, lost, claims);
  for (const [id, placement] of rest) {
    // Its old place is known and gone: wherever it stands now, a person should say that it is the same.
    if (placement.state === 'exact' && before?.spans.has(id) === true) rest.set(id, { ...placement, state: 'moved' });
  }
  return inOrder(entries, found, followed, rest);
}
