import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { LivePositions } from '../../../src/anchoring/live-positions';
import type { TextChange } from '../../../src/anchoring/placement';
import { compareSpans, overlaps, type Span } from '../../../src/text/span';

/** A document that remembers for every character which mentions it belongs to: slow and obvious. */
class TaggedText {
  private characters: Set<string>[];
  readonly dead = new Set<string>();

  constructor(
    length: number,
    private readonly spans: ReadonlyMap<string, Span>,
  ) {
    this.characters = Array.from({ length }, () => new Set<string>());
    for (const [id, { start, end }] of spans) {
      for (let at = start; at < end; at += 1) this.characters[at]!.add(id);
    }
  }

  get length(): number {
    return this.characters.length;
  }

  spanOf(id: string): Span | undefined {
    const start = this.characters.findIndex((tags) => tags.has(id));
    if (start === -1) return undefined;
    return { start, end: this.characters.findLastIndex((tags) => tags.has(id)) + 1 };
  }

  apply(changes: readonly TextChange[]): void {
    const before = this.characters;
    const covered = [...this.spans.keys()].filter((id) => {
      const span = this.spanOf(id);
      return span !== undefined && changes.some(({ start, end }) => start <= span.start && span.end <= end);
    });
    const pieces: Set<string>[][] = [];
    let at = 0;
    for (const { start, end, text } of [...changes].sort((a, b) => a.start - b.start || a.end - b.end)) {
      pieces.push(before.slice(at, start));
      // New characters belong to a mention that held all that they replace, or both neighbours where they replace nothing.
      const around = start === end ? [before[start - 1], before[end]] : before.slice(start, end);
      const tags = [...this.spans.keys()].filter((id) => around.every((tagged) => tagged?.has(id)));
      pieces.push(Array.from({ length: text.length }, () => new Set(tags)));
      at = end;
    }
    pieces.push(before.slice(at));
    this.characters = pieces.flat();
    for (const id of covered) for (const tags of this.characters) tags.delete(id);
    for (const id of this.spans.keys()) if (this.spanOf(id) === undefined) this.dead.add(id);
  }
}

const LENGTH = 60;

const spans: fc.Arbitrary<Map<string, Span>> = fc
  .array(fc.tuple(fc.nat(LENGTH - 1), fc.integer({ min: 1, max: 25 })), { maxLength: 10 })
  .map((pairs) => {
    return new Map(pairs.map(([start, size], index) => [`m${index}`, { start, end: Math.min(LENGTH, start + size) }]));
  });

/** Raw numbers of one event; they become changes that do not overlap once the length of the text is known. */
const events = fc.array(fc.array(fc.tuple(fc.nat(), fc.nat(6), fc.nat(5)), { minLength: 1, maxLength: 4 }), {
  maxLength: 12,
});

function changesFor(length: number, raw: readonly (readonly [number, number, number])[]): TextChange[] {
  const changes: TextChange[] = [];
  for (const [at, deleted, inserted] of raw) {
    const start = at % (length + 1);
    const change = { start, end: Math.min(length, start + deleted), text: 'x'.repeat(inserted) };
    // Editors never give two changes of one event that touch.
    if (changes.every((other) => change.end < other.start || other.end < change.start)) changes.push(change);
  }
  return changes;
}

