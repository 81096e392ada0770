import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium, launchChromium } from './chromium';
import { command, npmRun } from './commands';
import { RUN_LOGS, SEEDS } from './paths';
import type { Tally } from './results';
import { userOf } from './user-driver';
import { installVscode, type VscodeVersion } from './vscode-install';
import { QUIET_SETTINGS, READING_SETTINGS, startServer, temporaryFolder } from './vscode-server';
import { folderAddress } from './workbench-page';

const ARTICLE = '003_7949046d55c6d1a2.txt';
const READY = { timeout: 60_000 };

/**
 * Packs the extension as a stranger would, installs the file in a fresh VS Code, and annotates with it: what the
 * allow-list of files leaves out shows here.
 *
 * @throws Error with what was missing.
 */
export async function testPackage(version: VscodeVersion): Promise<Tally> {
  const installation = await installVscode(version);
  const temporary = temporaryFolder();
  try {
    const file = join(temporary.path, 'marginalia.vsix');
    const packed = await npmRun('package', '--out', file);
    if (packed.code !== 0 || !existsSync(file)) throw new Error(`npm run package failed:\n${packed.output}`);
    const extensions = join(temporary.path, 'extensions');
    const installed = await command(
      installation.node,
      [
        join('out', 'server-main.js'),
        '--accept-server-license-terms',
        '--install-extension',
        file,
        '--server-data-dir',
        join(temporary.path, 'data'),
        '--extensions-dir',
        extensions,
      ],
      { cwd: installation.serverFolder },
    );
    if (installed.code !== 0) throw new Error(`The package cannot be installed:\n${installed.output}`);
    await annotateWith(version, extensions, temporary.path);
    return { passed: 1, failed: 0 };
  } finally {
    temporary.remove();
  }
}

async function annotateWith(version: VscodeVersion, extensionsFolder: string, folder: string): Promise<void> {
  const workspace = join(folder, 'seeds');
  cpSync(SEEDS, workspace, { recursive: true, filter: (source) => !source.endsWith('.annotations.yaml') });
  mkdirSync(RUN_LOGS, { recursive: true });
  const server = await startServer({
    installation: await installVscode(version),
    settings: { ...QUIET_SETTINGS, ...READING_SETTINGS, 'marginalia.articles': ['*.txt'] },
    extensionsFolder,
    log: join(RUN_LOGS, 'package.log'),
  });
  const browser = await launchChromium(await findChromium());
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 780 } });
    await page.goto(folderAddress(server, workspace, join(workspace, ARTICLE)));
    const user = userOf(page, RUN_LOGS);
    await user.waitFor('.activitybar [aria-label^="Marginalia"]', READY);
    await user.click('.activitybar [aria-label^="Marginalia"]');
    await user.click({ role: 'treeitem', name: 'mardi' }, READY);
    // The click moves the focus to the article.
    await user.waitFor('.editor-group-container .monaco-editor.focused', READY);
    await user.press('Shift+Alt+M');
    await user.press('Enter');
    await user.waitFor('.sidebar .monaco-list-row:has-text("mardi") .codicon-pass-filled', READY);
    const sidecar = readFileSync(join(workspace, `${ARTICLE}.annotations.yaml`), 'utf8');
    if (!sidecar.includes('exact: "mardi"')) throw new Error(`The decision is not in the file:\n${sidecar}`);
  } finally {
    await browser.close();
    server.stop();
  }
}
