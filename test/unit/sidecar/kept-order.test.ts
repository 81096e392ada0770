import assert from 'node:assert/strict';
import fc from 'fast-check';
import { keptInOrder } from '../../../src/sidecar/kept-order';

/** The length of the longest run, by looking at every pair: slow and obvious. */
function longest(before: readonly string[], after: readonly string[]): number {
  const common = after.filter((id) => before.includes(id)).map((id) => before.indexOf(id));
  const lengths: number[] = [];
  common.forEach((place, index) => {
    const earlier = lengths.filter((_, other) => (common[other] ?? 0) < place && other < index);
    lengths.push(1 + Math.max(0, ...earlier));
  });
  return Math.max(0, ...lengths);
}

describe('records that stay in order', () => {
  it('are as many as can be, and in the same order on both sides', () => {
    const ids = fc.uniqueArray(fc.constantFrom(...'abcdefghij'.split('')));
    fc.assert(
      fc.property(ids, ids, (before, after) => {
        const kept = keptInOrder(before, after);
        assert.equal(kept.size, longest(before, after));
        assert.deepEqual(
          before.filter((id) => kept.has(id)),
          after.filter((id) => kept.has(id)),
        );
      }),
    );
  });
});
