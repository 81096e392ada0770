import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { build } from 'esbuild';

/** As the bundled tests have it, so that both sign alike. */
export const VERSION = (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version;

let built: Promise<string> | undefined;

/** Builds the real command once a run, and gives its path. */
export function builtCli(): Promise<string> {
  built ??= buildCli();
  return built;
}

async function buildCli(): Promise<string> {
  // A file of this process's own: another run of the tests may build at the same time.
  const folder = mkdtempSync(path.join(tmpdir(), 'marginalia-cli-'));
  process.on('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  // The models lie beside the folder of the bundle, as when it is installed.
  cpSync('media/models', path.join(folder, 'media', 'models'), { recursive: true });
  const outfile = path.join(folder, 'dist', 'cli.js');
  await build({
    entryPoints: { cli: 'src/cli/main.ts', 'recognizer-worker': 'src/node/recognizer-worker.ts' },
    outdir: path.dirname(outfile),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    define: { MARGINALIA_VERSION: JSON.stringify(VERSION) },
    logLevel: 'error',
  });
  return outfile;
}

/** A running command, and what it said so far. */
export class CliProcess {
  out = '';
  err = '';
  readonly child: ChildProcessWithoutNullStreams;
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;

  constructor(script: string, args: readonly string[], cwd: string) {
    this.child = spawn(process.execPath, [script, ...args], { cwd });
    this.child.stdout.setEncoding('utf8').on('data', (text: string) => (this.out += text));
    this.child.stderr.setEncoding('utf8').on('data', (text: string) => (this.err += text));
    // It may end before it read everything; that is no fault of the test.
    this.child.stdin.on('error', () => undefined);
    this.ended = new Promise((resolve, reject) => {
      this.child.on('error', reject);
      this.child.on('close', (code, signal) => {
        resolve(code ?? signal ?? 'unknown');
      });
    });
  }

  /** Waits until the output holds a text; fails when the command ends without it. */
  async printed(text: string): Promise<void> {
    while (!this.out.includes(text)) {
      const more = new Promise<'data'>((resolve) =>
        this.child.stdout.once('data', () => {
          resolve('data');
        }),
      );
      if ((await Promise.race([more, this.ended])) !== 'data' && !this.out.includes(text)) {
        throw new Error(`ended without printing ${text}: ${this.out}${this.err}`);
      }
    }
  }
}

/** Starts the built command. */
export async function startCli(args: readonly string[], cwd: string): Promise<CliProcess> {
  return new CliProcess(await builtCli(), args, cwd);
}
