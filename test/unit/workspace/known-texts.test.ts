import assert from 'node:assert/strict';
import { type CacheFolder, KnownTexts } from '../../../src/workspace/known-texts';

/** A folder in memory. */
class Folder implements CacheFolder {
  readonly files = new Map<string, string>();
  lists = 0;

  list() {
    this.lists++;
    return Promise.resolve(Array.from(this.files, ([name, text]) => ({ name, size: Buffer.byteLength(text) })));
  }

  read(name: string) {
    return Promise.resolve(this.files.get(name));
  }

  write(name: string, text: string) {
    this.files.delete(name);
    this.files.set(name, text);
    return Promise.resolve(Buffer.byteLength(text));
  }

  remove(name: string) {
    this.files.delete(name);
    return Promise.resolve();
  }
}

const PLACE = { id: 'm-1', exact: 'Salma Rahmouni', start: 3, end: 9 };

function uriOf(index: number): string {
  return `file:///press/${index}.txt`;
}

describe('the last-known texts', () => {
  it('are found by the URI of their article, also by the next window', async () => {
    const folder = new Folder();
    const texts = new KnownTexts(folder);
    await texts.keep(uriOf(1), { text: 'Un\n« deux »\n', places: [PLACE] });
    assert.deepEqual(await texts.find(uriOf(1)), { text: 'Un\n« deux »\n', places: [PLACE] });
    assert.equal((await new KnownTexts(folder).find(uriOf(1)))?.text, 'Un\n« deux »\n');
    assert.equal(await texts.find(uriOf(2)), undefined);
    for (const name of folder.files.keys()) assert.match(name, /^[0-9a-f]{32}\.json$/);
  });

  it('are those kept last, even when nobody waited', async () => {
    const texts = new KnownTexts(new Folder());
    void texts.keep(uriOf(1), { text: 'un', places: [] });
    void texts.keep(uriOf(1), { text: 'deux', places: [] });
    assert.equal((await texts.find(uriOf(1)))?.text, 'deux');
  });

  it('are bounded in number and size; what was kept longest ago goes first', async () => {
    const folder = new Folder();
    const limits = { length: 1000, count: 3, total: 1000 };
    const keep = (index: number, text: string) =>
      new KnownTexts(folder, limits).keep(uriOf(index), { text, places: [] });
    const kept = async () => {
      const found = await Promise.all([1, 2, 3, 4, 5].map((index) => new KnownTexts(folder).find(uriOf(index))));
      return found.flatMap((known, index) => (known === undefined ? [] : [index + 1]));
    };
    for (const index of [1, 2, 3, 1, 4]) await keep(index, 'court');
    assert.deepEqual(await kept(), [1, 3, 4]);
    await keep(5, 'é'.repeat(420));
    assert.deepEqual(await kept(), [4, 5]);
    // More than 1,000 bytes by itself: not kept either.
    await keep(5, 'é'.repeat(700));
    assert.deepEqual(await kept(), []);
  });

  it('of an article that has become too long are forgotten', async () => {
    const texts = new KnownTexts(new Folder(), { length: 10, count: 3, total: 1000 });
    await texts.keep(uriOf(1), { text: 'court', places: [] });
    await texts.keep(uriOf(1), { text: 'trop long pour être gardé', places: [] });
    assert.equal(await texts.find(uriOf(1)), undefined);
  });

  it('count as unknown when their file was damaged, or is that of another article', async () => {
    const folder = new Folder();
    const texts = new KnownTexts(folder);
    await texts.keep(uriOf(1), { text: 'un deux trois', places: [PLACE] });
    const [name, good] = [...folder.files][0]!;
    const broken = [
      '',
      good.slice(0, -5),
      'null',
      '[]',
      '"x"',
      good.replace('"version":1', '"version":2'),
      good.replace('press/1', 'press/2'),
      good.replace('"text":"un deux trois"', '"text":3'),
      good.replace('"places":[', '"places":{"a":[').replace(']', ']}'),
    ];
    for (const content of broken) {
      folder.files.set(name, content);
      assert.equal(await texts.find(uriOf(1)), undefined, content);
    }
    for (const [from, to] of [
      ['"start":3', '"start":-1'],
      ['"end":9', '"end":900'],
      ['"end":9', '"end":3'],
      ['"id":"m-1"', '"id":1'],
    ] as const) {
      folder.files.set(name, good.replace(from, to));
      assert.deepEqual((await texts.find(uriOf(1)))?.places, [], to);
    }
  });

  it('go on after the folder failed once', async () => {
    const folder = new Folder();
    const texts = new KnownTexts(folder);
    const write = folder.write.bind(folder);
    folder.write = () => Promise.reject(new Error('no space'));
    await assert.rejects(texts.keep(uriOf(1), { text: 'un', places: [] }), /no space/);
    folder.write = write;
    await texts.keep(uriOf(1), { text: 'deux', places: [] });
    assert.equal((await texts.find(uriOf(1)))?.text, 'deux');
  });
});
