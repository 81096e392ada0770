// Runs the suites in a Node extension host.
import Mocha from 'mocha';
import { run as info } from './harness/run';
import { runSuites } from './harness/run-mocha';
import { TEST_TIMEOUT_MS } from './harness/protocol';

export async function run(): Promise<void> {
  // Stacks name the TypeScript files.
  process.setSourceMapsEnabled(true);
  const mocha = new Mocha({
    timeout: TEST_TIMEOUT_MS,
    forbidOnly: true,
    forbidPending: true,
    reporter: Silent,
    ...(info.grep === '' ? {} : { grep: info.grep }),
  });
  await runSuites({
    setUp: () => {
      mocha.ui('bdd');
      mocha.suite.emit('pre-require', globalThis, '', mocha);
    },
    start: (done) => mocha.run(done),
  });
}

/** The results go to the driver, not to a reporter of Mocha's. */
class Silent extends Mocha.reporters.Base {}
