// The same suites in the VS Code for desktops, for machines that can download it:
//   npm run test:desktop -- [--only 1.139.1]… [--grep PATTERN]
// In Restricted Mode and in French they run in the browser only: @vscode/test-electron switches workspace trust off,
// and VS Code for desktops takes another language only from an installed language pack.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { CACHE } from './paths';
import { runOnDesktop } from './run-on-desktop';
import { summaryLine } from './results';
import { runEach } from './run-suites';
import { chooseRuns } from './runs';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { only: { type: 'string', multiple: true }, grep: { type: 'string', short: 'g' } },
  });
  const runs = chooseRuns(values.only ?? []).filter(
    (run) => run.kind === 'desktop' && !run.restricted && run.locale === 'en',
  );
  if (runs.length === 0) throw new Error('None of the runs that --only names is one of the VS Code for desktops.');
  const grep = values.grep ?? '';
  // One at a time: what has the focus on a desktop is one window.
  const total = await runEach(runs, grep, 1, async (run, suite) => {
    const executable = await downloadAndUnzipVSCode({ version: run.version, cachePath: join(CACHE, 'desktop') });
    return runOnDesktop(run, suite, grep, executable);
  });
  console.log(summaryLine(total));
  process.exit(total.failed > 0 ? 1 : 0);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
