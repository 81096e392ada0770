import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { NAME_KINDS } from '../../../src/recognition/tagger/labels';
import { compareNames, type Outcome } from '../../../src/training/compare-names';
import type { NamedSpan } from '../../../src/training/named-document';
import { goldAndFound } from './marked-names';

function outcomes(gold: string, found: string): Outcome[] {
  const [document, names] = goldAndFound(gold, found);
  return compareNames(document, names).map(({ outcome }) => outcome);
}

describe('comparing names', () => {
  it('leaves articles, prepositions and honorifics in front aside, on both sides', () => {
    assert.deepEqual(outcomes('M. [P:Vidal] et l’[O:OIM]', '[P:M. Vidal] et [O:l’OIM]'), ['right', 'right']);
    assert.deepEqual(outcomes('[P:Mme Vidal] de [L:la Mer]', 'Mme [P:Vidal] de la [L:Mer]'), ['right', 'right']);
  });

  it('says which edge is wrong', () => {
    assert.deepEqual(outcomes('le [O:Conseil de Brume]', 'le [O:Conseil] de Brume'), ['right edge']);
    assert.deepEqual(outcomes('[P:Ana Vidal]', 'Ana [P:Vidal]'), ['left edge']);
    assert.deepEqual(outcomes('[O:Union des ports francs]', 'Union des [O:ports] francs'), ['both edges']);
  });

  it('tells a wrong type from a metonymy', () => {
    assert.deepEqual(outcomes('[L:Brume]', '[O:Brume]'), ['metonymy']);
    assert.deepEqual(outcomes('[O:Brume]', '[L:Brume]'), ['metonymy']);
    assert.deepEqual(outcomes('[L:Brume]', '[P:Brume]'), ['type']);
    assert.deepEqual(outcomes('[O:Port de Brume]', 'Port de [L:Brume]'), ['type and edge']);
  });

  it('keeps what nothing stands against', () => {
    assert.deepEqual(outcomes('[P:Ana] chante', 'Ana chante'), ['missed']);
    assert.deepEqual(outcomes('Ana chante', '[P:Ana] chante'), ['spurious']);
    // One find stands for one name only.
    assert.deepEqual(outcomes('[L:Brume]-[L:Valdor]', '[L:Brume-Valdor]'), ['right edge', 'missed']);
    assert.deepEqual(outcomes('[P:Ana Vidal]', '[P:Ana] [P:Vidal]'), ['right edge', 'spurious']);
  });

  it('prefers the same span to the first that overlaps, and the same kind to another', () => {
    assert.deepEqual(outcomes('[L:Ana] [P:Vidal]', '[O:Ana] [P:Vidal]'), ['metonymy', 'right']);
    assert.deepEqual(outcomes('[O:Brume Valdor]', '[L:Brume] [O:Valdor]'), ['left edge', 'spurious']);
  });

  it('uses every name once, and finds a text’s own names right', () => {
    const names = fc
      .array(fc.tuple(fc.nat({ max: 3 }), fc.integer({ min: 1, max: 4 }), fc.constantFrom(...NAME_KINDS)), {
        maxLength: 12,
      })
      .map((steps) => {
        let at = 0;
        return steps.map(([gap, length, kind]): NamedSpan => {
          const start = at + gap;
          at = start + length;
          return { start, end: at, kind };
        });
      });
    const text = 'x'.repeat(100);
    fc.assert(
      fc.property(names, names, (gold, found) => {
        const pairs = compareNames({ text, names: gold }, found);
        assert.deepEqual(
          pairs.flatMap((pair) => pair.gold ?? []),
          gold,
        );
        const used = pairs.flatMap((pair) => pair.found ?? []);
        assert.equal(used.length, found.length);
        assert.deepEqual(new Set(used), new Set(found));
        assert.ok(compareNames({ text, names: gold }, gold).every(({ outcome }) => outcome === 'right'));
      }),
    );
  });
});
