import { RUN_LOGS, SCREENSHOTS } from './paths';
import { printFailure, sum, summaryLine, type RunResults, type Tally } from './results';
import { folderOf } from './run-frame';
import { runInBrowser } from './run-in-browser';
import { chooseRuns, type Run } from './runs';
import { findChromium } from './chromium';
import { installVscode } from './vscode-install';

/** Two cores are what CI machines have. */
const AT_ONCE = 2;

/** Runs the suites of test/integration inside every VS Code that the filters name (see `chooseRuns`), and prints what came out. */
export async function runSuites(filters: readonly string[], grep: string): Promise<Tally> {
  const runs = chooseRuns(filters);
  // Set up one after the other, with progress, before anything is timed.
  await findChromium();
  for (const version of new Set(runs.map((run) => run.version))) await installVscode(version);

  const waiting = [...runs];
  const tallies: Tally[] = [];
  const work = async (): Promise<void> => {
    for (let run = waiting.shift(); run !== undefined; run = waiting.shift()) {
      const began = Date.now();
      const results = await runInBrowser(run, grep);
      printRun(run, results, Date.now() - began);
      tallies.push(results.tally);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return sum(tallies);
}

/** Prints the outcome of one run. */
export function printRun(run: Run, results: RunResults, ms: number): void {
  console.log(`VS Code ${run.name}: ${summaryLine(results.tally)} (${Math.round(ms / 1000)} s)`);
  for (const failure of results.failures) printFailure(failure);
  if (results.failures.length > 0) {
    const folder = folderOf(run);
    console.log(`  logs: ${RUN_LOGS}/${folder}, screenshots: ${SCREENSHOTS}/${folder}`);
  }
}
