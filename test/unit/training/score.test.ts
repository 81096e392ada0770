import assert from 'node:assert/strict';
import { compareNames } from '../../../src/training/compare-names';
import { countExact, countPairs, scoreOf } from '../../../src/training/score';
import { goldAndFound } from './marked-names';

const [DOCUMENT, FOUND] = goldAndFound(
  '[P:Ana Vidal] quitte [L:Brume] pour l’[O:Union des ports]. [P:Ivo] reste.',
  'Ana [P:Vidal] quitte [O:Brume] pour l’[O:Union des ports]. Ivo [L:reste].',
);

describe('counting names', () => {
  it('counts what is exactly right', () => {
    assert.deepEqual(countExact(DOCUMENT, FOUND), {
      person: { right: 0, found: 1, gold: 2 },
      organisation: { right: 1, found: 2, gold: 1 },
      location: { right: 0, found: 1, gold: 1 },
    });
  });

  it('forgives a place taken for an institution where the guideline is adjusted, under the text’s kind', () => {
    assert.deepEqual(countPairs(compareNames(DOCUMENT, FOUND), 'adjusted'), {
      person: { right: 0, found: 1, gold: 2 },
      organisation: { right: 1, found: 1, gold: 1 },
      location: { right: 1, found: 2, gold: 1 },
    });
  });

  it('forgives edges, not kinds, where overlap is counted', () => {
    assert.deepEqual(countPairs(compareNames(DOCUMENT, FOUND), 'overlap'), {
      person: { right: 1, found: 1, gold: 2 },
      organisation: { right: 1, found: 2, gold: 1 },
      location: { right: 0, found: 1, gold: 1 },
    });
  });

  it('gives precision, recall and F1 in per cent, of several kinds together', () => {
    const { person, organisation, location } = countExact(DOCUMENT, FOUND);
    assert.deepEqual(scoreOf([organisation]), { precision: 50, recall: 100, f1: 200 / 3 });
    assert.deepEqual(scoreOf([person, organisation, location]), { precision: 25, recall: 25, f1: 25 });
    assert.deepEqual(scoreOf([{ right: 0, found: 0, gold: 0 }]), { precision: 0, recall: 0, f1: 0 });
  });
});
