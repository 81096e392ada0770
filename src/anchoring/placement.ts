import type { Span } from '../text/span';

/**
 * Where a mention is now, and how sure that is. Derived from article and quote, never stored.
 * - `exact`: the quote stands at the span, and nowhere else with this context.
 * - `modified`: the span was followed through an edit, but its text is no longer the quote.
 * - `moved`: the whole quote with its context stands elsewhere, once; a person should confirm.
 * - `ambiguous`: the quote stands in several places and nothing tells which one was meant.
 * - `orphan`: the quote is gone. Kept in the sidecar and listed; never moved to a look-alike.
 */
export type AnchorState = 'exact' | 'modified' | 'moved' | 'ambiguous' | 'orphan';

export interface Placement {
  readonly state: AnchorState;
  /** Present for `exact`, `modified` and `moved`; absent otherwise. */
  readonly span?: Span | undefined;
  /** For `ambiguous`: the places that are possible, in text order, at most {@link MAX_CANDIDATES}. */
  readonly candidates?: readonly Span[] | undefined;
}

export const MAX_CANDIDATES = 100;

/** Placements by mention id. */
export type Placements = ReadonlyMap<string, Placement>;

/** One replacement of text: `[start, end)` of the text before the change gives way to `text`. UTF-16 offsets. */
export interface TextChange extends Span {
  readonly text: string;
}
