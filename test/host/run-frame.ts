import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { RUN_SETTING, TEST_TIMEOUT_MS, type RunInfo } from '../integration/harness/protocol';
import { startBridge, type Bridge } from './bridge-server';
import { RUN_LOGS, SCREENSHOTS, SEEDS } from './paths';
import { RunResults } from './results';
import type { Run } from './runs';
import { unexpectedErrors } from './unexpected-errors';
import { QUIET_SETTINGS, temporaryFolder } from './vscode-server';

/** A run in which nothing ends for so long hangs. Longer than a test may take, and than VS Code takes to start. */
const SILENCE_MS = 2 * TEST_TIMEOUT_MS;

/** What every run of the suites has, whichever VS Code it is in. */
export interface RunFrame {
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

/** The folder names of a run. */
export function folderOf(run: Run): string {
  return run.name.replaceAll(':', '-');
}

/**
 * Runs the suites once. `body` resolves when they are done, with a problem if there was one. Never rejects: whatever
 * goes wrong is a failure among the results.
 */
export async function frameRun(
  run: Run,
  grep: string,
  body: (frame: RunFrame) => Promise<string | undefined>,
): Promise<RunResults> {
  const results = new RunResults();
  const cleanUps: (() => Promise<void> | void)[] = [];
  const defer = (cleanUp: () => Promise<void> | void): void => {
    cleanUps.push(cleanUp);
  };
  try {
    const logs = freshFolder(join(RUN_LOGS, folderOf(run)));
    const screenshots = freshFolder(join(SCREENSHOTS, folderOf(run)));
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
    defer(() => {
      clearTimeout(silence);
    });
    const bridge = await startBridge((event) => {
      silence.refresh();
      results.take(event);
    });
    defer(() => {
      bridge.close();
    });
    const frame: RunFrame = {
      results,
      temporary: temporary.path,
      workspace,
      bridge,
      settings: settingsOf({ ...run, grep, bridge: bridge.address }),
      logs,
      screenshots,
      defer,
      checkLog: (name, log) => {
        for (const error of unexpectedErrors(log)) results.fail(name, error);
      },
    };
    const problem = await Promise.race([body(frame), hung]);
    if (problem !== undefined) results.fail('the run', problem);
    results.close();
    if (results.failures.length > 0) await bridge.user?.screenshot('end of the run').catch(() => undefined);
  } catch (error) {
    results.fail('the run', error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    for (const cleanUp of cleanUps.reverse()) {
      try {
        await cleanUp();
      } catch (error) {
        results.fail('the end of the run', String(error));
      }
    }
  }
  return results;
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
