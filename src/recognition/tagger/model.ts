import { LABEL_COUNT } from './labels';

/** Weights of features and of label pairs. */
export interface TaggerModel {
  /** The row of a feature’s weights; −1 for a feature that has none. */
  rowOf(feature: number): number;
  /** {@link LABEL_COUNT} weights a row. */
  readonly weights: Float32Array | Int8Array;
  /** What a weight of 1 is worth. */
  readonly scale: number;
  /** `[previous * LABEL_COUNT + label]`. */
  readonly transitions: Float32Array;
}

/** Finds rows by feature: open addressing in one array, built once at loading. */
export class FeatureIndex {
  private readonly keys: Int32Array;
  private readonly rows: Int32Array;
  private readonly mask: number;

  /** @param features distinct; the row of a feature is its index */
  constructor(features: Int32Array) {
    let size = 16;
    while (size < features.length * 2) size *= 2;
    this.mask = size - 1;
    this.keys = new Int32Array(size);
    this.rows = new Int32Array(size).fill(-1);
    for (let row = 0; row < features.length; row += 1) {
      const feature = features[row] ?? 0;
      let slot = feature & this.mask;
      while (this.rows[slot] !== -1) slot = (slot + 1) & this.mask;
      this.keys[slot] = feature;
      this.rows[slot] = row;
    }
  }

  rowOf(feature: number): number {
    const { keys, rows, mask } = this;
    let slot = feature & mask;
    for (;;) {
      const row = rows[slot] ?? -1;
      if (row === -1 || keys[slot] === feature) return row;
      slot = (slot + 1) & mask;
    }
  }
}

export const emptyScores = (words: number): Float32Array => new Float32Array(words * LABEL_COUNT);
