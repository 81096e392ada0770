import { watch } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseTemporaryName } from '../../../src/node/temporary-name';
import type { TemporaryFolder } from '../node/temporary-folder';
import { builtCli, CliProcess } from './built-cli';
import { run } from './cli-harness';
import { longArticle } from './long-article';

const ARTICLE = 'article.txt';
const SIDECAR = `${ARTICLE}.annotations.yaml`;

/** What was on the disk after a kill. */
export interface KillTrial {
  /** Where the kill was aimed: anywhere in the run, or at its writing. */
  readonly aim: 'run' | 'write';
  /** `new`: all of the new content; `torn`: anything but the old bytes or the new ones. */
  readonly content: 'old' | 'new' | 'torn';
  /** Temporary files that were left behind. */
  readonly leftovers: number;
  /** Whether the process had ended by itself before the kill. */
  readonly ended: boolean;
}

/** A real `annotate` that rewrites a long sidecar, to be killed again and again. */
export class KillTarget {
  private constructor(
    private readonly folder: TemporaryFolder,
    private readonly script: string,
    readonly oldBytes: Buffer,
    readonly newBytes: Buffer,
    /** Milliseconds of a whole run, and from the temporary file's appearance to the end of its renaming. */
    readonly runTime: number,
    readonly writeTime: number,
    private readonly cleanCheck: string,
  ) {}

  /**
   * Annotates an article of so many sentences, then forgets the first and last proposals so that there is work.
   * Comments fill the sidecar up to its size: they cost a run little time, so that most of it is writing.
   */
  static async create(folder: TemporaryFolder, size: { sentences: number; bytes: number }): Promise<KillTarget> {
    const script = await builtCli();
    await folder.write(ARTICLE, longArticle(size.sentences));
    await folder.write(SIDECAR, commentsOf(size.bytes));
    const annotate = () => run(folder.path, ['annotate', ARTICLE]);
    const first = await annotate();
    if (first.code !== 0) throw new Error(first.err);
    const complete = await folder.text(SIDECAR);
    const oldBytes = Buffer.from(withoutProposals(complete));
    await folder.write(SIDECAR, oldBytes);
    const cleanCheck = (await run(folder.path, ['check', '.'])).out;
    let runTime = 0;
    let writeTime = 0;
    for (let count = 0; count < 3; count += 1) {
      await folder.write(SIDECAR, oldBytes);
      const start = performance.now();
      let created = 0;
      const watcher = watch(folder.path, (_, name) => {
        if (parseTemporaryName(String(name)) === undefined) return;
        const now = performance.now();
        if (created === 0) created = now;
        else writeTime = Math.max(writeTime, now - created);
      });
      const code = await new CliProcess(script, ['annotate', ARTICLE], folder.path).ended;
      watcher.close();
      if (code !== 0) throw new Error(`annotate ended with ${code}`);
      runTime = Math.max(runTime, performance.now() - start);
    }
    const newBytes = await readFile(folder.at(SIDECAR));
    if (newBytes.equals(oldBytes)) throw new Error('annotate had nothing to write');
    return new KillTarget(folder, script, oldBytes, newBytes, runTime, writeTime, cleanCheck);
  }

  /** Starts from the old sidecar and kills at a random instant of the run, or of the writing once it began. */
  async kill(aim: KillTrial['aim'], random: () => number): Promise<KillTrial> {
    await this.folder.write(SIDECAR, this.oldBytes);
    const cli = new CliProcess(this.script, ['annotate', ARTICLE], this.folder.path);
    let ended = false;
    void cli.ended.then(() => (ended = true));
    if (aim === 'run') await pause(random() * this.runTime, () => ended);
    else {
      await this.writing(cli);
      await pause(random() * 1.5 * this.writeTime, () => ended);
    }
    cli.child.kill('SIGKILL');
    const code = await cli.ended;
    const now = await readFile(this.folder.at(SIDECAR));
    return {
      aim,
      content: now.equals(this.oldBytes) ? 'old' : now.equals(this.newBytes) ? 'new' : 'torn',
      leftovers: (await this.leftovers()).length,
      ended: code !== 'SIGKILL',
    };
  }

  /** Resolves when the temporary file appears, or the process ended without one. */
  private async writing(cli: CliProcess): Promise<void> {
    const watching = new AbortController();
    const seen = new Promise<void>((resolve) => {
      watch(this.folder.path, { signal: watching.signal }, (_, name) => {
        if (parseTemporaryName(String(name)) !== undefined) resolve();
      });
    });
    await Promise.race([seen, cli.ended]);
    watching.abort();
  }

  private async leftovers(): Promise<string[]> {
    return (await readdir(this.folder.path)).filter((name) => parseTemporaryName(name) !== undefined);
  }

  /**
   * What a user sees after a kill: `check` finds what it would find without the kill, and the next `annotate`
   * finishes the work and removes what was left. Rejects where that is not so.
   */
  async recover(): Promise<void> {
    const before = await readFile(this.folder.at(SIDECAR));
    if (before.equals(this.oldBytes)) {
      const { out } = await run(this.folder.path, ['check', '.']);
      if (out !== this.cleanCheck) throw new Error(`check saw the leftovers: ${out}`);
    }
    const { code, err } = await run(this.folder.path, ['annotate', ARTICLE]);
    if (code !== 0) throw new Error(`the next run failed: ${err}`);
    if (!(await readFile(this.folder.at(SIDECAR))).equals(this.newBytes)) throw new Error('the next run wrote else');
    const names = (await readdir(this.folder.path)).sort();
    if (names.join() !== [ARTICLE, SIDECAR].join()) throw new Error(`left in the folder: ${names.join(', ')}`);
  }

  get path(): string {
    return path.join(this.folder.path, SIDECAR);
  }

  async reset(): Promise<void> {
    await writeFile(this.path, this.oldBytes);
  }
}

/** Waits with a precision that timers do not have, without keeping the processor from the process under test. */
async function pause(milliseconds: number, done: () => boolean): Promise<void> {
  const end = performance.now() + milliseconds;
  while (performance.now() < end && !done()) {
    const left = end - performance.now();
    await new Promise<void>((resolve) => {
      if (left > 5) setTimeout(resolve, left - 3);
      else setImmediate(resolve);
    });
  }
}

/** A canonical sidecar without its first and its last mention: blocks of lines between blank lines. */
function withoutProposals(sidecar: string): string {
  const blocks = sidecar.split('\n\n');
  const isMention = (block: string) => /^ {2}m-/m.test(block) && block.includes('status: proposed');
  const first = blocks.findIndex(isMention);
  const last = blocks.findLastIndex(isMention);
  if (first === -1 || last <= first) throw new Error('the sidecar holds no proposals');
  return blocks.filter((_, index) => index !== first && index !== last).join('\n\n');
}

/** A sidecar of comments on the article as a whole. */
function commentsOf(bytes: number): string {
  const parts = ['format: "marginalia/1"\n\ncomments:\n'];
  for (let count = 0, length = 0; length < bytes; count += 1) {
    const id = `c-${String(count).padStart(10, '0')}`;
    const comment = `\n  ${id}:\n    on: article\n    by: "camille"\n    text: "${`Relu le ${count}, à revoir. `.repeat(400)}"\n`;
    parts.push(comment);
    length += comment.length;
  }
  return parts.join('');
}
