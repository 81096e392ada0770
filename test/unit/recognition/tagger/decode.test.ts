import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decode } from '../../../../src/recognition/tagger/decode';
import { isBegin, isInside, kindOf, LABEL_COUNT, mayFollow } from '../../../../src/recognition/tagger/labels';

const TRANSITIONS = Float32Array.from({ length: LABEL_COUNT ** 2 }, (_, pair) =>
  mayFollow(Math.floor(pair / LABEL_COUNT), pair % LABEL_COUNT) ? ((pair * 7) % 5) / 4 - 0.5 : -1e4,
);

/** All ways of labelling a sentence, with their scores. */
function* labellings(scores: Float32Array, length: number): Generator<{ labels: number[]; score: number }> {
  for (let code = 0; code < LABEL_COUNT ** length; code += 1) {
    const labels = Array.from({ length }, (_, at) => Math.floor(code / LABEL_COUNT ** at) % LABEL_COUNT);
    if (isInside(labels[0]!)) continue;
    let score = 0;
    for (const [at, label] of labels.entries()) {
      score += scores[at * LABEL_COUNT + label]!;
      if (at > 0) score += TRANSITIONS[labels[at - 1]! * LABEL_COUNT + label]!;
    }
    yield { labels, score };
  }
}

function namesOf(labels: readonly number[]): string[] {
  const names: string[] = [];
  for (const [at, label] of labels.entries()) {
    if (!isBegin(label)) continue;
    let to = at + 1;
    while (labels[to] === label + 1) to += 1;
    names.push(`${at} ${to} ${kindOf(label)}`);
  }
  return names;
}

describe('decoding', () => {
  const sentences = fc.integer({ min: 1, max: 4 }).chain((length) =>
    fc
      .array(fc.double({ min: -3, max: 3, noNaN: true }), {
        minLength: length * LABEL_COUNT,
        maxLength: length * LABEL_COUNT,
      })
      .map((scores) => ({ length, scores: Float32Array.from(scores) })),
  );

  it('finds the most probable labels, and the probability of each name, as trying all does', () => {
    fc.assert(
      fc.property(sentences, ({ length, scores }) => {
        const all = [...labellings(scores, length)];
        const best = all.reduce((most, each) => (each.score > most.score ? each : most));
        const names = decode(scores, TRANSITIONS, length);
        const found = names.map(({ from, to, kind }) => `${from} ${to} ${kind}`);
        const rivals = all.filter(({ score }) => score > best.score - 1e-5);
        assert.ok(rivals.some(({ labels }) => namesOf(labels).join() === found.join()));
        const total = all.reduce((sum, { score }) => sum + Math.exp(score), 0);
        for (const [index, { probability }] of names.entries()) {
          const holding = all.filter(({ labels }) => namesOf(labels).includes(found[index]!));
          const share = holding.reduce((sum, { score }) => sum + Math.exp(score), 0) / total;
          assert.ok(Math.abs(share - probability) < 1e-4, `${probability} instead of ${share}`);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps finite however long the sentence', () => {
    const length = 3000;
    const scores = Float32Array.from({ length: length * LABEL_COUNT }, (_, cell) => (cell * 13) % 7);
    for (const { probability } of decode(scores, TRANSITIONS, length)) {
      assert.ok(probability >= 0 && probability <= 1);
    }
  });
});
