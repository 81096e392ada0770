import type { TestEvent } from '../integration/harness/protocol';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

export interface Failure {
  readonly title: string;
  readonly error: string;
}

/** What one suite gave. */
export class RunResults {
  readonly failures: Failure[] = [];
  passed = 0;
  #total: number | undefined;
  #ended = false;

  take(event: TestEvent): void {
    switch (event.type) {
      case 'start':
        this.#total = event.total;
        return;
      case 'pass':
        this.passed += 1;
        return;
      case 'fail':
        this.fail(event.title, event.error);
        return;
      case 'crash':
        this.fail('loading the suite', event.error);
        return;
      case 'end':
        this.#ended = true;
        return;
    }
  }

  /** Counts a failure that no test has told, such as a crash of the host. */
  fail(title: string, error: string): void {
    this.failures.push({ title, error });
  }

  /** Makes sure that silence is no success. */
  close(): void {
    if (this.failures.length > 0) return;
    if (this.#total === undefined) this.fail('the suite', 'It did not start.');
    else if (this.#total === 0) this.fail('the suite', 'No test was registered.');
    else if (!this.#ended) this.fail('the suite', `Ended after ${this.passed} of ${this.#total} tests.`);
  }

  get tally(): Tally {
    return { passed: this.passed, failed: this.failures.length };
  }
}

export function sum(tallies: Iterable<Tally>): Tally {
  let passed = 0;
  let failed = 0;
  for (const tally of tallies) {
    passed += tally.passed;
    failed += tally.failed;
  }
  return { passed, failed };
}

/** The line that ends a whole run of tests. */
export function summaryLine({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}

export function printFailure({ title, error }: Failure): void {
  console.log(`  failed: ${title}\n${indent(withoutNoise(error))}`);
}

export function indent(text: string): string {
  return text.replace(/^/gm, '    ');
}

/** Frames of a stack in which nothing of ours happens. */
const FOREIGN_FRAME =
  /^\s*at .*(node:internal|node_modules|extensionHostProcess\.js|extensionHostWorkerMain\.js|workbench\.js)/;

function withoutNoise(error: string): string {
  return error
    .split('\n')
    .filter((line) => !FOREIGN_FRAME.test(line))
    .join('\n');
}
