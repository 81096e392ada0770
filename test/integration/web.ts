// Runs the suites in the browser's web worker extension host.
import 'mocha/mocha.js';
import { run as info } from './harness/run';
import { runSuites } from './harness/run-mocha';
import { TEST_TIMEOUT_MS } from './harness/protocol';

export async function run(): Promise<void> {
  await runSuites({
    setUp: () => {
      mocha.setup({
        ui: 'bdd',
        timeout: TEST_TIMEOUT_MS,
        forbidOnly: true,
        forbidPending: true,
        reporter: Silent,
        ...(info.grep === '' ? {} : { grep: info.grep }),
      });
    },
    // The method of the instance wants the address of a page; a worker has none.
    start: (done) => Mocha.prototype.run.call(mocha, done),
  });
}

/** The results go to the driver, not to a reporter of Mocha's. */
class Silent extends Mocha.reporters.Base {}
