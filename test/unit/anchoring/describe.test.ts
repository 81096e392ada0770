import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describeSpan, describeSpans } from '../../../src/anchoring/describe';
import { isCharacterBoundary } from '../../../src/text/characters';
import { foldTypography } from '../../../src/text/fold';
import { prose, spanOf, textsWithSpans } from './texts';

function occurrences(text: string, pattern: string): number {
  let count = 0;
  for (let at = text.indexOf(pattern); at !== -1; at = text.indexOf(pattern, at + 1)) count += 1;
  return count;
}

describe('describeSpan', () => {
  const text =
    'Hier matin, le directeur général de l’Agence des Rivages, Paul Ardent, a présenté ses vœux à la presse locale.';

  it('takes whole words of context on both sides', () => {
    assert.deepEqual(describeSpan(text, spanOf(text, 'Agence des Rivages')), {
      exact: 'Agence des Rivages',
      prefix: 'directeur général de l’',
      suffix: ', Paul Ardent, a',
    });
  });

  it('leaves out what the edges of the text do not have', () => {
    assert.deepEqual(describeSpan('OIM', { start: 0, end: 3 }), { exact: 'OIM' });
    assert.deepEqual(describeSpan(text, spanOf(text, 'Hier')).prefix, undefined);
    assert.deepEqual(describeSpan(text, spanOf(text, 'Hier')).suffix, ' matin, le directeur');
  });

  it('takes longer contexts only where shorter ones stand several times', () => {
    const repeated =
      'au nord, dit-on, le vieux pont de Bourg-Neuf reste fermé. Au sud, dit-on, le vieux pont de Bourg-Neuf reste ouvert.';
    const quote = describeSpan(repeated, spanOf(repeated, 'Bourg-Neuf', 2));
    assert.equal(quote.nth, undefined);
    assert.equal(occurrences(repeated, `${quote.prefix ?? ''}${quote.exact}${quote.suffix ?? ''}`), 1);
    assert.equal(quote.suffix, ' reste ouvert.');
  });

  it('cuts words that are longer than any context by characters', () => {
    const blob = 'x'.repeat(500);
    const quote = describeSpan(`${blob} ADR ${blob}`, { start: 501, end: 504 });
    assert.deepEqual(quote, { exact: 'ADR', prefix: `${'x'.repeat(15)} `, suffix: ` ${'x'.repeat(15)}` });
  });

  it('refuses a span outside the text', () => {
    assert.throws(() => describeSpan('abc', { start: 2, end: 4 }), RangeError);
    assert.throws(() => describeSpan('abc', { start: 2, end: 1 }), RangeError);
  });
});

describe('describeSpans', () => {
  it('keeps contexts within their bounds, on character boundaries, and unique or numbered', () => {
    fc.assert(
      fc.property(textsWithSpans, ({ text, spans }) => {
        const folded = foldTypography(text);
        describeSpans(text, spans).forEach((quote, index) => {
          const { start, end } = spans[index]!;
          const prefix = quote.prefix ?? '';
          const suffix = quote.suffix ?? '';
          assert.equal(quote.exact, text.slice(start, end));
          assert.ok(prefix.length <= 64 && suffix.length <= 64);
          if (quote.nth === undefined) {
            assert.ok(prefix.length >= 8 || prefix.length === start, 'short prefix');
            assert.ok(suffix.length >= 8 || suffix.length === text.length - end, 'short suffix');
          }
          assert.ok(isCharacterBoundary(text, start - prefix.length));
          assert.ok(isCharacterBoundary(text, end + suffix.length));
          const whole = foldTypography(prefix + quote.exact + suffix);
          if (prefix !== '' && suffix !== '') {
            const count = occurrences(folded, whole);
            assert.equal(quote.of ?? 1, count);
            if (count > 1) assert.equal(quote.nth, occurrences(folded.slice(0, end + suffix.length), whole));
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  it('describes each span as if it were alone', () => {
    fc.assert(
      fc.property(textsWithSpans, ({ text, spans }) => {
        assert.deepEqual(
          describeSpans(text, spans),
          spans.map((span) => describeSpan(text, span)),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('copes with a megabyte of one letter', () => {
    const text = 'a'.repeat(1_000_000);
    const spans = Array.from({ length: 200 }, (_, index) => ({ start: index * 5000, end: index * 5000 + 3 }));
    const quotes = describeSpans(text, spans);
    assert.deepEqual(quotes[1], {
      exact: 'aaa',
      prefix: 'a'.repeat(64),
      suffix: 'a'.repeat(64),
      nth: 5000 - 64 + 1,
      of: 1_000_000 - 131 + 1,
    });
  });

  it('stays near linear', () => {
    const work = (length: number, count: number): number => {
      const { text, spans } = prose(length, count);
      let best = Number.POSITIVE_INFINITY;
      for (let run = 0; run < 3; run += 1) {
        const start = process.cpuUsage().user;
        describeSpans(text, spans);
        best = Math.min(best, process.cpuUsage().user - start);
      }
      return Math.max(best, 2000);
    };
    work(10_000, 100);
    assert.ok(work(200_000, 2000) < 40 * work(20_000, 200));
  });
});
