import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describeSpan } from '../../../src/anchoring/describe';
import { locate } from '../../../src/anchoring/locate';
import * as edits from '../../../src/annotation/edits';
import { sameSet } from '../../../src/annotation/equality';
import { proposalId } from '../../../src/annotation/ids';
import type { AnnotationSet, Mention } from '../../../src/annotation/model';
import { EMPTY_SET, isUntouchedProposal } from '../../../src/annotation/model';
import type { Recognition } from '../../../src/recognition/recognizer';
import type { Span } from '../../../src/text/span';
import { overlaps } from '../../../src/text/span';
import { annotateArticle } from '../../../src/workspace/annotate';
import { ENTITIES, LEXICON, recognize } from './small-recognizer';

const TEXT =
  'Ana Melo a quitté mardi l’Organisation des Idées (OIX) sans un mot. Selon Luc Tran, élu voisin, la perte est grande.';
const MACHINE = 'marginalia 1.0.0';

function annotate(set: AnnotationSet, text = TEXT, recognition = recognize(text), by = MACHINE): AnnotationSet {
  return annotateArticle({ text, set, recognition, by });
}

function found(set: AnnotationSet, exact: string): Mention {
  const mention = [...set.mentions.values()].find((one) => one.exact === exact);
  assert.ok(mention !== undefined, exact);
  return mention;
}

function wordsOf(set: AnnotationSet): string[] {
  return [...set.mentions.values()].map(({ exact }) => exact);
}

const FIRST = annotate(EMPTY_SET);

describe('annotating an article', () => {
  it('proposes what the recognizer finds and says what the dates count from', () => {
    assert.deepEqual(wordsOf(FIRST), ['Ana Melo', 'mardi', 'Organisation des Idées', 'OIX', 'Luc Tran']);
    assert.ok([...FIRST.mentions.values()].every(isUntouchedProposal));
    assert.deepEqual(FIRST.article, { language: 'fr', published: '2018-12-11' });
  });

  it('prefers what it is told of the article, and never overwrites what is there', () => {
    const told = { text: TEXT, recognition: recognize(TEXT), by: MACHINE, language: 'en', published: '2020' };
    assert.deepEqual(annotateArticle({ ...told, set: EMPTY_SET }).article, { language: 'en', published: '2020' });
    assert.deepEqual(annotateArticle({ ...told, set: FIRST }).article, FIRST.article);
    const undated = { ...recognize(TEXT), reference: undefined };
    assert.ok(!Object.hasOwn(annotate(EMPTY_SET, TEXT, undated).article, 'published'));
  });

  it('a second time changes nothing at all, nor does a later version that says the same', () => {
    assert.equal(annotate(FIRST), FIRST);
    assert.equal(annotate(FIRST, TEXT, recognize(TEXT), 'marginalia 2.0.0'), FIRST);
  });

  it('keeps to the types that are wanted', () => {
    const wanted = { text: TEXT, recognition: recognize(TEXT), by: MACHINE, types: ['date'] };
    assert.deepEqual(wordsOf(annotateArticle({ ...wanted, set: EMPTY_SET })), ['mardi']);
    assert.equal(annotateArticle({ ...wanted, set: FIRST }), FIRST);
  });
});

