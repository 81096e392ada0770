import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { RUN_SETTING, TEST_TIMEOUT_MS, type RunInfo } from '../integration/harness/protocol';
import { startBridge, type Bridge } from './bridge-server';
import { RUN_LOGS, SCREENSHOTS, SEEDS } from './paths';
import { RunResults } from './results';
import type { Run } from './runs';
import { unexpectedErrors } from './unexpected-errors';
import { QUIET_SETTINGS, temporaryFolder } from './vscode-server';

/** A suite in which nothing ends for so long hangs. Longer than a test may take, and than VS Code takes to start. */
const SILENCE_MS = 2 * TEST_TIMEOUT_MS;
/** A suite of which every test hangs must not hold up the others for as long as all its tests may take. */
const SUITE_MS = 6 * TEST_TIMEOUT_MS;
/** What takes longer to end is left to the end of this process, which ends all it started. */
const CLEAN_UP_MS = 15_000;

/** What every suite has, whichever VS Code it runs in. All of it is its own and fresh. */
export interface SuiteFrame {
  readonly results: RunResults;
  /** A short, fresh folder, removed at the end. */
  readonly temporary: string;
  /** A fresh copy of the seeds. */
  readonly workspace: string;
  readonly bridge: Bridge;
  /** The user's settings. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Folder that keeps the logs. */
  readonly logs: string;
  readonly screenshots: string;
  /** Has something done at the end, last first. */
  defer(cleanUp: () => Promise<void> | void): void;
  /** Counts the unexpected errors of a log as failures. */
  checkLog(name: string, log: string): void;
}

/** The name of a run's folders. */
export function folderOf(run: Run): string {
  return run.name.replaceAll(':', '-');
}

/**
 * Runs one suite. `body` resolves when it is done, with a problem if there was one. Never rejects: whatever goes wrong
 * is a failure among the results, and whatever was started is ended, so that the next suite is not the worse for it.
 */
export async function frameSuite(
  run: Run,
  suite: string,
  grep: string,
  body: (frame: SuiteFrame) => Promise<string | undefined>,
): Promise<RunResults> {
  const results = new RunResults();
  const cleanUps: (() => Promise<void> | void)[] = [];
  const defer = (cleanUp: () => Promise<void> | void): void => {
    cleanUps.push(cleanUp);
  };
  try {
    const logs = freshFolder(join(RUN_LOGS, folderOf(run), suite));
    const screenshots = freshFolder(join(SCREENSHOTS, folderOf(run), suite));
    const temporary = temporaryFolder();
    defer(() => {
      temporary.remove();
    });
    const workspace = join(temporary.path, 'seeds');
    cpSync(SEEDS, workspace, { recursive: true });
    let hang: (problem: string) => void = () => undefined;
    const hung = new Promise<string>((resolve) => {
      hang = resolve;
    });
    const silence = setTimeout(() => {
      hang(`It hangs: nothing was heard for ${SILENCE_MS / 1000} s.`);
    }, SILENCE_MS);
    const tooLong = setTimeout(() => {
      hang(`It is not done after ${SUITE_MS / 1000} s.`);
    }, SUITE_MS);
    defer(() => {
      clearTimeout(silence);
      clearTimeout(tooLong);
    });
    const bridge = await startBridge((event) => {
      silence.refresh();
      results.take(event);
    });
    defer(() => {
      bridge.close();
    });
    const frame: SuiteFrame = {
      results,
      temporary: temporary.path,
      workspace,
      bridge,
      settings: settingsOf({ ...run, suite, grep, bridge: bridge.address }),
      logs,
      screenshots,
      defer,
      checkLog: (name, log) => {
        for (const error of unexpectedErrors(log)) results.fail(name, error);
      },
    };
    const problem = await Promise.race([body(frame), hung]);
    if (problem !== undefined) results.fail(`the suite ${suite}`, problem);
    results.close();
    if (results.failures.length > 0) await bridge.user?.screenshot('end of the suite').catch(() => undefined);
  } catch (error) {
    results.fail(`the suite ${suite}`, error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    for (const cleanUp of cleanUps.reverse()) {
      try {
        await within(CLEAN_UP_MS, cleanUp());
      } catch (error) {
        results.fail(`the end of the suite ${suite}`, String(error));
      }
    }
  }
  return results;
}

/** @throws Error when the work is not done after so many milliseconds. */
async function within(milliseconds: number, work: Promise<void> | void): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`Not done within ${milliseconds / 1000} s.`)), milliseconds);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function freshFolder(path: string): string {
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  return path;
}

function settingsOf(run: RunInfo): Record<string, unknown> {
  return {
    ...QUIET_SETTINGS,
    'security.workspace.trust.enabled': run.restricted,
    'security.workspace.trust.startupPrompt': 'never',
    // Into the browser's web worker host, as vscode.dev does. (The page's own switch for it is not read in a browser.)
    ...(run.kind === 'web' ? { 'remote.extensionKind': { 'marginalia.marginalia': ['web'] } } : {}),
    [`${RUN_SETTING.section}.${RUN_SETTING.key}`]: run,
  };
}
