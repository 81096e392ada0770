import * as assert from 'node:assert/strict';
import { mkdir, symlink } from 'node:fs/promises';
import * as path from 'node:path';
import { findFiles, type FoundFile } from '../../../src/node/find-files';
import { useTemporaryFolder } from './temporary-folder';

const displays = (found: readonly FoundFile[]) => found.map((file) => file.display.split(path.sep).join('/'));

describe('the search for files', () => {
  const given = useTemporaryFolder();
  const find = (...paths: string[]) => findFiles(paths, { cwd: given.folder.path, signal: { aborted: false } });

  it('takes texts, Markdown and whatever has a sidecar, below a folder, sorted', async () => {
    const names = [
      'b.txt',
      'a.md',
      'c.bin',
      'd.csv',
      'd.csv.annotations.yaml',
      'h',
      'h.me.annotations.yaml',
      'e.annotations.yaml',
      'sub/f.TXT',
      'sub/entities.yaml',
      'g',
    ];
    for (const name of names) await given.folder.write(name, '');
    const found = await find('.');
    assert.deepEqual(displays(found.articles), ['a.md', 'b.txt', 'd.csv', 'h', 'sub/f.TXT']);
    assert.deepEqual(displays(found.sidecars), [
      'd.csv.annotations.yaml',
      'e.annotations.yaml',
      'h.me.annotations.yaml',
    ]);
    assert.deepEqual(displays(found.registries), ['sub/entities.yaml']);
    assert.deepEqual(found.problems, []);
  });

  it('skips hidden names and node_modules, unless they are named', async () => {
    for (const name of ['.hidden.txt', '.git/x.txt', 'node_modules/p/readme.md', 'node_modules.txt']) {
      await given.folder.write(name, '');
    }
    assert.deepEqual(displays((await find('.')).articles), ['node_modules.txt']);
    assert.deepEqual(displays((await find('.hidden.txt', 'node_modules')).articles), [
      '.hidden.txt',
      'node_modules/p/readme.md',
    ]);
  });

  it('takes any file that is named, once', async () => {
    await given.folder.write('any.thing', '');
    assert.deepEqual(displays((await find('any.thing', './any.thing', '.')).articles), ['any.thing']);
  });

  it('follows links to files inside the folder, and reports those that lead out', async () => {
    await given.folder.write('in/.store/text', '');
    await given.folder.write('out.txt', '');
    await symlink(given.folder.at('in/.store/text'), given.folder.at('in/inside.txt'));
    await symlink(given.folder.at('out.txt'), given.folder.at('in/outside.txt'));
    await symlink(given.folder.path, given.folder.at('in/loop'));
    const found = await find('in');
    assert.deepEqual(displays(found.articles), ['in/inside.txt']);
    assert.deepEqual(
      found.problems.map((problem) => problem.detail.code),
      ['file-outside'],
    );
    assert.deepEqual(displays((await find('in/outside.txt')).articles), ['in/outside.txt']);
  });

  it('reports paths that do not exist and goes on', async () => {
    await given.folder.write('a.txt', '');
    const found = await find('none.txt', 'a.txt', 'a.txt/b');
    assert.deepEqual(displays(found.articles), ['a.txt']);
    assert.deepEqual(
      found.problems.map((problem) => [problem.path, problem.detail.code]),
      [
        ['none.txt', 'file-missing'],
        ['a.txt/b', 'file-parent'],
      ],
    );
  });

  it('looks no higher than the repository, or than the folder that was given', async () => {
    await given.folder.write('repo/deep/a.txt', '');
    await given.folder.write('plain/b.txt', '');
    await mkdir(given.folder.at('repo/.git'));
    const roots = (await find('repo/deep', 'plain')).articles.map((file) =>
      path.relative(given.folder.path, file.root),
    );
    assert.deepEqual(roots, ['plain', 'repo']);
  });

  it('copes with names of spaces, dashes and every script', async () => {
    const names = ['-rf.txt', 'à propos d’un accord.txt', '记者.txt', "l'article (2).txt"];
    for (const name of names) await given.folder.write(name, '');
    assert.deepEqual(
      displays((await find(given.folder.path)).articles).map((name) => path.basename(name)),
      names.sort(),
    );
  });
});
