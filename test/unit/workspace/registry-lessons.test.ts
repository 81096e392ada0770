import assert from 'node:assert/strict';
import { EMPTY_SET, type Entity } from '../../../src/annotation/model';
import { lessonsOfRegistry } from '../../../src/workspace/registry-lessons';
import { Registry } from '../../../src/workspace/registry';

function lessonsOf(...entities: readonly Entity[]): string[] {
  const set = { ...EMPTY_SET, entities: new Map(entities.map((entity) => [entity.id, entity])) };
  return [...lessonsOfRegistry(new Registry(set))].map(({ verdict, type, name }) => `${verdict} ${type} ${name}`);
}

describe('what a registry teaches about names', () => {
  it('is each name and alias, of the type of what it turned out to be', () => {
    const port = { id: 'e-port', type: 'institution', name: 'Office du port', aliases: ['l’Office', 'ODP', ''] };
    const harbour = { id: 'e-harbour', type: 'place', name: 'Port sec', sameAs: 'e-port' };
    assert.deepEqual(lessonsOf(port, harbour), [
      'registered institution Office du port',
      'registered institution Office',
      'registered institution ODP',
      'registered institution Port sec',
    ]);
  });

  it('is nothing of entities without a type or a name', () => {
    assert.deepEqual(lessonsOf({ id: 'e-1', name: 'Office du port' }, { id: 'e-2', type: 'actor' }), []);
  });
});
