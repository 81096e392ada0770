import * as assert from 'node:assert/strict';
import { makeTemporaryName } from '../../../src/node/temporary-name';
import { useTemporaryFolder } from '../node/temporary-folder';
import { linesOf, run } from './cli-harness';

const HEAD = 'format: "marginalia/1"\n';
const SIDECAR = 'a.txt.annotations.yaml';

/** A sidecar with mentions of one type, by quote. */
function sidecar(...exacts: readonly string[]): string {
  const records = exacts.map(
    (exact, index) => `\n  m-${index}:\n    type: date\n    exact: ${JSON.stringify(exact)}\n`,
  );
  return `${HEAD}\nmentions:\n${records.join('')}`;
}

describe('check', () => {
  const given = useTemporaryFolder();
  const check = (...args: readonly string[]) => run(given.folder.path, ['check', ...args]);

  it('finds nothing in good order', async () => {
    await given.folder.write('a.txt', 'Ce mardi.\n');
    await given.folder.write(SIDECAR, sidecar('mardi'));
    assert.deepEqual(await check('.'), { code: 0, out: '', err: '1 file checked: nothing found\n' });
  });

  it('tells mentions that the article does not say any more, each at its record', async () => {
    await given.folder.write('a.txt', 'Lundi, lundi, lundi.\nL’été.\n');
    await given.folder.write(SIDECAR, sidecar('Lundi', 'lundi', 'mardi', "L'été"));
    const { code, out, err } = await check('a.txt');
    assert.deepEqual(linesOf(out), [
      `${SIDECAR}:9:3: warning anchor-ambiguous: The article says “lundi” in 2 places, and nothing tells which one is meant. Mark it again.`,
      `${SIDECAR}:13:3: warning anchor-orphan: The article no longer says “mardi”, or not in this context. Mark it again, or delete the record.`,
      `${SIDECAR}:17:3: warning anchor-modified: The article says “L’été” here now, where “L'été” was marked. Confirm the mention, or delete the record.`,
    ]);
    assert.equal(err, '1 file checked: 3 warnings\n');
    assert.equal(code, 1);
  });

  it('tells a sidecar whose article is gone', async () => {
    await given.folder.write(SIDECAR, sidecar('mardi'));
    const { code, out } = await check('.');
    assert.match(out, /^a\.txt\.annotations\.yaml:1:1: warning article-missing: There is no article “a\.txt”/);
    assert.equal(code, 1);
  });

  it('checks the sidecars and layers of an article, and no others', async () => {
    for (const name of ['a.txt', 'a.txt.md', 'b.txt']) await given.folder.write(name, 'x\n');
    for (const owner of ['a.txt', 'a.txt.camille', 'a.txt.md', 'b.txt']) {
      await given.folder.write(`${owner}.annotations.yaml`, sidecar('mardi'));
    }
    const { out } = await check('a.txt');
    assert.deepEqual(
      linesOf(out).map((line) => line.split(':')[0]),
      [SIDECAR, 'a.txt.camille.annotations.yaml'],
    );
  });

  it('tells format errors with line and column, and goes on to the next file', async () => {
    for (const name of ['a', 'b', 'c']) await given.folder.write(`${name}.txt`, '');
    await given.folder.write('a.txt.annotations.yaml', '<<<<<<< ours\n');
    await given.folder.write('b.txt.annotations.yaml', `${HEAD}format: "marginalia/1"\n`);
    await given.folder.write('c.txt.annotations.yaml', Buffer.from([...Buffer.from(HEAD), 0x23, 0xe9]));
    await given.folder.write('entities.yaml', 'entities: []\n');
    const { code, out } = await check('.');
    assert.deepEqual(
      linesOf(out).map((line) => line.split(': ').slice(0, 2).join(': ')),
      [
        'entities.yaml:1:1: error format-missing',
        'entities.yaml:1:11: error section-not-a-map',
        'a.txt.annotations.yaml:1:1: error conflict-markers',
        'b.txt.annotations.yaml:2:1: error duplicate-key',
        'c.txt.annotations.yaml:2:2: error bad-encoding',
      ],
    );
    assert.equal(code, 1);
  });

  it('knows the entities of the sidecar and of the registry', async () => {
    const entity = (id: string) => `  m-${id}:\n    type: actor\n    entity: ${id}\n    exact: "${id}"\n`;
    await given.folder.write('a.txt', 'e-here e-there e-nowhere\n');
    await given.folder.write(
      SIDECAR,
      `${HEAD}entities:\n  e-here:\n    type: actor\nmentions:\n${['e-here', 'e-there', 'e-nowhere'].map(entity).join('')}`,
    );
    await given.folder.write('entities.yaml', `${HEAD}entities:\n  e-there:\n    type: actor\n    same_as: e-gone\n`);
    const { code, out } = await check('.');
    assert.deepEqual(
      linesOf(out).map((line) => line.slice(0, line.indexOf('.', line.indexOf('”')))),
      [
        'entities.yaml:5:14: warning unknown-entity: There is no entity “e-gone” in this file or in the registry',
        `${SIDECAR}:16:13: warning unknown-entity: There is no entity “e-nowhere” in this file or in the registry`,
      ],
    );
    assert.equal(code, 1);
  });

  it('tells a registry in use that cannot be read, once', async () => {
    for (const name of ['a', 'b']) {
      await given.folder.write(`${name}.txt`, 'mardi\n');
      await given.folder.write(`${name}.txt.annotations.yaml`, sidecar('mardi'));
    }
    await given.folder.write('entities.yaml', '<<<<<<< ours\n');
    const { code, out } = await check('a.txt', 'b.txt');
    assert.match(out, /^entities\.yaml:1:1: error conflict-markers: [^\n]*\n$/);
    assert.equal(code, 1);
    assert.equal((await check('.')).out, out);
  });

  it('tells types that no schema has, and mentions of another type than their entity', async () => {
    await given.folder.write('a.txt', 'Riva à Rome\n');
    await given.folder.write(
      SIDECAR,
      `${HEAD}entities:\n  e-riva:\n    type: actor\nmentions:\n` +
        '  m-1:\n    type: institution\n    entity: e-riva\n    exact: "Riva"\n  m-2:\n    type: town\n    exact: "Rome"\n',
    );
    assert.deepEqual(
      linesOf((await check('.')).out).map((line) => line.split(': ').slice(0, 2).join(': ')),
      [`${SIDECAR}:7:11: warning type-differs`, `${SIDECAR}:11:11: warning unknown-type`],
    );
  });

  it('fails when it cannot read something, and still prints what it found', async () => {
    await given.folder.write('a.txt', 'x\0');
    await given.folder.write(SIDECAR, sidecar('mardi'));
    await given.folder.write('b.txt.annotations.yaml', sidecar('mardi'));
    const { code, out, err } = await check('.', 'none.txt');
    assert.match(out, /^b\.txt\.annotations\.yaml:1:1: warning article-missing/);
    assert.match(err, /^marginalia: none\.txt: there is no such file or folder\n/);
    assert.match(err, /\nmarginalia: a\.txt:1:2: is no text: it holds a NUL character\n/);
    assert.equal(code, 2);
  });

  it('does not see what a killed run left', async () => {
    await given.folder.write('a.txt', 'Ce mardi.\n');
    await given.folder.write(SIDECAR, sidecar('mardi'));
    await given.folder.write(makeTemporaryName(SIDECAR).replace(/-\d+-/, '-999999999-'), 'half');
    assert.deepEqual(await check('.'), { code: 0, out: '', err: '1 file checked: nothing found\n' });
  });

  it('keeps to one line a finding whatever names and quotes hold', async () => {
    const name = 'x\n:1:1: error forged\u001b[2J.txt';
    await given.folder.write(name, '');
    await given.folder.write(`${name}.annotations.yaml`, sidecar('a\n/etc/passwd:1:1: error: b\u202e\u0007'));
    const { out } = await check('.');
    assert.equal(linesOf(out).length, 1);
    // eslint-disable-next-line no-control-regex -- controls are what must not be there
    assert.doesNotMatch(out.slice(0, -1), /[\u0000-\u001f\u007f-\u009f\u202e]/);
  });
});
