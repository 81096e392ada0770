import * as assert from 'node:assert/strict';
import { RecognizerPool, type RecognizerThread } from '../../../src/node/recognizer-pool';
import type { Recognition } from '../../../src/recognition/recognizer';
import { STILL } from '../recognition/host';

const turn = () => new Promise(setImmediate);

/** Reads when the test lets it, and says which thread read. */
class FakeThread implements RecognizerThread {
  readonly waiting = new Map<string, (error?: Error) => void>();
  most = 0;
  disposed = false;

  constructor(private readonly name: string) {}

  recognize({ text }: { readonly text: string }): Promise<Recognition> {
    return new Promise((resolve, reject) => {
      this.waiting.set(text, (error) => {
        this.waiting.delete(text);
        if (error !== undefined) reject(error);
        else resolve({ language: this.name, suggestions: [], entities: [] });
      });
      this.most = Math.max(this.most, this.waiting.size);
    });
  }

  dispose(): void {
    this.disposed = true;
  }

  finish(error?: Error): void {
    for (const go of [...this.waiting.values()]) go(error);
  }
}

function pool(jobs: number, patience: number) {
  const here = new FakeThread('here');
  const threads: FakeThread[] = [];
  const recognizer = new RecognizerPool(jobs, here, {
    start: () => {
      const thread = new FakeThread(`thread ${threads.length}`);
      threads.push(thread);
      return thread;
    },
    patience,
  });
  const read = async (text: string) => (await recognizer.recognize({ text }, STILL)).language;
  return { recognizer, here, threads, read };
}

describe('a pool of recognizers', () => {
  it('reads a few small articles here, one after the other', async () => {
    const { here, threads, read } = pool(4, 100);
    const answers = Promise.all(['a', 'b', 'c'].map(read));
    while (here.waiting.size > 0) {
      here.finish();
      await turn();
    }
    assert.deepEqual(await answers, ['here', 'here', 'here']);
    assert.equal(here.most, 1);
    assert.equal(threads.length, 0);
  });

  it('starts no thread for one article, however long', async () => {
    const { here, threads, read } = pool(4, 10);
    const answer = read('a'.repeat(100));
    here.finish();
    assert.equal(await answer, 'here');
    assert.equal(threads.length, 0);
  });

  it('starts threads when more waits, no more than agreed, and each reads one at a time', async () => {
    const { here, threads, read } = pool(2, 3);
    const answers = Promise.all(['aa', 'bb', 'cc', 'dd'].map(read));
    assert.equal(threads.length, 2);
    assert.deepEqual([...(threads[0]?.waiting.keys() ?? [])], ['bb']);
    assert.deepEqual([...(threads[1]?.waiting.keys() ?? [])], ['cc']);
    here.finish();
    await turn();
    // Here is no place for more: printing and writing need it.
    assert.equal(here.waiting.size, 0);
    threads[1]?.finish();
    await turn();
    assert.deepEqual([...(threads[1]?.waiting.keys() ?? [])], ['dd']);
    for (const thread of threads) thread.finish();
    assert.deepEqual(await answers, ['here', 'thread 0', 'thread 1', 'thread 1']);
    assert.deepEqual(
      threads.map(({ most }) => most),
      [1, 1],
    );
  });

  it('goes on after an article that fails', async () => {
    const { here, threads, read } = pool(2, 0);
    const [first, second, third] = ['a', 'b', 'c'].map(read);
    threads[0]?.finish(new Error('oh'));
    await assert.rejects(second ?? Promise.resolve(), /oh/);
    here.finish();
    threads[1]?.finish();
    assert.equal(await first, 'here');
    assert.equal(await third, 'thread 1');
  });

  it('asks here, at once, when it has one job', async () => {
    const { here, threads, read } = pool(1, 0);
    const answers = Promise.all(['a', 'b'].map(read));
    assert.equal(here.waiting.size, 2);
    here.finish();
    assert.deepEqual(await answers, ['here', 'here']);
    assert.equal(threads.length, 0);
  });

  it('ends its threads when it is disposed', () => {
    const { recognizer, threads, read } = pool(2, 0);
    for (const text of ['a', 'b', 'c']) void read(text);
    recognizer.dispose();
    assert.deepEqual(
      threads.map(({ disposed }) => disposed),
      [true, true],
    );
  });
});
