import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describeSpan, describeSpans } from '../../../src/anchoring/describe';
import { locate } from '../../../src/anchoring/locate';
import type { Placement } from '../../../src/anchoring/placement';
import { refreshQuotes } from '../../../src/anchoring/refresh';
import type { Quote } from '../../../src/annotation/model';
import type { Span } from '../../../src/text/span';
import { prose, spanOf } from './texts';

const BEFORE = 'Une mission est arrivée hier au port de Safi pour trois jours.';
const OWN = 'La directrice Salma Rahmouni a visité les ateliers, puis les quais du nord.';
const AFTER = 'Le soir, les équipes ont dîné sur la jetée avec les pêcheurs de la baie.';
const ARTICLE = [BEFORE, OWN, AFTER].join('\n\n');

function locateOne(text: string, quote: Quote): Placement {
  const placement = locate(text, [['m', quote]]).get('m');
  assert.ok(placement);
  return placement;
}

/** All places of a string. */
function placesOf(text: string, exact: string): Span[] {
  const places: Span[] = [];
  for (let at = text.indexOf(exact); at !== -1; at = text.indexOf(exact, at + 1)) {
    places.push({ start: at, end: at + exact.length });
  }
  return places;
}

function insert(text: string, at: number, piece: string): string {
  return text.slice(0, at) + piece + text.slice(at);
}

describe('a sentence that is pasted a second time', () => {
  const own = ARTICLE.indexOf(OWN);
  const end = own + OWN.length;

  for (const mention of ['La directrice', 'Salma Rahmouni', 'ateliers', 'quais du nord', OWN]) {
    for (const [how, text] of [
      ['as a line above', insert(ARTICLE, own, `${OWN}\n`)],
      ['as a line below', insert(ARTICLE, end + 1, `${OWN}\n`)],
      ['as a paragraph above', insert(ARTICLE, own, `${OWN}\n\n`)],
      ['as a paragraph below', insert(ARTICLE, end, `\n\n${OWN}`)],
      ['between blank lines above', insert(ARTICLE, own, `${OWN}\n\n\n`)],
      ['behind itself', insert(ARTICLE, end, ` ${OWN}`)],
      ['behind itself without a space', insert(ARTICLE, end, OWN)],
    ] as const) {
      it(`makes « ${mention.slice(0, 14)} » ambiguous: ${how}`, () => {
        const quote = describeSpan(ARTICLE, spanOf(ARTICLE, mention));
        assert.deepEqual(locateOne(text, quote), { state: 'ambiguous', candidates: placesOf(text, mention) });
      });
    }

    it(`does not move « ${mention.slice(0, 14)} » to a copy on the blank line above`, () => {
      const text = insert(ARTICLE, own - 1, `${OWN}\n`);
      const placement = locateOne(text, describeSpan(ARTICLE, spanOf(ARTICLE, mention)));
      if (mention !== OWN) assert.equal(placement.state, 'ambiguous');
      else assert.deepEqual(placement, { state: 'exact', span: spanOf(text, OWN, 2) });
    });

    it(`leaves « ${mention.slice(0, 14)} » where it is once the paste is undone`, () => {
      const span = spanOf(ARTICLE, mention);
      assert.deepEqual(locateOne(ARTICLE, describeSpan(ARTICLE, span)), { state: 'exact', span });
    });
  }

  it('makes its mentions ambiguous at the end of the article too, where little else speaks for the first place', () => {
    const quote = describeSpan(ARTICLE, spanOf(ARTICLE, 'Salma Rahmouni'));
    const text = `${ARTICLE}\n\n${OWN}`;
    assert.deepEqual(locateOne(text, quote), { state: 'ambiguous', candidates: placesOf(text, 'Salma Rahmouni') });
  });

  it('leaves a mention alone for which enough context beyond its sentence speaks', () => {
    const span = spanOf(ARTICLE, 'La directrice');
    const quote = describeSpan(ARTICLE, span);
    assert.equal(quote.prefix, 'pour trois jours.\n\n');
    assert.deepEqual(locateOne(`${ARTICLE}\n\n${OWN}`, quote), { state: 'exact', span });
  });

  it('makes ambiguous in the middle of its own paragraph, once or twice', () => {
    const paragraph = [BEFORE, OWN, AFTER].join(' ');
    for (const mention of ['La directrice', 'Salma Rahmouni', 'quais du nord']) {
      const quote = describeSpan(paragraph, spanOf(paragraph, mention));
      for (const pasted of [`${OWN} `, `${OWN} ${OWN} `]) {
        const text = insert(paragraph, paragraph.indexOf(OWN), pasted);
        assert.deepEqual(locateOne(text, quote), { state: 'ambiguous', candidates: placesOf(text, mention) });
      }
    }
  });

  it('makes every mention of a doubled paragraph ambiguous', () => {
    const paragraph = prose(3000, 0, 4).text.replaceAll('\n\n', ' ');
    const text = `${BEFORE}\n\n${OWN} ${paragraph} Enfin, selon Driss Belkacem, tout ira bien.\n\n${AFTER}`;
    const doubled = text.replace(/\n\n(La directrice.*)\n\n/u, '\n\n$1\n\n$1\n\n');
    assert.ok(doubled.length > text.length + 3000);
    for (const mention of ['La directrice', 'Salma Rahmouni', 'Driss Belkacem', 'tout ira bien']) {
      const quote = describeSpan(text, spanOf(text, mention));
      assert.deepEqual(locateOne(doubled, quote), { state: 'ambiguous', candidates: placesOf(doubled, mention) });
    }
  });

  it('makes a repeated half of a sentence ambiguous as well', () => {
    const text = 'Le port rouvre lundi, a promis Driss Belkacem devant les pêcheurs, et les quais seront refaits.';
    const quote = describeSpan(text, spanOf(text, 'Driss Belkacem'));
    const clause = ', a promis Driss Belkacem devant les pêcheurs';
    const edited = text.replace(clause, clause + clause);
    assert.equal(locateOne(edited, quote).state, 'ambiguous');
  });
});

