import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Recognition, Recognizer } from '../../../src/recognition/recognizer';
import { reread } from '../../../src/recognition/reread';

const STILL = { signal: { aborted: false }, now: () => 0, yieldNow: () => Promise.resolve() };

/** Takes every capitalised word for a name. */
const capitals: Recognizer = {
  recognize({ text }): Promise<Recognition> {
    const suggestions = [...text.matchAll(/\b[A-Z][a-z]+/g)].map(({ 0: name, index }) => ({
      start: index,
      end: index + name.length,
      type: 'actor',
      confidence: 1,
      why: { code: 'capital', args: [] },
    }));
    return Promise.resolve({ language: 'fr', suggestions, entities: [] });
  },
};

const PARAGRAPH =
  'on dit que Durand et Martin ont vu le port avec Leroy, puis que tout le monde est parti avant la nuit.\n';

describe('reading a long article again', () => {
  it('finds what reading the whole finds, wherever it was edited', async () => {
    const before = PARAGRAPH.repeat(300);
    const reading = { text: before, recognition: await capitals.recognize({ text: before }, STILL) };
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.nat(before.length), fc.constantFrom(0, 4096, 8192, before.length - 4096, before.length)),
        fc.nat(12),
        fc.constantFrom('', 'x', 'Colin ', '\n', 'Martin'),
        async (start, removed, inserted) => {
          const text = before.slice(0, start) + inserted + before.slice(start + removed);
          const again = await reread(capitals, { text }, reading, STILL);
          const whole = await capitals.recognize({ text }, STILL);
          assert.deepEqual(again?.recognition.suggestions, whole.suggestions);
        },
      ),
      { numRuns: 60 },
    );
  });
});
