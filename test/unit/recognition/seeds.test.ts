import assert from 'node:assert/strict';
import { recognizeShown as recognize } from './host';
import { reviewedSeeds } from './seeds';

describe('the seed articles', () => {
  for (const seed of reviewedSeeds()) {
    describe(seed.file, () => {
      it('are reviewed at places that hold the reviewed words', () => {
        for (const { start, end, text } of seed.mentions) assert.equal(seed.text.slice(start, end), text);
      });

      it('come out with the reviewed spans, entities and values', async () => {
        const { suggestions } = await recognize(seed.text);
        const got = suggestions.map(({ type, start, end, entity, value, timex }) => ({
          type,
          start,
          end,
          text: seed.text.slice(start, end),
          ...(entity === undefined ? {} : { entity }),
          ...(value === undefined ? {} : { value }),
          ...(timex === undefined ? {} : { timex }),
        }));
        assert.deepEqual(got, seed.mentions);
      });

      it('come out with the reviewed entities', async () => {
        const { entities, language, reference } = await recognize(seed.text);
        assert.deepEqual(entities, seed.entities);
        assert.equal(language, seed.language);
        assert.equal(reference, seed.reference);
      });
    });
  }

  it('have « mardi » counted from the publication date where the article has no dateline', async () => {
    const seed = reviewedSeeds().find(({ reference }) => reference === undefined);
    assert.ok(seed);
    const { suggestions, reference } = await recognize(seed.text, { published: '2023-12-19' });
    const date = suggestions.find(({ type }) => type === 'date');
    assert.equal(reference, '2023-12-19');
    assert.equal(date?.value, '2023-12-19');
    assert.equal(date.timex, 'XXXX-WXX-2');
    assert.deepEqual(date.why, {
      code: 'recognition.date.published',
      args: ['mardi', '2023-12-19', '2023-12-19'],
    });
  });
});
