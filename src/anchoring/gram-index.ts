import type { Steps } from '../text/steps';

/** Length of the stretches that are indexed. Eight characters are rare in prose and shorter than any context. */
export const GRAM = 8;

const BASE = 0x2545f491;
const SPREAD = 0x9e3779b1;
const PIECE = 1 << 15;

/** `BASE ** (GRAM - 1)`, in 32 bits: the weight of the character that leaves the window. */
const LEAVING = (() => {
  let power = 1;
  for (let times = 1; times < GRAM; times += 1) power = Math.imul(power, BASE);
  return power;
})();

/** The starts of all stretches of text that share a bucket, in text order. */
export interface Bucket {
  readonly positions: Uint32Array;
  /** Where in the searched pattern the stretch begins. */
  readonly at: number;
}

/**
 * Where every stretch of {@link GRAM} characters of a text stands, by hash. Built in linear time and about eight bytes a
 * character; a pattern is then found by looking at the places of its rarest stretch instead of reading the text again.
 */
export class GramIndex {
  private constructor(
    private readonly ends: Uint32Array,
    private readonly positions: Uint32Array,
    private readonly shift: number,
  ) {}

  static *build(text: string): Steps<GramIndex> {
    const count = Math.max(0, text.length - GRAM + 1);
    const bits = Math.min(22, Math.max(8, 32 - Math.clz32(count)));
    const shift = 32 - bits;
    const buckets = new Uint32Array(count);
    const ends = new Uint32Array((1 << bits) + 1);
    let hash = 0;
    for (let at = 0; at < text.length; at += 1) {
      if (at >= GRAM) hash -= Math.imul(text.charCodeAt(at - GRAM), LEAVING);
      hash = (Math.imul(hash, BASE) + text.charCodeAt(at)) | 0;
      if (at < GRAM - 1) continue;
      const bucket = Math.imul(hash, SPREAD) >>> shift;
      buckets[at - GRAM + 1] = bucket;
      ends[bucket] = (ends[bucket] ?? 0) + 1;
      if (at % PIECE === 0) yield;
    }
    // Ends become starts while the buckets are filled from the back, which leaves each in text order.
    let total = 0;
    for (let bucket = 0; bucket < ends.length; bucket += 1) {
      ends[bucket] = total += ends[bucket] ?? 0;
      if (bucket % PIECE === 0) yield;
    }
    yield;
    const positions = new Uint32Array(count);
    for (let at = count - 1; at >= 0; at -= 1) {
      const bucket = buckets[at] ?? 0;
      const place = (ends[bucket] ?? 0) - 1;
      ends[bucket] = place;
      positions[place] = at;
      if (at % PIECE === 0) yield;
    }
    return new GramIndex(ends, positions, shift);
  }

  /** The bucket of the pattern's rarest stretch. The pattern must have at least {@link GRAM} characters. */
  rarest(pattern: string): Bucket {
    let best = 0;
    let bestStart = 0;
    let bestEnd = Number.POSITIVE_INFINITY;
    let hash = 0;
    for (let at = 0; at < pattern.length; at += 1) {
      if (at >= GRAM) hash -= Math.imul(pattern.charCodeAt(at - GRAM), LEAVING);
      hash = (Math.imul(hash, BASE) + pattern.charCodeAt(at)) | 0;
      if (at < GRAM - 1) continue;
      const bucket = Math.imul(hash, SPREAD) >>> this.shift;
      const start = this.ends[bucket] ?? 0;
      const end = this.ends[bucket + 1] ?? start;
      if (end - start >= bestEnd - bestStart) continue;
      best = at - GRAM + 1;
      bestStart = start;
      bestEnd = end;
      if (end === start) break;
    }
    return { positions: this.positions.subarray(bestStart, bestEnd), at: best };
  }
}
