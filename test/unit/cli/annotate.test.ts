import * as assert from 'node:assert/strict';
import { mkdir, stat, symlink, utimes } from 'node:fs/promises';
import { makeTemporaryName } from '../../../src/node/temporary-name';
import { useTemporaryFolder } from '../node/temporary-folder';
import { linesOf, run, wordRecognizer, type RunOptions } from './cli-harness';

const RIVA = wordRecognizer({ Riva: 'actor', ONU: 'institution', mardi: 'date' });
const SIDECAR = 'a.txt.annotations.yaml';

describe('annotate', () => {
  const given = useTemporaryFolder();
  const annotate = (args: readonly string[], options: RunOptions = {}) =>
    run(given.folder.path, ['annotate', ...args], { services: { recognizer: RIVA }, ...options });

  it('writes proposals beside each article and says a line for each', async () => {
    await given.folder.write('a.txt', 'Ana Riva parle à l’ONU.\n');
    await given.folder.write('deep/b.md', 'Rien.\n');
    const { code, out, err } = await annotate(['.']);
    const sidecar = await given.folder.text(SIDECAR);
    assert.match(sidecar, /^# Annotations of a\.txt\..*\nformat: "marginalia\/1"\n/);
    assert.match(sidecar, /type: actor\n.*\n? {4}exact: "Riva"\n {4}status: proposed\n {4}by: "marginalia \d/);
    assert.deepEqual(linesOf(err), ['a.txt: 2 mentions, 2 new', 'deep/b.md: 0 mentions, unchanged']);
    assert.equal(out, '');
    assert.equal(code, 0);
    assert.deepEqual(await given.folder.names('deep'), ['b.md'], 'a sidecar that would say nothing is not begun');
  });

  it('changes no byte and no time of a sidecar that is up to date', async () => {
    await given.folder.write('a.txt', 'Ana Riva parle à l’ONU.\n');
    await annotate(['a.txt']);
    const before = await given.folder.text(SIDECAR);
    await utimes(given.folder.at(SIDECAR), new Date(0), new Date(0));
    const { code, err } = await annotate(['a.txt']);
    assert.equal(err, 'a.txt: 2 mentions, unchanged\n');
    assert.equal(code, 0);
    assert.equal((await stat(given.folder.at(SIDECAR))).mtimeMs, 0);
    assert.equal(await given.folder.text(SIDECAR), before);
  });

  it('says what to do when a sidecar would grow beyond what can be read, and leaves it alone', async () => {
    await given.folder.write('a.txt', 'Ana Riva parle à l’ONU.\n');
    const lines = `format: "marginalia/1"\n${`# ${'x'.repeat(997)}\n`.repeat(8380)}`;
    const full = `${lines}#${'y'.repeat(8 * 1024 * 1024 - lines.length - 100)}\n`;
    await given.folder.write(SIDECAR, full);
    const { code, out, err } = await annotate(['a.txt']);
    assert.match(
      err,
      /^marginalia: a\.txt(\.annotations\.yaml)?: The file would be larger than 8 MB .* nothing was written\. Split/m,
    );
    assert.equal(out, '');
    assert.equal(code, 2);
    assert.equal(await given.folder.text(SIDECAR), full);
  });

  it('shows without writing what it would add and remove', async () => {
    const article = (day: string) => `La maire Ana Riva parle aux habitants du quartier.\nElle reviendra ${day}.\n`;
    await given.folder.write('a.txt', article('mardi'));
    const { code, out } = await annotate(['--dry-run', 'a.txt']);
    assert.equal(out, 'a.txt:1:14: + actor "Riva"\na.txt:2:16: + date "mardi"\n');
    assert.equal(code, 0);
    assert.deepEqual(await given.folder.names(), ['a.txt']);

    await annotate(['a.txt']);
    await given.folder.write('a.txt', article('jeudi'));
    const before = await given.folder.text(SIDECAR);
    assert.equal((await annotate(['--dry-run', 'a.txt'])).out, 'a.txt: - date "mardi"\n');
    assert.equal(await given.folder.text(SIDECAR), before);
  });

  it('marks only the types that were asked for, and leaves the others as they are', async () => {
    await given.folder.write('a.txt', 'Riva, ONU, mardi\n');
    await annotate(['--types', 'actor', 'a.txt']);
    const { err } = await annotate(['--types', 'institution,date', 'a.txt']);
    assert.equal(err, 'a.txt: 3 mentions, 2 new\n');
  });

  it('keeps the language and day that the sidecar says, and says so', async () => {
    await given.folder.write('a.txt', 'Riva\n');
    await annotate(['--published', '2018-12', '--language', 'en', 'a.txt']);
    assert.match(await given.folder.text(SIDECAR), /article:\n {2}language: "en"\n {2}published: "2018-12"\n/);
    const before = await given.folder.text(SIDECAR);
    const { code, err } = await annotate(['--published', '2019-01-01', '--language', 'en', '--quiet', 'a.txt']);
    assert.equal(
      err,
      `marginalia: ${SIDECAR}: says "published: 2018-12", which is kept; --published 2019-01-01 is not used\n`,
    );
    assert.equal(await given.folder.text(SIDECAR), before);
    assert.equal(code, 0);
  });

  it('leaves a sidecar with errors alone to the byte, reports it, and goes on', async () => {
    const broken = 'format: "marginalia/1"\nmentions:\n\tm-1: {}\n';
    await given.folder.write('a.txt', 'Riva\n');
    await given.folder.write(SIDECAR, broken);
    await given.folder.write('b.txt', 'Riva\n');
    const { code, out, err } = await annotate(['.']);
    assert.equal(await given.folder.text(SIDECAR), broken);
    const [finding, left, next] = linesOf(err);
    assert.match(finding ?? '', /^a\.txt\.annotations\.yaml:3:1: error tab-indentation: /);
    assert.equal(left, `marginalia: ${SIDECAR}: has errors and is left alone`);
    assert.equal(next, 'b.txt: 1 mention, 1 new');
    assert.equal(out, '');
    assert.equal(code, 1);
  });

  it('goes on after articles that cannot be read, and fails', async () => {
    await given.folder.write('a.txt', Buffer.from([0x41, 0xff]));
    await given.folder.write('b.txt', Buffer.alloc(5 * 1024 * 1024 + 1, 'a'));
    await given.folder.write('c.txt', 'Riva\n');
    const { code, err } = await annotate(['.', 'none']);
    assert.deepEqual(linesOf(err), [
      'marginalia: none: there is no such file or folder',
      'marginalia: a.txt:1:2: is not valid UTF-8; save it as UTF-8',
      'marginalia: b.txt: is too large: 5.1 MB, and at most 5 MB are read',
      'c.txt: 1 mention, 1 new',
    ]);
    assert.equal(code, 2);
    assert.deepEqual(await given.folder.names(), ['a.txt', 'b.txt', 'c.txt', 'c.txt.annotations.yaml']);
  });

  it('annotates five megabytes and an empty file', async () => {
    await given.folder.write('a.txt', `${'mot '.repeat((5 * 1024 * 1024 - 8) / 4)}Riva\n`);
    await given.folder.write('b.txt', '');
    const { code, err } = await annotate(['.']);
    assert.deepEqual(linesOf(err), ['a.txt: 1 mention, 1 new', 'b.txt: 0 mentions, unchanged']);
    assert.equal(code, 0);
  });

  it('says what is in the way when the sidecar cannot be written, and goes on', async () => {
    await given.folder.write('a.txt', 'Riva\n');
    await mkdir(given.folder.at(SIDECAR));
    await given.folder.write('b.txt', 'Riva\n');
    const { code, err } = await annotate(['.']);
    assert.deepEqual(linesOf(err), [
      'marginalia: a.txt: is a folder where a file is expected',
      'b.txt: 1 mention, 1 new',
    ]);
    assert.equal(code, 2);
  });

  it('writes through a sidecar link inside the folder, never through one that leads out', async () => {
    await given.folder.write('in/a.txt', 'Riva\n');
    await given.folder.write('in/b.txt', 'Riva\n');
    await given.folder.write('in/store/a', '');
    await given.folder.write('outside', '');
    await symlink('store/a', given.folder.at('in/a.txt.annotations.yaml'));
    await symlink('../outside', given.folder.at('in/b.txt.annotations.yaml'));
    const { code, err } = await annotate(['in']);
    assert.match(await given.folder.text('in/store/a'), /exact: "Riva"/);
    assert.equal(await given.folder.text('outside'), '');
    assert.match(err, /b\.txt.*is a link that leads out of/);
    assert.equal(code, 2);
  });

  it('takes a sidecar for its article', async () => {
    await given.folder.write('a.txt', 'Riva mardi\n');
    await annotate(['--types', 'actor', 'a.txt']);
    assert.equal((await annotate([SIDECAR])).err, 'a.txt: 2 mentions, 1 new\n');
  });

  it('copes with names of spaces, dashes and every script', async () => {
    const names = ['-n.txt', 'à propos.txt', '记者 (2).txt'];
    for (const name of names) await given.folder.write(name, 'Riva\n');
    assert.equal((await annotate(['--', ...names])).code, 0);
    for (const name of names) assert.match(await given.folder.text(`${name}.annotations.yaml`), /exact: "Riva"/);
    await given.folder.write('new\nline\u001b[2J.txt', 'Riva\n');
    assert.ok(linesOf((await annotate(['.'])).err).includes('new\\nline\\u001b[2J.txt: 1 mention, 1 new'));
  });

  it('removes what a killed run left, but not when it only shows', async () => {
    await given.folder.write('a.txt', 'Riva\n');
    const left = makeTemporaryName(SIDECAR).replace(/-\d+-/, '-999999999-');
    await given.folder.write(left, 'half');
    await annotate(['--dry-run', 'a.txt']);
    assert.deepEqual(await given.folder.names(), [left, 'a.txt']);
    await annotate(['a.txt']);
    assert.deepEqual(await given.folder.names(), ['a.txt', SIDECAR]);
  });

  it('uses the registry that is nearest, no higher than the repository', async () => {
    const registry = 'format: "marginalia/1"\n\nentities:\n\n  e-ana-riva:\n    type: actor\n    name: "Riva"\n';
    await given.folder.write('repo/entities.yaml', registry);
    await given.folder.write('repo/deep/a.txt', 'Riva\n');
    await mkdir(given.folder.at('repo/.git'));
    await annotate(['repo/deep/a.txt']);
    assert.match(await given.folder.text(`repo/deep/${SIDECAR}`), /entity: e-ana-riva\n/);
    await mkdir(given.folder.at('repo/deep/.git'));
    await given.folder.write('repo/deep/b.txt', 'Riva\n');
    await annotate(['repo/deep/b.txt']);
    assert.match(await given.folder.text('repo/deep/b.txt.annotations.yaml'), /entity: e-riva\n/);
  });

  it('stops at Ctrl-C between two articles, with every file whole', async () => {
    for (const name of ['a.txt', 'b.txt', 'c.txt']) await given.folder.write(name, 'Riva\n');
    const interrupt = new AbortController();
    let read = 0;
    const recognizer: typeof RIVA = {
      recognize: (...args) => {
        read += 1;
        if (read === 2) interrupt.abort();
        return RIVA.recognize(...args);
      },
    };
    const { code } = await annotate(['.'], { signal: interrupt.signal, services: { recognizer } });
    assert.equal(code, 130);
    assert.deepEqual(await given.folder.names(), ['a.txt', SIDECAR, 'b.txt', 'c.txt']);
  });

  it('says nothing but trouble when it is to be quiet', async () => {
    await given.folder.write('a.txt', 'Riva\n');
    assert.deepEqual(await annotate(['-q', 'a.txt']), { code: 0, out: '', err: '' });
  });
});
