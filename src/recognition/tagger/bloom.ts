import { mix } from './hash';

/**
 * A set of hashes that may say yes by mistake and never no: big lists of names in little room,
 * with nothing to build at start.
 *
 * Source: B. H. Bloom, “Space/time trade-offs in hash coding with allowable errors”, 1970.
 */
export class BloomFilter {
  private static readonly PROBES = 5;

  constructor(private readonly bits: Uint8Array) {}

  /**
   * An empty filter with room for `keys`.
   *
   * @param bits for each key: 8 give one mistake in 46, 24 one in 4,000
   */
  static for(keys: number, bits = 8): BloomFilter {
    return new BloomFilter(new Uint8Array(Math.max(8, Math.ceil((keys * bits) / 8))));
  }

  get bytes(): Uint8Array {
    return this.bits;
  }

  add(hash: number): void {
    for (let probe = 0; probe < BloomFilter.PROBES; probe += 1) {
      const bit = this.bitOf(hash, probe);
      this.bits[bit >>> 3] = (this.bits[bit >>> 3] ?? 0) | (1 << (bit & 7));
    }
  }

  has(hash: number): boolean {
    for (let probe = 0; probe < BloomFilter.PROBES; probe += 1) {
      const bit = this.bitOf(hash, probe);
      if (((this.bits[bit >>> 3] ?? 0) & (1 << (bit & 7))) === 0) return false;
    }
    return true;
  }

  private bitOf(hash: number, probe: number): number {
    return (mix(hash, probe + 1) >>> 0) % (this.bits.length * 8);
  }
}
