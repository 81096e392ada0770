import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BloomFilter } from '../../../../src/recognition/tagger/bloom';
import { hashText, PhraseHash } from '../../../../src/recognition/tagger/hash';

describe('a Bloom filter', () => {
  it('never denies what was added', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 200 }), (words) => {
        const filter = BloomFilter.for(words.length);
        for (const word of words) filter.add(hashText(word));
        assert.ok(words.every((word) => filter.has(hashText(word))));
      }),
    );
  });

  it('says yes by mistake to few others', () => {
    const filter = BloomFilter.for(5000);
    for (let at = 0; at < 5000; at += 1) filter.add(hashText(`name ${at}`));
    let mistakes = 0;
    for (let at = 0; at < 20_000; at += 1) if (filter.has(hashText(`other ${at}`))) mistakes += 1;
    assert.ok(mistakes < 20_000 * 0.04, `${mistakes} of 20,000`);
  });

  it('is the same wherever its bytes go', () => {
    const filter = BloomFilter.for(10);
    filter.add(hashText('Metz'));
    const copy = new BloomFilter(filter.bytes.slice());
    assert.ok(copy.has(hashText('Metz')));
    assert.ok(!copy.has(hashText('Nancy')));
  });
});

describe('the hash of a phrase', () => {
  it('is that of its words with spaces between them', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 6 }), (words) => {
        const phrase = new PhraseHash();
        let last = 0;
        for (const word of words) last = phrase.add(word);
        assert.equal(last, hashText(words.join(' ')));
      }),
    );
  });
});
