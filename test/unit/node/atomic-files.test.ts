import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmod, mkdir, rename, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import { AtomicFiles } from '../../../src/node/atomic-files';
import { FileError } from '../../../src/workspace/file-error';
import { makeTemporaryName, parseTemporaryName, temporaryTarget, THIS_HOST } from '../../../src/node/temporary-name';
import { useTemporaryFolder } from './temporary-folder';

const bytes = (text: string) => Buffer.from(text);

/** The number of a process that is certainly gone: one that we started and saw end. */
function deadPid(): number {
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  assert.ok(pid > 0);
  return pid;
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  assert.ok(FileError.is(error), `expected a FileError, got ${String(error)}`);
  return error.detail.code;
}

describe('atomic files', () => {
  const given = useTemporaryFolder();
  const files = new AtomicFiles();

  it('reads what is there, and undefined where nothing is', async () => {
    await given.folder.write('a', 'één');
    assert.deepEqual(await files.read(given.folder.at('a')), bytes('één'));
    assert.equal(await files.read(given.folder.at('b')), undefined);
    assert.equal(await files.read(given.folder.at('a/b')), undefined, 'below a file there is nothing');
  });

  it('refuses folders, devices and files over the limit', async () => {
    assert.equal(await refusal(files.read(given.folder.path)), 'file-is-folder');
    assert.equal(await refusal(files.read('/dev/zero')), 'file-not-regular');
    await given.folder.write('a', '12345');
    assert.equal(await refusal(new AtomicFiles({ maxBytes: 4 }).read(given.folder.at('a'))), 'file-too-large');
  });

  it('writes nothing that is too large to be read again', async () => {
    const file = await given.folder.write('a', 'old');
    const huge = Buffer.alloc(8 * 1024 * 1024 + 1);
    assert.equal(await refusal(files.writeIfUnchanged(file, huge, bytes('old'))), 'file-would-be-too-large');
    assert.equal(await given.folder.text('a'), 'old');
  });

  it('creates a file where none is expected, and not over one that came meanwhile', async () => {
    const file = given.folder.at('new');
    assert.equal(await files.writeIfUnchanged(file, bytes('1'), undefined), 'written');
    assert.equal(await files.writeIfUnchanged(file, bytes('2'), undefined), 'changed');
    assert.equal(await given.folder.text('new'), '1');
  });

  it('replaces only the bytes that were expected', async () => {
    const file = await given.folder.write('a', 'old');
    assert.equal(await files.writeIfUnchanged(file, bytes('mine'), bytes('older')), 'changed');
    assert.equal(await given.folder.text('a'), 'old');
    assert.equal(await files.writeIfUnchanged(file, bytes('mine'), bytes('old')), 'written');
    assert.equal(await given.folder.text('a'), 'mine');
    assert.deepEqual(await given.folder.names(), ['a'], 'nothing else is left');
  });

  it('does not bring back a file that was deleted meanwhile', async () => {
    assert.equal(await files.writeIfUnchanged(given.folder.at('gone'), bytes('1'), bytes('0')), 'changed');
    assert.deepEqual(await given.folder.names(), []);
  });

  it('keeps the mode of the file', async function () {
    if (process.platform === 'win32') return; // No mode bits there.
    const file = await given.folder.write('a', 'old');
    await chmod(file, 0o640);
    await files.writeIfUnchanged(file, bytes('new'), bytes('old'));
    assert.equal((await stat(file)).mode & 0o7777, 0o640);
  });

  it('writes through a link and leaves the link', async () => {
    const target = await given.folder.write('deep/target', 'old');
    await symlink(target, given.folder.at('link'));
    assert.equal(await files.writeIfUnchanged(given.folder.at('link'), bytes('new'), bytes('old')), 'written');
    assert.equal(await given.folder.text('deep/target'), 'new');
    assert.deepEqual(await given.folder.names('deep'), ['target']);
  });

  it('creates nothing through a dangling link', async () => {
    await symlink(given.folder.at('nowhere'), given.folder.at('link'));
    const code = await refusal(files.writeIfUnchanged(given.folder.at('link'), bytes('new'), undefined));
    assert.equal(code, 'file-dangling-link');
    assert.deepEqual(await given.folder.names(), ['link']);
  });

  it('says what is wrong with a place that cannot be written', async () => {
    await given.folder.write('file', '');
    assert.equal(
      await refusal(files.writeIfUnchanged(given.folder.at('file/x'), bytes('1'), undefined)),
      'file-parent',
    );
    assert.equal(
      await refusal(files.writeIfUnchanged(given.folder.at('none/x'), bytes('1'), undefined)),
      'file-parent',
    );
    await mkdir(given.folder.at('folder'));
    assert.equal(
      await refusal(files.writeIfUnchanged(given.folder.at('folder'), bytes('1'), undefined)),
      'file-is-folder',
    );
  });

  it('writes files whose names are as long as names can be', async () => {
    const name = 'é'.repeat(127);
    assert.equal(await files.writeIfUnchanged(given.folder.at(name), bytes('1'), undefined), 'written');
    assert.deepEqual(await given.folder.names(), [name]);
  });

  it('tries a refused rename again, with growing pauses, and then gives up without a trace', async () => {
    const file = await given.folder.write('a', 'old');
    const pauses: number[] = [];
    const busy = () => Promise.reject(Object.assign(new Error('busy'), { code: 'EBUSY' }));
    const pause = (milliseconds: number) => Promise.resolve(pauses.push(milliseconds));
    const code = await refusal(
      new AtomicFiles({ rename: busy, pause }).writeIfUnchanged(file, bytes('new'), bytes('old')),
    );
    assert.equal(code, 'file-busy');
    assert.deepEqual(pauses, [20, 40, 80, 160, 320]);
    assert.deepEqual(await given.folder.names(), ['a']);
    assert.equal(await given.folder.text('a'), 'old');

    let refusals = 2;
    const soon = (from: string, to: string) => (refusals-- > 0 ? busy() : rename(from, to));
    const patient = new AtomicFiles({ rename: soon, pause });
    assert.equal(await patient.writeIfUnchanged(file, bytes('new'), bytes('old')), 'written');
  });

  it('looks again after each pause, so that a change in the pause is not written over', async () => {
    const file = await given.folder.write('a', 'old');
    const busy = () => Promise.reject(Object.assign(new Error('busy'), { code: 'EBUSY' }));
    const pause = () => writeFile(file, 'theirs');
    const store = new AtomicFiles({ rename: busy, pause });
    assert.equal(await store.writeIfUnchanged(file, bytes('mine'), bytes('old')), 'changed');
    assert.equal(await given.folder.text('a'), 'theirs');
  });

  it('lets no writer undo another: every increment of many counts', async () => {
    const file = await given.folder.write('count', '0');
    const store = new AtomicFiles({ pause: () => new Promise((resolve) => void setImmediate(resolve)) });
    const increment = async () => {
      for (;;) {
        const before = (await store.read(file)) ?? bytes('');
        const after = bytes(String(Number(Buffer.from(before).toString()) + 1));
        if ((await store.writeIfUnchanged(file, after, before)) === 'written') return;
      }
    };
    await Promise.all(Array.from({ length: 6 }, increment));
    assert.equal(await given.folder.text('count'), '6');
    assert.deepEqual(await given.folder.names(), ['count']);
  });

  it('waits for a living process that claims the same file, and not for others', async () => {
    const file = await given.folder.write('a', 'old');
    const claim = makeTemporaryName('a').replace(`-${process.pid}-`, `-${process.ppid}-`);
    await given.folder.write(claim, '');
    let pauses = 0;
    const store = new AtomicFiles({ patienceMs: 50, pause: () => Promise.resolve((pauses += 1)) });
    assert.equal(await refusal(store.writeIfUnchanged(file, bytes('new'), bytes('old'))), 'file-busy');
    assert.ok(pauses > 0);
    assert.equal(await given.folder.text('a'), 'old');
    const other = await given.folder.write('b', 'old');
    assert.equal(await store.writeIfUnchanged(other, bytes('new'), bytes('old')), 'written');
  });

  it('neither waits for the claim of a dead process nor lists it, and removes it when asked', async () => {
    const file = await given.folder.write('a', 'old');
    const left = makeTemporaryName('a').replace(`-${process.pid}-`, `-${deadPid()}-`);
    await given.folder.write(left, 'half');
    const store = new AtomicFiles({ pause: () => Promise.reject(new Error('waited')) });
    assert.deepEqual(await store.list(given.folder.path), ['a']);
    assert.equal(await store.writeIfUnchanged(file, bytes('new'), bytes('old')), 'written');
    assert.deepEqual(await store.removeLeftovers(given.folder.path), [left]);
    assert.deepEqual(await given.folder.names(), ['a']);
  });

  it('removes nothing that it did not make or that may be in use', async () => {
    const dead = deadPid();
    const keep = [
      makeTemporaryName('living').replace(`-${process.pid}-`, `-${process.ppid}-`),
      `.young.00000000-${dead}-0123456789ab.marginalia-tmp`,
      '.marginalia-tmp',
      'a.marginalia-tmp',
      `.a.${THIS_HOST}-0-0123456789ab.marginalia-tmp`,
      `.a.${THIS_HOST}-${dead}-0123456789ab.marginalia-tmp.bak`,
    ];
    for (const name of keep) await given.folder.write(name, '');
    const folder = makeTemporaryName('folder').replace(`-${process.pid}-`, `-${dead}-`);
    await mkdir(given.folder.at(folder));
    const old = `.old.00000000-${dead}-0123456789ab.marginalia-tmp`;
    await utimes(await given.folder.write(old, ''), new Date(0), new Date(0));
    assert.deepEqual(await files.removeLeftovers(given.folder.path), [old]);
    assert.deepEqual(await given.folder.names(), [...keep, folder].sort());
    assert.deepEqual(await files.removeLeftovers(given.folder.at('none')), []);
  });

  it('lists files only, sorted, and nothing where there is no folder', async () => {
    await given.folder.write('b', '');
    await given.folder.write('a', '');
    await given.folder.write('folder/c', '');
    assert.deepEqual(await files.list(given.folder.path), ['a', 'b']);
    assert.deepEqual(await files.list(given.folder.at('none')), []);
  });
});

describe('temporary names', () => {
  it('tell their target and owner, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), (raw) => {
        const name = raw.replace(/[/\0]/g, '_');
        const made = makeTemporaryName(name);
        assert.deepEqual(parseTemporaryName(made), {
          target: temporaryTarget(name),
          host: THIS_HOST,
          pid: process.pid,
        });
        assert.ok(Buffer.byteLength(made) <= 255);
        assert.notEqual(made, makeTemporaryName(name));
      }),
    );
  });
});
