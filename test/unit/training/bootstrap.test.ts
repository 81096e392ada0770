import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { bootstrap, differenceInterval, f1Interval } from '../../../src/training/bootstrap';
import { scoreOf, type Counts } from '../../../src/training/score';

const some = fc.array(
  fc.tuple(fc.nat(5), fc.nat(5), fc.nat(5)).map(([right, more, missed]): Counts => ({
    right,
    found: right + more,
    gold: right + missed,
  })),
  { minLength: 1, maxLength: 20 },
);

describe('bootstrap intervals', () => {
  it('are the same each time, and another seed draws others', () => {
    const counts = [3, 5, 8, 1, 9].map((right): Counts => ({ right, found: 10, gold: 10 }));
    assert.deepEqual(f1Interval(counts), f1Interval(counts));
    const sum = (drawn: Int32Array) => drawn.reduce((total, index) => total + (counts[index]?.right ?? 0), 0);
    assert.notDeepEqual(
      Array.from({ length: 5 }, (_, seed) => bootstrap(5, sum, 20, seed)).map(({ low }) => low),
      new Array<number>(5).fill(bootstrap(5, sum, 20, 1).low),
    );
  });

  it('are a point where all documents are alike', () => {
    const alike = new Array<Counts>(7).fill({ right: 3, found: 4, gold: 6 });
    assert.deepEqual(f1Interval(alike), { low: 60, high: 60 });
  });

  it('are between the worst and the best document', () => {
    fc.assert(
      fc.property(some, (counts) => {
        const each = counts.map((one) => scoreOf([one]).f1);
        const { low, high } = f1Interval(counts, 50);
        assert.ok(low <= high);
        assert.ok(low >= Math.min(...each) - 1e-9 && high <= Math.max(...each) + 1e-9);
      }),
      { numRuns: 50 },
    );
  });

  it('of a mean get as wide as theory says', () => {
    const values = Array.from({ length: 400 }, (_, index) => index % 2);
    const mean = (drawn: Int32Array) => drawn.reduce((total, index) => total + (values[index] ?? 0), 0) / drawn.length;
    const { low, high } = bootstrap(values.length, mean, 1000);
    // 1.96 standard errors of 0.5/√400 on either side.
    assert.ok(Math.abs(low - 0.451) < 0.01 && Math.abs(high - 0.549) < 0.01, `${low}–${high}`);
  });

  it('of a difference are paired: a program that is a little better everywhere is surely better', () => {
    const theirs = Array.from({ length: 30 }, (_, index): Counts => ({ right: index % 10, found: 12, gold: 12 }));
    const ours = theirs.map((counts): Counts => ({ ...counts, right: counts.right + 1 }));
    const { low, high } = differenceInterval(ours, theirs);
    assert.ok(low > 8 && high < 8.7, `${low}–${high}`);
    assert.ok(f1Interval(ours).low < f1Interval(theirs).high, 'unpaired intervals overlap');
    assert.deepEqual(differenceInterval(theirs, theirs), { low: 0, high: 0 });
    assert.throws(() => differenceInterval(ours, theirs.slice(1)), RangeError);
  });

  it('of no documents say nothing', () => {
    assert.deepEqual(f1Interval([]), { low: Number.NaN, high: Number.NaN });
  });
});
