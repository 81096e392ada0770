import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MarksView } from '../../../src/extension/articles/marks-view';
import { changesBetween } from '../../../src/extension/articles/record-changes';
import { SuggestionList } from '../../../src/extension/articles/suggestion-list';
import { EMPTY_SET } from '../../../src/annotation/model';
import { compareSpans, overlaps, type Span } from '../../../src/text/span';
import { finish } from '../../../src/text/steps';
import { liveArticle, mention, setOf } from './live-records';

const TEXT = 'x'.repeat(400);

const spans = fc.array(
  fc.tuple(fc.nat(380), fc.integer({ min: 1, max: 15 })).map(([start, size]) => ({ start, end: start + size })),
  { maxLength: 40 },
);

/** Which mentions stand nowhere, wait for a person, and are of another kind in a second state of the set. */
const kinds = fc.array(fc.record({ lost: fc.boolean(), proposed: fc.boolean(), other: fc.boolean() }), {
  minLength: 40,
  maxLength: 40,
});

function viewOf(
  stored: readonly Span[],
  suggested: readonly Span[],
  traits: readonly { lost: boolean; proposed: boolean }[],
) {
  const article = liveArticle(TEXT);
  const mentions = stored.map((_, index) =>
    mention(`m-${index}`, { exact: 'x' }, traits[index]?.proposed === true ? { status: 'proposed' } : {}),
  );
  article.set = setOf(mentions);
  for (const [index, span] of stored.entries()) {
    const lost = traits[index]?.lost === true;
    article.places.place(new Map([[`m-${index}`, lost ? { state: 'orphan' } : { state: 'exact', span }]]));
  }
  const list = new SuggestionList();
  const suggestions = suggested.map((span) => ({
    ...span,
    type: 'actor',
    confidence: 1,
    why: { code: 'test', args: [] },
  }));
  finish(list.replace(TEXT, suggestions.sort(compareSpans), { language: 'fr', suggestions, entities: [] }));
  const view = new MarksView(article, list);
  view.recordsChanged(changesBetween(EMPTY_SET.mentions, article.set.mentions));
  return { article, view, list };
}

describe('the list of marks', () => {
  it('holds what is stored and what is suggested in reading order, and counts it', () => {
    fc.assert(
      fc.property(spans, spans, kinds, (stored, suggested, traits) => {
        const { view, article } = viewOf(stored, suggested, traits);
        const all = view.all();
        const placed = stored.filter((_, index) => traits[index]?.lost !== true);
        assert.equal(all.length, placed.length + suggested.length);
        assert.deepEqual([...all], [...all].sort(compareSpans));
        const waiting = all.filter(({ status }) => status === 'proposed').length;
        assert.deepEqual(view.counts(), {
          decided: all.length - waiting,
          pending: waiting,
          lost: article.places.doubts().size,
        });
        for (const at of [0, 100, 250]) {
          const range = { start: at, end: at + 60 };
          assert.deepEqual(new Set(view.at(range)), new Set(all.filter((mark) => overlaps(mark, range))));
        }
        assert.deepEqual(
          all.map(({ id }) => view.one(id)),
          all,
        );
      }),
    );
  });

  it('goes on counting from one state of the set to the next', () => {
    fc.assert(
      fc.property(spans, kinds, (stored, traits) => {
        const { view, article } = viewOf(stored, [], traits);
        const before = article.set?.mentions ?? EMPTY_SET.mentions;
        const after = new Map(
          [...before.values()].flatMap((each, index) => {
            if (traits[index]?.other === true && index % 2 === 0) return [];
            return [[each.id, traits[index]?.other === true ? { ...each, status: undefined } : each] as const];
          }),
        );
        article.set = { ...EMPTY_SET, mentions: after };
        for (const id of before.keys()) if (!after.has(id)) article.places.forget(id);
        view.recordsChanged(changesBetween(before, after));
        const pending = view.all().filter(({ status }) => status === 'proposed').length;
        assert.deepEqual(view.counts().pending, pending);
      }),
    );
  });

  it('gives a sample of many, and all of few', () => {
    const stored = Array.from({ length: 100 }, (_, index) => ({ start: index * 3, end: index * 3 + 2 }));
    const { view } = viewOf(stored, stored.slice(0, 50), []);
    assert.equal(view.sample(1000).length, 150);
    const sample = view.sample(30);
    assert.ok(sample.length <= 31, String(sample.length));
    assert.ok(sample.some(({ start }) => start < 20) && sample.some(({ start }) => start > 270));
  });
});
