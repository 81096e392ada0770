import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { findNames } from '../../../../src/recognition/names/find-names';
import { sentencesOf } from '../../../../src/recognition/names/sentences-of';
import { Slices } from '../../../../src/recognition/slices';
import { JointFeatures, MOST_JOINT } from '../../../../src/recognition/tagger/features';
import { LONGEST_LISTED, listedNames } from '../../../../src/recognition/tagger/listed-names';
import { decodeModel } from '../../../../src/recognition/tagger/model-file';
import { NameTagger } from '../../../../src/recognition/tagger/name-tagger';
import { trimName } from '../../../../src/recognition/tagger/trim-name';
import { STILL } from '../host';

const { tagger: model, lists } = decodeModel(readFileSync('media/models/names-fr.bin'));
const slices = () => new Slices(STILL);

async function firstSentence(text: string) {
  const [sentence] = await sentencesOf(text, slices());
  assert.ok(sentence !== undefined);
  return sentence;
}

/** Words as newspapers have them, and what they do not expect. */
const words = fc.constantFrom(
  ...'M. Mme Paris Vitorino OIM (ONU) « » le la de du ministère des Affaires étrangères lundi 12 Æsop 🙂 é I’m l’ d’ , . ; ?'.split(
    ' ',
  ),
);
const texts = fc
  .array(fc.oneof(words, fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 60 })
  .map((all) => all.join(' '));

describe('the name tagger', () => {
  it('gives names inside the sentence, in order, none overlapping, with probabilities', async () => {
    const tagger = new NameTagger(model, lists);
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const sentences = (await sentencesOf(text, slices())).map((sentence) => tagger.prepare(sentence));
        const seen = tagger.documentFacts(sentences);
        for (const sentence of sentences) {
          let last = 0;
          for (const { from, to, probability } of tagger.tag(sentence, seen)) {
            assert.ok(from >= last && to > from && to <= sentence.words.length);
            assert.ok(probability > 0 && probability <= 1);
            last = to;
          }
        }
      }),
    );
  });

  it('finds the same whatever it read before', async () => {
    const used = new NameTagger(model, lists);
    await fc.assert(
      fc.asyncProperty(texts, texts, async (before, text) => {
        const find = async (tagger: NameTagger, read: string) =>
          (await findNames(await sentencesOf(read, slices()), 'fr', slices(), [], tagger)).candidates;
        await find(used, before);
        assert.deepEqual(await find(used, text), await find(new NameTagger(model, lists), text));
      }),
      { numRuns: 40 },
    );
  });

  it('has room for all features of a word', async () => {
    const tagger = new NameTagger(model, lists);
    const out = new Int32Array(MOST_JOINT * 2);
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const sentences = (await sentencesOf(text, slices())).map((sentence) => tagger.prepare(sentence));
        const seen = new Map(sentences.flatMap(({ words: all }) => all.map(({ plain }) => [plain, 0x3fff] as const)));
        for (const sentence of sentences) {
          const hints = new Int32Array(sentence.words.length).fill(1);
          const features = new JointFeatures();
          features.read({ ...sentence, hints }, seen);
          for (let at = 0; at < sentence.words.length; at += 1) assert.ok(features.write(at, out) <= MOST_JOINT);
        }
      }),
    );
  });
});

describe('names of several words in a list', () => {
  it('are marked from their first word to their last', async () => {
    const sentence = await firstSentence('Elle vit à New York depuis mars.');
    assert.deepEqual([...listedNames(sentence, lists)], [0, 0, 0, 3, 2, 0, 0, 0]);
  });

  it('are looked for in a few words only', async () => {
    const sentence = await firstSentence(`New${' York'.repeat(LONGEST_LISTED * 3)}`);
    assert.equal(listedNames(sentence, lists).length, sentence.words.length);
  });
});

describe('the edges of a tagged name', () => {
  it('lose articles, prepositions and marks', async () => {
    const sentence = await firstSentence('Il a vu l’OIM, (de Metz) et J. W.');
    const texts = (from: number, to: number) => {
      const trimmed = trimName(sentence, { from, to }, false);
      return trimmed === undefined ? undefined : sentence.words.slice(trimmed.from, trimmed.to).map(({ text }) => text);
    };
    assert.deepEqual(texts(3, 6), ['OIM']);
    assert.deepEqual(texts(6, 10), ['Metz']);
    assert.equal(texts(5, 6), undefined);
    assert.deepEqual(texts(11, 15), ['J', '.', 'W', '.']);
  });
});
