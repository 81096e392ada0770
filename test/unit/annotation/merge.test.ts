import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as edits from '../../../src/annotation/edits';
import { sameRecord, sameSet } from '../../../src/annotation/equality';
import { mergeSets } from '../../../src/annotation/merge';
import { CONFLICT_FIELD } from '../../../src/annotation/merge-fields';
import type { AnnotationSet, Mention, PlainValue } from '../../../src/annotation/model';
import { editedSets } from '../arbitraries/annotation-set';
import { mention, proposal, setOf } from './builders';
import { history, play, threeVersions } from './histories';

const BASE = setOf({
  entities: [{ id: 'e-oix', type: 'institution', name: 'Organisation des Idées exactes', aliases: ['OIX'] }],
  mentions: [
    mention('m-1', { entity: 'e-oix', by: 'camille', exact: 'OIX', prefix: 'de l’', suffix: ' a dit' }),
    proposal('m-2', { type: 'date', exact: 'mardi', value: '2018-12-11' }),
    mention('m-3', { type: 'actor', exact: 'Ana Melo' }),
  ],
});

function merged(
  ours: (set: AnnotationSet) => AnnotationSet,
  theirs: (set: AnnotationSet) => AnnotationSet,
  base: AnnotationSet = BASE,
) {
  return mergeSets(base, ours(base), theirs(base), { ours: 'main', theirs: 'review' });
}

function conflictOf(set: AnnotationSet, id: string): PlainValue | undefined {
  return (set.mentions.get(id) ?? set.rejected.get(id) ?? set.entities.get(id))?.unknown?.get(CONFLICT_FIELD);
}

describe('merging independent edits', () => {
  it('takes fields from both sides', () => {
    const { set, conflicts } = merged(
      (base) => edits.acceptMention(base, 'm-2', 'camille'),
      (base) => edits.changeMention(base, 'm-2', { value: '2018-12-18', note: 'la semaine suivante' }),
    );
    assert.deepEqual(conflicts, []);
    assert.deepEqual(
      set.mentions.get('m-2'),
      mention('m-2', {
        type: 'date',
        exact: 'mardi',
        value: '2018-12-18',
        note: 'la semaine suivante',
        by: 'marginalia 1.0.0',
        reviewedBy: ['camille'],
      }),
    );
  });

  it('treats lists of people and aliases as sets, deletions included', () => {
    const base = edits.changeMention(BASE, 'm-1', { reviewedBy: ['ahmed', 'lead'] });
    const { set, conflicts } = merged(
      (from) =>
        edits.changeEntity(edits.changeMention(from, 'm-1', { reviewedBy: ['lead', 'zoe'] }), 'e-oix', {
          aliases: ['OIX', 'l’Organisation'],
        }),
      (from) => edits.changeEntity(edits.acceptMention(from, 'm-1', 'bruno'), 'e-oix', { aliases: [] }),
      base,
    );
    assert.deepEqual(conflicts, []);
    assert.deepEqual(set.mentions.get('m-1')?.reviewedBy, ['lead', 'zoe', 'bruno']);
    assert.deepEqual(set.entities.get('e-oix')?.aliases, ['l’Organisation']);
  });

  it('keeps the order of reading and puts additions behind what they follow', () => {
    const { set } = merged(
      (base) => edits.putMention(edits.putMention(base, mention('m-b'), 'm-1'), mention('m-x'), null),
      (base) => edits.putMention(edits.putMention(base, mention('m-a'), 'm-1'), mention('m-z'), 'm-3'),
    );
    assert.deepEqual([...set.mentions.keys()], ['m-x', 'm-1', 'm-a', 'm-b', 'm-2', 'm-3', 'm-z']);
  });

  it('follows the side that moved records', () => {
    const turned = setOf({ mentions: [...BASE.mentions.values()].reverse() });
    const added = edits.putMention(BASE, mention('m-4'), 'm-3');
    const { mentions } = mergeSets(BASE, added, { ...BASE, mentions: turned.mentions }).set;
    assert.deepEqual([...mentions.keys()], ['m-3', 'm-4', 'm-2', 'm-1']);
  });

  it('deletes what the other side left alone, even if its context was refreshed', () => {
    const { set, conflicts } = merged(
      (base) => edits.removeMention(base, 'm-1'),
      (base) => edits.setMentionQuote(base, 'm-1', { exact: 'OIX', prefix: 'à l’', suffix: ' a dit' }),
    );
    assert.deepEqual(conflicts, []);
    assert.equal(set.mentions.has('m-1'), false);
  });

  it('takes new bounds whole, whatever context the other side refreshed', () => {
    const { set, conflicts } = merged(
      (base) => edits.setMentionQuote(base, 'm-1', { exact: 'OIX', prefix: 'à l’', suffix: ' a dit' }),
      (base) => edits.setMentionQuote(base, 'm-1', { exact: 'l’OIX', prefix: 'membre de ', suffix: ' a dit' }, 'lead'),
    );
    assert.deepEqual(conflicts, []);
    const { exact, prefix } = set.mentions.get('m-1') ?? {};
    assert.deepEqual([exact, prefix], ['l’OIX', 'membre de ']);
  });

  it('does not mind two versions of a program', () => {
    const { set, conflicts } = merged(
      (base) => edits.putMention(base, proposal('m-9', { by: 'marginalia 1.0.0' })),
      (base) => edits.putMention(base, proposal('m-9', { by: 'marginalia 1.1.0' })),
    );
    assert.deepEqual(conflicts, []);
    assert.equal(set.mentions.get('m-9')?.by, 'marginalia 1.1.0');
  });

  it('keeps identities of what one side alone changed', () => {
    const ours = edits.putComment(BASE, { id: 'c-1', on: 'm-1', text: 'Oui.' });
    const theirs = edits.acceptMention(BASE, 'm-2', 'lead');
    const { set } = mergeSets(BASE, ours, theirs);
    assert.equal(set.comments, ours.comments);
    assert.equal(set.mentions, theirs.mentions);
    assert.equal(set.entities, BASE.entities);
  });
});

