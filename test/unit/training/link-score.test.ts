import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { countLinks, type LinkedMention } from '../../../src/training/link-score';

/** `a a b -`: mentions in order with their entities, `-` for none. A number in front moves the place. */
const mentions = (entities: string, from = 0): LinkedMention[] =>
  entities.split(' ').map((entity, index) => ({
    at: String(from + index),
    entity: entity === '-' ? undefined : entity,
  }));

describe('links between mentions', () => {
  it('are pairs that name the same; names of entities do not matter', () => {
    assert.deepEqual(countLinks(mentions('a a a b b c'), mentions('x x x y y z')), { right: 4, found: 4, gold: 4 });
  });

  it('are wrong where two entities are taken for one, and missing where one is taken for two', () => {
    assert.deepEqual(countLinks(mentions('a a b b'), mentions('x x x x')), { right: 2, found: 6, gold: 2 });
    assert.deepEqual(countLinks(mentions('a a a a'), mentions('x x y y')), { right: 2, found: 2, gold: 6 });
    assert.deepEqual(countLinks(mentions('a a a'), mentions('x - -')), { right: 0, found: 0, gold: 3 });
  });

  it('are lost with a missed mention and wrong with an invented one', () => {
    assert.deepEqual(countLinks(mentions('a a a'), mentions('x x')), { right: 1, found: 1, gold: 3 });
    assert.deepEqual(countLinks(mentions('a a'), mentions('x x x')), { right: 1, found: 3, gold: 1 });
  });

  it('do not exist for entities with one mention', () => {
    assert.deepEqual(countLinks(mentions('a b c'), mentions('x y z')), { right: 0, found: 0, gold: 0 });
  });

  it('count the same as looking at every pair', () => {
    const side = fc.uniqueArray(
      fc.record({ at: fc.nat(12).map(String), entity: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }) }),
      { selector: ({ at }) => at },
    );
    fc.assert(
      fc.property(side, side, (gold, found) => {
        const links = (all: readonly LinkedMention[]) =>
          all.flatMap((one) =>
            all
              .filter((other) => one.at < other.at && one.entity !== undefined && one.entity === other.entity)
              .map((other) => `${one.at} ${other.at}`),
          );
        const wanted = new Set(links(gold));
        const given = links(found);
        assert.deepEqual(countLinks(gold, found), {
          right: given.filter((link) => wanted.has(link)).length,
          found: given.length,
          gold: wanted.size,
        });
      }),
    );
  });
});
