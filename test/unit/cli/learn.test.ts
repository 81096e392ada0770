import * as assert from 'node:assert/strict';
import { useTemporaryFolder } from '../node/temporary-folder';
import { run } from './cli-harness';

const TEXT = 'Ils ont vu les vagues, dit zorvane Plicq sans attendre le soir.\n';
const NAMED = 'Mme Alda Norevi est venue.\n';

function sidecar(fields: string, section = 'mentions'): string {
  return `format: "marginalia/1"\n\n${section}:\n  m-1: {${fields}, by: "camille"}\n`;
}

describe('--learn', () => {
  const given = useTemporaryFolder();
  const suggest = async (...args: readonly string[]) => run(given.folder.path, ['suggest', ...args]);

  beforeEach(async () => {
    await given.folder.write('new/a.txt', TEXT);
    await given.folder.write('old/b.txt', TEXT);
    await given.folder.write('old/b.txt.annotations.yaml', sidecar('type: actor, exact: "zorvane Plicq"'));
  });

  it('finds names that were marked in other articles, and learns nothing without being told', async () => {
    assert.equal((await suggest('new')).out, '');
    const expected = 'new/a.txt:1:28: actor "zorvane Plicq" (0.95)\n';
    for (const path of ['old', 'old/b.txt', 'old/b.txt.annotations.yaml', '.']) {
      const { out, err, code } = await suggest('--learn', path, 'new');
      assert.deepEqual([out, err, code], [expected, '', 0], path);
    }
  });

  it('does not count what an article’s own sidecar says', async () => {
    assert.equal((await suggest('--learn', 'old', 'old/b.txt')).out, '');
  });

  it('works for standard input and for the filter', async () => {
    const text = await run(given.folder.path, ['suggest', '--learn', 'old', '-'], { stdin: TEXT });
    assert.match(text.out, /zorvane Plicq/);
    const line = `${JSON.stringify({ id: 1, text: TEXT })}\n`;
    const filter = await run(given.folder.path, ['suggest', '--learn', 'old', '--input', 'jsonl'], { stdin: line });
    assert.match(filter.out, /zorvane Plicq/);
  });

  it('leaves out what was only rejected', async () => {
    await given.folder.write('new/c.txt', NAMED);
    await given.folder.write('no/d.txt.annotations.yaml', sidecar('type: actor, exact: "Alda Norevi"', 'rejected'));
    assert.match((await suggest('new/c.txt')).out, /actor "Alda Norevi"/);
    assert.equal((await suggest('--learn', 'no', 'new/c.txt')).out, '');
    assert.match((await suggest('--learn', 'no', '--learn', 'old', 'new')).out, /^new\/a\.txt.*\n$/);
  });

  it('learns the names of a registry, but nothing from layers', async () => {
    const registry =
      'format: "marginalia/1"\n\nentities:\n  e-zp: {type: institution, name: "Z", aliases: ["la zorvane Plicq"]}\n';
    await given.folder.write('reg/entities.yaml', registry);
    assert.match((await suggest('--learn', 'reg/entities.yaml', 'new')).out, /institution "zorvane Plicq"/);
    await given.folder.write('lay/e.txt', TEXT);
    const layer = sidecar('type: actor, exact: "zorvane Plicq"').replace('\n\n', '\nlayer: "ana"\n\n');
    await given.folder.write('lay/e.txt.ana.annotations.yaml', layer);
    assert.equal((await suggest('--learn', 'lay', 'new')).out, '');
  });

  it('reports what has errors or is not there, and goes on', async () => {
    await given.folder.write('old/broken.txt.annotations.yaml', 'mentions: [');
    const { out, err, code } = await suggest('--learn', 'old', 'new');
    assert.match(out, /zorvane Plicq/);
    assert.match(err, /broken\.txt\.annotations\.yaml.*has errors/);
    assert.equal(code, 1);
    const missing = await suggest('--learn', 'nowhere', 'new');
    assert.match(missing.err, /nowhere/);
    assert.equal(missing.code, 2);
    assert.match((await suggest('--learn', 'new', 'new')).err, /found no annotations/);
  });

  it('lets annotate propose them', async () => {
    const { code } = await run(given.folder.path, ['annotate', '--learn', 'old', 'new']);
    assert.equal(code, 0);
    assert.match(await given.folder.text('new/a.txt.annotations.yaml'), /exact: "zorvane Plicq"\n {4}status: proposed/);
    const again = await run(given.folder.path, ['annotate', '--learn', '.', 'new']);
    assert.match(again.err, /unchanged/);
  });
});
