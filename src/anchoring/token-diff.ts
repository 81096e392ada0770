import { diff } from 'fast-myers-diff';
import type { Steps } from '../text/steps';

/** A stretch of one token sequence that gave way to a stretch of another. Token indexes, ends exclusive. */
export interface TokenHunk {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** Regions up to this many tokens are compared as they are; larger ones are first cut at rare tokens. */
const SMALL = 512;
/** Comparisons for one region, a few milliseconds' worth; a region that needs more counts as replaced. */
const REGION_BUDGET = 150_000;
/** Comparisons for all regions together. */
const TOTAL_BUDGET = 20_000_000;
const MOST_CUTS = 8;
/** Tokens between two pauses. */
const BATCH = 2048;

class TooDifferent extends Error {}

/**
 * The differences of two token sequences, in order. Regions that are too large are cut at runs of `run` tokens that stand
 * once on both sides (Bram Cohen's patience diff), what is left is compared after Myers (1986), within bounds: texts that
 * have little in common come out as replaced, never as minutes of work.
 */
export function* diffTokens(before: Int32Array, after: Int32Array, run: number): Steps<TokenHunk[]> {
  const hunks: TokenHunk[] = [];
  const work: { region: TokenHunk; cuts: number }[] = [
    { region: { oldStart: 0, oldEnd: before.length, newStart: 0, newEnd: after.length }, cuts: 0 },
  ];
  let budget = TOTAL_BUDGET;
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    yield;
    const region = trim(before, after, next.region);
    const oldLength = region.oldEnd - region.oldStart;
    const newLength = region.newEnd - region.newStart;
    if (oldLength === 0 && newLength === 0) continue;
    if (oldLength === 0 || newLength === 0) {
      hunks.push(region);
      continue;
    }
    if (oldLength + newLength > SMALL && next.cuts < MOST_CUTS) {
      const parts = yield* cut(before, after, region, run);
      if (parts.length > 1) {
        for (const part of parts) work.push({ region: part, cuts: next.cuts + 1 });
        continue;
      }
    }
    budget -= compare(before, after, region, Math.min(budget, REGION_BUDGET), hunks);
  }
  return hunks.sort((a, b) => a.oldStart - b.oldStart || a.newStart - b.newStart);
}

/** A region without what both ends have in common. */
function trim(before: Int32Array, after: Int32Array, region: TokenHunk): TokenHunk {
  let { oldStart, oldEnd, newStart, newEnd } = region;
  while (oldStart < oldEnd && newStart < newEnd && before[oldStart] === after[newStart]) {
    oldStart += 1;
    newStart += 1;
  }
  while (oldStart < oldEnd && newStart < newEnd && before[oldEnd - 1] === after[newEnd - 1]) {
    oldEnd -= 1;
    newEnd -= 1;
  }
  return { oldStart, oldEnd, newStart, newEnd };
}

/** Compares a region within a budget and adds its hunks; the whole region where the budget does not do. */
function compare(before: Int32Array, after: Int32Array, region: TokenHunk, budget: number, hunks: TokenHunk[]): number {
  let comparisons = 0;
  const { oldStart, newStart } = region;
  const equal = (old: number, now: number): boolean => {
    comparisons += 1;
    if (comparisons > budget) throw new TooDifferent();
    return before[oldStart + old] === after[newStart + now];
  };
  const kept = hunks.length;
  try {
    const changes = diff(before.subarray(oldStart, region.oldEnd), after.subarray(newStart, region.newEnd), equal);
    for (const [oldFrom, oldTo, newFrom, newTo] of changes) {
      hunks.push({
        oldStart: oldStart + oldFrom,
        oldEnd: oldStart + oldTo,
        newStart: newStart + newFrom,
        newEnd: newStart + newTo,
      });
    }
  } catch (error) {
    if (!(error instanceof TooDifferent)) throw error;
    hunks.length = kept;
    hunks.push(region);
  }
  return comparisons;
}

/** Cuts a region before the runs of tokens that stand once on both sides and in the same order on both. */
function* cut(before: Int32Array, after: Int32Array, region: TokenHunk, run: number): Steps<TokenHunk[]> {
  const olds = yield* singles(before, region.oldStart, region.oldEnd, run);
  const news = yield* singles(after, region.newStart, region.newEnd, run);
  const pairs: { readonly old: number; readonly now: number }[] = [];
  let seen = 0;
  for (const [key, old] of olds) {
    seen += 1;
    if (seen % BATCH === 0) yield;
    const now = news.get(key);
    if (old >= 0 && now !== undefined && now >= 0 && sameRun(before, old, after, now, run)) pairs.push({ old, now });
  }
  const parts: TokenHunk[] = [];
  let { oldStart, newStart } = region;
  for (const { old, now } of yield* rising(pairs)) {
    if (old === oldStart && now === newStart) continue;
    parts.push({ oldStart, oldEnd: old, newStart, newEnd: now });
    oldStart = old;
    newStart = now;
  }
  parts.push({ oldStart, oldEnd: region.oldEnd, newStart, newEnd: region.newEnd });
  return parts;
}

/** Runs of tokens by hash, in text order: where each starts, or -1 for those that stand several times. */
function* singles(tokens: Int32Array, start: number, end: number, run: number): Steps<Map<number, number>> {
  const found = new Map<number, number>();
  for (let at = start; at + run <= end; at += 1) {
    if (at % BATCH === 0) yield;
    let hash = 0;
    for (let offset = 0; offset < run; offset += 1)
      hash = (Math.imul(hash, 0x2545f491) + (tokens[at + offset] ?? 0)) | 0;
    found.set(hash, found.has(hash) ? -1 : at);
  }
  return found;
}

function sameRun(before: Int32Array, old: number, after: Int32Array, now: number, run: number): boolean {
  for (let offset = 0; offset < run; offset += 1) if (before[old + offset] !== after[now + offset]) return false;
  return true;
}

/** The longest part of the pairs (sorted by `old`) whose `now` rises too. */
function* rising<P extends { readonly now: number }>(pairs: readonly P[]): Steps<P[]> {
  const tails: number[] = [];
  const previous = new Int32Array(pairs.length).fill(-1);
  for (const [index, { now }] of pairs.entries()) {
    if (index % BATCH === 0) yield;
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.now ?? 0) < now) low = middle + 1;
      else high = middle;
    }
    if (low > 0) previous[index] = tails[low - 1] ?? -1;
    tails[low] = index;
  }
  const chain: P[] = [];
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    const pair = pairs[index];
    if (pair !== undefined) chain.push(pair);
  }
  return chain.reverse();
}
