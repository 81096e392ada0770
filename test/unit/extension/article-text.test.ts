import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TextChange } from '../../../src/anchoring/placement';
import { ArticleText } from '../../../src/extension/articles/article-text';

/** One event of an editor: replacements that do not overlap, on the text before it. */
interface Event {
  readonly cuts: readonly number[];
  readonly inserts: readonly string[];
  readonly isRead: boolean;
}

const event: fc.Arbitrary<Event> = fc.record({
  cuts: fc.array(fc.nat(1000), { minLength: 2, maxLength: 6 }),
  inserts: fc.array(fc.constantFrom('', 'a', 'é', 'des mots', '\n'), { minLength: 3, maxLength: 3 }),
  isRead: fc.boolean(),
});

/** Key presses of somebody who writes and corrects in one place. */
const typing = fc.array(fc.constantFrom('a', 'b', ' ', 'back', 'back two', 'right'), { maxLength: 30 });

function changesOf({ cuts, inserts }: Event, length: number): TextChange[] {
  const places = [...new Set(cuts.map((cut) => cut % (length + 1)))].sort((a, b) => a - b);
  const changes: TextChange[] = [];
  for (let index = 0; index + 1 < places.length; index += 2) {
    changes.push({ start: places[index]!, end: places[index + 1]!, text: inserts[index / 2] ?? '' });
  }
  return changes.reverse();
}

function applied(text: string, changes: readonly TextChange[]): string {
  return [...changes]
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, text: insert }) => result.slice(0, start) + insert + result.slice(end), text);
}

describe('the text of an open article', () => {
  it('is what the events make of it, whenever somebody looks', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.array(event, { maxLength: 12 }), (start, events) => {
        const text = new ArticleText(start);
        let expected = start;
        for (const one of events) {
          const changes = changesOf(one, expected.length);
          const next = applied(expected, changes);
          const isOther = changes.some(({ start: from, end, text: insert }) => expected.slice(from, end) !== insert);
          assert.equal(text.apply(changes), isOther);
          expected = next;
          if (one.isRead) assert.equal(text.value, expected);
        }
        assert.equal(text.value, expected);
      }),
    );
  });

  it('gathers what is typed in one place', () => {
    fc.assert(
      fc.property(typing, fc.nat(20), (keys, caretAt) => {
        let expected = 'Le marché a rouvert hier.';
        const text = new ArticleText(expected);
        let caret = caretAt;
        for (const key of keys) {
          const removed = key === 'back' ? 1 : key === 'back two' ? 2 : 0;
          const change: TextChange = {
            start: Math.max(0, caret - removed),
            end: caret,
            text: removed > 0 || key === 'right' ? '' : key,
          };
          caret = change.start + change.text.length;
          if (key === 'right') caret = Math.min(expected.length, caret + 1);
          else text.apply([change]);
          expected = key === 'right' ? expected : applied(expected, [change]);
        }
        assert.equal(text.value, expected);
      }),
    );
  });

  it('has another version after every change, and none after an event that changes nothing', () => {
    const text = new ArticleText('un\ndeux');
    const { version } = text;
    assert.equal(text.apply([{ start: 0, end: 7, text: 'un\ndeux' }]), false);
    assert.equal(text.version, version);
    assert.equal(text.apply([{ start: 0, end: 2, text: 'en' }]), true);
    assert.notEqual(text.version, version);
  });
});
