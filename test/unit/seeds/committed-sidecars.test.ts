import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { locate } from '../../../src/anchoring/locate';
import { parseRegistry, parseSidecar } from '../../../src/sidecar/parse';
import { normalizeText } from '../../../src/text/normalize';
import { Registry, resolveEntity } from '../../../src/workspace/registry';

interface Reviewed {
  readonly mentions: readonly {
    readonly type: string;
    readonly start: number;
    readonly end: number;
    readonly entity?: string;
    readonly value?: string;
    readonly timex?: string;
  }[];
}

const REVIEWED = JSON.parse(readFileSync('test/fixtures/seeds-reviewed.json', 'utf8')) as Record<string, Reviewed>;
const registry = new Registry(parseRegistry(readFileSync('seeds/entities.yaml', 'utf8')).set);

function seed(name: string) {
  const text = normalizeText(readFileSync(`seeds/${name}`, 'utf8'));
  const document = parseSidecar(readFileSync(`seeds/${name}.annotations.yaml`, 'utf8'));
  return { text, document };
}

describe('the committed annotations of the seeds', () => {
  for (const [name, reviewed] of Object.entries(REVIEWED)) {
    it(`${name} says what was marked by hand, no more and no less`, () => {
      const { text, document } = seed(name);
      assert.deepEqual(document.findings, []);
      const placements = locate(text, document.set.mentions);
      const stored = [...document.set.mentions.values()].map(({ id, type, value, timex }) => {
        const placement = placements.get(id);
        assert.equal(placement?.state, 'exact', `${id} of ${name}`);
        return { type, start: placement.span?.start, end: placement.span?.end, value, timex };
      });
      const wanted = reviewed.mentions.map(({ type, start, end, value, timex }) => ({ type, start, end, value, timex }));
      assert.deepEqual(stored, wanted);
    });

    it(`${name} groups mentions into entities as the review does`, () => {
      const { document } = seed(name);
      const groups = new Map<string, Set<string>>();
      const mentions = [...document.set.mentions.values()];
      for (const [index, { entity: wanted }] of reviewed.mentions.entries()) {
        const stored = mentions[index]?.entity;
        if (wanted === undefined) {
          assert.equal(stored, undefined);
          continue;
        }
        assert.ok(stored !== undefined && resolveEntity(document.set, registry, stored) !== undefined);
        groups.set(wanted, (groups.get(wanted) ?? new Set()).add(stored));
      }
      for (const [wanted, stored] of groups) assert.equal(stored.size, 1, wanted);
      assert.equal(new Set([...groups.values()].flatMap((ids) => [...ids])).size, groups.size);
    });
  }

  it('share the organisation and the observatory through the registry, under the names of either article', () => {
    const shared = Object.keys(REVIEWED).map((name) => {
      const { document } = seed(name);
      const ids = new Map<string, Set<string>>();
      for (const { entity, exact } of document.set.mentions.values()) {
        if (entity === undefined || document.set.entities.has(entity)) continue;
        const id = registry.resolve(entity)?.id ?? '';
        ids.set(id, (ids.get(id) ?? new Set()).add(exact));
      }
      return ids;
    });
    const [first, second] = shared;
    for (const id of ['e-oim', 'e-observatoire-africain-des-migrations']) {
      const names = [first?.get(id) ?? new Set(), second?.get(id) ?? new Set()];
      assert.ok(names.every((set) => set.size > 0), id);
      assert.notDeepEqual(names[0], names[1], `${id} is written in different ways`);
    }
  });
});
