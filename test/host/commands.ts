import { spawn } from 'node:child_process';
import { killTree, onExit } from './lifetime';
import { npmCommand } from './npm';
import { PROJECT } from './paths';

export interface CommandResult {
  /** Exit code; undefined when it was ended by a signal or never started. */
  readonly code: number | undefined;
  readonly output: string;
}

/** Runs a program, in the project's folder unless `cwd` names another; its output is collected, and shown as it comes when `show` is set. */
export async function command(
  file: string,
  args: readonly string[],
  {
    show = false,
    shell = false,
    cwd = PROJECT,
  }: { readonly show?: boolean; readonly shell?: boolean; readonly cwd?: string } = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd,
      shell,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    const forget = onExit(() => {
      killTree(child);
    });
    let output = '';
    const take = (chunk: Buffer): void => {
      output += chunk.toString();
      if (show) process.stdout.write(chunk);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => {
      forget();
      resolve({ code: undefined, output: `${output}${error.message}\n` });
    });
    child.on('close', (code) => {
      forget();
      resolve({ code: code ?? undefined, output });
    });
  });
}

/** Runs a script of package.json with the npm that runs us. */
export async function npmRun(script: string, ...args: readonly string[]): Promise<CommandResult> {
  const npm = npmCommand();
  return command(npm.file, [...npm.first, 'run', '--silent', script, ...(args.length > 0 ? ['--', ...args] : [])], {
    shell: npm.shell,
  });
}
