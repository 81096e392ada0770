import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { BloomFilter } from '../../../../src/recognition/tagger/bloom';
import { ByteReader, ByteWriter } from '../../../../src/recognition/tagger/bytes';
import { LIST_NAMES, type NameLists } from '../../../../src/recognition/tagger/gazetteer';
import { LABEL_COUNT, mayFollow } from '../../../../src/recognition/tagger/labels';
import { decodeModel, encodeModel, type ModelParts } from '../../../../src/recognition/tagger/model-file';

const lists = Object.fromEntries(LIST_NAMES.map((name) => [name, BloomFilter.for(3)])) as unknown as NameLists;

const parts: fc.Arbitrary<ModelParts> = fc
  .uniqueArray(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { maxLength: 50 })
  .chain((features) =>
    fc
      .array(fc.integer({ min: -127, max: 127 }), {
        minLength: features.length * LABEL_COUNT,
        maxLength: features.length * LABEL_COUNT,
      })
      .map((weights) => ({
        features: Int32Array.from(features),
        weights: Int8Array.from(weights),
        scale: 0.03125,
        transitions: Float32Array.from({ length: LABEL_COUNT ** 2 }, (_, pair) => pair / 8),
        lists,
      })),
  );

describe('a model file', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(parts, (written) => {
        const { tagger } = decodeModel(encodeModel(written));
        assert.equal(tagger.scale, written.scale);
        for (const [index, feature] of written.features.entries()) {
          const row = tagger.rowOf(feature);
          assert.ok(row >= 0);
          const own = written.weights.slice(index * LABEL_COUNT, (index + 1) * LABEL_COUNT);
          assert.deepEqual([...tagger.weights.slice(row * LABEL_COUNT, (row + 1) * LABEL_COUNT)], [...own]);
        }
        for (let pair = 0; pair < LABEL_COUNT ** 2; pair += 1) {
          const allowed = mayFollow(Math.floor(pair / LABEL_COUNT), pair % LABEL_COUNT);
          assert.equal(tagger.transitions[pair], allowed ? pair / 8 : -1e4);
        }
      }),
    );
  });

  it('is the same bytes whatever the order of features', () => {
    fc.assert(
      fc.property(parts, (written) => {
        const order = [...written.features.keys()].reverse();
        const turned = {
          ...written,
          features: Int32Array.from(order, (index) => written.features[index] ?? 0),
          weights: Int8Array.from(
            order.flatMap((index) => [...written.weights.slice(index * LABEL_COUNT, (index + 1) * LABEL_COUNT)]),
          ),
        };
        assert.deepEqual(encodeModel(turned), encodeModel(written));
      }),
    );
  });

  it('knows no feature that was not written', () => {
    const { tagger } = decodeModel(
      encodeModel({
        features: Int32Array.of(5),
        weights: new Int8Array(LABEL_COUNT).fill(1),
        scale: 1,
        transitions: new Float32Array(LABEL_COUNT ** 2),
        lists,
      }),
    );
    assert.equal(tagger.rowOf(6), -1);
    assert.equal(tagger.rowOf(5), 0);
  });

  it('is refused when it is cut or something else', () => {
    const bytes = readFileSync('media/models/names-fr.bin');
    assert.throws(() => decodeModel(bytes.subarray(0, bytes.length - 1)), RangeError);
    assert.throws(() => decodeModel(bytes.subarray(0, 1000)), RangeError);
    assert.throws(() => decodeModel(new Uint8Array()), RangeError);
    assert.throws(() => decodeModel(new TextEncoder().encode('version https://git-lfs')), RangeError);
  });

  it('keeps within its size: 2.2 MB for all languages together', () => {
    const size = ['fr', 'en'].reduce(
      (sum, language) => sum + readFileSync(`media/models/names-${language}.bin`).length,
      0,
    );
    assert.ok(size <= 2_200_000, `${size} bytes`);
  });
});

describe('bytes', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 2 ** 32 - 1 })), fc.uint8Array(), (numbers, block) => {
        const writer = new ByteWriter();
        for (const number of numbers) writer.varint(number);
        writer.section(block);
        writer.float(-0.5);
        const reader = new ByteReader(writer.finish());
        for (const number of numbers) assert.equal(reader.varint(), number);
        assert.deepEqual([...reader.section()], [...block]);
        assert.equal(reader.float(), -0.5);
        assert.ok(reader.isAtEnd);
      }),
    );
  });
});
