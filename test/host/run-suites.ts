import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './chromium';
import { RUN_LOGS, SCREENSHOTS } from './paths';
import { printFailure, sum, summaryLine, type RunResults, type Tally } from './results';
import { runInBrowser } from './run-in-browser';
import { chooseRuns, type Run } from './runs';
import { folderOf } from './suite-frame';
import { suitesOfRun } from './suites-of-run';
import { installVscode } from './vscode-install';

/** Two cores are what CI machines have. */
const AT_ONCE = 2;

/** Runs one suite of a run, each in a VS Code of its own. */
export type RunSuite = (run: Run, suite: string) => Promise<RunResults>;

/** Runs the suites of test/integration inside every VS Code that the filters name (see `chooseRuns`), and prints what came out. */
export async function runSuites(filters: readonly string[], grep: string): Promise<Tally> {
  const runs = chooseRuns(filters);
  // Set up one after the other, with progress, before anything is timed.
  await findChromium();
  for (const version of new Set(runs.map((run) => run.version))) await installVscode(version);
  return runEach(runs, grep, AT_ONCE, (run, suite) => runInBrowser(run, suite, grep));
}

/**
 * Runs the suites of all runs, some at once, and prints what came out of a run when its last suite is done.
 *
 * @throws Error when no test matches.
 */
export async function runEach(runs: readonly Run[], grep: string, atOnce: number, runSuite: RunSuite): Promise<Tally> {
  const waiting: { readonly run: SuitesOfRun; readonly suite: string }[] = [];
  for (const run of runs) {
    for (const folder of [RUN_LOGS, SCREENSHOTS]) rmSync(join(folder, folderOf(run)), { recursive: true, force: true });
    const suites = await suitesOfRun(run, grep);
    const whole = new SuitesOfRun(run, suites.length);
    for (const suite of suites) waiting.push({ run: whole, suite });
  }
  if (waiting.length === 0) throw new Error(`No test matches ${grep}.`);
  const tallies: Tally[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { run, suite } = next;
      const began = Date.now();
      const results = await runSuite(run.run, suite);
      run.take(results, Date.now() - began);
      tallies.push(results.tally);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return sum(tallies);
}

/** What the suites of one run gave. */
class SuitesOfRun {
  readonly #results: RunResults[] = [];
  #milliseconds = 0;

  constructor(
    readonly run: Run,
    private readonly count: number,
  ) {}

  take(results: RunResults, milliseconds: number): void {
    this.#results.push(results);
    this.#milliseconds += milliseconds;
    if (this.#results.length === this.count) this.#print();
  }

  #print(): void {
    const tally = sum(this.#results.map((results) => results.tally));
    const seconds = Math.round(this.#milliseconds / 1000);
    console.log(
      `VS Code ${this.run.name}: ${summaryLine(tally)} (${seconds} s in ${this.count} ${this.count === 1 ? 'suite' : 'suites'})`,
    );
    for (const { failures } of this.#results) failures.forEach(printFailure);
    if (tally.failed === 0) return;
    const folder = folderOf(this.run);
    console.log(`  logs: ${RUN_LOGS}/${folder}, screenshots: ${SCREENSHOTS}/${folder}`);
  }
}
