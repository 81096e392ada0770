import type { AnchorState } from '../../anchoring/placement';
import { isProposed, type Mention } from '../../annotation/model';
import type { Span } from '../../text/span';

/** How a mark is drawn: decided (solid), proposed (dashed: stored proposals and suggestions), disputed (dotted). */
export type MarkStatus = 'decided' | 'proposed' | 'disputed';

/** A stored mention or a suggestion, where it stands in the text now. */
export interface Mark extends Span {
  readonly kind: 'mention' | 'suggestion';
  /** A mention's id, or a suggestion's (which begins with `s:`). */
  readonly id: string;
  readonly type: string;
  readonly status: MarkStatus;
  readonly state: AnchorState;
}

/** How many marks an article has. */
export interface MarkCounts {
  readonly decided: number;
  /** Stored proposals and suggestions. */
  readonly pending: number;
  /** Stored mentions whose place is lost or not sure. */
  readonly lost: number;
}

export function statusOf(mention: Mention): MarkStatus {
  if (mention.status === 'disputed') return 'disputed';
  return isProposed(mention) ? 'proposed' : 'decided';
}
