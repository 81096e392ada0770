import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describeSpan, describeSpans } from '../../../src/anchoring/describe';
import { locate } from '../../../src/anchoring/locate';
import { refreshQuotes } from '../../../src/anchoring/refresh';
import { verifySpans } from '../../../src/anchoring/verify';
import type { Quote } from '../../../src/annotation/model';
import { spanOf, textsWithSpans } from './texts';

const TEXT = 'Réuni mardi à Bourg-Neuf, le Conseil du Fleuve a entendu Mme Irène Valcourt pendant deux heures, dit-on.';

describe('refreshQuotes', () => {
  const quote = describeSpan(TEXT, spanOf(TEXT, 'Conseil du Fleuve'));

  it('leaves every stored context alone that still leads to its place', () => {
    const edited = `Exclusif. ${TEXT.replace('dit-on', 'paraît-il')}`;
    const longer = { ...quote, prefix: `mardi à Bourg-Neuf, le `, suffix: ' a entendu' };
    for (const stored of [quote, longer]) {
      const span = spanOf(edited, 'Conseil du Fleuve');
      assert.equal(refreshQuotes(edited, [{ id: 'm', quote: stored, span }]).size, 0);
    }
  });

  it('renews a context that was edited', () => {
    const edited = TEXT.replace('entendu', 'écouté');
    const span = spanOf(edited, 'Conseil du Fleuve');
    assert.deepEqual(refreshQuotes(edited, [{ id: 'm', quote, span }]), new Map([['m', describeSpan(edited, span)]]));
  });

  it('renews a context that now stands twice', () => {
    const edited = `${TEXT}\n${TEXT}`;
    const span = spanOf(edited, 'Conseil du Fleuve', 2);
    const renewed = refreshQuotes(edited, [{ id: 'm', quote, span }]).get('m');
    assert.ok(renewed);
    assert.deepEqual(locate(edited, [['m', renewed]]).get('m'), { state: 'exact', span });
  });

  it('completes what was written by hand only where it does not decide', () => {
    const span = spanOf(TEXT, 'Conseil du Fleuve');
    assert.equal(refreshQuotes(TEXT, [{ id: 'm', quote: { exact: 'Conseil du Fleuve' }, span }]).size, 0);
    const twice = `${TEXT} Le Conseil du Fleuve se tait.`;
    assert.equal(refreshQuotes(twice, [{ id: 'm', quote: { exact: 'Conseil du Fleuve' }, span }]).size, 1);
  });

  it('never changes the quoted words', () => {
    const edited = TEXT.replace('Conseil du Fleuve a entendu', 'Conseil des Fleuves a écouté');
    const span = spanOf(edited, 'Conseil des Fleuves');
    const renewed = refreshQuotes(edited, [{ id: 'm', quote, span }]).get('m');
    assert.equal(renewed?.exact, 'Conseil du Fleuve');
    assert.ok(renewed.suffix?.startsWith(' a écouté'));
  });

  it('leads home after any edit, and has nothing left to do then', () => {
    fc.assert(
      fc.property(textsWithSpans, fc.nat(), fc.constantFrom('', 'ADR ', 'a', '\n'), ({ text, spans }, at, inserted) => {
        const quotes = describeSpans(text, spans);
        const place = at % (text.length + 1);
        const edited = text.slice(0, place) + inserted + text.slice(place);
        const entries = spans.flatMap((span, index) => {
          if (span.start < place && place < span.end) return [];
          const shift = place <= span.start ? inserted.length : 0;
          const moved = { start: span.start + shift, end: span.end + shift };
          return [{ id: String(index), quote: quotes[index]!, span: moved }];
        });
        const renewed = refreshQuotes(edited, entries);
        const next = entries.map((entry) => ({ ...entry, quote: renewed.get(entry.id) ?? entry.quote }));
        const placements = locate(
          edited,
          next.map(({ id, quote: stored }): [string, Quote] => [id, stored]),
        );
        for (const { id, span } of next) assert.deepEqual(placements.get(id), { state: 'exact', span });
        assert.equal(refreshQuotes(edited, next).size, 0);
      }),
      { numRuns: 200 },
    );
  });
});

describe('verifySpans', () => {
  it('compares the text at known places with the quotes', () => {
    const spans = new Map([
      ['same', { start: 0, end: 5 }],
      ['other', { start: 6, end: 11 }],
      ['longer', { start: 0, end: 6 }],
      ['unasked', { start: 0, end: 5 }],
    ]);
    const quotes = new Map(['same', 'other', 'longer', 'placeless', 'unasked'].map((id) => [id, { exact: 'Réuni' }]));
    const placements = verifySpans(TEXT, spans, quotes, ['same', 'other', 'longer', 'placeless', 'unknown']);
    assert.deepEqual(
      [...placements].map(([id, { state }]) => [id, state]),
      [
        ['same', 'exact'],
        ['other', 'modified'],
        ['longer', 'modified'],
      ],
    );
  });
});
