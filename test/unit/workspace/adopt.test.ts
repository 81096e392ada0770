import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describeSpan } from '../../../src/anchoring/describe';
import { locate } from '../../../src/anchoring/locate';
import * as edits from '../../../src/annotation/edits';
import { proposalId } from '../../../src/annotation/ids';
import type { AnnotationSet, Entity, Mention } from '../../../src/annotation/model';
import { EMPTY_SET } from '../../../src/annotation/model';
import type { SuggestedEntity, Suggestion } from '../../../src/recognition/recognizer';
import { compareSpans, overlaps } from '../../../src/text/span';
import { adoptSuggestions, offerable } from '../../../src/workspace/adopt';
import { Registry } from '../../../src/workspace/registry';
import { recognize } from './small-recognizer';

const TEXT =
  'Ana Melo a quitté mardi l’Organisation des Idées (OIX). Selon Luc Tran, l’OIX regrette Melo. « Mardi noir », dit Tran.';
const MACHINE = 'marginalia 1.0.0';

function spanOf(words: string, nth = 1) {
  let start = -1;
  for (let count = 0; count < nth; count++) start = TEXT.indexOf(words, start + 1);
  assert.ok(start >= 0);
  return { start, end: start + words.length };
}

function marked(words: string, fields: Partial<Mention> & { nth?: number } = {}): Mention {
  const { nth, ...rest } = fields;
  return { id: `m-${words}`, type: 'actor', by: 'camille', ...describeSpan(TEXT, spanOf(words, nth)), ...rest };
}

function adopt(
  set: AnnotationSet,
  how: {
    readonly suggestions?: readonly Suggestion[];
    readonly entities?: readonly SuggestedEntity[];
    readonly registry?: Registry;
    readonly by?: string;
    readonly reviewedBy?: readonly string[];
    readonly text?: string;
  } = {},
): AnnotationSet {
  const text = how.text ?? TEXT;
  const { suggestions, entities } = recognize(text);
  const isProposal = how.reviewedBy === undefined && how.by === undefined;
  return adoptSuggestions({
    text,
    set,
    placements: locate(text, set.mentions),
    suggestions: how.suggestions ?? suggestions,
    entities: how.entities ?? entities,
    registry: how.registry,
    by: how.by ?? MACHINE,
    reviewedBy: how.reviewedBy,
    status: isProposal ? 'proposed' : undefined,
  });
}

function wordsOf(set: AnnotationSet): string[] {
  return [...set.mentions.values()].map(({ exact }) => exact);
}

function entityOf(set: AnnotationSet, exact: string): string | undefined {
  return [...set.mentions.values()].find((mention) => mention.exact === exact)?.entity;
}