describe('contexts of mentions whose sentence stands several times', () => {
  it('reach beyond the sentence, far enough that a copy cannot be meant', () => {
    const text = `${BEFORE}\n\n${OWN}\n\n${AFTER}\n\n${OWN}\n\n${BEFORE} Puis plus rien.`;
    const spans = placesOf(text, 'Salma Rahmouni');
    const quotes = describeSpans(text, spans);
    assert.ok(quotes.every(({ nth }) => nth === undefined));
    assert.ok(quotes.every(({ prefix = '' }) => prefix.length >= 'La directrice '.length + 16));
    spans.forEach((span, index) => assert.deepEqual(locateOne(text, quotes[index]!), { state: 'exact', span }));
  });

  it('are numbered where the copies stand in a row, and tell when one is added or taken away', () => {
    const row = (count: number): string => `${BEFORE}\n\n${`${OWN}\n`.repeat(count)}\n${AFTER}`;
    const spans = placesOf(row(3), 'Salma Rahmouni');
    const quotes = describeSpans(row(3), spans);
    const context = { exact: 'Salma Rahmouni', prefix: 'La directrice ' };
    assert.deepEqual(
      quotes.map(({ exact, prefix, nth, of }) => ({ exact, prefix, nth, of })),
      [1, 2, 3].map((nth) => ({ ...context, nth, of: 3 })),
    );
    for (const [index, quote] of quotes.entries()) {
      assert.deepEqual(locateOne(row(3), quote), { state: 'exact', span: spans[index] });
      for (const count of [1, 2, 4]) assert.equal(locateOne(row(count), quote).state, 'ambiguous');
    }
  });

  it('do not grow for a word alone on its line that only begins the next one', () => {
    const text =
      'Réunion des ports (OPR)\n\nEssaouira\n\nEssaouira, 3/4/2019 (APR) – Les ports se réunissent à Essaouira.';
    const spans = placesOf(text, 'Essaouira');
    const quotes = describeSpans(text, spans);
    assert.deepEqual(quotes[0], {
      exact: 'Essaouira',
      prefix: 'des ports (OPR)\n\n',
      suffix: '\n\nEssaouira, 3/4/2019',
    });
    spans.forEach((span, index) => assert.deepEqual(locateOne(text, quotes[index]!), { state: 'exact', span }));
  });

  it('are renewed once a copy stands beside the mention', () => {
    const quote = describeSpan(ARTICLE, spanOf(ARTICLE, 'Salma Rahmouni'));
    const text = ARTICLE.replace(OWN, `${OWN}\n${OWN}`);
    const span = spanOf(text, 'Salma Rahmouni', 2);
    const renewed = refreshQuotes(text, [{ id: 'm', quote, span }]).get('m');
    assert.ok(renewed);
    assert.deepEqual(locateOne(text, renewed), { state: 'exact', span });
  });

  it('lead home after a paste beside a mention written by hand with one side of context', () => {
    const quote = { exact: 'Salma Rahmouni', prefix: 'La directrice ' };
    const span = spanOf(ARTICLE, 'Salma Rahmouni');
    assert.deepEqual(locateOne(ARTICLE, quote), { state: 'exact', span });
    const text = ARTICLE.replace(OWN, `${OWN}\n${OWN}`);
    assert.equal(locateOne(text, quote).state, 'ambiguous');
  });
});

/** Articles of few words, so that sentences, their beginnings and their neighbours repeat themselves. */
const sentences = fc
  .tuple(
    fc.constantFrom('Le maire', 'Hier, le maire', 'Selon la ville,', 'Non', 'La présidente de la région du Nord'),
    fc.constantFrom(' Driss Belkacem', ' OPR', ' Mme Salma Rahmouni', ''),
    fc.constantFrom('', ' a parlé', ' visite les quais de la ville avec les équipes du port', ' ne dit rien'),
    fc.constantFrom('.', '.', ' !', '…'),
  )
  .map((parts) => parts.join(''));
