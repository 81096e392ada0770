import assert from 'node:assert/strict';
import fc from 'fast-check';
import { layout } from '../../../src/extension/features/highlights/layout';
import { compareSpans, overlaps } from '../../../src/text/span';

const spans = fc
  .array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 12 })), { maxLength: 30 })
  .map((pairs) => pairs.map(([start, length]) => ({ start, end: start + length })).sort(compareSpans));

describe('layout of marks', () => {
  it('puts a mark inside another one level deeper', () => {
    const depths = layout([
      { start: 0, end: 20 },
      { start: 5, end: 10 },
      { start: 12, end: 15 },
      { start: 13, end: 14 },
      { start: 20, end: 22 },
    ]).map(({ depth }) => depth);
    assert.deepEqual(depths, [0, 1, 1, 2, 0]);
  });

  it('never draws two overlapping marks at one depth', () => {
    fc.assert(
      fc.property(spans, (marks) => {
        const laid = layout(marks);
        for (const [index, a] of laid.entries()) {
          for (const b of laid.slice(index + 1)) {
            if (overlaps(a.mark, b.mark)) assert.notEqual(a.depth, b.depth);
          }
        }
      }),
    );
  });

  it('keeps neighbours apart', () => {
    fc.assert(
      fc.property(spans, (marks) => {
        const laid = layout(marks);
        for (const [index, { lane }] of laid.entries()) {
          if (index > 0) assert.notEqual(lane, laid[index - 1]?.lane);
        }
      }),
    );
  });
});