describe('adopting suggestions', () => {
  it('stores them with quotes, ids, entities and values, in reading order', () => {
    const set = adopt(EMPTY_SET);
    assert.deepEqual(wordsOf(set), ['Ana Melo', 'mardi', 'Organisation des Idées', 'OIX', 'Luc Tran', 'OIX', 'Melo']);
    assert.deepEqual(
      [...set.entities.values()],
      [
        { id: 'e-ana-melo', type: 'actor', name: 'Ana Melo', aliases: ['Melo'], role: 'présidente' },
        { id: 'e-organisation-des-idees', type: 'institution', name: 'Organisation des Idées', aliases: ['OIX'] },
        { id: 'e-luc-tran', type: 'actor', name: 'Luc Tran' },
      ],
    );
    const [first, second] = [...set.mentions.values()];
    const quote = describeSpan(TEXT, spanOf('Ana Melo'));
    const id = proposalId('actor', quote);
    assert.deepEqual(first, { id, type: 'actor', ...quote, entity: 'e-ana-melo', by: MACHINE, status: 'proposed' });
    assert.equal(second?.value, '2018-12-11');
    assert.equal(second.timex, 'XXXX-WXX-2');
    assert.ok(!Object.hasOwn(second, 'entity'));
  });

  it('makes an acronym of the name’s initials the entity’s id', () => {
    const named = (name: string, aliases: string[]) => {
      const entities = [{ key: 'OIX', type: 'institution', name, aliases }];
      return entityOf(adopt(EMPTY_SET, { entities }), 'OIX');
    };
    assert.equal(named('Organisation des Idées exactes', ['O.I.E.']), 'e-oie');
    assert.equal(named('Organisation des Idées', ['OIX']), 'e-organisation-des-idees');
  });

  it('keeps only the entities that are used', () => {
    const [first] = recognize(TEXT).suggestions;
    assert.ok(first !== undefined);
    assert.deepEqual([...adopt(EMPTY_SET, { suggestions: [first] }).entities.keys()], ['e-ana-melo']);
  });

  it('puts mentions and entities among those that are there', () => {
    const set = edits.putEntity(edits.putMention(EMPTY_SET, marked('Tran', { nth: 2, entity: 'e-tran' })), {
      id: 'e-tran',
      type: 'actor',
      name: 'Marc Tran',
    });
    const adopted = adopt(set);
    assert.equal(wordsOf(adopted).at(-1), 'Tran');
    assert.equal([...adopted.entities.keys()].at(-1), 'e-tran');
    assert.equal(adopted.mentions.get('m-Tran'), set.mentions.get('m-Tran'));
  });

  it('leaves out what is stored already, doubles, and spans that are no spans', () => {
    const once = adopt(EMPTY_SET);
    assert.equal(adopt(once), once);
    const [first] = recognize(TEXT).suggestions;
    assert.ok(first !== undefined);
    const odd = [first, first, { ...first, start: 5, end: 5 }, { ...first, start: -1 }, { ...first, end: 1e6 }];
    assert.equal(adopt(EMPTY_SET, { suggestions: odd }).mentions.size, 1);
    assert.equal(adopt(EMPTY_SET, { suggestions: [] }), EMPTY_SET);
  });

  it('signs for the person who marked or accepted', () => {
    const accepted = adopt(EMPTY_SET, { reviewedBy: ['camille'] })
      .mentions.values()
      .next().value;
    assert.deepEqual([accepted?.by, accepted?.reviewedBy, accepted?.status], [MACHINE, ['camille'], undefined]);
    const own = adopt(EMPTY_SET, { by: 'camille' }).mentions.values().next().value;
    assert.deepEqual([own?.by, own?.reviewedBy, own?.status], ['camille', undefined, undefined]);
  });

  it('does not propose again what a person made something else of, though a person may mark it', () => {
    const proposed = adopt(EMPTY_SET);
    const melo = [...proposed.mentions.values()].find(({ exact }) => exact === 'Melo');
    assert.ok(melo !== undefined);
    const quote = describeSpan(TEXT, { start: spanOf('Melo', 2).start - 9, end: spanOf('Melo', 2).end });
    const changed = edits.setMentionQuote(
      edits.retypeMention(proposed, melo.id, 'place', { by: 'camille' }),
      melo.id,
      quote,
      'camille',
    );
    assert.equal(adopt(changed), changed);
    const both = adopt(changed, { by: 'ahmed' });
    assert.equal(both.mentions.size, changed.mentions.size + 1);
    assert.equal(both.mentions.get(melo.id), changed.mentions.get(melo.id));
  });

  it('takes a rejection back when a person marks the same words after all', () => {
    const quote = describeSpan(TEXT, spanOf('Luc Tran'));
    const rejected = edits.rejectQuote(EMPTY_SET, 'actor', quote, MACHINE, 'camille');
    assert.ok(!wordsOf(adopt(rejected)).includes('Luc Tran'));
    const marked = adopt(rejected, { reviewedBy: ['ahmed'] });
    assert.equal(marked.rejected.size, 0);
    assert.ok(marked.mentions.has(proposalId('actor', quote)));
  });
});

