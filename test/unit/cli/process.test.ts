import * as assert from 'node:assert/strict';
import { useTemporaryFolder } from '../node/temporary-folder';
import { builtCli, startCli, VERSION } from './built-cli';
import { linesOf } from './cli-harness';

describe('the command as a process', () => {
  const given = useTemporaryFolder();
  const start = (...args: string[]) => startCli(args, given.folder.path);

  before(async () => {
    await builtCli();
  });

  it('prints its version and help on standard output', async () => {
    const version = await start('--version');
    assert.equal(await version.ended, 0);
    assert.equal(version.out, `marginalia ${VERSION}\n`);
    const help = await start('--help');
    assert.equal(await help.ended, 0);
    assert.match(help.out, /Exit codes: 0 all well/);
    assert.equal(help.err, '');
  });

  it('proposes the command that was meant', async () => {
    const wrong = await start('anotate', '.');
    assert.equal(await wrong.ended, 2);
    assert.match(wrong.err, /unknown command 'anotate'\n\(Did you mean annotate\?\)/);
    assert.equal(wrong.out, '');
  });

  it('answers the first line while its input is still open', async () => {
    const filter = await start('suggest', '--input', 'jsonl', '-');
    filter.child.stdin.write('{"id":"first","text":"Le 3 mai 2021."}\n');
    await filter.printed('"first"');
    filter.child.stdin.end('{"id":"last","text":""}');
    assert.equal(await filter.ended, 0);
    assert.equal(linesOf(filter.out).length, 2);
    assert.equal(filter.err, '');
  });

  it('stops at Ctrl-C while it waits for input', async () => {
    const filter = await start('suggest', '--input', 'jsonl', '-');
    filter.child.stdin.write('{"id":"first","text":""}\n');
    await filter.printed('"first"');
    filter.child.kill('SIGINT');
    assert.equal(await filter.ended, 130);
    assert.equal(filter.err, '');
  });

  it('ends quietly when its reader goes away', async () => {
    const filter = await start('suggest', '--input', 'jsonl', '-');
    filter.child.stdin.write('{"id":"first","text":""}\n');
    await filter.printed('"first"');
    filter.child.stdout.destroy();
    let open = true;
    void filter.ended.then(() => (open = false));
    while (open) {
      filter.child.stdin.write('{"id":"more","text":""}\n');
      await new Promise(setImmediate);
    }
    assert.equal(await filter.ended, 141);
    assert.equal(filter.err, '');
  });

  it('leaves whole files only when Ctrl-C stops it among many', async () => {
    for (let count = 0; count < 300; count += 1) {
      await given.folder.write(`${count}.txt`, `Mme Alda Norevi est venue le ${count % 28} mai 2021.\n`);
    }
    const annotate = await start('annotate', '.');
    annotate.child.stderr.once('data', () => annotate.child.kill('SIGINT'));
    assert.equal(await annotate.ended, 130);
    const written = (await given.folder.names()).filter((name) => name.endsWith('.yaml'));
    assert.ok(written.length > 0 && written.length < 300, `${written.length} were written`);
    assert.deepEqual(
      (await given.folder.names()).filter((name) => name.startsWith('.')),
      [],
    );
    const check = await start('check', '.');
    assert.equal(await check.ended, 0);
    assert.equal(check.err, `${written.length} ${written.length === 1 ? 'file' : 'files'} checked: nothing found\n`);
  });

  it('loses nothing when several processes annotate the same article at once', async () => {
    await given.folder.write('a.txt', 'Mme Alda Norevi, de l’Agence des Rivages du Nord, est venue le 3 mai 2021.\n');
    const types = ['actor', 'institution', 'date'];
    const runs = await Promise.all(types.map((type) => start('annotate', '--types', type, 'a.txt')));
    for (const each of runs) assert.equal(await each.ended, 0, each.err);
    const sidecar = await given.folder.text('a.txt.annotations.yaml');
    const mentions = sidecar.slice(sidecar.indexOf('\nmentions:'));
    const written = [...mentions.matchAll(/^ {4}type: (.*)$/gm)].map(([, type]) => type);
    assert.deepEqual(written.sort(), types.sort());
    assert.deepEqual(await given.folder.names(), ['a.txt', 'a.txt.annotations.yaml']);
  });
});