describe('annotating again', () => {
  it('drops its own proposals that are no longer given, with their entities, and orphans', () => {
    const shorter = recognize(TEXT, LEXICON.slice(0, 2));
    const set = annotate(FIRST, TEXT, shorter);
    assert.deepEqual(wordsOf(set), ['Organisation des Idées', 'OIX']);
    assert.deepEqual([...set.entities.keys()], ['e-organisation-des-idees']);
    const cut = TEXT.slice(0, TEXT.indexOf('Selon'));
    assert.ok(!wordsOf(annotate(FIRST, cut)).includes('Luc Tran'));
  });

  it('replaces in place what is given differently', () => {
    const other = recognize(TEXT, [...LEXICON.slice(0, 5), ['mardi', 'date', undefined, '2018-12-18']]);
    const set = annotate(FIRST, TEXT, other);
    assert.deepEqual([...set.mentions.keys()], [...FIRST.mentions.keys()]);
    assert.equal(found(set, 'mardi').value, '2018-12-18');
    assert.equal(set.mentions.get(found(FIRST, 'OIX').id), found(FIRST, 'OIX'));
  });

  it('leaves the proposals of other programs, and those that people wrote about', () => {
    const other: Mention = {
      id: 'm-other',
      type: 'place',
      by: 'tagger 1.0.0',
      status: 'proposed',
      ...describeSpan(TEXT, { start: 0, end: 3 }),
    };
    const tran = found(FIRST, 'Luc Tran');
    const set = [
      (from: AnnotationSet) => edits.putMention(from, other),
      (from: AnnotationSet) => edits.putComment(from, { id: 'c-1', on: tran.id, text: 'Vraiment ?' }),
      (from: AnnotationSet) => edits.changeMention(from, found(FIRST, 'OIX').id, { note: 'à revoir' }),
    ].reduce((from, step) => step(from), FIRST);
    assert.deepEqual(wordsOf(annotate(set, TEXT, recognize(TEXT, []))), ['OIX', 'Luc Tran', 'Ana']);
  });

  it('keeps people’s orphans', () => {
    const set = edits.acceptMention(FIRST, found(FIRST, 'Luc Tran').id, 'camille');
    const cut = TEXT.slice(0, TEXT.indexOf('Selon'));
    assert.equal(found(annotate(set, cut), 'Luc Tran'), found(set, 'Luc Tran'));
  });

  it('links to a renamed entity as before', () => {
    const set = edits.changeEntity(FIRST, 'e-luc-tran', { name: 'Lucien Tran (élu)' });
    assert.equal(annotate(set), set);
  });

  it('neither duplicates nor brings back what a person changed, wherever the text was edited', () => {
    const oix = found(FIRST, 'OIX').id;
    const organisation = found(FIRST, 'Organisation des Idées').id;
    const tran = found(FIRST, 'Luc Tran').id;
    const spanOf = (words: string): Span => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });
    const touched = [
      (set: AnnotationSet) => edits.retypeMention(set, oix, 'place', { by: 'camille' }),
      (set: AnnotationSet) =>
        edits.setMentionQuote(set, organisation, describeSpan(TEXT, spanOf('l’Organisation des Idées')), 'camille'),
      (set: AnnotationSet) => edits.rejectMention(set, tran, 'camille'),
      (set: AnnotationSet) =>
        edits.setMentionQuote(
          edits.retypeMention(set, organisation, 'place', { by: 'camille' }),
          organisation,
          describeSpan(TEXT, spanOf('Organisation')),
          'camille',
        ),
    ];
    const edited = [
      TEXT,
      `Marrakech. ${TEXT}`,
      TEXT.replace('a quitté', 'aurait donc quitté'),
      TEXT.replace('Selon', 'D’après'),
      TEXT.replace('élu voisin', 'élue voisine'),
      TEXT.replace('sans un mot', 'sans un seul mot'),
    ];
    for (const text of edited) {
      for (const step of touched) {
        const set = step(FIRST);
        const again = annotate(set, text);
        assert.equal(again.mentions.size, set.mentions.size, text);
        assert.equal(again.rejected, set.rejected);
        for (const [id, mention] of set.mentions) {
          if (!isUntouchedProposal(mention)) assert.equal(again.mentions.get(id), mention);
        }
        assert.equal(annotate(again, text), again);
      }
    }
  });
});

/** Texts of sentences that repeat words, what people do with the proposals in them, and edits of the text. */
const sentence = fc
  .array(
    fc.constantFrom(
      'Ana Melo',
      'Melo',
      'Luc Tran',
      'OIX',
      'Organisation des Idées',
      'mardi',
      'dit',
      'que',
      'loin',
      'hier',
    ),
    { minLength: 2, maxLength: 9 },
  )
  .map((words) => `${words.join(' ')}.`);
const article = fc.array(sentence, { minLength: 1, maxLength: 6 }).map((sentences) => sentences.join(' '));

type Decision = (set: AnnotationSet, text: string) => AnnotationSet;

const decision: fc.Arbitrary<Decision> = fc
  .tuple(
    fc.nat(),
    fc.constantFrom(
      'accept',
      'reject',
      'retype',
      'widen',
      'narrow',
      'both',
      'link',
      'dispute',
      'remove',
      'rename',
      'comment',
    ),
  )
  .map(([pick, what]) => (set, text) => {
    const mention = [...set.mentions.values()][pick % Math.max(1, set.mentions.size)];
    const span = mention && locate(text, set.mentions).get(mention.id)?.span;
    if (mention === undefined || span === undefined) return set;
    const { id } = mention;
    const moved = (start: number, end: number) =>
      edits.setMentionQuote(
        set,
        id,
        describeSpan(text, { start: Math.max(0, start), end: Math.min(end, text.length) }),
        'ahmed',
      );
    switch (what) {
      case 'accept':
        return edits.acceptMention(set, id, 'ahmed');
      case 'reject':
        return edits.rejectMention(set, id, 'ahmed');
      case 'retype':
        return edits.retypeMention(set, id, 'place', { by: 'ahmed' });
      case 'widen':
        return moved(span.start, span.end + 2);
      case 'narrow':
        return moved(span.start, Math.max(span.start + 1, span.end - 1));
      case 'both':
        return edits.retypeMention(moved(span.start, span.end + 2), id, 'place', { by: 'ahmed' });
      case 'link':
        return edits.linkMention(set, id, [...set.entities.keys()][pick % Math.max(1, set.entities.size)], 'ahmed');
      case 'dispute':
        return edits.disputeMention(set, id);
      case 'remove':
        return edits.removeMention(set, id);
      case 'rename':
        return edits.changeEntity(set, mention.entity ?? '', { name: 'Zoé Melo' });
      case 'comment':
        return edits.putComment(set, { id: 'c-1', on: id, text: 'Oui ?' });
    }
  });

