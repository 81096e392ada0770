import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as edits from '../../../src/annotation/edits';
import { proposalId } from '../../../src/annotation/ids';
import { isUntouchedProposal } from '../../../src/annotation/model';
import { mention, proposal, setOf } from './builders';
import { history, play } from './histories';

const SET = setOf({
  entities: [
    { id: 'e-oix', type: 'institution', name: 'OIX' },
    { id: 'e-ana', type: 'actor', name: 'Ana Melo' },
  ],
  mentions: [
    proposal('m-1', { entity: 'e-oix' }),
    mention('m-2', { type: 'actor', entity: 'e-ana', by: 'camille' }),
    proposal('m-3', { type: 'date', value: '2018-12-11', timex: 'XXXX-WXX-2' }),
  ],
  relations: [{ id: 'r-1', type: 'leads', from: 'e-ana', to: 'e-oix', evidence: ['m-2'] }],
  comments: [
    { id: 'c-1', on: 'm-2', text: 'Sûr ?' },
    { id: 'c-2', on: 'r-1', text: 'Depuis 2018.' },
  ],
  rejected: [mention('m-9', { by: 'marginalia 1.0.0', reviewedBy: ['camille'] })],
});

describe('putting a mention', () => {
  it('inserts behind another one, first, or last', () => {
    const ids = (after?: string | null) => [...edits.putMention(SET, mention('m-new'), after).mentions.keys()];
    assert.deepEqual(ids('m-1'), ['m-1', 'm-new', 'm-2', 'm-3']);
    assert.deepEqual(ids(null), ['m-new', 'm-1', 'm-2', 'm-3']);
    assert.deepEqual(ids(), ['m-1', 'm-2', 'm-3', 'm-new']);
    assert.deepEqual(ids('m-unknown'), ['m-1', 'm-2', 'm-3', 'm-new']);
  });

  it('replaces in place', () => {
    const next = edits.putMention(SET, mention('m-2', { note: 'x' }), null);
    assert.deepEqual([...next.mentions.keys()], ['m-1', 'm-2', 'm-3']);
    assert.equal(next.mentions.get('m-2')?.note, 'x');
  });
});

describe('accepting', () => {
  it('decides a proposal and names the reviewer once', () => {
    const once = edits.acceptMention(SET, 'm-1', 'camille');
    assert.deepEqual(once.mentions.get('m-1'), {
      ...mention('m-1', { entity: 'e-oix', by: 'marginalia 1.0.0' }),
      reviewedBy: ['camille'],
    });
    assert.ok(!Object.hasOwn(once.mentions.get('m-1') ?? {}, 'status'));
    assert.equal(edits.acceptMention(once, 'm-1', 'camille'), once);
    assert.deepEqual(edits.acceptMention(once, 'm-1', 'ahmed').mentions.get('m-1')?.reviewedBy, ['camille', 'ahmed']);
  });

  it('does not make people reviewers of their own marks', () => {
    assert.equal(edits.acceptMention(SET, 'm-2', 'camille'), SET);
    const disputed = edits.disputeMention(SET, 'm-2');
    assert.equal(disputed.mentions.get('m-2')?.status, 'disputed');
    assert.deepEqual(edits.acceptMention(disputed, 'm-2', 'camille').mentions.get('m-2'), SET.mentions.get('m-2'));
  });
});

