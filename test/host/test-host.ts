// Runs the suites of test/integration inside VS Code.
//   npm run test:host -- [--only 1.139.1:web]… [--grep PATTERN]
import { parseArgs } from 'node:util';
import { summaryLine } from './results';
import { runSuites } from './run-suites';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { only: { type: 'string', multiple: true }, grep: { type: 'string', short: 'g' } },
  });
  const tally = await runSuites(values.only?.flatMap((value) => value.split(',')) ?? [], values.grep ?? '');
  console.log(summaryLine(tally));
  process.exit(tally.failed > 0 ? 1 : 0);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
