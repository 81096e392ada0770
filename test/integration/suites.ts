/**
 * The suites, in the order of running. Each file registers its tests with `describe`; by `run` (harness/run.ts) it may
 * register them in some runs only.
 */
export const SUITES: readonly (() => Promise<unknown>)[] = [() => import('./suites/host.test')];
