import assert from 'node:assert/strict';
import fc from 'fast-check';
import { acceptMention, changeMention, putMention, removeMention } from '../../../src/annotation/edits';
import { EMPTY_SET, type AnnotationSet, type Mention } from '../../../src/annotation/model';
import { parseSidecar } from '../../../src/sidecar/parse';
import { renderSidecar } from '../../../src/sidecar/render';
import { UnreadableResultError } from '../../../src/sidecar/unreadable-result';
import {
  ContendedFileError,
  SidecarStore,
  type StoredFile,
  UnwritableFileError,
} from '../../../src/workspace/sidecar-store';
import { MemoryFiles } from './memory-files';

const FILE: StoredFile = { path: 'press/a.txt.annotations.yaml', kind: 'sidecar', articleName: 'a.txt' };

function mention(id: string, exact: string, more: Partial<Mention> = {}): Mention {
  return { id, type: 'actor', exact, prefix: '', suffix: '', by: 'camille', ...more };
}

function setOf(...mentions: readonly Mention[]): AnnotationSet {
  return { ...EMPTY_SET, mentions: new Map(mentions.map((each) => [each.id, each])) };
}

function storeWith(set?: AnnotationSet): { files: MemoryFiles; store: SidecarStore } {
  const files = new MemoryFiles();
  if (set !== undefined) files.put(FILE.path, renderSidecar(set, FILE.articleName));
  return { files, store: new SidecarStore(files) };
}

function mentionsIn(files: MemoryFiles): readonly string[] {
  return [...parseSidecar(files.text(FILE.path) ?? '').set.mentions.values()].map(({ exact }) => exact);
}