describe('rejecting', () => {
  it('moves a machine’s mark aside, without what the machine said of it', () => {
    const next = edits.rejectMention(SET, 'm-3', 'camille', null);
    assert.equal(next.mentions.has('m-3'), false);
    assert.deepEqual([...next.rejected.keys()], ['m-3', 'm-9']);
    assert.deepEqual(
      next.rejected.get('m-3'),
      mention('m-3', { type: 'date', by: 'marginalia 1.0.0', reviewedBy: ['camille'] }),
    );
  });

  it('keeps all of a person’s mark, its comments and its entity, but not as evidence', () => {
    const next = edits.rejectMention(SET, 'm-2', 'lead');
    assert.deepEqual(next.rejected.get('m-2'), { ...SET.mentions.get('m-2'), reviewedBy: ['lead'] });
    assert.equal(next.comments, SET.comments);
    assert.equal(next.entities, SET.entities);
    assert.equal(next.relations.get('r-1')?.evidence, undefined);
  });

  it('takes the entity along that only the machine’s mark needed', () => {
    const alone = setOf({ entities: [{ id: 'e-x', name: 'X' }], mentions: [proposal('m-1', { entity: 'e-x' })] });
    assert.equal(edits.rejectMention(alone, 'm-1', 'camille').entities.size, 0);
    assert.equal(edits.rejectMention(SET, 'm-1', 'camille').entities, SET.entities, 'a relation needs it');
    const commented = edits.putComment(alone, { id: 'c-1', on: 'e-x', text: 'Qui ?' });
    assert.equal(edits.rejectMention(commented, 'm-1', 'camille').entities.size, 1);
  });

  it('can be done to a suggestion that was never stored, and undone', () => {
    const quote = { exact: 'États membres', prefix: 'au moins 150 ' };
    const id = proposalId('institution', quote);
    const next = edits.rejectQuote(SET, 'institution', quote, 'marginalia 1.0.0', 'camille', null);
    assert.deepEqual([...next.rejected.keys()], [id, 'm-9']);
    assert.deepEqual(next.rejected.get(id), {
      id,
      type: 'institution',
      ...quote,
      by: 'marginalia 1.0.0',
      reviewedBy: ['camille'],
    });
    assert.equal(edits.rejectQuote(next, 'institution', quote, 'marginalia 1.0.0', 'camille'), next);
    const stored = edits.putMention(SET, mention(id, { type: 'actor' }));
    const other = edits.rejectQuote(stored, 'institution', quote, 'marginalia 1.0.0', 'camille');
    assert.deepEqual([...other.rejected.keys()], ['m-9', proposalId('institution', quote, 2)]);
    assert.deepEqual([...edits.removeRejection(next, id).rejected.keys()], ['m-9']);
  });
});

describe('retyping', () => {
  it('drops what the new type does not carry', () => {
    const date = edits.retypeMention(SET, 'm-3', 'institution', { by: 'camille' }).mentions.get('m-3');
    assert.deepEqual(date, mention('m-3', { by: 'marginalia 1.0.0', reviewedBy: ['camille'] }));
    assert.equal(edits.retypeMention(SET, 'm-1', 'date').mentions.get('m-1')?.entity, undefined);
  });

  it('drops the link to an entity of another type, unless the form allows it', () => {
    assert.equal(edits.retypeMention(SET, 'm-1', 'actor').mentions.get('m-1')?.entity, undefined);
    const metonym = edits.changeMention(SET, 'm-1', { form: 'metonym' });
    assert.equal(edits.retypeMention(metonym, 'm-1', 'place').mentions.get('m-1')?.entity, 'e-oix');
    const registry = edits.linkMention(SET, 'm-1', 'e-registry');
    const entityOf = () => ({ id: 'e-registry', type: 'institution' });
    assert.equal(edits.retypeMention(registry, 'm-1', 'actor').mentions.get('m-1')?.entity, 'e-registry');
    assert.equal(edits.retypeMention(registry, 'm-1', 'actor', { entityOf }).mentions.get('m-1')?.entity, undefined);
  });

  it('makes a proposal the person’s business', () => {
    const retyped = edits.retypeMention(SET, 'm-1', 'actor', { by: 'camille' }).mentions.get('m-1');
    assert.ok(retyped !== undefined && !isUntouchedProposal(retyped));
  });
});

