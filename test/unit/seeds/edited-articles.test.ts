import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { locate } from '../../../src/anchoring/locate';
import { refreshQuotes } from '../../../src/anchoring/refresh';
import { parseSidecar } from '../../../src/sidecar/parse';
import { normalizeText } from '../../../src/text/normalize';
import type { Span } from '../../../src/text/span';

const SEEDS = ['000_63f5ed8987059e78.txt', '003_7949046d55c6d1a2.txt'];
/** The longest context on one side of a mention, in UTF-16 units. */
const REACH = 64;

function seed(name: string) {
  const text = normalizeText(readFileSync(`seeds/${name}`, 'utf8'));
  const { mentions } = parseSidecar(readFileSync(`seeds/${name}.annotations.yaml`, 'utf8')).set;
  const spans = new Map<string, Span>();
  for (const [id, { span }] of locate(text, mentions)) if (span !== undefined) spans.set(id, span);
  return { text, mentions, spans };
}

for (const name of SEEDS) {
  describe(`the article ${name}, edited outside the editor`, () => {
    it('keeps every record as it is when a word is added at the top', () => {
      const { text, mentions, spans } = seed(name);
      const edited = `Maroc – ${text}`;
      const entries = [...locate(edited, mentions)].map(([id, { state, span }]) => {
        assert.equal(state, 'exact');
        assert.equal(span?.start, (spans.get(id)?.start ?? NaN) + 'Maroc – '.length);
        assert.ok(span);
        return { id, quote: mentions.get(id) ?? { exact: "" }, span };
      });
      assert.equal(refreshQuotes(edited, entries).size, 0);
    });

    it('changes at most the records beside a typo, wherever it is mended, and places none elsewhere', () => {
      const { text, mentions, spans } = seed(name);
      for (const word of text.matchAll(/\p{L}{4,}/gu)) {
        const at = word.index + 1;
        const edited = `${text.slice(0, at)}x${text.slice(at)}`;
        const followed = new Map<string, Span>();
        for (const [id, { start, end }] of spans) {
          followed.set(id, { start: start >= at ? start + 1 : start, end: end > at ? end + 1 : end });
        }
        const found = locate(edited, mentions);
        for (const [id, { state, span }] of found) {
          if (state === 'exact') assert.deepEqual(span, followed.get(id), `${id} after an edit of ${word[0]}`);
        }
        const entries = [...found].flatMap(([id, { state, span }]) => {
          const quote = mentions.get(id);
          return state === 'exact' && span !== undefined && quote !== undefined ? [{ id, quote, span }] : [];
        });
        for (const id of refreshQuotes(edited, entries).keys()) {
          const span = followed.get(id);
          assert.ok(span !== undefined && span.start - REACH <= at && at <= span.end + REACH, `${id} is not beside`);
        }
      }
    });

    it('orphans the mentions of a deleted sentence, and moves none to a look-alike', () => {
      const { text, mentions, spans } = seed(name);
      for (const sentence of text.matchAll(/[^.\n]{40,}\.\s/g)) {
        const start = sentence.index;
        const end = start + sentence[0].length;
        const edited = text.slice(0, start) + text.slice(end);
        for (const [id, { state, span }] of locate(edited, mentions)) {
          const before = spans.get(id);
          if (before === undefined) continue;
          const inside = before.start < end && before.end > start;
          if (inside) assert.ok(state === 'orphan' || state === 'ambiguous', `${id} is ${state}`);
          else if (state === 'exact') {
            const shift = before.start >= end ? start - end : 0;
            assert.equal(span?.start, before.start + shift, id);
          }
        }
      }
    });
  });
}