const textEdit = fc
  .tuple(fc.nat(), fc.constantFrom('Puis ', 'OIX ', 'Melo ', '', ', '), fc.nat(6))
  .map(([at, inserted, removed]) => (text: string) => {
    const start = at % (text.length + 1);
    return text.slice(0, start) + inserted + text.slice(start + removed);
  });

const lexicon = fc.subarray([...LEXICON]);
const answers = fc.tuple(lexicon, fc.subarray([...ENTITIES])).map(
  ([words, entities]) =>
    (text: string): Recognition =>
      recognize(text, words, entities),
);

interface Story {
  readonly text: string;
  readonly decisions: readonly Decision[];
  readonly change: readonly ((text: string) => string)[];
  readonly first: (text: string) => Recognition;
  readonly second: (text: string) => Recognition;
}

const story: fc.Arbitrary<Story> = fc.record({
  text: article,
  decisions: fc.array(decision, { maxLength: 6 }),
  change: fc.array(textEdit, { maxLength: 3 }),
  first: answers,
  second: answers,
});

describe('the laws of annotating', () => {
  function tell(told: Story) {
    const proposed = annotate(EMPTY_SET, told.text, told.first(told.text));
    const before = told.decisions.reduce((set, decide) => decide(set, told.text), proposed);
    const text = told.change.reduce((current, edit) => edit(current), told.text);
    const answer = told.second(text);
    return { before, after: annotate(before, text, answer), text, answer };
  }

  it('again with the same answer it returns the very same set', () => {
    fc.assert(
      fc.property(story, (told) => {
        const { after, text, answer } = tell(told);
        const again = annotate(after, text, answer);
        assert.ok(sameSet(again, after));
        assert.equal(again, after);
      }),
      { numRuns: 300 },
    );
  });

  it('people’s marks, rejections and comments come out untouched', () => {
    fc.assert(
      fc.property(story, (told) => {
        const { before, after } = tell(told);
        assert.equal(after.rejected, before.rejected);
        assert.equal(after.comments, before.comments);
        for (const [id, mention] of before.mentions) {
          if (!isUntouchedProposal(mention)) assert.equal(after.mentions.get(id), mention);
        }
      }),
    );
  });

  it('no proposal overlaps what was decided or turned down for its type', () => {
    fc.assert(
      fc.property(story, (told) => {
        const { after, text } = tell(told);
        const placements = locate(text, [...after.rejected, ...after.mentions]);
        const spanned = (mark: Mention | undefined) => (mark ? placements.get(mark.id)?.span : undefined);
        const all = [...after.mentions.values(), ...after.rejected.values()];
        for (const proposal of after.mentions.values()) {
          if (!isUntouchedProposal(proposal)) continue;
          const span = spanned(proposal);
          for (const other of all) {
            const place = spanned(other);
            if (other === proposal || span === undefined || place === undefined) continue;
            if (other.type === proposal.type) assert.ok(!overlaps(span, place), `${proposal.exact} ${other.exact}`);
          }
        }
      }),
    );
  });

  it('every suggestion is recorded, or something recorded stands against it', () => {
    fc.assert(
      fc.property(story, (told) => {
        const { after, text, answer } = tell(told);
        const placements = locate(text, [...after.rejected, ...after.mentions]);
        const places = [...after.mentions.values(), ...after.rejected.values()].flatMap(({ id }) => {
          const placement = placements.get(id);
          return placement?.span === undefined ? (placement?.candidates ?? []) : [placement.span];
        });
        for (const suggestion of answer.suggestions) {
          // A mark that lost its place still stands against the suggestion that it was made from.
          const id = proposalId(suggestion.type, describeSpan(text, suggestion));
          const isKnown = after.mentions.has(id) || after.rejected.has(id);
          assert.ok(isKnown || places.some((place) => overlaps(place, suggestion)));
        }
      }),
    );
  });

  it('mentions stand in reading order and entities are all used', () => {
    fc.assert(
      fc.property(article, answers, (text, answer) => {
        const set = annotate(EMPTY_SET, text, answer(text));
        const placements = locate(text, set.mentions);
        const starts = [...set.mentions.keys()].map((id) => placements.get(id)?.span?.start ?? -1);
        assert.deepEqual(
          starts,
          [...starts].sort((a, b) => a - b),
        );
        const used = new Set([...set.mentions.values()].flatMap(({ entity }) => entity ?? []));
        assert.deepEqual([...set.entities.keys()], [...used]);
      }),
    );
  });
});