describe('the sidecar store', () => {
  it('creates the sidecar with the first edit', async () => {
    const { files, store } = storeWith();
    await store.edit(FILE, (set) => putMention(set, mention('m-1', 'Ada Tazi')));
    assert.deepEqual(mentionsIn(files), ['Ada Tazi']);
    assert.match(files.text(FILE.path) ?? '', /^# Annotations of a\.txt/);
  });

  it('writes nothing when an edit changes nothing', async () => {
    const { files, store } = storeWith(setOf(mention('m-1', 'Ada Tazi')));
    const { changed } = await store.edit(FILE, (set) => removeMention(set, 'm-none'));
    assert.equal(changed, false);
    assert.equal(files.writes, 0);
  });

  for (const [name, filler] of [
    ['characters', 'x'],
    ['bytes', 'é'],
  ] as const) {
    it(`refuses an edit that would make the file too large to be read again, counted in ${name}`, async () => {
      const { files, store } = storeWith(setOf(mention('m-1', 'Ada Tazi')));
      const small = files.text(FILE.path) ?? '';
      const line = `# ${filler.repeat(997)}\n`;
      const bytes = Buffer.byteLength(line);
      files.put(FILE.path, small + line.repeat(Math.floor((8 * 1024 * 1024 - small.length) / bytes)));
      const before = files.text(FILE.path);
      await assert.rejects(
        store.edit(FILE, (set) => putMention(set, mention('m-2', 'Idris '.repeat(600).trim()))),
        (error) => UnreadableResultError.is(error) && error.detail.code === 'would-be-too-large',
      );
      assert.equal(files.text(FILE.path), before);
      assert.equal(store.canUndo(FILE.path), false);
      assert.ok((await store.edit(FILE, (set) => removeMention(set, 'm-1'))).changed, 'it can still be made smaller');
    });
  }

  it('refuses a text that is longer than a line may be, in a new file and in an old one', async () => {
    const long = mention('m-2', 'très '.repeat(14_000).trim());
    for (const set of [undefined, setOf(mention('m-1', 'Ada Tazi'))]) {
      const { files, store } = storeWith(set);
      const before = files.text(FILE.path);
      await assert.rejects(
        store.edit(FILE, (present) => putMention(present, long)),
        (error) => UnreadableResultError.is(error) && error.detail.code === 'would-be-too-long',
      );
      assert.equal(files.text(FILE.path), before);
    }
  });

  it('gives the same state while the bytes are the same, and tells of others', async () => {
    const { files, store } = storeWith(setOf(mention('m-1', 'Ada Tazi')));
    const told: number[] = [];
    store.onDidChange((_file, state) => told.push(state.document.set.mentions.size));
    const first = await store.load(FILE);
    assert.equal(await store.load(FILE), first);
    files.put(FILE.path, renderSidecar(setOf(), FILE.articleName));
    assert.notEqual(await store.load(FILE), first);
    assert.deepEqual(told, [1, 0]);
  });

  it('merges with what someone else wrote in between', async () => {
    const { files, store } = storeWith(setOf(mention('m-1', 'Ada Tazi')));
    await store.load(FILE);
    files.put(FILE.path, renderSidecar(setOf(mention('m-1', 'Ada Tazi'), mention('m-2', 'Idir Sefrioui')), 'a.txt'));
    await store.edit(FILE, (set) => acceptMention(set, 'm-1', 'ahmed'));
    assert.deepEqual(mentionsIn(files), ['Ada Tazi', 'Idir Sefrioui']);
    assert.match(files.text(FILE.path) ?? '', /reviewed_by: \["ahmed"\]/);
  });

  it('gives up, without writing, when others write again and again', async () => {
    const { files, store } = storeWith(setOf(mention('m-1', 'Ada Tazi')));
    let round = 0;
    files.beforeWrite = () => {
      files.put(FILE.path, renderSidecar(setOf(mention('m-1', `Ada Tazi ${round++}`)), 'a.txt'));
    };
    await assert.rejects(
      store.edit(FILE, (set) => acceptMention(set, 'm-1', 'ahmed')),
      (error) => ContendedFileError.is(error),
    );
    assert.equal(files.writes, 0);
  });

  it('never writes over a file with errors, and can be asked again', async () => {
    const { files, store } = storeWith();
    const broken = 'format: "marginalia/1"\nmentions: [\n';
    files.put(FILE.path, broken);
    for (let attempt = 0; attempt < 2; attempt++) {
      await assert.rejects(
        store.edit(FILE, (set) => putMention(set, mention('m-1', 'Ada Tazi'))),
        (error) => UnwritableFileError.is(error) && error.findings.length > 0,
      );
    }
    assert.equal(files.text(FILE.path), broken);
  });

  it('does edits one after the other, in the order asked for', async () => {
    const { files, store } = storeWith();
    await Promise.all(
      ['a', 'b', 'c', 'd'].map((name, index) =>
        store.edit(FILE, (set) => putMention(set, mention(`m-${index}`, name))),
      ),
    );
    assert.deepEqual(mentionsIn(files), ['a', 'b', 'c', 'd']);
  });

  it('undoes and redoes edits, newest first', async () => {
    const { files, store } = storeWith();
    await store.edit(FILE, (set) => putMention(set, mention('m-1', 'Ada Tazi')));
    await store.edit(FILE, (set) => putMention(set, mention('m-2', 'Idir Sefrioui')));
    assert.equal(await store.undo(FILE.path), true);
    assert.deepEqual(mentionsIn(files), ['Ada Tazi']);
    assert.equal(await store.undo(FILE.path), true);
    assert.deepEqual(mentionsIn(files), []);
    assert.equal(await store.undo(FILE.path), false);
    assert.equal(await store.redo(FILE.path), true);
    assert.equal(await store.redo(FILE.path), true);
    assert.deepEqual(mentionsIn(files), ['Ada Tazi', 'Idir Sefrioui']);
    assert.equal(await store.redo(FILE.path), false);
  });

  it('does not take back what someone else did since', async () => {
    const { files, store } = storeWith(setOf(mention('m-1', 'Ada Tazi')));
    await store.edit(FILE, (set) => changeMention(set, 'm-1', { note: 'à revoir' }));
    const theirs = changeMention(parseSidecar(files.text(FILE.path) ?? '').set, 'm-1', { type: 'institution' });
    files.put(FILE.path, renderSidecar(theirs, 'a.txt'));
    await store.load(FILE);
    await store.undo(FILE.path);
    const now = parseSidecar(files.text(FILE.path) ?? '').set.mentions.get('m-1');
    assert.equal(now?.note, undefined);
    assert.equal(now?.type, 'institution');
  });

  it('keeps a later decision on the same field when an edit is undone, and writes no conflict', async () => {
    const { files, store } = storeWith(setOf(mention('m-1', 'Ada Tazi')));
    await store.edit(FILE, (set) => changeMention(set, 'm-1', { type: 'institution' }));
    const theirs = changeMention(parseSidecar(files.text(FILE.path) ?? '').set, 'm-1', { type: 'place' });
    files.put(FILE.path, renderSidecar(theirs, 'a.txt'));
    await store.load(FILE);
    await store.undo(FILE.path);
    assert.equal(parseSidecar(files.text(FILE.path) ?? '').set.mentions.get('m-1')?.type, 'place');
    assert.ok(!files.text(FILE.path)?.includes('conflict'));
  });

  it('comes back to the same mentions when everything is undone', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(4), fc.constantFrom('put', 'remove', 'retype', 'accept')), { maxLength: 12 }),
        async (steps) => {
          const { files, store } = storeWith(setOf(mention('m-0', 'Ada Tazi'), mention('m-1', 'Idir Sefrioui')));
          const before = files.text(FILE.path);
          let done = 0;
          for (const [number, step] of steps) {
            const id = `m-${number}`;
            const { changed } = await store.edit(FILE, (set) => {
              if (step === 'put') return set.mentions.has(id) ? set : putMention(set, mention(id, `Nom ${number}`));
              if (step === 'remove') return removeMention(set, id);
              if (step === 'retype') return changeMention(set, id, { type: 'institution' });
              return acceptMention(set, id, 'ahmed');
            });
            if (changed) done++;
          }
          for (let step = 0; step < done; step++) assert.equal(await store.undo(FILE.path), true);
          assert.deepEqual(
            new Map(parseSidecar(files.text(FILE.path) ?? '').set.mentions),
            new Map(parseSidecar(before ?? '').set.mentions),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});