describe('the entities of adopted suggestions', () => {
  const withEntity = (entity: Entity, ...mentions: Mention[]) =>
    mentions.reduce((set, mention) => edits.putMention(set, mention), edits.putEntity(EMPTY_SET, entity));

  it('are those of the set that have the name, an alias, or the words that people linked', () => {
    for (const [set, exact] of [
      [withEntity({ id: 'e-x', type: 'actor', name: 'ANA MELO' }), 'Ana Melo'],
      [withEntity({ id: 'e-x', type: 'actor', name: 'A. Melo', aliases: ['Ana Melo'] }), 'Ana Melo'],
      [withEntity({ id: 'e-x', type: 'institution', name: 'Bureau', aliases: ['oix'] }), 'OIX'],
      [
        withEntity(
          { id: 'e-x', type: 'institution', name: 'Bureau' },
          marked('OIX', { type: 'institution', entity: 'e-x' }),
        ),
        'Organisation des Idées',
      ],
    ] as const) {
      assert.equal(entityOf(adopt(set), exact), 'e-x');
    }
  });

  it('are not those of another type, nor those that merely share a family name', () => {
    const type = withEntity({ id: 'e-x', type: 'place', name: 'Ana Melo' });
    assert.equal(entityOf(adopt(type), 'Ana Melo'), 'e-ana-melo');
    const family = withEntity({ id: 'e-x', type: 'actor', name: 'Rui Melo', aliases: ['Melo'] });
    assert.equal(entityOf(adopt(family), 'Ana Melo'), 'e-ana-melo');
  });

  it('follow what people linked at the same place before any name', () => {
    const set = withEntity(
      { id: 'e-x', type: 'institution', name: 'Bureau' },
      marked('OIX', { type: 'institution', entity: 'e-x' }),
    );
    const named = edits.putEntity(set, { id: 'e-y', type: 'institution', name: 'Organisation des Idées' });
    assert.equal(entityOf(adopt(named), 'Organisation des Idées'), 'e-x');
  });

  it('come from the registry where one alone has the name, and are not copied', () => {
    const registry = (...entities: Entity[]) =>
      new Registry(entities.reduce((set, one) => edits.putEntity(set, one), EMPTY_SET));
    const one = registry({ id: 'e-r', type: 'institution', name: 'Bureau', aliases: ['OIX'] });
    const linked = adopt(EMPTY_SET, { registry: one });
    assert.equal(entityOf(linked, 'Organisation des Idées'), 'e-r');
    assert.equal(linked.entities.has('e-r'), false);
    const two = registry(
      { id: 'e-ana-melo', type: 'actor', name: 'Ana Melo' },
      { id: 'e-2', type: 'actor', name: 'Ana Melo' },
    );
    assert.equal(
      entityOf(adopt(EMPTY_SET, { registry: two }), 'Ana Melo'),
      'e-ana-melo-2',
      'a namesake is another one',
    );
  });

  it('that share a name are one, and an alias that two share is nobody’s', () => {
    const entities = [
      { key: 'OIX', type: 'institution', name: 'Organisation des Idées', aliases: [] },
      { key: 'ana-melo', type: 'actor', name: 'Ana Melo', aliases: ['Melo', 'la présidente'] },
      { key: 'luc-tran', type: 'actor', name: 'Luc Melo', aliases: ['melo', 'Tran', 'Tran'] },
    ];
    const set = adopt(EMPTY_SET, { entities });
    assert.deepEqual(set.entities.get('e-ana-melo')?.aliases, ['la présidente']);
    assert.deepEqual(set.entities.get('e-luc-melo')?.aliases, ['Tran']);
    const twice = [...entities, { key: 'luc-tran', type: 'actor', name: 'ANA MELO', aliases: [] }];
    assert.equal(entityOf(adopt(EMPTY_SET, { entities: twice }), 'Luc Tran'), 'e-ana-melo');
  });

  it('have the type of the mention, or are left out', () => {
    const entities = [{ key: 'OIX', type: 'actor', name: 'OIX', aliases: [] }];
    assert.equal(entityOf(adopt(EMPTY_SET, { entities }), 'OIX'), undefined);
    const [, date] = recognize(TEXT).suggestions;
    assert.ok(date?.type === 'date');
    const suggestions = [{ ...date, entity: 'day' }];
    const day = [{ key: 'day', type: 'date', name: 'mardi', aliases: [] }];
    assert.equal(entityOf(adopt(EMPTY_SET, { suggestions, entities: day }), 'mardi'), undefined);
  });
});

