export interface Suite {
  /** Of its file: `suites/<name>.test.ts`. */
  readonly name: string;
  /** Registers its tests with `describe`; by `run` (harness/run.ts) it may register them in some runs only. */
  readonly load: () => Promise<unknown>;
}

/** The suites, in the order of running. Each is run in a fresh VS Code on a fresh copy of the seeds. */
export const SUITES: readonly Suite[] = [
  { name: 'host', load: () => import('./suites/host.test') },
  { name: 'annotating', load: () => import('./suites/annotating.test') },
  { name: 'recognizer', load: () => import('./suites/recognizer.test') },
  { name: 'learning', load: () => import('./suites/learning.test') },
  { name: 'living-text', load: () => import('./suites/living-text.test') },
  { name: 'sidebar', load: () => import('./suites/sidebar.test') },
  { name: 'explorer', load: () => import('./suites/explorer.test') },
  { name: 'appearance', load: () => import('./suites/appearance.test') },
  { name: 'languages', load: () => import('./suites/languages.test') },
  { name: 'restricted', load: () => import('./suites/restricted.test') },
];
