import assert from 'node:assert/strict';
import { ProgressCache } from '../../../src/extension/features/file-badges/progress-cache';

const SIDECAR =
  'format: "marginalia/1"\n\narticle:\n  done: [actor]\n\nmentions:\n  m-1: {type: date, exact: "hier", status: proposed}\n';

/** Files in memory that count how often, and how many at once, they are read. */
class Files {
  readonly texts = new Map<string, string>();
  readonly reads: string[] = [];
  now = 0;
  most = 0;
  failing = false;

  readonly sources = {
    read: async (path: string): Promise<Uint8Array | undefined> => {
      this.reads.push(path);
      this.most = Math.max(this.most, ++this.now);
      await Promise.resolve();
      this.now--;
      if (this.failing) throw new Error('unreachable');
      const text = this.texts.get(path);
      return text === undefined ? undefined : new TextEncoder().encode(text);
    },
    scheduler: { yieldNow: () => Promise.resolve(), now: () => 0 },
  };
}

describe('the progress of articles', () => {
  it('is read once, when somebody asks', async () => {
    const files = new Files();
    files.texts.set('a', SIDECAR);
    const cache = new ProgressCache(files.sources);
    assert.deepEqual(files.reads, []);
    assert.deepEqual(await cache.get('a'), { proposed: 1, done: ['actor'] });
    assert.equal(await cache.get('none'), undefined);
    await Promise.all([cache.get('a'), cache.get('none')]);
    assert.deepEqual(files.reads, ['a', 'none']);
  });

  it('is read again after it was forgotten, not when somebody told it', async () => {
    const files = new Files();
    const cache = new ProgressCache(files.sources);
    assert.equal(await cache.get('a'), undefined);
    files.texts.set('a', SIDECAR);
    cache.forget('a');
    assert.equal((await cache.get('a'))?.proposed, 1);
    cache.set('a', { proposed: 0, done: [] });
    assert.equal((await cache.get('a'))?.proposed, 0);
    assert.deepEqual(files.reads, ['a', 'a']);
  });

  it('says of a file with errors that nothing is done', async () => {
    const files = new Files();
    files.texts.set('a', SIDECAR.replace('type: date', 'type: [date]'));
    assert.deepEqual((await new ProgressCache(files.sources).get('a'))?.done, []);
  });

  it('tries again after a failure', async () => {
    const files = new Files();
    files.texts.set('a', SIDECAR);
    files.failing = true;
    const cache = new ProgressCache(files.sources);
    await assert.rejects(cache.get('a'), /unreachable/);
    files.failing = false;
    assert.equal((await cache.get('a'))?.proposed, 1);
  });

  it('reads a few at once and keeps those asked about last, however many there are', async () => {
    const files = new Files();
    const cache = new ProgressCache(files.sources, 10);
    const paths = Array.from({ length: 100 }, (_, index) => `article ${index}`);
    for (const path of paths) files.texts.set(path, SIDECAR);
    await Promise.all(paths.map((path) => cache.get(path)));
    assert.equal(files.reads.length, 100);
    assert.equal(files.most, 4);
    await cache.get('article 99');
    assert.equal(files.reads.length, 100);
    await cache.get('article 0');
    assert.equal(files.reads.length, 101);
  });
});