describe('offering suggestions', () => {
  const offered = (set: AnnotationSet) =>
    offerable(recognize(TEXT).suggestions, set, locate(TEXT, set.mentions), TEXT).map(({ start, end }) =>
      TEXT.slice(start, end),
    );

  it('holds back what overlaps a mention of its type', () => {
    const set = edits.putMention(EMPTY_SET, marked('Ana'));
    assert.ok(!offered(set).includes('Ana Melo'));
    const nested = edits.putMention(EMPTY_SET, marked('Ana', { type: 'place' }));
    assert.ok(offered(nested).includes('Ana Melo'));
  });

  it('holds back what was rejected there, and only there', () => {
    const quote = describeSpan(TEXT, spanOf('OIX'));
    const set = edits.rejectQuote(EMPTY_SET, 'institution', quote, MACHINE, 'camille');
    assert.deepEqual(offered(set).filter((words) => words === 'OIX').length, 1);
    assert.deepEqual(offered(EMPTY_SET).filter((words) => words === 'OIX').length, 2);
  });

  it('holds back what a person decided to be of another type', () => {
    const set = edits.putMention(EMPTY_SET, marked('Luc Tran', { type: 'institution' }));
    assert.ok(!offered(set).includes('Luc Tran'));
    const proposed = edits.putMention(
      EMPTY_SET,
      marked('Luc Tran', { type: 'institution', status: 'proposed', by: MACHINE }),
    );
    assert.ok(offered(proposed).includes('Luc Tran'), 'another proposal is no decision');
  });

  it('holds back all places of an ambiguous mark', () => {
    const set = edits.putMention(EMPTY_SET, { id: 'm-1', type: 'institution', exact: 'OIX', by: 'camille' });
    assert.equal(locate(TEXT, set.mentions).get('m-1')?.state, 'ambiguous');
    assert.ok(!offered(set).includes('OIX'));
  });

  it('agrees with comparing every pair', () => {
    const type = fc.constantFrom('actor', 'institution');
    const word = fc.nat(11);
    const text = Array.from({ length: 12 }, (_, index) => `mot${index}`).join(' ');
    const starts = Array.from({ length: 12 }, (_, index) => text.indexOf(`mot${index}`));
    const span = fc.tuple(word, fc.nat(3), type).map(([from, more, of]) => {
      const to = Math.min(11, from + more);
      return { start: starts[from]!, end: starts[to]! + `mot${to}`.length, type: of };
    });
    fc.assert(
      fc.property(
        fc.array(span, { maxLength: 6 }),
        fc.array(span, { maxLength: 4 }),
        fc.array(span),
        (marks, no, all) => {
          const proposed = marks.map((mark, index) => ({
            id: `m-${index}`,
            type: mark.type,
            by: MACHINE,
            status: 'proposed' as const,
            ...describeSpan(text, mark),
          }));
          const turnedDown = no.map((mark, index) => ({
            id: `m-no${index}`,
            type: mark.type,
            ...describeSpan(text, mark),
          }));
          const set: AnnotationSet = {
            ...EMPTY_SET,
            mentions: new Map(proposed.map((mention) => [mention.id, mention])),
            rejected: new Map(turnedDown.map((rejection) => [rejection.id, rejection])),
          };
          const suggestions = all
            .sort(compareSpans)
            .map((one) => ({ ...one, confidence: 1, why: { code: '', args: [] } }));
          assert.deepEqual(
            offerable(suggestions, set, locate(text, set.mentions), text),
            suggestions.filter(
              (one) => ![...marks, ...no].some((mark) => mark.type === one.type && overlaps(mark, one)),
            ),
          );
        },
      ),
    );
  });
});

describe('large articles', () => {
  it('take suggestions in time that grows with their number, not with its square', () => {
    const cost = (paragraphs: number) => {
      const text = Array.from({ length: paragraphs }, (_, index) => `Au point ${index}, ${TEXT}`).join('\n');
      const costs = Array.from({ length: 2 }, () => {
        const start = process.cpuUsage();
        assert.equal(adopt(EMPTY_SET, { text }).mentions.size, 7 * paragraphs);
        const { user, system } = process.cpuUsage(start);
        return user + system;
      });
      return Math.min(...costs);
    };
    cost(40);
    const small = cost(40);
    assert.ok(cost(320) < 45 * small);
  });
});