describe('merging the same decision', () => {
  it('is no conflict', () => {
    const retype = (set: AnnotationSet) => edits.retypeMention(set, 'm-3', 'institution', { by: 'lead' });
    const { set, conflicts } = merged(
      (base) => edits.acceptMention(retype(base), 'm-2', 'camille'),
      (base) => edits.acceptMention(retype(base), 'm-2', 'ahmed'),
    );
    assert.deepEqual(conflicts, []);
    assert.deepEqual(set.mentions.get('m-2')?.reviewedBy, ['camille', 'ahmed']);
  });

  it('makes one record of two equal marks and redirects what refers to the other', () => {
    const quote = { type: 'actor', exact: 'Luc Tran', prefix: 'avec ' };
    const { set, conflicts } = merged(
      (base) => edits.putMention(base, mention('m-p', { ...quote, by: 'camille' })),
      (base) =>
        edits.putComment(edits.putMention(base, mention('m-q', { ...quote, by: 'ahmed', note: 'sûr' })), {
          id: 'c-1',
          on: 'm-q',
          text: 'Oui.',
        }),
    );
    assert.deepEqual(conflicts, []);
    assert.deepEqual(
      set.mentions.get('m-p'),
      mention('m-p', { ...quote, by: 'camille', reviewedBy: ['ahmed'], note: 'sûr' }),
    );
    assert.equal(set.mentions.has('m-q'), false);
    assert.equal(set.comments.get('c-1')?.on, 'm-p');
  });

  it('takes a person’s mark for the decision about an equal proposal', () => {
    const quote = { type: 'actor', exact: 'Luc Tran' };
    const { set, conflicts } = merged(
      (base) => edits.putMention(base, proposal('m-p', quote)),
      (base) => edits.putMention(base, mention('m-q', { ...quote, by: 'ahmed' })),
    );
    assert.deepEqual(conflicts, []);
    assert.deepEqual(set.mentions.get('m-p'), mention('m-p', { ...quote, by: 'ahmed' }));
  });

  it('leaves equal records alone that one side holds itself', () => {
    const twice = (set: AnnotationSet) =>
      edits.putMention(edits.putMention(set, mention('m-p', { exact: 'Luc' })), mention('m-q', { exact: 'Luc' }));
    const { set } = merged(twice, (base) => edits.acceptMention(base, 'm-2', 'lead'));
    assert.ok(set.mentions.has('m-p') && set.mentions.has('m-q'));
  });
});

