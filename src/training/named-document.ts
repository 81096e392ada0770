import type { Span } from '../text/span';
import type { NameKind } from '../recognition/tagger/labels';

export interface NamedSpan extends Span {
  readonly kind: NameKind;
}

/** A text with its names, as a corpus gives them. Offsets are UTF-16 units. */
export interface NamedDocument {
  readonly id: string;
  readonly text: string;
  /** In reading order, none overlapping. */
  readonly names: readonly NamedSpan[];
}
