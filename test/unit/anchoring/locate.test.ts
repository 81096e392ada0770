import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describeSpan, describeSpans } from '../../../src/anchoring/describe';
import { locate } from '../../../src/anchoring/locate';
import type { Placement } from '../../../src/anchoring/placement';
import type { Quote } from '../../../src/annotation/model';
import { prose, quotesOf, spanOf, spansOf, texts, textsWithSpans } from './texts';

function locateOne(text: string, quote: Quote): Placement {
  const placement = locate(text, [['m', quote]]).get('m');
  assert.ok(placement);
  return placement;
}

function exactAt(text: string, exact: string, nth = 1): Placement {
  return { state: 'exact', span: spanOf(text, exact, nth) };
}

const ARTICLE = [
  'Le Conseil du Fleuve s’est réuni mardi à Bourg-Neuf, sur la rive gauche.',
  'Sa présidente, Mme Irène Valcourt, a présenté le plan de l’Agence des Rivages.',
  'Les riverains attendent une réponse avant l’hiver, a rappelé Paul Ardent devant la presse.',
  'Interrogée à la sortie, Irène Valcourt n’a pas souhaité commenter les chiffres.',
].join(' ');

describe('locate', () => {
  it('finds again every span that was described, in any text', () => {
    fc.assert(
      fc.property(textsWithSpans, ({ text, spans }) => {
        const quotes = describeSpans(text, spans);
        const placements = locate(
          text,
          quotes.map((quote, index) => [String(index), quote]),
        );
        spans.forEach((span, index) => {
          assert.deepEqual(placements.get(String(index)), { state: 'exact', span });
        });
      }),
      { numRuns: 300 },
    );
  });

  it('answers the same for quotes in any order', () => {
    fc.assert(
      fc.property(textsWithSpans, texts, fc.infiniteStream(fc.nat()), ({ text, spans }, other, keys) => {
        const quotes = describeSpans(text, spans).map((quote, index): [string, Quote] => [String(index), quote]);
        const shuffled = quotes
          .map((entry) => ({ entry, key: Number(keys.next().value) }))
          .sort((a, b) => a.key - b.key)
          .map(({ entry }) => entry);
        const mixed = text.slice(0, text.length / 2) + other + text.slice(text.length / 2);
        assert.deepEqual(new Map([...locate(mixed, shuffled)].sort()), new Map([...locate(mixed, quotes)].sort()));
      }),
      { numRuns: 100 },
    );
  });

  it('never places a quote where other words stand', () => {
    fc.assert(
      fc.property(textsWithSpans, texts, ({ text, spans }, other) => {
        const quotes = describeSpans(text, spans).map((quote, index): [string, Quote] => [String(index), quote]);
        for (const [id, { state, span }] of locate(other, quotes)) {
          if (state === 'exact') assert.equal(other.slice(span!.start, span!.end), new Map(quotes).get(id)!.exact);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('keeps all mentions when a word is added at the top', () => {
    const quotes = quotesOf(ARTICLE, 'Conseil du Fleuve', 'mardi', 'Irène Valcourt', 'Paul Ardent');
    const text = `Exclusif ${ARTICLE}`;
    for (const [id, placement] of locate(text, quotes)) assert.deepEqual(placement, exactAt(text, id));
  });

  it('keeps all mentions of a long text when a word is added at the top', () => {
    const { text, spans } = prose(20_000, 300);
    const quotes = describeSpans(text, spans).map((quote, index): [string, Quote] => [String(index), quote]);
    const placements = locate(`Exclusif ${text}`, quotes);
    spans.forEach(({ start, end }, index) => {
      const span = { start: start + 9, end: end + 9 };
      assert.deepEqual(placements.get(String(index)), { state: 'exact', span });
    });
  });

  for (const [what, from, to] of [
    ['a word before it is replaced', 'Sa présidente', 'Sa directrice'],
    ['a title before it is spelled out', 'Mme Irène', 'Madame Irène'],
    ['a word after it is replaced', 'a présenté', 'a détaillé'],
    [
      'a typo is fixed on both sides',
      'présidente, Mme Irène Valcourt, a présenté',
      'présidante, Mme Irène Valcourt, a prèsenté',
    ],
    ['the sentence before it is deleted', ARTICLE.slice(0, ARTICLE.indexOf('Sa présidente')), ''],
    ['its sentence becomes a paragraph', ' Sa présidente', '\n\nSa présidente'],
  ] as const) {
    it(`keeps a mention when ${what}`, () => {
      const [[, quote]] = quotesOf(ARTICLE, 'Irène Valcourt') as [[string, Quote]];
      assert.ok(ARTICLE.includes(from));
      const text = ARTICLE.replace(from, to);
      assert.deepEqual(locateOne(text, quote), exactAt(text, 'Irène Valcourt'));
    });
  }

  it('keeps the mentions around a deleted sentence', () => {
    const sentence = /Les riverains[^.]*\. /.exec(ARTICLE)![0];
    const text = ARTICLE.replace(sentence, '');
    const quotes = describeSpans(ARTICLE, [
      spanOf(ARTICLE, 'Agence des Rivages'),
      spanOf(ARTICLE, 'Irène Valcourt', 2),
    ]);
    assert.deepEqual(locateOne(text, quotes[0]!), exactAt(text, 'Agence des Rivages'));
    assert.deepEqual(locateOne(text, quotes[1]!), exactAt(text, 'Irène Valcourt', 2));
  });

  it('makes an orphan of a mention whose sentence is deleted, although the name stands elsewhere', () => {
    const sentence = /Sa présidente[^.]*\. /.exec(ARTICLE)![0];
    const [[, quote]] = quotesOf(ARTICLE, 'Irène Valcourt') as [[string, Quote]];
    assert.deepEqual(locateOne(ARTICLE.replace(sentence, ''), quote), { state: 'orphan' });
  });

  it('makes an orphan of a name that was corrected, although it stands earlier in the same sentence', () => {
    const text = 'Après la visite de Robin au musée, le guide a remercié Robin pour son don de trois toiles.';
    const quote = describeSpan(text, spanOf(text, 'Robin', 2));
    assert.deepEqual(locateOne(text.replace('remercié Robin', 'remercié Elisa'), quote), { state: 'orphan' });
  });

  it('does not take a stretch of letters for a name', () => {
    const text = 'Le noyau que maintient Linus depuis des années fait tourner les machines du centre.';
    const quote = describeSpan(text, spanOf(text, 'Linus'));
    const edited = 'Le noyau que maintient une équipe depuis des années fait tourner les machines du centre.';
    assert.deepEqual(locateOne(edited, quote), { state: 'orphan' });
  });

  it('does not jump to a look-alike sentence when its own was edited', () => {
    const text =
      'Team Alpha won the first round on Monday after a long wait.\n\nLater, Team Beta won the first round on Friday after a long wait.';
    const quote = describeSpan(text, spanOf(text, 'Team Alpha'));
    assert.deepEqual(locateOne(text.replace('Team Alpha', 'Team Gamma'), quote), { state: 'orphan' });
  });

  it('finds short names only beside enough of their own context', () => {
    const text = 'Devant la presse réunie au siège, l’ADR a confirmé sa présence. Plus tard, l’ADR a démenti.';
    const quote = describeSpan(text, spanOf(text, 'ADR'));
    assert.equal(locateOne(text.replace('confirmé sa', 'affirmé sa'), quote).state, 'exact');
    assert.equal(
      locateOne(text.replace('au siège, l’ADR a confirmé', 'dehors, l’ADR a affirmé'), quote).state,
      'orphan',
    );
  });

  it('calls a quote ambiguous once its sentence is pasted a second time', () => {
    const quotes = quotesOf(ARTICLE, 'Paul Ardent');
    const text = `${ARTICLE} ${ARTICLE}`;
    const candidates = [spanOf(text, 'Paul Ardent', 1), spanOf(text, 'Paul Ardent', 2)];
    assert.deepEqual(locate(text, quotes).get('Paul Ardent'), { state: 'ambiguous', candidates });
  });

  it('follows paragraphs that change places', () => {
    const a = 'Paul Ardent a parlé le premier, devant une salle comble et attentive.';
    const b = 'Irène Valcourt lui a répondu en rappelant les engagements de la région.';
    const quotes = quotesOf(`${a}\n\n${b}`, 'Paul Ardent', 'Irène Valcourt');
    const text = `${b}\n\n${a}`;
    for (const [id, placement] of locate(text, quotes)) assert.deepEqual(placement, exactAt(text, id));
  });

  it('finds quotes again after apostrophes, spaces and dashes were exchanged', () => {
    const text = "Selon l'Agence des Rivages, 3 000 foyers - au moins - sont touchés par la crue.";
    const outside = describeSpan(text, spanOf(text, 'Agence des Rivages'));
    const inside = describeSpan(text, spanOf(text, "l'Agence des Rivages"));
    const typeset = text.replace("'", '’').replace('3 000', '3\u202f000').replaceAll('-', '–');
    assert.deepEqual(locateOne(typeset, outside), exactAt(typeset, 'Agence des Rivages'));
    const span = spanOf(typeset, 'l’Agence des Rivages');
    assert.deepEqual(locateOne(typeset, inside), { state: 'modified', span });
  });

  describe('with identical contexts', () => {
    const line =
      'Lire aussi : le dossier complet que la rédaction consacre à la crue, avec les réponses de Paul Ardent et de toutes ses équipes aux questions que vous nous avez posées en ligne.\n';
    const text = line.repeat(3);
    const quote = describeSpan(text, spanOf(text, 'Paul Ardent', 2));

    it('takes the numbered one while the count is the same', () => {
      assert.deepEqual({ nth: quote.nth, of: quote.of }, { nth: 2, of: 3 });
      assert.deepEqual(locateOne(text, quote), exactAt(text, 'Paul Ardent', 2));
    });

    it('is ambiguous once there are more or fewer', () => {
      for (const count of [1, 2, 4]) {
        const placement = locateOne(line.repeat(count), quote);
        assert.equal(placement.state, 'ambiguous');
        assert.equal(placement.candidates?.length, count);
      }
    });

    it('lists at most a hundred places', () => {
      assert.equal(locateOne(line.repeat(300), quote).candidates?.length, 100);
    });

    it('numbers thousands of them', () => {
      const many = line.repeat(2000);
      const spans = Array.from(
        { length: 2000 },
        (_, index) => spanOf(line, 'Paul Ardent').start + index * line.length,
      ).map((start) => ({ start, end: start + 11 }));
      const quotes = describeSpans(many, spans);
      const placements = locate(
        many,
        quotes.map((each, index) => [String(index), each]),
      );
      spans.forEach((span, index) => {
        assert.deepEqual(placements.get(String(index)), { state: 'exact', span });
      });
    });
  });

  describe('written by hand', () => {
    it('needs no context where the quote stands once', () => {
      assert.deepEqual(locateOne(ARTICLE, { exact: 'Paul Ardent' }), exactAt(ARTICLE, 'Paul Ardent'));
    });

    it('takes whole words only', () => {
      const text = 'Pauline est partie, Paul est resté.';
      assert.deepEqual(locateOne(text, { exact: 'Paul' }), exactAt(text, 'Paul', 2));
      assert.deepEqual(locateOne('Pauline est partie.', { exact: 'Paul' }), { state: 'orphan' });
    });

    it('takes nth among the places of what is given', () => {
      assert.deepEqual(locateOne(ARTICLE, { exact: 'Irène Valcourt', nth: 2 }), exactAt(ARTICLE, 'Irène Valcourt', 2));
      assert.equal(locateOne(ARTICLE, { exact: 'Irène Valcourt', nth: 3 }).state, 'ambiguous');
      assert.equal(locateOne(ARTICLE, { exact: 'Irène Valcourt' }).state, 'ambiguous');
    });

    it('takes one side of context', () => {
      const quote = { exact: 'Irène Valcourt', prefix: 'Mme ' };
      assert.deepEqual(locateOne(ARTICLE, quote), exactAt(ARTICLE, 'Irène Valcourt'));
    });

    it('finds nothing for an empty quote', () => {
      assert.deepEqual(locateOne(ARTICLE, { exact: '' }), { state: 'orphan' });
      assert.deepEqual(locateOne('', { exact: 'ADR' }), { state: 'orphan' });
    });
  });

  it('does not put two mentions of different places on one', () => {
    const first = 'Le maire, Paul Ardent, a ouvert la séance du soir.';
    const second = 'Plus tard, Paul Ardent, a ouvert la séance du soir.';
    const text = `${first}\n\n${second}`;
    const quotes = describeSpans(text, [spanOf(text, 'Paul Ardent', 1), spanOf(text, 'Paul Ardent', 2)]);
    const placements = locate(second, [
      ['first', quotes[0]!],
      ['second', quotes[1]!],
    ]);
    assert.deepEqual(placements.get('second'), exactAt(second, 'Paul Ardent'));
    assert.deepEqual(placements.get('first'), { state: 'orphan' });
  });

  it('keeps both types of a place that was marked twice', () => {
    fc.assert(
      fc.property(
        texts.filter((text) => text.length > 0).chain((text) => fc.tuple(fc.constant(text), spansOf(text))),
        ([text, span]) => {
          const quote = describeSpan(text, span);
          const placements = locate(text, [
            ['a', quote],
            ['b', quote],
          ]);
          assert.deepEqual(placements.get('a'), placements.get('b'));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('stays near linear when most mentions are orphans', () => {
    const work = (length: number, count: number): number => {
      const { text, spans } = prose(length, count);
      const quotes = describeSpans(text, spans).map((quote, index): [string, Quote] => [String(index), quote]);
      const other = prose(length, 0, 7).text;
      let best = Number.POSITIVE_INFINITY;
      for (let run = 0; run < 3; run += 1) {
        const start = process.cpuUsage().user;
        const placements = locate(other, quotes);
        best = Math.min(best, process.cpuUsage().user - start);
        for (const { state } of placements.values()) assert.equal(state, 'orphan');
      }
      return Math.max(best, 2000);
    };
    work(10_000, 100);
    assert.ok(work(200_000, 2000) < 40 * work(20_000, 200));
  });
});
