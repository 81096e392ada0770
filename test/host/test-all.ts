// Everything that npm test stands for. Its last line is the sum: `N passed, N failed`.
//   npm test [-- --checks]      --checks: lint and the compiler's checks too, as CI does
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findChromium } from './chromium';
import { command, npmRun, type CommandResult } from './commands';
import { PROJECT } from './paths';
import { indent, printFailure, sum, summaryLine, type Tally } from './results';
import { runSuites } from './run-suites';
import { testPackage } from './test-package';
import { installVscode, OLDEST, VSCODE_VERSIONS } from './vscode-install';

/** One part of the whole; when it throws, it counts as one failure. */
async function part(name: string, work: () => Promise<Tally>): Promise<Tally> {
  const began = Date.now();
  let tally: Tally;
  try {
    tally = await work();
  } catch (error) {
    console.log(indent(error instanceof Error ? error.message : String(error)));
    tally = { passed: 0, failed: 1 };
  }
  console.log(`${name}: ${summaryLine(tally)} (${Math.round((Date.now() - began) / 1000)} s)`);
  return tally;
}

/** A command that is one test by itself. @throws Error with its output. */
function check({ code, output }: CommandResult): Tally {
  if (code !== 0) throw new Error(output.trim());
  return { passed: 1, failed: 0 };
}

async function build(): Promise<Tally> {
  check(await command(process.execPath, ['esbuild.js', 'extension', 'cli', 'test']));
  return { passed: 0, failed: 0 };
}

async function setUp(): Promise<Tally> {
  await findChromium();
  for (const version of VSCODE_VERSIONS) await installVscode(version);
  return { passed: 0, failed: 0 };
}

interface MochaReport {
  readonly stats: { readonly passes: number; readonly failures: number };
  readonly failures: readonly {
    readonly fullTitle: string;
    readonly err: { readonly message?: string; readonly stack?: string };
  }[];
}

async function unitTests(): Promise<Tally> {
  const report = join(PROJECT, 'out', 'unit-tests.json');
  rmSync(report, { force: true });
  const { output } = await command(process.execPath, [
    join('node_modules', 'mocha', 'bin', 'mocha.js'),
    '--forbid-only',
    '--forbid-pending',
    '--reporter',
    'json',
    '--reporter-option',
    `output=${report}`,
  ]);
  let result: MochaReport;
  try {
    result = JSON.parse(readFileSync(report, 'utf8')) as MochaReport;
  } catch {
    throw new Error(`Mocha did not finish:\n${output}`);
  }
  for (const { fullTitle, err } of result.failures) {
    printFailure({ title: fullTitle, error: err.stack ?? err.message ?? 'failed' });
  }
  if (result.stats.passes + result.stats.failures === 0) throw new Error('No unit test was found.');
  return { passed: result.stats.passes, failed: result.stats.failures };
}

async function grammarTests(): Promise<Tally> {
  const { code, output } = await npmRun('test:grammar');
  const counts = /(\d+) passed, (\d+) failed/.exec(output);
  const tally = { passed: Number(counts?.[1] ?? 0), failed: Number(counts?.[2] ?? 0) };
  if (code === 0 && tally.failed === 0) return tally.passed === 0 ? { passed: 1, failed: 0 } : tally;
  console.log(indent(output.trim()));
  return { ...tally, failed: Math.max(1, tally.failed) };
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { checks: { type: 'boolean', default: false } } });
  const tallies: Tally[] = [];
  if (values.checks) {
    tallies.push(await part('Lint', async () => check(await npmRun('lint'))));
    tallies.push(await part('Types', async () => check(await npmRun('typecheck'))));
  }
  const built = await part('Build', build);
  tallies.push(built);
  if (built.failed === 0) {
    tallies.push(await part('Unit tests', unitTests));
    tallies.push(await part('Set-up of VS Code', setUp));
    tallies.push(await part('Grammars', grammarTests));
    tallies.push(await part('In VS Code', () => runSuites([], '')));
    // Last, since it leaves the bundles as they ship.
    tallies.push(await part('Package', () => testPackage(OLDEST)));
  }
  const total = sum(tallies);
  console.log(summaryLine(total));
  process.exit(total.failed > 0 ? 1 : 0);
}

main().catch((error: unknown) => {
  console.error(error);
  console.log(summaryLine({ passed: 0, failed: 1 }));
  process.exit(1);
});
