/** What may be in the table, two million bits that fit into the processor’s cache: most features have no weights. */
const SIEVE_BITS = 21;

/** Weights of features and of label pairs, as a model file holds them. */
export class TaggerModel {
  /** Rows by feature: open addressing. */
  private readonly keys: Int32Array;
  private readonly rows: Int32Array;
  private readonly mask: number;
  private readonly sieve = new Uint8Array(1 << (SIEVE_BITS - 3));

  /**
   * @param features distinct hashes; the row of a feature is its index
   * @param weights `LABEL_COUNT` a row
   * @param scale what a weight of 1 is worth
   * @param transitions `[previous * LABEL_COUNT + label]`
   */
  constructor(
    features: Int32Array,
    readonly weights: Int8Array,
    readonly scale: number,
    readonly transitions: Float32Array,
  ) {
    let size = 16;
    while (size < features.length * 2) size *= 2;
    this.mask = size - 1;
    this.keys = new Int32Array(size);
    this.rows = new Int32Array(size).fill(-1);
    for (let row = 0; row < features.length; row += 1) {
      const feature = features[row] ?? 0;
      const bit = feature >>> (32 - SIEVE_BITS);
      this.sieve[bit >>> 3] = (this.sieve[bit >>> 3] ?? 0) | (1 << (bit & 7));
      let slot = feature & this.mask;
      while (this.rows[slot] !== -1) slot = (slot + 1) & this.mask;
      this.keys[slot] = feature;
      this.rows[slot] = row;
    }
  }

  /** The row of a feature’s weights; −1 for a feature that has none. */
  rowOf(feature: number): number {
    const bit = feature >>> (32 - SIEVE_BITS);
    if (((this.sieve[bit >>> 3] ?? 0) & (1 << (bit & 7))) === 0) return -1;
    const { keys, rows, mask } = this;
    let slot = feature & mask;
    for (;;) {
      const row = rows[slot] ?? -1;
      if (row === -1 || keys[slot] === feature) return row;
      slot = (slot + 1) & mask;
    }
  }
}
