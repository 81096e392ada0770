import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Placed } from '../../../src/annotation/order';
import { insertAll, insertionPoint } from '../../../src/annotation/order';
import type { Span } from '../../../src/text/span';
import { compareSpans } from '../../../src/text/span';

const span: fc.Arbitrary<Span> = fc
  .tuple(fc.nat(20), fc.integer({ min: 1, max: 8 }))
  .map(([start, length]) => ({ start, end: start + length }));

describe('insertion points', () => {
  const order: Placed[] = [
    { id: 'outer', span: { start: 0, end: 20 } },
    { id: 'inner', span: { start: 0, end: 5 } },
    { id: 'lost' },
    { id: 'later', span: { start: 30, end: 35 } },
  ];

  it('lie behind the nearest mention before, longest first', () => {
    assert.equal(insertionPoint(order, { start: 0, end: 10 }), 'outer');
    assert.equal(insertionPoint(order, { start: 0, end: 5 }), 'inner');
    assert.equal(insertionPoint(order, { start: 25, end: 26 }), 'inner');
    assert.equal(insertionPoint(order, { start: 40, end: 41 }), 'later');
    assert.equal(insertionPoint(order, { start: 0, end: 30 }), null);
    assert.equal(insertionPoint([], { start: 0, end: 1 }), null);
  });

  it('do not follow a mention that stands out of order', () => {
    const shuffled = [...order, { id: 'moved', span: { start: 2, end: 3 } }];
    assert.equal(insertionPoint(shuffled, { start: 31, end: 32 }), 'later');
  });

  it('keep a sorted order sorted', () => {
    fc.assert(
      fc.property(fc.array(span), fc.array(span), (present, added) => {
        const before = [...present].sort(compareSpans).map((of, index) => ({ id: `p${index}`, span: of }));
        const fresh = added.map((of, index) => ({ id: `a${index}`, span: of }));
        const spans = new Map([...before, ...fresh].map((placed) => [placed.id, placed.span]));
        const ids = insertAll(before, fresh);
        assert.equal(new Set(ids).size, before.length + fresh.length);
        for (const [index, id] of ids.slice(1).entries()) {
          assert.ok(compareSpans(spans.get(ids[index] ?? '')!, spans.get(id)!) <= 0);
        }
      }),
    );
  });

  it('are the same one by one and all at once, and move nothing that is there', () => {
    const placed = fc
      .array(fc.option(span, { nil: undefined }))
      .map((spans) => spans.map((of, index): Placed => ({ id: `p${index}`, span: of })));
    fc.assert(
      fc.property(placed, span, (order, added) => {
        const ids = insertAll(order, [{ id: 'new', span: added }]);
        assert.deepEqual(
          ids.filter((id) => id !== 'new'),
          order.map(({ id }) => id),
        );
        assert.equal(ids[ids.indexOf('new') - 1] ?? null, insertionPoint(order, added));
      }),
    );
  });
});
