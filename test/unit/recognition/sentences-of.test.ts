import assert from 'node:assert/strict';
import { sentencesOf } from '../../../src/recognition/names/sentences-of';
import { Slices } from '../../../src/recognition/slices';
import { reviewedSeeds } from './seeds';

/** Puts line ends for spaces, so that no line is longer than `width` as long as words allow. */
function wrapped(text: string, width: number): string {
  let column = 0;
  return text.replace(/(\n|^| )([^ \n]*)/gu, (_, gap: string, word: string) => {
    const fits = gap !== ' ' || column + 1 + word.length <= width;
    column = gap === ' ' && fits ? column + 1 + word.length : word.length;
    return (fits ? gap : '\n') + word;
  });
}

function read(text: string) {
  return sentencesOf(text, new Slices({ now: () => 0, yieldNow: () => Promise.resolve(), signal: { aborted: false } }));
}

describe('sentences as the recognizer reads them', () => {
  it('are the same when lines are wrapped, but for the line ends as written', async () => {
    for (const { text } of reviewedSeeds()) {
      const plain = (await read(text)).map((sentence) => ({ ...sentence, text: '' }));
      for (let width = 50; width <= 100; width += 2) {
        const lines = wrapped(text, width);
        assert.equal(lines.length, text.length);
        assert.deepEqual(
          (await read(lines)).map((sentence) => ({ ...sentence, text: '' })),
          plain,
          `${width} columns`,
        );
      }
    }
  });

  it('have words with the text and the plain form of their place', async () => {
    for (const { text } of reviewedSeeds()) {
      for (const sentence of await read(text)) {
        assert.equal(sentence.text, text.slice(sentence.start, sentence.end));
        assert.equal(sentence.plain.length, sentence.text.length);
        for (const word of sentence.words) {
          assert.equal(word.text, text.slice(word.start, word.end));
          assert.equal(word.plain, sentence.plain.slice(word.start - sentence.start, word.end - sentence.start));
        }
      }
    }
  });
});
