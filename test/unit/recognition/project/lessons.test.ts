import assert from 'node:assert/strict';
import { EMPTY_SET, type AnnotationSet, type Mention } from '../../../../src/annotation/model';
import { lessonsOf, registeredLesson } from '../../../../src/recognition/project/lessons';
import { setOf } from './decisions';

function learnt(set: AnnotationSet): string[] {
  return lessonsOf(set).map(({ verdict, type, name }) => `${verdict} ${type} ${name}`);
}

function one(fields: Partial<Mention>): AnnotationSet {
  const mention: Mention = { id: 'm-1', type: 'actor', exact: 'Alda Norevi', by: 'camille', ...fields };
  return { ...EMPTY_SET, mentions: new Map([[mention.id, mention]]) };
}

describe('what a sidecar teaches', () => {
  it('is what a person marked and turned down, each once', () => {
    const set = setOf({
      accepted: ['actor:Alda Norevi', 'institution:ADN', 'actor:Alda Norevi'],
      rejected: ['place:Brasel', 'place:Brasel'],
    });
    assert.deepEqual(learnt(set), ['accepted actor Alda Norevi', 'accepted institution ADN', 'rejected place Brasel']);
  });

  it('is nothing of proposals and disputed marks', () => {
    assert.deepEqual(learnt(one({ status: 'proposed' })), []);
    assert.deepEqual(learnt(one({ status: 'disputed' })), []);
    assert.deepEqual(learnt(one({ by: 'marginalia 1.0.0' })), []);
    assert.deepEqual(learnt(one({ by: 'marginalia 1.0.0', reviewedBy: ['camille'] })), ['accepted actor Alda Norevi']);
  });

  it('is nothing of dates, and of marks that name nothing', () => {
    assert.deepEqual(learnt(one({ type: 'date', exact: 'Toussaint', value: '2024-11-01' })), []);
    assert.deepEqual(learnt(setOf({ rejected: ['date:Toussaint'] })), []);
    assert.deepEqual(learnt(one({ form: 'function', exact: 'directrice de l’Agence' })), []);
  });

  it('is nothing of what is too short to be told from an ordinary word, or too long to be a name', () => {
    const short = [
      'institution:agence',
      'institution:l’agence',
      'institution:la commune',
      'institution:UE',
      'actor:Li',
    ];
    const long = `institution:${'Office '.repeat(60)}`;
    assert.deepEqual(learnt(setOf({ accepted: [...short, long], rejected: [...short, long] })), []);
    assert.equal(
      learnt(setOf({ accepted: ['institution:Agence', 'actor:eBay', 'institution:forces armées'] })).length,
      3,
    );
  });

  it('tells names apart by capitals, not by typography', () => {
    const written = ['institution:Agence de l’eau', "institution:Agence de l'eau", 'institution:Agence\nde  l’eau'];
    assert.deepEqual(learnt(setOf({ accepted: written })), ["accepted institution Agence de l'eau"]);
    assert.equal(learnt(setOf({ accepted: ['institution:Agence de l’Eau', 'institution:Agence de l’eau'] })).length, 2);
  });

  it('takes what is marked and rejected in one article for marked', () => {
    const set = setOf({ accepted: ['actor:Norevi'], rejected: ['actor:Norevi', 'place:Norevi'] });
    assert.deepEqual(learnt(set), ['accepted actor Norevi', 'rejected place Norevi']);
  });

  it('takes a rejected part of a marked name for a wrong edge', () => {
    const set = setOf({
      accepted: ['institution:Agence des Rivages du Nord'],
      rejected: ['institution:Agence des Rivages', 'place:Nord', 'institution:Rivage'],
    });
    assert.deepEqual(learnt(set).slice(1), ['rejected institution Rivage']);
  });
});

describe('what a registry teaches', () => {
  it('is names without the article before them', () => {
    assert.equal(registeredLesson('institution', 'l’Agence des Rivages')?.name, 'Agence des Rivages');
    assert.equal(registeredLesson('institution', 'la Poste')?.name, 'Poste');
    assert.equal(registeredLesson('institution', 'La Poste')?.name, 'La Poste');
    assert.equal(registeredLesson('date', 'la Toussaint'), undefined);
    assert.equal(registeredLesson('institution', 'UE'), undefined);
  });
});