describe('other edits', () => {
  it('of bounds decide when a person makes them, and not when a context is refreshed', () => {
    const quote = { exact: 'l’OIX', prefix: 'de ', suffix: ' a' };
    const refreshed = edits.setMentionQuote(SET, 'm-1', quote).mentions.get('m-1');
    assert.deepEqual(refreshed, { ...SET.mentions.get('m-1'), ...quote });
    const moved = edits.setMentionQuote(SET, 'm-1', quote, 'camille').mentions.get('m-1');
    assert.deepEqual(moved?.reviewedBy, ['camille']);
    assert.equal(moved.status, undefined);
    const bare = edits.setMentionQuote(edits.setMentionQuote(SET, 'm-1', quote), 'm-1', { exact: 'OIX' });
    assert.ok(!Object.hasOwn(bare.mentions.get('m-1') ?? {}, 'prefix'));
  });

  it('remove a mention with its comments and as evidence', () => {
    const next = edits.removeMention(SET, 'm-2');
    assert.deepEqual([...next.comments.keys()], ['c-2']);
    assert.deepEqual(next.relations.get('r-1'), { id: 'r-1', type: 'leads', from: 'e-ana', to: 'e-oix' });
  });

  it('remove an entity with its relations and their comments', () => {
    const next = edits.removeEntity(SET, 'e-oix');
    assert.equal(next.mentions.get('m-1')?.entity, undefined);
    assert.equal(next.mentions.get('m-2'), SET.mentions.get('m-2'));
    assert.equal(next.relations.size, 0);
    assert.deepEqual([...next.comments.keys()], ['c-1']);
  });

  it('record finished types as sets of types and people', () => {
    const done = edits.setDone(edits.setDone(SET, 'actor', true, 'camille'), 'date', true, 'camille');
    assert.deepEqual(done.article, { done: ['actor', 'date'], doneBy: ['camille'] });
    const open = edits.setDone(edits.setDone(done, 'actor', false, 'lead'), 'date', false, 'lead');
    assert.deepEqual(open.article, {});
  });
});

describe('every edit', () => {
  it('returns the set it was given when it changes nothing', () => {
    for (const unchanged of [
      edits.removeMention(SET, 'm-0'),
      edits.changeMention(SET, 'm-0', { note: 'x' }, 'camille'),
      edits.changeMention(SET, 'm-2', { type: 'actor' }, 'ahmed'),
      edits.acceptMention(SET, 'm-0', 'camille'),
      edits.disputeMention(SET, 'm-0'),
      edits.rejectMention(SET, 'm-0', 'camille'),
      edits.removeRejection(SET, 'm-1'),
      edits.retypeMention(SET, 'm-0', 'actor'),
      edits.retypeMention(SET, 'm-2', 'actor', { by: 'ahmed' }),
      edits.linkMention(SET, 'm-2', 'e-ana', 'ahmed'),
      edits.setMentionQuote(SET, 'm-1', { exact: 'words of m-1' }, 'ahmed'),
      edits.setRejectionQuote(SET, 'm-9', { exact: 'words of m-9' }),
      edits.setRejectionQuote(SET, 'm-0', { exact: 'x' }),
      edits.changeEntity(SET, 'e-0', { name: 'x' }),
      edits.changeEntity(SET, 'e-oix', { name: 'OIX' }),
      edits.removeEntity(SET, 'e-0'),
      edits.removeRelation(SET, 'r-0'),
      edits.removeComment(SET, 'c-0'),
      edits.setArticle(SET, { title: undefined }),
      edits.setDone(SET, 'actor', false, 'camille'),
    ]) {
      assert.equal(unchanged, SET);
    }
  });

  it('leaves no undefined fields and no dangling references, and no id in two places', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const set = play(steps);
        for (const map of [set.entities, set.mentions, set.relations, set.comments, set.rejected]) {
          for (const [id, record] of map) {
            assert.equal(record.id, id);
            assert.ok(Object.values(record).every((value) => value !== undefined));
          }
        }
        for (const id of set.rejected.keys()) assert.ok(!set.mentions.has(id));
        for (const { on } of set.comments.values()) assert.ok(set.mentions.has(on) || set.rejected.has(on));
        for (const { from, to, evidence } of set.relations.values()) {
          assert.ok(set.entities.has(from) && set.entities.has(to));
          for (const id of evidence ?? []) assert.ok(set.mentions.has(id));
        }
      }),
    );
  });
});
