import { cpSync, createWriteStream, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { RUN_SETTING, type RunInfo } from '../integration/harness/protocol';
import { startBridge } from './bridge-server';
import { findChromium, launchChromium } from './chromium';
import { unexpectedErrors } from './unexpected-errors';
import { PROJECT, RUN_LOGS, SCREENSHOTS, SEEDS, TEST_BUNDLES } from './paths';
import { RunResults } from './results';
import type { Run } from './runs';
import { userOf } from './user-driver';
import { installVscode } from './vscode-install';
import { QUIET_SETTINGS, startServer, temporaryFolder } from './vscode-server';
import { workbenchAddress } from './workbench-page';

const RUN_WITHIN_MS = 240_000;

/** Runs the suites once, in a server, folder and browser of their own. Never rejects: problems are failures. */
export async function runInBrowser(run: Run, grep: string): Promise<RunResults> {
  const results = new RunResults();
  const closing: (() => Promise<void> | void)[] = [];
  const folderName = run.name.replaceAll(':', '-');
  const logs = join(RUN_LOGS, folderName);
  const screenshots = join(SCREENSHOTS, folderName);
  try {
    for (const folder of [logs, screenshots]) {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
    }
    const installation = await installVscode(run.version);
    const temporary = temporaryFolder();
    closing.push(() => {
      temporary.remove();
    });
    const workspace = join(temporary.path, 'seeds');
    cpSync(SEEDS, workspace, { recursive: true });

    const bridge = await startBridge((event) => {
      results.take(event);
    });
    closing.push(() => {
      bridge.close();
    });
    const info: RunInfo = { ...run, grep, bridge: bridge.address };
    const server = await startServer({
      installation,
      settings: settingsOf(info),
      log: join(logs, 'server.log'),
    });
    closing.push(() => {
      const log = server.extensionHostLog();
      writeFileSync(join(logs, 'extension-host.log'), log);
      for (const error of unexpectedErrors(log)) results.fail('extension-host.log', error);
      server.stop();
    });

    const browser = await launchChromium(await findChromium());
    closing.push(() => browser.close());
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
    if (run.locale !== 'en') await speak(context, run.locale);
    const page = await context.newPage();
    const consoleLog = createWriteStream(join(logs, 'console.log'));
    page.on('console', (message) => consoleLog.write(`${message.type()}: ${message.text()}\n`));
    const user = userOf(page, screenshots);
    bridge.user = user;

    const ended = new Promise<string | undefined>((resolve) => {
      void page.exposeFunction('codeAutomationExit', () => {
        resolve(undefined);
      });
      page.on('crash', () => {
        resolve('The page of VS Code crashed.');
      });
      browser.on('disconnected', () => {
        resolve('The browser ended.');
      });
      const timer = setTimeout(() => {
        resolve(`Not finished within ${RUN_WITHIN_MS / 1000} s.`);
      }, RUN_WITHIN_MS);
      closing.push(() => {
        clearTimeout(timer);
      });
    });
    await page.exposeFunction('codeAutomationLog', (type: string, values: readonly unknown[]) => {
      consoleLog.write(`test ${type}: ${values.map(String).join(' ')}\n`);
    });
    await page.goto(
      workbenchAddress(server, {
        folder: workspace,
        extension: PROJECT,
        tests: TEST_BUNDLES[run.kind],
      }),
    );
    const problem = await ended;
    if (problem !== undefined) results.fail('the run', problem);
    results.close();
    const logsOfWindow = await windowLogs(page);
    for (const { relativePath, contents } of logsOfWindow) {
      writeFileSync(join(logs, relativePath.replaceAll('/', '-')), contents);
    }
    for (const log of logsOfWindow.filter(({ relativePath }) => CHECKED_LOGS.test(relativePath))) {
      for (const error of unexpectedErrors(log.contents)) results.fail(log.relativePath, error);
    }
    if (results.failures.length > 0 && !page.isClosed()) await user.screenshot('end of the run');
  } catch (error) {
    results.fail('the run', error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    for (const close of closing.reverse()) {
      try {
        await close();
      } catch (error) {
        results.fail('the end of the run', String(error));
      }
    }
  }
  return results;
}

/** The logs in which an error may be ours: the window's, and the web worker extension host's. */
const CHECKED_LOGS = /^window\.log$|workerexthost\.log$/;

interface WindowLog {
  readonly relativePath: string;
  readonly contents: string;
}

/** The logs that VS Code keeps in the browser. */
async function windowLogs(page: Page): Promise<readonly WindowLog[]> {
  if (page.isClosed()) return [];
  return page.evaluate('window.driver.getLogs()');
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

/** Sets the display language, which VS Code in a browser otherwise takes from an installed language pack. */
async function speak(context: BrowserContext, locale: string): Promise<void> {
  await context.addInitScript(
    `Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { get: () => ${JSON.stringify(locale)}, set() {} });`,
  );
}
