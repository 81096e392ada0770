import type { Quote } from '../annotation/model';
import { Claims } from './claims';
import { placeByFullContext, type Entry } from './full-context';
import { placeByPartialContext } from './partial-context';
import type { Placement } from './placement';
import { patternOf } from './quote-search';
import { finish, type Steps } from '../text/steps';
import { TextSearch } from './text-search';

/**
 * Where quotes stand in a text of which no earlier version is known. Inverse of `describeSpans`. The result does not
 * depend on the order of the quotes; every id has a placement, in the order given.
 *
 * - The quote with its whole context stands once: `exact`, or `modified` where only typography differs (’ and ', no-break
 *   spaces, dashes). Several times: the one that `nth` of `of` names if the count is still the same, else `ambiguous`.
 * - The context was edited: `exact` where one side still stands and the other resembles what it was, or both do, in one
 *   place only; `ambiguous` in several; else `orphan`. Never the same name in another place.
 *
 * @param text normalized article text; near linear in text and quotes together
 */
export function locate(text: string, quotes: Iterable<readonly [id: string, quote: Quote]>): Map<string, Placement> {
  return finish(locateSteps(new TextSearch(text), entriesOf(quotes)));
}

export function entriesOf(quotes: Iterable<readonly [id: string, quote: Quote]>): Entry[] {
  return Array.from(quotes, ([id, quote]) => ({ id, quote }));
}

/** {@link locate} with pauses. */
export function* locateSteps(search: TextSearch, entries: readonly Entry[]): Steps<Map<string, Placement>> {
  const { found, missing } = yield* placeByFullContext(search, entries);
  const rest =
    missing.length === 0
      ? new Map<string, Placement>()
      : yield* placeByPartialContext(search, missing, claimsOf(entries, found));
  yield;
  const placements = inOrder(entries, found, rest);
  yield;
  return placements;
}

/** The places that are taken by quotes with their whole context. */
export function claimsOf(entries: readonly Entry[], found: ReadonlyMap<string, Placement>): Claims {
  const claims = new Claims();
  for (const { id, quote } of entries) {
    const span = found.get(id)?.span;
    if (span !== undefined) claims.add(span, patternOf(quote));
  }
  return claims;
}

/** One placement for every entry, from the first source that has it. */
export function inOrder(
  entries: readonly Entry[],
  ...sources: readonly ReadonlyMap<string, Placement>[]
): Map<string, Placement> {
  const placements = new Map<string, Placement>();
  for (const { id } of entries) {
    const source = sources.find((placed) => placed.has(id));
    placements.set(id, source?.get(id) ?? { state: 'orphan' });
  }
  return placements;
}
