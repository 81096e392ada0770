import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { calibrationBins, calibrationError, cutAtPrecision, type Judged } from '../../../src/training/calibration';

const judgedList = fc.array(
  fc.record({ confidence: fc.double({ min: 0, max: 1, noNaN: true }), right: fc.boolean() }),
  {
    minLength: 1,
  },
);

/** `count` finds of one confidence, `right` of them right. */
const finds = (confidence: number, count: number, right: number): Judged[] =>
  Array.from({ length: count }, (_, index) => ({ confidence, right: index < right }));

describe('calibration', () => {
  it('puts every find into one bin, 1 into the last', () => {
    fc.assert(
      fc.property(judgedList, (judged) => {
        const bins = calibrationBins(judged);
        assert.equal(
          bins.reduce((total, { count }) => total + count, 0),
          judged.length,
        );
        for (const { from, to, count, confidence } of bins) {
          if (count > 0) assert.ok(confidence >= from - 1e-9 && confidence <= to + 1e-9);
        }
      }),
    );
    assert.equal(calibrationBins(finds(1, 3, 3))[4]?.count, 3);
  });

  it('has no error where the share of right finds is the confidence', () => {
    assert.ok(calibrationError([...finds(0.9, 10, 9), ...finds(0.5, 10, 5)]) < 1e-9);
  });

  it('weighs the error of a bin by what is in it', () => {
    // 8 finds are 0.4 too sure, 2 finds 0.1 too modest.
    assert.ok(Math.abs(calibrationError([...finds(0.9, 8, 4), ...finds(0.4, 2, 1)]) - (0.8 * 0.4 + 0.2 * 0.1)) < 1e-9);
    assert.ok(Number.isNaN(calibrationError([])));
  });
});

describe('the most recall at a precision', () => {
  const judged = [...finds(0.9, 4, 4), ...finds(0.7, 4, 3), ...finds(0.3, 4, 0)];

  it('is at the lowest threshold that still has it', () => {
    assert.deepEqual(cutAtPrecision(judged, 10, 0.85), { threshold: 0.7, precision: 7 / 8, recall: 0.7 });
    assert.deepEqual(cutAtPrecision(judged, 10, 0.9), { threshold: 0.9, precision: 1, recall: 0.4 });
    assert.equal(cutAtPrecision(finds(0.9, 4, 2), 10, 0.9), undefined);
  });

  it('is what showing all from the threshold on gives', () => {
    fc.assert(
      fc.property(judgedList, fc.double({ min: 0, max: 1, noNaN: true }), (all, precision) => {
        const cut = cutAtPrecision(all, all.length, precision);
        if (cut === undefined) return;
        const shown = all.filter(({ confidence }) => confidence >= cut.threshold);
        const right = shown.filter((each) => each.right).length;
        assert.equal(cut.precision, right / shown.length);
        assert.equal(cut.recall, right / all.length);
        assert.ok(cut.precision >= precision);
      }),
    );
  });
});
