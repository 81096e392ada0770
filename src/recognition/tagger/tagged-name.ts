/** Words `[from, to)` of a sentence that the model takes for a name. */
export interface TaggedName {
  readonly from: number;
  readonly to: number;
  /** Index in `NAME_KINDS`. */
  readonly kind: number;
  /** The model’s probability of exactly this name, 0 to 1. */
  readonly probability: number;
}
