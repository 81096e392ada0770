import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { chromium, type Browser, type Page } from 'playwright-core';
import { PROJECT, TEST_BUNDLES } from './paths';
import type { RunResults } from './results';
import { frameSuite } from './suite-frame';
import type { Run } from './runs';
import { userOf } from './user-driver';
import { freePort } from './vscode-server';

const WINDOW_WITHIN_MS = 60_000;

/**
 * Runs one suite in a VS Code for desktops (see `frameSuite`). The user acts through the debugging port of Electron.
 *
 * @param vscodeExecutablePath as `downloadAndUnzipVSCode` gives it.
 */
export async function runOnDesktop(
  run: Run,
  suite: string,
  grep: string,
  vscodeExecutablePath: string,
): Promise<RunResults> {
  return frameSuite(run, suite, grep, async (frame) => {
    const data = join(frame.temporary, 'd');
    mkdirSync(join(data, 'User'), { recursive: true });
    writeFileSync(join(data, 'User', 'settings.json'), JSON.stringify(frame.settings));
    const port = await freePort();
    frame.defer(() => {
      for (const { name, contents } of logsIn(join(data, 'logs'))) {
        writeFileSync(join(frame.logs, name), contents);
        if (/^(exthost|renderer)\.log$/.test(name)) frame.checkLog(name, contents);
      }
    });
    const running = runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: PROJECT,
      extensionTestsPath: TEST_BUNDLES.desktop,
      launchArgs: [
        frame.workspace,
        `--user-data-dir=${data}`,
        `--extensions-dir=${join(frame.temporary, 'e')}`,
        `--remote-debugging-port=${port}`,
        '--disable-telemetry',
      ],
    }).then(
      () => undefined,
      // A test that failed ends it with an error too; that one is counted already.
      (error: unknown) => (frame.results.tally.failed > 0 ? undefined : String(error)),
    );
    let ended = false;
    void running.then(() => {
      ended = true;
    });
    const browser = await connect(port, () => ended);
    if (browser !== undefined) {
      frame.defer(() => browser.close());
      frame.bridge.meet(userOf(await workbenchOf(browser), frame.screenshots));
    }
    return running;
  });
}

/** Connects as soon as the debugging port answers. @returns undefined when VS Code has ended before. */
async function connect(port: number, hasEnded: () => boolean): Promise<Browser | undefined> {
  while (!hasEnded()) {
    try {
      return await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  return undefined;
}

async function workbenchOf(browser: Browser): Promise<Page> {
  const deadline = Date.now() + WINDOW_WITHIN_MS;
  while (Date.now() < deadline) {
    for (const page of browser.contexts().flatMap((context) => context.pages())) {
      if (page.url().includes('workbench') && (await page.locator('.monaco-workbench').count()) > 0) return page;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The window of VS Code did not appear.');
}

function logsIn(folder: string): { readonly name: string; readonly contents: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.log'))
    .map((entry) => ({ name: entry.name, contents: readFileSync(join(entry.parentPath, entry.name), 'utf8') }));
}
