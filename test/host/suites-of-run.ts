import { createRequire } from 'node:module';
import type * as Contents from '../integration/contents';
import type { RunInfo } from '../integration/harness/protocol';
import { SUITE_CONTENTS } from './paths';
import type { Run } from './runs';

/** The names of the suites that have a test in that run whose full title matches, in the order of running. */
export async function suitesOfRun(run: Run, grep: string): Promise<readonly string[]> {
  const info: RunInfo = { ...run, suite: '', grep, bridge: '' };
  (globalThis as { runOfCountedSuites?: RunInfo }).runOfCountedSuites = info;
  const load = createRequire(__filename);
  // Suites look at the run when they are loaded: once more for every run.
  Reflect.deleteProperty(load.cache, SUITE_CONTENTS);
  const { contentsOfSuites } = load(SUITE_CONTENTS) as typeof Contents;
  return (await contentsOfSuites(grep)).filter(({ tests }) => tests > 0).map(({ name }) => name);
}