const paragraphs = fc.array(sentences, { minLength: 1, maxLength: 4 }).map((list) => list.join(' '));
const articles = fc.array(paragraphs, { minLength: 1, maxLength: 5 }).map((list) => list.join('\n\n'));

interface Paste {
  readonly text: string;
  readonly span: Span;
  /** The sentence or paragraph of the mention. */
  readonly copied: Span;
  readonly at: number;
  readonly piece: string;
}

/** A mention, and a copy of its sentence or paragraph to be pasted at a boundary as people do. */
const pastes: fc.Arbitrary<Paste> = articles
  .filter((text) => /Driss|OPR|Salma/u.test(text))
  .chain((text) => {
    const mentions = Array.from(text.matchAll(/Driss Belkacem|OPR|Salma Rahmouni|^\S+|\S+$/gmu), (match) => {
      return { start: match.index, end: match.index + match[0].length };
    });
    return fc
      .record({ span: fc.constantFrom(...mentions), unit: fc.constantFrom(/[^\n]+/gu, /[^.!…\n]+[.!…]/gu) })
      .chain(({ span, unit }) => {
        const units = Array.from(text.matchAll(unit), (match) => {
          const lead = /^\s*/u.exec(match[0])![0].length;
          return { start: match.index + lead, end: match.index + match[0].length };
        });
        const copied = units.find((each) => each.start <= span.start && span.end <= each.end) ?? span;
        const copy = text.slice(copied.start, copied.end);
        const places = [
          ...units.flatMap(({ start, end }) => [
            { at: start, piece: `${copy} ` },
            { at: start, piece: `${copy}\n` },
            { at: start, piece: `${copy}\n\n` },
            { at: end, piece: ` ${copy}` },
            { at: end, piece: `\n${copy}` },
            { at: end, piece: `\n\n${copy}` },
          ]),
          ...Array.from(text.matchAll(/\n\n/gu), ({ index }) => ({ at: index + 1, piece: `${copy}\n` })),
        ];
        return fc.constantFrom(...places).map((place) => ({ text, span, copied, ...place }));
      });
  });

describe('pasting copies at random', () => {
  it('never puts a mention on the copy', () => {
    fc.assert(
      fc.property(pastes, ({ text, span, at, piece }) => {
        const quote = describeSpan(text, span);
        assert.deepEqual(locateOne(text, quote), { state: 'exact', span });
        const shift = at <= span.start ? piece.length : 0;
        const placement = locateOne(insert(text, at, piece), quote);
        if (placement.span === undefined) return;
        assert.deepEqual(placement.span, { start: span.start + shift, end: span.end + shift });
      }),
      { numRuns: 3000 },
    );
  });

  it('makes ambiguous beside the original', () => {
    fc.assert(
      fc.property(pastes, fc.boolean(), fc.constantFrom(' ', '\n', '\n\n'), ({ text, span, copied }, above, space) => {
        const copy = text.slice(copied.start, copied.end);
        const pasted = above ? insert(text, copied.start, copy + space) : insert(text, copied.end, space + copy);
        const placement = locateOne(pasted, describeSpan(text, span));
        const shift = copy.length + space.length;
        // Where the white space is not what it was around the original, it may tell that the copy is a copy.
        const { state, candidates = [] } = placement;
        if (state === 'exact') {
          assert.deepEqual(placement.span?.start, above ? span.start + shift : span.start);
          assert.notEqual(text.slice(copied.end, copied.end + space.length), space);
          return;
        }
        assert.equal(state, 'ambiguous');
        const starts = candidates.map(({ start }) => start);
        assert.ok(starts.includes(span.start) && starts.includes(span.start + shift), JSON.stringify(starts));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('articles in another normalization form', () => {
  it('make orphans, or keep what has no accents', () => {
    const text = 'À l’hôtel de ville, Renée Légaré a reçu Paul Morin, délégué général de l’Agence côtière, pour dîner.';
    const exacts = ['Renée Légaré', 'Paul Morin', 'Agence côtière'];
    for (const [saved, edited] of [
      [text.normalize('NFC'), text.normalize('NFD')],
      [text.normalize('NFD'), text.normalize('NFC')],
    ] as const) {
      const form = saved === saved.normalize('NFC') ? 'NFC' : 'NFD';
      const spans = exacts.map((exact) => spanOf(saved, exact.normalize(form)));
      const placements = locate(
        edited,
        describeSpans(saved, spans).map((quote, index): [string, Quote] => [exacts[index]!, quote]),
      );
      assert.deepEqual(placements.get('Renée Légaré'), { state: 'orphan' });
      assert.deepEqual(placements.get('Agence côtière'), { state: 'orphan' });
      const plain = placements.get('Paul Morin');
      if (plain?.state === 'exact') assert.deepEqual(plain.span, spanOf(edited, 'Paul Morin'));
      else assert.equal(plain?.state, 'orphan');
    }
  });
});