describe('LivePositions', () => {
  it('follows random edits as a text does whose characters know their mentions', () => {
    fc.assert(
      fc.property(spans, events, (entries, rawEvents) => {
        const model = new TaggedText(LENGTH, entries);
        const positions = new LivePositions(entries);
        for (const raw of rawEvents) {
          const changes = changesFor(model.length, raw);
          const spansBefore = new Map([...entries.keys()].map((id) => [id, positions.get(id)]));
          model.apply(changes);
          const touched = new Set(positions.apply(changes));
          for (const [id, before] of spansBefore) {
            const after = positions.get(id);
            assert.deepEqual(after, model.spanOf(id));
            if (before === undefined) continue;
            const near = changes.some(({ start, end }) => start <= before.end + 64 && end >= before.start - 64);
            assert.equal(touched.has(id), near, `${id} touched`);
          }
          assert.deepEqual(new Set(positions.tombstones().keys()), model.dead);
          for (const at of positions.tombstones().values()) assert.ok(at >= 0 && at <= model.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('lists mentions in reading order and finds those in a range, whatever edits went before', () => {
    fc.assert(
      fc.property(spans, events, fc.nat(80), fc.nat(20), (entries, rawEvents, start, size) => {
        const positions = new LivePositions(entries);
        let length = LENGTH;
        for (const raw of rawEvents) {
          const changes = changesFor(length, raw);
          positions.apply(changes);
          for (const change of changes) length += change.text.length - (change.end - change.start);
          const all = positions.all();
          assert.deepEqual(
            all.map(([, span]) => span),
            [...all].map(([, span]) => span).sort(compareSpans),
          );
          assert.equal(all.length + positions.tombstones().size, entries.size);
          const range = { start, end: start + size };
          const expected = all.filter(([, span]) =>
            size === 0 ? span.start <= start && start <= span.end : overlaps(span, range),
          );
          assert.deepEqual(
            positions.inRange(range.start, range.end),
            expected.map(([id]) => id),
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keeps reading order while mentions come, go and move between edits', () => {
    const step = fc.oneof(
      fc.record({ set: fc.nat(11), start: fc.nat(LENGTH), size: fc.nat(25) }),
      fc.record({ forget: fc.nat(11) }),
      fc.record({ event: fc.array(fc.tuple(fc.nat(), fc.nat(6), fc.nat(5)), { minLength: 1, maxLength: 3 }) }),
    );
    fc.assert(
      fc.property(spans, fc.array(step, { maxLength: 60 }), fc.boolean(), (entries, steps, asking) => {
        const positions = new LivePositions(entries);
        const present = new Set(entries.keys());
        for (const step of steps) {
          if ('set' in step) {
            positions.set(`m${step.set}`, { start: step.start, end: step.start + step.size });
            present.add(`m${step.set}`);
          } else if ('forget' in step) {
            positions.delete(`m${step.forget}`);
            present.delete(`m${step.forget}`);
          } else positions.apply(changesFor(LENGTH, step.event));
          if (!asking) continue;
          const expected = [...present].flatMap((id) => positions.get(id) ?? []).sort(compareSpans);
          const all = positions.all();
          assert.deepEqual(
            all.map(([, span]) => span),
            expected,
          );
          assert.equal(positions.size, expected.length);
          assert.deepEqual(
            all,
            all.map(([id]) => [id, positions.get(id)]),
          );
          for (const at of [0, 7, 20, 41]) {
            const found = positions.inRange(at, at + 5);
            assert.deepEqual(
              found,
              all.filter(([, span]) => overlaps(span, { start: at, end: at + 5 })).map(([id]) => id),
            );
          }
        }
        const expected = [...present].flatMap((id) => positions.get(id) ?? []).sort(compareSpans);
        assert.deepEqual(
          positions.all().map(([, span]) => span),
          expected,
        );
        assert.deepEqual(
          positions.some(1, 6, 2),
          positions
            .all()
            .slice(1, 6)
            .filter((_, index) => index % 2 === 0),
        );
      }),
      { numRuns: 600 },
    );
  });

  it('sets, moves and forgets mentions', () => {
    const ids = Array.from({ length: 200 }, (_, index) => `m${index}`);
    const positions = new LivePositions(ids.map((id, index) => [id, { start: index * 10, end: index * 10 + 4 }]));
    positions.set('m0', { start: 5000, end: 5003 });
    for (const id of ids.slice(50, 150)) positions.delete(id);
    positions.delete('unknown');
    assert.equal(positions.get('m60'), undefined);
    assert.deepEqual(positions.get('m199'), { start: 1990, end: 1994 });
    assert.equal(positions.all().length, 100);
    assert.equal(positions.all().at(-1)?.[0], 'm0');
  });

  describe('with one mention', () => {
    const after = (change: TextChange): Span | undefined => {
      const positions = new LivePositions([['m', { start: 10, end: 20 }]]);
      positions.apply([change]);
      return positions.get('m');
    };

    it('grows with what is typed strictly inside, never at its edges', () => {
      assert.deepEqual(after({ start: 15, end: 15, text: 'ab' }), { start: 10, end: 22 });
      assert.deepEqual(after({ start: 10, end: 10, text: 'ab' }), { start: 12, end: 22 });
      assert.deepEqual(after({ start: 20, end: 20, text: 'ab' }), { start: 10, end: 20 });
    });

    it('keeps a first or last letter that is corrected', () => {
      assert.deepEqual(after({ start: 10, end: 11, text: 'V' }), { start: 10, end: 20 });
      assert.deepEqual(after({ start: 19, end: 20, text: 's' }), { start: 10, end: 20 });
    });

    it('keeps what an edit across its edge leaves', () => {
      assert.deepEqual(after({ start: 5, end: 13, text: 'abc' }), { start: 8, end: 15 });
      assert.deepEqual(after({ start: 17, end: 30, text: 'abc' }), { start: 10, end: 17 });
    });

    it('leaves a tombstone that comes back when it is set again', () => {
      const positions = new LivePositions([['m', { start: 10, end: 20 }]]);
      assert.deepEqual(positions.apply([{ start: 10, end: 20, text: 'une autre' }]), ['m']);
      assert.equal(positions.get('m'), undefined);
      assert.deepEqual(positions.tombstones(), new Map([['m', 10]]));
      positions.apply([{ start: 0, end: 0, text: 'abc' }]);
      assert.deepEqual(positions.tombstones(), new Map([['m', 13]]));
      assert.deepEqual(positions.inRange(0, 100), []);
      positions.set('m', { start: 13, end: 23 });
      assert.deepEqual(positions.get('m'), { start: 13, end: 23 });
      assert.equal(positions.tombstones().size, 0);
    });
  });

  it('tells only the mentions near an edit', () => {
    const positions = new LivePositions([
      ['far before', { start: 0, end: 10 }],
      ['before', { start: 20, end: 36 }],
      ['after', { start: 164, end: 170 }],
      ['far after', { start: 165, end: 170 }],
    ]);
    assert.deepEqual(positions.apply([{ start: 100, end: 100, text: 'a' }]), ['before', 'after']);
  });
});
