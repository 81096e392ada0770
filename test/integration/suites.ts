/**
 * The suites, in the order of running. Each file registers its tests with `describe`; by `run` (harness/run.ts) it may
 * register them in some runs only.
 */
export const SUITES: readonly (() => Promise<unknown>)[] = [
  () => import('./suites/host.test'),
  () => import('./suites/annotating.test'),
  () => import('./suites/living-text.test'),
  () => import('./suites/sidebar.test'),
  () => import('./suites/appearance.test'),
  () => import('./suites/languages.test'),
  () => import('./suites/restricted.test'),
];