describe('merging contradictions', () => {
  it('keeps ours and writes both down', () => {
    const { set, conflicts } = merged(
      (base) => edits.changeMention(base, 'm-2', { value: '2018-12-18' }),
      (base) => edits.changeMention(base, 'm-2', { value: undefined }),
    );
    assert.deepEqual(conflicts, [{ section: 'mentions', id: 'm-2', field: 'value', ours: '2018-12-18', theirs: null }]);
    assert.equal(set.mentions.get('m-2')?.value, '2018-12-18');
    assert.deepEqual(conflictOf(set, 'm-2'), { value: { main: '2018-12-18', review: null } });
  });

  it('only tells of it when no labels are wanted', () => {
    const ours = edits.changeMention(BASE, 'm-2', { value: '2018-12-18' });
    const theirs = edits.changeMention(BASE, 'm-2', { value: '2018-12-04' });
    const { set, conflicts } = mergeSets(BASE, ours, theirs, null);
    assert.equal(conflicts.length, 1);
    assert.equal(set.mentions.get('m-2'), ours.mentions.get('m-2'));
  });

  it('spells fields as the file does and falls back when the labels cannot be keys', () => {
    const base = edits.putEntity(BASE, { id: 'e-x', sameAs: 'e-1' });
    const result = mergeSets(
      base,
      edits.changeEntity(base, 'e-x', { sameAs: 'e-2' }),
      edits.changeEntity(base, 'e-x', { sameAs: 'e-3' }),
      { ours: 'main', theirs: 'main' },
    );
    assert.deepEqual(conflictOf(result.set, 'e-x'), { same_as: { ours: 'e-2', theirs: 'e-3' } });
  });

  it('keeps a deleted record that the other side changed', () => {
    const { set, conflicts } = merged(
      (base) => edits.removeMention(base, 'm-3'),
      (base) => edits.retypeMention(base, 'm-3', 'institution'),
    );
    assert.equal(set.mentions.get('m-3')?.type, 'institution');
    assert.deepEqual(conflictOf(set, 'm-3'), { record: { main: 'deleted', review: 'changed' } });
    assert.equal(conflicts.length, 1);
  });

  it('sets accepted against rejected, and keeps one record', () => {
    const { set, conflicts } = merged(
      (base) => edits.rejectMention(base, 'm-2', 'camille'),
      (base) => edits.acceptMention(base, 'm-2', 'ahmed'),
    );
    assert.deepEqual(conflicts, [{ section: 'rejected', id: 'm-2', field: 'status', ours: 'rejected', theirs: null }]);
    assert.equal(set.mentions.has('m-2'), false);
    assert.deepEqual(conflictOf(set, 'm-2'), { status: { main: 'rejected', review: null } });
    const swapped = merged(
      (base) => edits.acceptMention(base, 'm-2', 'ahmed'),
      (base) => edits.rejectMention(base, 'm-2', 'camille'),
    ).set;
    assert.deepEqual(conflictOf(swapped, 'm-2'), { status: { main: null, review: 'rejected' } });
    assert.equal(swapped.mentions.get('m-2')?.value, '2018-12-11');
    assert.equal(swapped.rejected.has('m-2'), false);
  });

  it('lets a rejection stand against a mere note', () => {
    const { set, conflicts } = merged(
      (base) => edits.changeMention(base, 'm-2', { note: 'douteux' }),
      (base) => edits.rejectMention(base, 'm-2', 'camille'),
    );
    assert.deepEqual(conflicts, []);
    assert.deepEqual(
      set.rejected.get('m-2'),
      mention('m-2', {
        type: 'date',
        exact: 'mardi',
        by: 'marginalia 1.0.0',
        reviewedBy: ['camille'],
        note: 'douteux',
      }),
    );
  });

  it('takes the same proposal, stored by both and rejected by one, as rejected', () => {
    const stored = (set: AnnotationSet) => edits.putMention(set, proposal('m-9', { entity: 'e-oix' }));
    const { set, conflicts } = merged(stored, (base) => edits.rejectMention(stored(base), 'm-9', 'lead'));
    assert.deepEqual(conflicts, []);
    assert.deepEqual([...set.rejected.keys()], ['m-9']);
    assert.equal(set.rejected.get('m-9')?.entity, undefined);
    assert.equal(set.mentions.has('m-9'), false);
  });

  it('keeps an entity that the other side has come to use', () => {
    const { set, conflicts } = merged(
      (base) => edits.removeEntity(base, 'e-oix'),
      (base) => edits.putMention(base, mention('m-8', { entity: 'e-oix' })),
    );
    assert.deepEqual(conflicts, []);
    assert.equal(set.entities.get('e-oix'), BASE.entities.get('e-oix'));
    assert.equal(set.mentions.get('m-1')?.entity, undefined);
  });

  it('lets an entity go that moved to the registry, used or not', () => {
    const moved = { ...BASE, entities: new Map() };
    const { set } = mergeSets(BASE, moved, edits.putMention(BASE, mention('m-8', { entity: 'e-oix' })));
    assert.equal(set.entities.size, 0);
  });

  it('brings a deleted mention back that someone commented on', () => {
    const { set, conflicts } = merged(
      (base) => edits.putComment(base, { id: 'c-1', on: 'm-3', text: 'Pourquoi ?' }),
      (base) => edits.removeMention(base, 'm-3'),
    );
    assert.equal(set.mentions.get('m-3')?.exact, 'Ana Melo');
    assert.deepEqual(
      conflicts.map(({ id, field }) => [id, field]),
      [['m-3', 'record']],
    );
  });

  it('covers the article, unknown fields of every level, and earlier conflicts', () => {
    const base: AnnotationSet = { ...BASE, unknown: new Map([['later', 1]]) };
    const { set, conflicts } = merged(
      (from) => ({ ...edits.setArticle(from, { published: '2018' }), unknown: new Map([['later', 2]]) }),
      (from) => ({
        ...edits.setArticle(from, { published: '2019', language: 'fr' }),
        unknown: new Map([['later', 3]]),
      }),
      base,
    );
    assert.deepEqual(
      conflicts.map(({ section, field }) => [section, field]),
      [
        ['set', 'later'],
        ['article', 'published'],
      ],
    );
    assert.deepEqual(set.unknown?.get(CONFLICT_FIELD), { later: { main: 2, review: 3 } });
    assert.equal(set.article.language, 'fr');
    const next = mergeSets(
      set,
      edits.setArticle(set, { unknown: undefined }),
      edits.setArticle(set, { title: 'Titre' }),
    ).set;
    assert.equal(next.article.unknown, undefined, 'a resolved conflict stays resolved');
  });
});

