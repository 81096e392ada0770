import { spawn } from 'node:child_process';
import { basename } from 'node:path';

/** The npm that runs this script, so that its registry, proxy and version are the person's own; else `npm` on the path. */
export function npmCommand(): { readonly file: string; readonly first: readonly string[]; readonly shell: boolean } {
  const running = process.env['npm_execpath'];
  if (running !== undefined && basename(running).startsWith('npm')) {
    return { file: process.execPath, first: [running], shell: false };
  }
  return { file: 'npm', first: [], shell: process.platform === 'win32' };
}

/**
 * Installs packages into `folder`, or what its package.json asks for when none are named. No package script runs:
 * nothing needs a compiler.
 *
 * @throws Error with the end of npm's output and what to check.
 */
export async function npmInstall(folder: string, packages: readonly string[] = []): Promise<void> {
  const { file, first, shell } = npmCommand();
  const args = [
    ...first,
    'install',
    ...packages,
    '--ignore-scripts',
    '--omit=dev',
    '--no-audit',
    '--no-fund',
    '--no-progress',
    '--loglevel=error',
    // What is installed here runs with its own Node, not with the one that runs npm.
    '--engine-strict=false',
    '--prefix',
    shell ? `"${folder}"` : folder,
  ];
  const output: string[] = [];
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(file, args, { cwd: folder, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (data: Buffer) => output.push(data.toString()));
    child.stderr.on('data', (data: Buffer) => output.push(data.toString()));
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code === 0) return;
  const tail = output.join('').trim().split('\n').slice(-20).join('\n');
  const what = packages.length > 0 ? packages.join(' ') : `the dependencies in ${folder}`;
  throw new Error(
    `npm could not install ${what} (exit code ${code ?? 'none'}):\n${tail}\n` +
      'Check that this machine reaches the npm registry (npm ping) and has 2 GB of free disk space, then run the command again.',
  );
}
