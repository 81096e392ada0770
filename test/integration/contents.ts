// What the suites contain, read in plain Node: no VS Code is started for a suite that has nothing to run.
import Mocha from 'mocha';
import { SUITES } from './suites';

export interface SuiteContents {
  readonly name: string;
  /** Tests that the run has in it and that the pattern lets through. */
  readonly tests: number;
}

/**
 * Loads every suite and counts. Suites register by the run they are in (`RunInfo`), which they read once: this file
 * has to be loaded anew for another run.
 */
export async function contentsOfSuites(grep: string): Promise<readonly SuiteContents[]> {
  const contents: SuiteContents[] = [];
  for (const { name, load } of SUITES) {
    const mocha = new Mocha(grep === '' ? {} : { grep });
    const pattern = mocha.options.grep;
    mocha.ui('bdd');
    mocha.suite.emit('pre-require', globalThis, '', mocha);
    let tests = 0;
    try {
      await load();
      mocha.suite.eachTest((test) => {
        if (!(pattern instanceof RegExp) || pattern.test(test.fullTitle())) tests += 1;
      });
    } catch {
      // Its run tells what is wrong with it, as one failure.
      tests = 1;
    }
    contents.push({ name, tests });
  }
  return contents;
}
