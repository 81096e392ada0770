import { join, resolve } from 'node:path';

/** The project's folder; this file runs as out/test/host/*.js. */
export const PROJECT = resolve(__dirname, '..', '..', '..');

/** Where VS Code and Chromium are kept between runs; may be shared by several checkouts. */
export const CACHE =
  process.env['MARGINALIA_VSCODE_CACHE'] === undefined || process.env['MARGINALIA_VSCODE_CACHE'] === ''
    ? join(PROJECT, '.vscode-test')
    : resolve(process.env['MARGINALIA_VSCODE_CACHE']);

export const SEEDS = join(PROJECT, 'seeds');
export const SCREENSHOTS = join(PROJECT, 'out', 'screenshots');
/** Logs of every run, one folder a run, and in it one a suite. */
export const RUN_LOGS = join(PROJECT, 'out', 'host-runs');
export const TEST_BUNDLES = {
  desktop: join(PROJECT, 'out', 'integration', 'desktop.js'),
  web: join(PROJECT, 'out', 'integration', 'web.js'),
} as const;
/** The suites for plain Node, to be counted. */
export const SUITE_CONTENTS = join(PROJECT, 'out', 'integration', 'contents.js');
