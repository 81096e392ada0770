import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LearntNames } from '../../../../src/recognition/project/learnt-names';
import { lessonsOf, registeredLesson } from '../../../../src/recognition/project/lessons';
import { lexiconFor, projectOf, setOf, type Decided } from './decisions';

const NAMES = ['Alda Norevi', 'Norevi', 'Agence des Rivages', 'Agence des Rivages du Nord', 'ADN', 'Élan vert'];
const TEXT = `« ${NAMES.join(' », « ')} »`;

const decisions = fc.uniqueArray(
  fc.tuple(fc.constantFrom('actor', 'institution', 'document'), fc.constantFrom(...NAMES)).map((two) => two.join(':')),
  { maxLength: 5 },
);
const article: fc.Arbitrary<Decided> = fc.record({ accepted: decisions, rejected: decisions });
const articles = fc.array(article, { maxLength: 6 });

describe('what a project learns', () => {
  it('counts articles, not mentions, and says what the registry has', () => {
    const names = projectOf(
      { accepted: ['actor:Norevi', 'actor:Norevi'] },
      { accepted: ['actor:Norevi'], rejected: ['institution:ADN'] },
      { accepted: ['place:Norevi'] },
    );
    names.update(
      'entities.yaml',
      [registeredLesson('actor', 'Norevi')].flatMap((lesson) => lesson ?? []),
    );
    assert.deepEqual(lexiconFor(names, 'Norevi, ADN'), {
      names: [
        { name: 'ADN', accepted: [], rejected: [{ type: 'institution', articles: 1 }] },
        {
          name: 'Norevi',
          accepted: [
            { type: 'actor', articles: 2, registered: true },
            { type: 'place', articles: 1 },
          ],
          rejected: [],
        },
      ],
    });
  });

  it('gives an article only what may occur in it', () => {
    const names = projectOf({ accepted: NAMES.map((name) => `actor:${name}`) });
    const given = (text: string) => lexiconFor(names, text).names.map(({ name }) => name);
    assert.deepEqual(given('L’élan vert de l’agence'), ['Élan vert']);
    assert.deepEqual(given('Les Rivages de Norevi'), ['Norevi']);
    assert.deepEqual(given(''), []);
  });

  it('finds names at the edges of the pieces that a long text is cut into', () => {
    const names = projectOf({ accepted: NAMES.map((name) => `actor:${name}`) });
    for (let length = 16_360; length < 16_400; length += 1) {
      const text = `${'x'.repeat(length)} Alda Norevi ${'y '.repeat(9000)}`;
      assert.equal(lexiconFor(names, text).names.length, 2, `${length}`);
    }
  });

  it('does not depend on the order in which files come', () => {
    fc.assert(
      fc.property(articles, fc.infiniteStream(fc.nat()), (all, random) => {
        const inOrder = new LearntNames();
        const shuffled = new LearntNames();
        const files = all.map((one, index) => ({ file: `a${index}`, lessons: lessonsOf(setOf(one)), rank: random.next().value as number })); // prettier-ignore
        for (const { file, lessons } of files) inOrder.update(file, lessons);
        files.sort((a, b) => a.rank - b.rank);
        for (const { file, lessons } of files) shuffled.update(file, [...lessons].reverse());
        assert.deepEqual(lexiconFor(shuffled, TEXT), lexiconFor(inOrder, TEXT));
      }),
    );
  });

  it('leaves out an article as if it had never been there, and forgets it', () => {
    fc.assert(
      fc.property(articles, article, (others, own) => {
        const without = projectOf(...others);
        const names = projectOf(...others);
        names.update('own', lessonsOf(setOf(own)));
        assert.deepEqual(lexiconFor(names, TEXT, 'own'), lexiconFor(without, TEXT));
        names.update('own', []);
        assert.deepEqual(lexiconFor(names, TEXT), lexiconFor(without, TEXT));
        assert.equal(names.size, without.size);
      }),
    );
  });

  it('takes changes for what would have been there from the beginning, and tells whether there are any', () => {
    fc.assert(
      fc.property(articles, article, article, (others, first, second) => {
        const changed = projectOf(first, ...others);
        const before = JSON.stringify(lessonsOf(setOf(first)).map((lesson) => JSON.stringify(lesson)).sort()); // prettier-ignore
        const after = JSON.stringify(lessonsOf(setOf(second)).map((lesson) => JSON.stringify(lesson)).sort()); // prettier-ignore
        assert.equal(changed.update('a0', lessonsOf(setOf(second))), before !== after);
        assert.deepEqual(lexiconFor(changed, TEXT), lexiconFor(projectOf(second, ...others), TEXT));
      }),
    );
  });

  it('looks at a text in short steps', () => {
    const names = projectOf({ accepted: Array.from({ length: 2000 }, (_, index) => `actor:Office ${index} Norevi`) });
    const steps = [...names.lexiconSteps('Office Norevi '.repeat(10_000))].length;
    assert.ok(steps > 10, `${steps}`);
  });
});
