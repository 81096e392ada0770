import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { inOrder } from '../../../src/cli/in-order';

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise(setImmediate);
}

async function collect<T>(results: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const result of results) collected.push(result);
  return collected;
}

describe('work on several items at a time', () => {
  it('gives the results in the order of the items, however long each takes, and takes no more than agreed', async () => {
    const waits = fc.array(fc.record({ source: fc.nat(2), work: fc.nat(5) }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(waits, fc.integer({ min: 1, max: 5 }), async (items, atOnce) => {
        let taken = 0;
        let given = 0;
        async function* source() {
          for (const [index, { source, work }] of items.entries()) {
            await turns(source);
            taken += 1;
            yield { index, work };
          }
        }
        const results = inOrder(source(), atOnce, async ({ index, work }) => {
          assert.ok(taken - given <= atOnce);
          await turns(work);
          return index;
        });
        for await (const index of results) {
          assert.equal(index, given);
          given += 1;
        }
        assert.equal(given, items.length);
      }),
      { numRuns: 60 },
    );
  });

  it('works on as many as agreed at the same time', async () => {
    let running = 0;
    let most = 0;
    await collect(
      inOrder([1, 2, 3, 4, 5], 3, async () => {
        most = Math.max(most, (running += 1));
        await turns(3);
        running -= 1;
      }),
    );
    assert.equal(most, 3);
  });

  it('gives a result while the source lets us wait for the next item', async () => {
    async function* source() {
      yield 'first';
      await new Promise(() => undefined);
    }
    const results = inOrder(source(), 4, (item) => Promise.resolve(item));
    assert.deepEqual(await results.next(), { value: 'first', done: false });
  });

  it('can be left while the source lets us wait', async () => {
    async function* source() {
      yield 'first';
      await new Promise(() => undefined);
    }
    for await (const result of inOrder(source(), 4, (item) => Promise.resolve(item))) {
      assert.equal(result, 'first');
      break;
    }
  });

  it('throws what a source throws after the results before it', async () => {
    function* source() {
      yield 1;
      yield 2;
      throw new Error('no more');
    }
    const given: number[] = [];
    await assert.rejects(async () => {
      for await (const result of inOrder(source(), 4, async (item) => {
        await turns(3);
        return item;
      }))
        given.push(result);
    }, /no more/);
    assert.deepEqual(given, [1, 2]);
  });

  it('throws what work throws when it is its turn, and nothing of what came after', async () => {
    const given: number[] = [];
    await assert.rejects(async () => {
      for await (const result of inOrder([0, 1, 2, 3], 4, async (item) => {
        await turns(4 - item);
        if (item > 0) throw new Error(`at ${item}`);
        return item;
      }))
        given.push(result);
    }, /at 1/);
    assert.deepEqual(given, [0]);
  });

  it('closes a source that it leaves', async () => {
    let closed = false;
    function* source() {
      try {
        yield* [1, 2, 3];
      } finally {
        closed = true;
      }
    }
    for await (const _ of inOrder(source(), 1, (item) => Promise.resolve(item))) break;
    assert.equal(closed, true);
  });
});
