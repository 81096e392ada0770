import * as assert from 'node:assert/strict';
import { rm, symlink } from 'node:fs/promises';
import * as path from 'node:path';
import { createServices } from '../../../src/cli/services';
import type { RecognizerThread } from '../../../src/node/recognizer-pool';
import type { Recognizer } from '../../../src/recognition/recognizer';
import { useTemporaryFolder } from '../node/temporary-folder';
import { builtCli, CliProcess, startCli } from './built-cli';
import { linesOf, run } from './cli-harness';
import { longArticle } from './long-article';

/** More text than is read before threads are started. */
const MANY = 16;
const ARTICLE = longArticle(100);

describe('--jobs', () => {
  const given = useTemporaryFolder();
  /** Real threads, started once for all tests; they do not keep the process. */
  const threads: RecognizerThread[] = [];
  let started = 0;
  const startedSome = () => started > 0;
  let recognizer: Recognizer;

  before(async () => {
    const bundle = path.join(path.dirname(await builtCli()), 'recognizer-worker.js');
    const warn = (text: string) => assert.fail(text);
    const services = createServices('media', warn, bundle);
    ({ recognizer } = services);
    while (threads.length < 3) threads.push(services.threads.start());
  });

  after(() => {
    for (const thread of threads) thread.dispose();
  });

  /** Starts threads for the smallest work, so that small texts tell. */
  function inThreads(jobs: number, args: readonly string[], stdin = '') {
    started = 0;
    const start = (): RecognizerThread => {
      const thread = threads[started];
      assert.ok(thread);
      started += 1;
      return {
        recognize: (input, host) => thread.recognize(input, host),
        dispose: () => undefined,
      };
    };
    const here: Recognizer = {
      recognize: async (input, host) => {
        // Small texts would be read here before the next one comes.
        while (jobs > 1 && started === 0) await new Promise(setImmediate);
        return recognizer.recognize(input, host);
      },
    };
    const services = { recognizer: here, threads: { start, patience: 0 } };
    return run(given.folder.path, [...args, '--jobs', String(jobs)], { stdin, services });
  }

  async function writeArticles(): Promise<void> {
    for (let count = 0; count < 12; count += 1) {
      await given.folder.write(`${count}.txt`, longArticle(1 + ((count * 5) % 7)));
    }
    await given.folder.write('4.txt', new Uint8Array([0xff, 0xfe, 0x41]));
    await given.folder.write('7.txt.annotations.yaml', 'format: [');
    await given.folder.write('english.md', 'Ms Alda Norevi met Tino Brasel in March 2021.\n');
  }

  it('prints the same for every number', async () => {
    await writeArticles();
    for (const format of ['text', 'json', 'jsonl']) {
      const alone = await inThreads(1, ['suggest', '--format', format, '.']);
      assert.equal(alone.code, 2, alone.err);
      assert.equal(startedSome(), false);
      for (const jobs of [2, 3]) {
        assert.deepEqual(await inThreads(jobs, ['suggest', '--format', format, '.']), alone);
        assert.ok(startedSome());
      }
    }
  });

  it('answers lines the same, in their order, for every number', async () => {
    const lines = Array.from({ length: 14 }, (_, id) =>
      id % 5 === 3 ? '{"id":' : `\n${JSON.stringify({ id, text: longArticle(1 + ((id * 3) % 8)) })}`,
    ).join('\n');
    const args = ['suggest', '--input', 'jsonl', '-'];
    const alone = await inThreads(1, args, lines);
    assert.equal(linesOf(alone.out).length, 14);
    for (const jobs of [2, 3]) {
      assert.deepEqual(await inThreads(jobs, args, lines), alone);
      assert.ok(startedSome());
    }
  });

  it('writes the same sidecars for every number', async () => {
    const outcomes: unknown[] = [];
    for (const jobs of [1, 2, 3]) {
      await writeArticles();
      const dry = await inThreads(jobs, ['annotate', '--dry-run', '.']);
      const { code, out, err } = await inThreads(jobs, ['annotate', '.']);
      assert.equal(startedSome(), jobs > 1);
      const files: string[] = [];
      for (const name of await given.folder.names()) {
        if (!name.endsWith('.yaml')) continue;
        // Ids are random; they have the same length.
        files.push(name, (await given.folder.text(name)).replace(/^ {2}[\w-]+:$/gm, '  ID:'));
      }
      outcomes.push({ dry, code, out, err, files });
      for (const name of await given.folder.names()) await rm(given.folder.at(name));
    }
    assert.deepEqual(outcomes[1], outcomes[0]);
    assert.deepEqual(outcomes[2], outcomes[0]);
  });

  it('refuses what is no number of jobs', async () => {
    for (const jobs of ['0', '65', '1.5', '-1', 'x', '']) {
      const { code, err } = await run('/', ['suggest', `--jobs=${jobs}`, 'a.txt']);
      assert.equal(code, 2);
      assert.match(err, /Give a whole number from 1 to 64/);
    }
  });

  it('says how many there are', async () => {
    const { out } = await run('/', ['annotate', '--help']);
    assert.match(out.replace(/\s+/g, ' '), /--jobs <number> articles read at a time; .* \(default: one less than/);
  });

  describe('of a process', () => {
    it('finds its threads beside itself when it is started through a link', async () => {
      const link = given.folder.at('marginalia');
      await symlink(await builtCli(), link);
      const line = `${JSON.stringify({ text: ARTICLE })}\n`;
      const filter = new CliProcess(link, ['suggest', '--input', 'jsonl', '--jobs', '2', '-'], given.folder.path);
      filter.child.stdin.end(line.repeat(MANY));
      assert.equal(await filter.ended, 0, filter.err);
      assert.equal(new Set(linesOf(filter.out)).size, 1);
      assert.equal(linesOf(filter.out).length, MANY);
      assert.equal(filter.err, '');
    });

    it('leaves whole files only when Ctrl-C stops its threads', async () => {
      for (let count = 100; count < 100 + 3 * MANY; count += 1) await given.folder.write(`${count}.txt`, ARTICLE);
      const annotate = await startCli(['annotate', '--jobs', '2', '.'], given.folder.path);
      let stopped = false;
      annotate.child.stderr.on('data', () => {
        // Once: the second Ctrl-C ends the process on the spot.
        if (stopped || !annotate.err.includes(`${100 + MANY}.txt`)) return;
        stopped = true;
        annotate.child.kill('SIGINT');
      });
      assert.equal(await annotate.ended, 130);
      const names = await given.folder.names();
      const written = names.filter((name) => name.endsWith('.yaml'));
      assert.ok(written.length > MANY && written.length < 3 * MANY, `${written.length} were written`);
      assert.deepEqual(
        names.filter((name) => name.startsWith('.')),
        [],
      );
      const check = await startCli(['check', '.'], given.folder.path);
      assert.equal(await check.ended, 0, check.err);
    });
  });
});
