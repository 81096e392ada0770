import * as assert from 'node:assert/strict';
import { stat, utimes } from 'node:fs/promises';
import { useTemporaryFolder } from '../node/temporary-folder';
import { linesOf, run } from './cli-harness';

const SIDECAR = 'a.txt.annotations.yaml';
const TEXT = 'La maire Ana Riva parle aux habitants du quartier. Elle reviendra mardi, dit Ana Riva.\n';
const BY_HAND = `format: marginalia/1
# The day matters.
mentions:
  day: {exact: mardi, type: date, colour: blue} # seen twice
  name:
      type: actor
      exact: 'Ana Riva'
`;

describe('format', () => {
  const given = useTemporaryFolder();
  const format = (...args: readonly string[]) => run(given.folder.path, ['format', ...args]);

  it('brings what was written by hand into the usual layout, and keeps what it says', async () => {
    await given.folder.write('a.txt', TEXT);
    await given.folder.write(SIDECAR, BY_HAND);
    const { code, out, err } = await format('a.txt');
    assert.equal(err, `${SIDECAR}: formatted\n1 file, 1 changed\n`);
    assert.equal(out, '');
    assert.equal(code, 0);
    const written = await given.folder.text(SIDECAR);
    assert.match(written, /format: "marginalia\/1"\n/);
    assert.match(written, /# The day matters\.\n/);
    assert.match(written, /# seen twice/);
    assert.match(written, /\n {4}colour: blue\n|\n {4}colour: "blue"\n/);
    assert.match(written, /\n {4}exact: "Ana Riva"\n/);
  });

  it('completes a mention that the article says once, and no other', async () => {
    await given.folder.write('a.txt', TEXT);
    await given.folder.write(SIDECAR, BY_HAND);
    await format('a.txt');
    const written = await given.folder.text(SIDECAR);
    const block = (id: string) => new RegExp(`\\n {2}${id}:[^]*?(?=\\n\\n|$)`).exec(written)?.[0] ?? '';
    assert.match(block('day'), /prefix: ".+ reviendra "\n {4}suffix: ", dit Ana/);
    assert.doesNotMatch(block('name'), /prefix|suffix|nth/);
  });

  it('changes nothing the second time, not even the time', async () => {
    await given.folder.write('a.txt', TEXT);
    await given.folder.write(SIDECAR, BY_HAND);
    await given.folder.write('entities.yaml', "format: 'marginalia/1'\nentities: {e-a: {name: Ana, type: actor}}\n");
    assert.match((await format('.')).err, /2 files, 2 changed/);
    const before = await given.folder.text(SIDECAR);
    await utimes(given.folder.at(SIDECAR), new Date(0), new Date(0));
    assert.deepEqual(await format('.'), { code: 0, out: '', err: '2 files, 0 changed\n' });
    assert.equal((await stat(given.folder.at(SIDECAR))).mtimeMs, 0);
    assert.equal(await given.folder.text(SIDECAR), before);
  });

  it('only tells what would change when it is to check', async () => {
    await given.folder.write('a.txt', TEXT);
    await given.folder.write(SIDECAR, BY_HAND);
    const { code, out } = await format('--check', '.');
    assert.equal(out, `${SIDECAR}\n`);
    assert.equal(code, 1);
    assert.equal(await given.folder.text(SIDECAR), BY_HAND);
    await format('.');
    assert.equal((await format('--check', '.')).code, 0);
  });

  it('leaves what annotate writes as it is', async () => {
    await given.folder.write('a.txt', TEXT);
    await run(given.folder.path, ['annotate', 'a.txt']);
    assert.deepEqual(await format('--check', '.'), { code: 0, out: '', err: '1 file, 0 would change\n' });
  });

  it('never touches a file with errors, and formats one whose article is gone', async () => {
    const broken = `${BY_HAND}  name: {}\n`;
    await given.folder.write('a.txt', TEXT);
    await given.folder.write(SIDECAR, broken);
    await given.folder.write('gone.txt.annotations.yaml', BY_HAND);
    const { code, err } = await format('.');
    assert.equal(await given.folder.text(SIDECAR), broken);
    const lines = linesOf(err);
    assert.match(lines[0] ?? '', /^a\.txt\.annotations\.yaml:8:3: error duplicate-key: /);
    assert.deepEqual(lines.slice(1), [
      `marginalia: ${SIDECAR}: has errors and is left alone`,
      'gone.txt.annotations.yaml: formatted',
      '2 files, 1 changed',
    ]);
    assert.equal(code, 1);
  });

  it('keeps line ends and the byte order mark', async () => {
    await given.folder.write('a.txt', TEXT);
    await given.folder.write(SIDECAR, `\ufeff${BY_HAND.replaceAll('\n', '\r\n')}`);
    await format('a.txt');
    const written = await given.folder.text(SIDECAR);
    assert.ok(written.startsWith('\ufeff'));
    assert.equal(written.replaceAll('\r\n', '').includes('\n'), false);
  });
});
