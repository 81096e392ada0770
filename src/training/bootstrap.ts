import { f1Of, type Counts } from './score';

/** Draws of documents that an interval is made of. */
export const DRAWS = 2000;
const SEED = 20181211;

/** The middle 95 % of what a statistic came to. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The middle 95 % of a statistic over draws of documents with replacement (percentile bootstrap). The same draws each
 * time, so that intervals can be compared and repeated.
 *
 * @param documents how many documents there are; nothing can be said of none
 * @param statistic of the documents with these indices, some several times
 */
export function bootstrap(
  documents: number,
  statistic: (drawn: Int32Array) => number,
  draws = DRAWS,
  seed = SEED,
): Interval {
  if (documents === 0) return { low: Number.NaN, high: Number.NaN };
  const random = generator(seed);
  const drawn = new Int32Array(documents);
  const results = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw += 1) {
    for (let at = 0; at < documents; at += 1) drawn[at] = Math.floor(random() * documents);
    results[draw] = statistic(drawn);
  }
  results.sort();
  return { low: quantile(results, 0.025), high: quantile(results, 0.975) };
}

/** The interval of F1, in per cent, over documents with these counts. */
export function f1Interval(counts: readonly Counts[], draws = DRAWS): Interval {
  const f1 = f1OfDraw(counts);
  return bootstrap(counts.length, f1, draws);
}

/**
 * The interval of the difference in F1, in points, between two programs that read the same documents (paired: each draw
 * has the same documents for both). Above or below zero as a whole: the difference is more than chance in the choice of
 * documents.
 */
export function differenceInterval(ours: readonly Counts[], theirs: readonly Counts[], draws = DRAWS): Interval {
  if (ours.length !== theirs.length) throw new RangeError('paired counts must be of the same documents');
  const one = f1OfDraw(ours);
  const other = f1OfDraw(theirs);
  return bootstrap(ours.length, (drawn) => one(drawn) - other(drawn), draws);
}

function f1OfDraw(counts: readonly Counts[]): (drawn: Int32Array) => number {
  const right = Int32Array.from(counts, (each) => each.right);
  const found = Int32Array.from(counts, (each) => each.found);
  const gold = Int32Array.from(counts, (each) => each.gold);
  return (drawn) => {
    let allRight = 0;
    let allFound = 0;
    let allGold = 0;
    for (const index of drawn) {
      allRight += right[index] ?? 0;
      allFound += found[index] ?? 0;
      allGold += gold[index] ?? 0;
    }
    return f1Of(allRight, allFound, allGold);
  };
}

function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** Numbers from 0 to 1: mulberry32, which has every 32-bit state in its one cycle. */
function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
