import assert from 'node:assert/strict';
import type { AnnotationSet, Entity, Mention } from '../../../src/annotation/model';
import { EMPTY_SET } from '../../../src/annotation/model';
import { CorpusIndex } from '../../../src/corpus/corpus-index';

function setOf(entities: readonly Entity[], mentions: readonly [entity: string, exact: string][]): AnnotationSet {
  return {
    ...EMPTY_SET,
    entities: new Map(entities.map((entity) => [entity.id, entity])),
    mentions: new Map(
      mentions.map(([entity, exact], index): [string, Mention] => [
        `m-${index}`,
        { id: `m-${index}`, type: 'institution', entity, exact },
      ]),
    ),
  };
}

const registry = (id: string) =>
  id === 'e-port' || id === 'e-harbour' ? { id: 'e-port', type: 'institution', name: 'Office du port' } : undefined;

describe('the index of a corpus', () => {
  it('joins what two articles say of a registry entity', () => {
    const index = new CorpusIndex();
    index.update('a', setOf([], [['e-port', 'Office du port']]), registry);
    index.update(
      'b',
      setOf(
        [],
        [
          ['e-harbour', 'l’Office'],
          ['e-port', 'OP'],
        ],
      ),
      registry,
    );
    const [usage] = index.entities();
    assert.equal(index.entities().length, 1);
    assert.equal(usage?.name, 'Office du port');
    assert.equal(usage.mentions, 3);
    assert.deepEqual(
      [...usage.articles],
      [
        ['a', 1],
        ['b', 2],
      ],
    );
  });

  it('keeps equal ids apart that the registry does not know', () => {
    const index = new CorpusIndex();
    const local: Entity = { id: 'e-x', type: 'actor', name: 'Idris Maal' };
    index.update('a', setOf([local], [['e-x', 'Idris Maal']]), registry);
    index.update('b', setOf([{ ...local, name: 'Idris Maalouf' }], [['e-x', 'Maalouf']]), registry);
    assert.deepEqual(
      index.entities().map(({ name }) => name),
      ['Idris Maal', 'Idris Maalouf'],
    );
    assert.equal(index.usage('a', 'e-x')?.mentions, 1);
  });

  it('lets an article’s own entity win over the registry’s of the same id', () => {
    const index = new CorpusIndex();
    index.update(
      'a',
      setOf([{ id: 'e-port', type: 'institution', name: 'Port sec' }], [['e-port', 'Port sec']]),
      registry,
    );
    index.update('b', setOf([], [['e-port', 'Office du port']]), registry);
    assert.deepEqual(
      index.entities().map(({ name }) => name),
      ['Office du port', 'Port sec'],
    );
    assert.equal(index.usage('a', 'e-port')?.name, 'Port sec');
  });

  it('forgets an article', () => {
    const index = new CorpusIndex();
    index.update('a', setOf([], [['e-port', 'Office du port']]), registry);
    index.update('a', undefined, registry);
    assert.deepEqual(index.entities(), []);
    assert.equal(index.size, 0);
  });
});
