import { createWriteStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { findChromium, launchChromium } from './chromium';
import { PROJECT, TEST_BUNDLES } from './paths';
import type { RunResults } from './results';
import { frameSuite } from './suite-frame';
import type { Run } from './runs';
import { userOf } from './user-driver';
import { installVscode } from './vscode-install';
import { startServer } from './vscode-server';
import { testAddress } from './workbench-page';

/** Runs one suite in a server and a browser of its own (see `frameSuite`). */
export async function runInBrowser(run: Run, suite: string, grep: string): Promise<RunResults> {
  return frameSuite(run, suite, grep, async (frame) => {
    const { logs, workspace } = frame;
    const server = await startServer({
      installation: await installVscode(run.version),
      settings: frame.settings,
      testing: true,
      log: join(logs, 'server.log'),
    });
    frame.defer(() => {
      const log = server.extensionHostLog();
      writeFileSync(join(logs, 'extension-host.log'), log);
      frame.checkLog('extension-host.log', log);
      server.stop();
    });

    const browser = await launchChromium(await findChromium());
    frame.defer(() => browser.close());
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
    if (run.locale !== 'en') await speak(context, run.locale);
    const page = await context.newPage();
    const consoleLog = createWriteStream(join(logs, 'console.log'));
    page.on('console', (message) => consoleLog.write(`${message.type()}: ${message.text()}\n`));
    await page.exposeFunction('codeAutomationLog', () => undefined);
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
    });
    frame.bridge.meet(userOf(page, frame.screenshots));
    await page.goto(testAddress(server, { folder: workspace, extension: PROJECT, tests: TEST_BUNDLES[run.kind] }));
    const problem = await ended;
    for (const { relativePath, contents } of problem === undefined ? await windowLogs(page) : []) {
      writeFileSync(join(logs, relativePath.replaceAll('/', '-')), contents);
      if (CHECKED_LOGS.test(relativePath)) frame.checkLog(relativePath, contents);
    }
    return problem;
  });
}

/** The logs in which an error may be ours: the window's, and the web worker extension host's. */
const CHECKED_LOGS = /^window\.log$|workerexthost\.log$/;

interface WindowLog {
  readonly relativePath: string;
  readonly contents: string;
}

/** The logs that VS Code keeps in the browser. */
async function windowLogs(page: Page): Promise<readonly WindowLog[]> {
  return page.evaluate('window.driver.getLogs()');
}

/** Sets the display language, which VS Code in a browser otherwise takes from an installed language pack. */
async function speak(context: BrowserContext, locale: string): Promise<void> {
  await context.addInitScript(
    `Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { get: () => ${JSON.stringify(locale)}, set() {} });`,
  );
}
