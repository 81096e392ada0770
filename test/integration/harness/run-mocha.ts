import { SUITES } from '../suites';
import { ask } from './bridge';
import { TESTS_FAILED, type TestEvent } from './protocol';
import { run } from './run';
import { user } from './user';

/** What differs between Mocha's build for Node and the one for workers. */
export interface MochaBuild {
  /** Makes `describe`, `it` and the hooks global. */
  setUp(): void;
  start(done: (failures: number) => void): Mocha.Runner;
}

/** Loads the suite of this run, runs it, and tells the driver test by test. @throws Error when any failed. */
export async function runSuites(build: MochaBuild): Promise<void> {
  let failures: number;
  try {
    build.setUp();
    afterEach(screenshotOfFailure);
    const suite = SUITES.find(({ name }) => name === run.suite);
    if (suite === undefined) throw new Error(`There is no suite “${run.suite}”.`);
    await suite.load();
    failures = await runRegistered(build);
  } catch (error) {
    await tell({ type: 'crash', error: describeError(error) });
    throw error;
  }
  if (failures > 0) throw new Error(TESTS_FAILED);
}

async function runRegistered(build: MochaBuild): Promise<number> {
  // One after the other: the driver counts in order.
  let told = Promise.resolve();
  const tellNext = (event: TestEvent): void => {
    told = told.then(() => tell(event));
  };
  const failures = await new Promise<number>((resolve) => {
    const runner = build.start(resolve);
    tellNext({ type: 'start', total: runner.total });
    runner.on('pass', (test) => {
      tellNext({ type: 'pass', title: test.fullTitle(), ms: test.duration ?? 0 });
    });
    runner.on('fail', (test, error: unknown) => {
      tellNext({ type: 'fail', title: test.fullTitle(), error: describeError(error) });
    });
  });
  tellNext({ type: 'end' });
  await told;
  return failures;
}

async function tell(event: TestEvent): Promise<void> {
  await ask({ kind: 'event', event });
}

async function screenshotOfFailure(this: Mocha.Context): Promise<void> {
  const test = this.currentTest;
  if (test?.state === 'failed') await user.screenshot(`failed ${test.fullTitle()}`);
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const stack = error.stack ?? '';
  // Some engines leave the message out of the stack.
  return stack.includes(error.message) ? stack : `${error.name}: ${error.message}\n${stack}`;
}