describe('the laws of merging', () => {
  /** Everything but the order of records and of lists that are sets. */
  function bare(set: AnnotationSet) {
    const sorted = (map: ReadonlyMap<string, object>) =>
      [...map]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([id, record]) => [
          id,
          Object.fromEntries(
            Object.entries(record).map(([key, value]) => [
              key,
              Array.isArray(value) ? [...(value as string[])].sort() : (value as unknown),
            ]),
          ),
        ]);
    return [
      ...[set.entities, set.mentions, set.relations, set.comments, set.rejected].map(sorted),
      sorted(new Map([['article', set.article]])),
      set.unknown,
    ];
  }

  function hasConflict(set: AnnotationSet): boolean {
    return JSON.stringify(bare(set), (_, value: unknown): unknown =>
      value instanceof Map ? Object.fromEntries<unknown>(value as Map<string, unknown>) : value,
    ).includes(`"${CONFLICT_FIELD}"`);
  }

  it('one changed side is the result', () => {
    fc.assert(
      fc.property(history, history, (before, after) => {
        const base = play(before);
        const copy = play(before);
        const changed = play(after, base);
        assert.ok(sameSet(mergeSets(base, copy, changed).set, changed));
        assert.ok(sameSet(mergeSets(base, changed, copy).set, changed));
        assert.ok(sameSet(mergeSets(base, changed, play(after, copy)).set, changed));
      }),
    );
  });

  it('records that one side alone changed come out as that side has them', () => {
    fc.assert(
      fc.property(
        threeVersions,
        fc.constantFrom('entities', 'mentions', 'relations', 'comments'),
        (versions, section) => {
          // The other side changes something, so that the merge cannot take a short cut.
          const theirs = edits.setArticle(versions.base, { title: 'Titre' });
          const { set, conflicts } = mergeSets(versions.base, versions.ours, theirs);
          assert.deepEqual(conflicts, []);
          assert.deepEqual([...set[section]], [...versions.ours[section]]);
          assert.deepEqual([...set.rejected], [...versions.ours.rejected]);
          const mirrored = mergeSets(versions.base, theirs, versions.ours).set;
          assert.deepEqual([...mirrored[section]], [...versions.ours[section]]);
          assert.deepEqual([...mirrored.rejected], [...versions.ours.rejected]);
        },
      ),
    );
  });

  it('hold for sets of every shape, fields of later versions included', () => {
    fc.assert(
      fc.property(editedSets(), ([base, changed]) => {
        const other: AnnotationSet = edits.setArticle(base, { guideline: 'another one' });
        const { set } = mergeSets(base, changed, other);
        const mirrored = mergeSets(base, other, changed).set;
        for (const section of ['entities', 'mentions', 'relations', 'comments', 'rejected'] as const) {
          assert.deepEqual([...set[section]], [...changed[section]]);
          assert.deepEqual([...mirrored[section]], [...changed[section]]);
        }
        assert.deepEqual(set.unknown, changed.unknown);
        assert.ok(sameSet(mergeSets(base, base, changed).set, changed));
      }),
    );
  });

  it('both sides are alike, but for whose value is kept', () => {
    fc.assert(
      fc.property(threeVersions, ({ base, ours, theirs }) => {
        const one = mergeSets(base, ours, theirs, { ours: 'A', theirs: 'B' });
        const two = mergeSets(base, theirs, ours, { ours: 'B', theirs: 'A' });
        const facts = ({ conflicts }: typeof one, swap: boolean) =>
          conflicts
            .map(({ id, field, ours: a, theirs: b }) => JSON.stringify([id, field, swap ? [b, a] : [a, b]]))
            .sort();
        assert.deepEqual(facts(one, false), facts(two, true));
        assert.equal(hasConflict(one.set), one.conflicts.length > 0);
        if (one.conflicts.length === 0) assert.deepEqual(bare(one.set), bare(two.set));
      }),
      { numRuns: 300 },
    );
  });

  it('nothing is lost that no side deleted, and no id is in two places', () => {
    fc.assert(
      fc.property(threeVersions, ({ base, ours, theirs }) => {
        const { set } = mergeSets(base, ours, theirs);
        const marks = (of: AnnotationSet) => new Map<string, Partial<Mention>>([...of.mentions, ...of.rejected]);
        const [before, our, their, after] = [base, ours, theirs, set].map(marks) as [
          ReturnType<typeof marks>,
          ReturnType<typeof marks>,
          ReturnType<typeof marks>,
          ReturnType<typeof marks>,
        ];
        assert.equal(after.size, set.mentions.size + set.rejected.size);
        const words = (mark: Partial<Mention>) => JSON.stringify([mark.type, mark.exact, mark.prefix, mark.suffix]);
        const present = new Set([...after.values()].map(words));
        for (const [side, other] of [
          [our, their],
          [their, our],
        ] as const) {
          for (const [id, mark] of side) {
            const was = before.get(id);
            const deletedThere = was !== undefined && !other.has(id);
            const untouched = was !== undefined && sameRecord(was, mark);
            if (!deletedThere && !untouched && !after.has(id))
              assert.ok(present.has(words(mark)), `${id} was united with an equal one`);
          }
        }
        for (const section of ['entities', 'relations', 'comments'] as const) {
          for (const id of new Set([...ours[section].keys(), ...theirs[section].keys()])) {
            const deleted = base[section].has(id) && !(ours[section].has(id) && theirs[section].has(id));
            assert.ok(deleted || set[section].has(id));
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('merging again changes nothing', () => {
    fc.assert(
      fc.property(threeVersions, ({ base, ours, theirs }) => {
        const once = mergeSets(base, ours, theirs).set;
        assert.equal(mergeSets(once, once, once).set, once);
        assert.equal(mergeSets(base, once, once).set, once);
        // What was united with an equal mark looks deleted from then on, and what referred to it changed.
        const marks = (of: AnnotationSet) => [...of.mentions.keys(), ...of.rejected.keys()];
        const [before, after] = [new Set(marks(base)), new Set(marks(once))];
        const united = [...marks(ours), ...marks(theirs)].some((id) => !before.has(id) && !after.has(id));
        const dropped = marks(base).some(
          (id) => !after.has(id) && [ours, theirs].every((of) => marks(of).includes(id)),
        );
        if (!united && !dropped) assert.deepEqual(bare(mergeSets(base, once, theirs).set), bare(once));
      }),
      { numRuns: 300 },
    );
  });

  it('no reference dangles that held on its own side', () => {
    fc.assert(
      fc.property(threeVersions, ({ base, ours, theirs }) => {
        const { set } = mergeSets(base, ours, theirs);
        for (const { on } of set.comments.values()) assert.ok(set.mentions.has(on) || set.rejected.has(on), on);
        for (const { from, to, evidence } of set.relations.values()) {
          assert.ok(set.entities.has(from) && set.entities.has(to));
          for (const id of evidence ?? []) assert.ok(set.mentions.has(id) || set.rejected.has(id), id);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('eight times the mentions cost nowhere near eight times eight', () => {
    const many = (count: number, salt: string) =>
      setOf({
        mentions: Array.from({ length: count }, (_, index) =>
          proposal(`m-${index}`, { exact: `mot ${index}`, note: index % 3 === salt.length ? salt : 'même' }),
        ),
      });
    const cost = (count: number) => {
      const versions = [many(count, 'm'), many(count, 'au'), many(count, '')] as const;
      const costs = Array.from({ length: 3 }, () => {
        const start = process.cpuUsage();
        mergeSets(...versions);
        const { user, system } = process.cpuUsage(start);
        return user + system;
      });
      return Math.min(...costs);
    };
    cost(1000);
    const small = cost(1000);
    assert.ok(cost(8000) < 45 * small);
  });
});
