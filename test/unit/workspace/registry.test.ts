import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Entity } from '../../../src/annotation/model';
import { EMPTY_SET } from '../../../src/annotation/model';
import { addEntity, mergeEntities, Registry, registryCandidates, resolveEntity } from '../../../src/workspace/registry';

function registryOf(...entities: Entity[]): Registry {
  return new Registry(entities.reduce(addEntity, EMPTY_SET));
}

describe('the registry’s place', () => {
  it('is the nearest folder upward, no higher than the root', () => {
    assert.deepEqual(registryCandidates('/w/press/2018/a.txt', '/w'), [
      '/w/press/2018/entities.yaml',
      '/w/press/entities.yaml',
      '/w/entities.yaml',
    ]);
    assert.deepEqual(registryCandidates('/w/a.txt', '/w/'), ['/w/entities.yaml']);
    assert.deepEqual(registryCandidates('/a.txt', '/'), ['/entities.yaml']);
    assert.deepEqual(registryCandidates('C:/w/x/a.txt', 'C:/w'), ['C:/w/x/entities.yaml', 'C:/w/entities.yaml']);
    assert.deepEqual(registryCandidates('x/a.txt', ''), ['x/entities.yaml', 'entities.yaml']);
    assert.deepEqual(registryCandidates('a.txt', ''), ['entities.yaml']);
  });

  it('is beside an article that lies outside the root', () => {
    assert.deepEqual(registryCandidates('/other/x/a.txt', '/w'), ['/other/x/entities.yaml']);
    assert.deepEqual(registryCandidates('/world/a.txt', '/w'), ['/world/entities.yaml']);
  });
});

describe('resolving', () => {
  it('follows same_as to its end', () => {
    const registry = registryOf({ id: 'e-a', sameAs: 'e-b' }, { id: 'e-b', sameAs: 'e-c' }, { id: 'e-c', name: 'C' });
    assert.equal(registry.resolve('e-a')?.name, 'C');
    assert.equal(registry.resolve('e-x'), undefined);
  });

  it('stops where same_as leads nowhere', () => {
    assert.equal(registryOf({ id: 'e-a', sameAs: 'e-gone' }).resolve('e-a')?.id, 'e-a');
  });

  it('takes a circle for one entity, wherever it is entered', () => {
    const ids = fc.uniqueArray(fc.stringMatching(/^e-[a-z]{1,3}$/), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(ids, (circle) => {
        const registry = registryOf(
          ...circle.map((id, index) => ({ id, sameAs: circle[(index + 1) % circle.length] })),
          { id: 'into the circle', sameAs: circle[0] },
        );
        const least = [...circle].sort()[0];
        for (const id of [...circle, 'into the circle']) assert.equal(registry.resolve(id)?.id, least);
      }),
    );
  });

  it('prefers what the article itself says', () => {
    const registry = registryOf({ id: 'e-a', name: 'of the registry' });
    const set = addEntity(EMPTY_SET, { id: 'e-a', name: 'of the article' });
    assert.equal(resolveEntity(set, registry, 'e-a')?.name, 'of the article');
    assert.equal(resolveEntity(EMPTY_SET, registry, 'e-a')?.name, 'of the registry');
    assert.equal(resolveEntity(EMPTY_SET, undefined, 'e-a'), undefined);
  });
});

describe('names in the registry', () => {
  const registry = registryOf(
    { id: 'e-oix', type: 'institution', name: 'Organisation de l’Idée', aliases: ['OIX'] },
    { id: 'e-old', type: 'institution', name: 'Office des idées', sameAs: 'e-oix' },
    { id: 'e-m1', type: 'actor', name: 'Luc Martin', aliases: ['Martin'] },
    { id: 'e-m2', type: 'actor', name: 'Zoé Martin', aliases: ['Martin'] },
  );
  const idsOf = (type: string, name: string) => registry.matchName(type, name).map(({ id }) => id);

  it('match whatever their typography and case', () => {
    assert.deepEqual(idsOf('institution', "organisation  de l'idée"), ['e-oix']);
    assert.deepEqual(idsOf('institution', 'oix'), ['e-oix']);
    assert.deepEqual(idsOf('actor', 'OIX'), []);
  });

  it('of merged entities mean what those were merged into', () => {
    assert.deepEqual(idsOf('institution', 'Office des idées'), ['e-oix']);
  });

  it('of namesakes give all of them', () => {
    assert.deepEqual(idsOf('actor', 'martin'), ['e-m1', 'e-m2']);
  });
});

describe('merging in the registry', () => {
  const entities = ['a', 'b', 'c', 'd'].map((id): Entity => ({ id, name: id }));
  const set = entities.reduce(addEntity, EMPTY_SET);

  it('writes one line and keeps both records', () => {
    const merged = mergeEntities(set, 'a', 'b');
    assert.deepEqual([...merged.entities.values()], [{ id: 'a', name: 'a', sameAs: 'b' }, ...entities.slice(1)]);
    assert.equal(mergeEntities(set, 'a', 'a'), set);
    assert.equal(mergeEntities(set, 'a', 'x'), set);
    assert.equal(mergeEntities(set, 'x', 'a'), set);
  });

  it('never makes a circle, and makes one of the two', () => {
    const pair = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('a', 'b', 'c', 'd'));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 8 }), (merges) => {
        let current = set;
        for (const [from, into] of merges) {
          const before = new Registry(current);
          const one = (registry: Registry, other: string) => registry.resolve(from)?.id === registry.resolve(other)?.id;
          const same = entities.filter(({ id }) => one(before, id));
          current = mergeEntities(current, from, into);
          const registry = new Registry(current);
          for (const { id } of same) assert.ok(one(registry, id), 'what was one stays one');
          assert.equal(registry.resolve(from)?.id, registry.resolve(into)?.id);
        }
        // No circle: every chain ends at an entity that is merged into none.
        for (const { id } of entities) assert.equal(new Registry(current).resolve(id)?.sameAs, undefined);
      }),
    );
  });
});
