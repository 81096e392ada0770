// Takes the pictures of docs/images/ in the newest VS Code, one set a theme.
//   npm run screenshots -- [--only light]…
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import type { UserActions } from '../integration/harness/protocol';
import { findChromium, launchChromium } from './chromium';
import { PROJECT, RUN_LOGS, SEEDS } from './paths';
import { userOf } from './user-driver';
import { installVscode, NEWEST, type VscodeInstallation } from './vscode-install';
import {
  installExtensionFolder,
  QUIET_SETTINGS,
  READING_SETTINGS,
  startServer,
  temporaryFolder,
} from './vscode-server';
import { folderAddress } from './workbench-page';

const IMAGES = join(PROJECT, 'docs', 'images');

/** Name in the settings, and the class that the window has once the theme is there. */
const THEMES = {
  dark: { name: 'Dark Modern', loaded: 'vscode-theme-defaults-themes-dark_modern-json' },
  light: { name: 'Light Modern', loaded: 'vscode-theme-defaults-themes-light_modern-json' },
  'high-contrast': { name: 'Default High Contrast', loaded: 'vscode-theme-defaults-themes-hc_black-json' },
  'high-contrast-light': { name: 'Default High Contrast Light', loaded: 'vscode-theme-defaults-themes-hc_light-json' },
} as const;
type Theme = keyof typeof THEMES;

/** Shown once the extensions are known. */
const OUR_VIEWS = '.activitybar [aria-label^="Marginalia"]';
const READY_WITHIN_MS = 60_000;

const ROW = '.sidebar .monaco-list-row';

/**
 * What is seen and photographed in every theme. The first article is open when it begins, and the theme and
 * the extension are loaded. The light theme also shows a hover card, the sidecar and an article under review.
 */
async function scenario(user: UserActions, theme: Theme): Promise<void> {
  await user.click(OUR_VIEWS);
  await user.waitFor(`${ROW}:has-text("Antonio Vitorino")`, { timeout: READY_WITHIN_MS });
  await user.screenshot(`readme-article-${theme}`);
  if (theme !== 'light') return;
  await openFile(user, '003_7949046d55c6d1a2.txt');
  await user.waitFor(`${ROW}:has-text("Jens Frolich Holte"):has-text("to review")`, { timeout: READY_WITHIN_MS });
  await user.screenshot('readme-review');
  await openFile(user, '000_63f5ed8987059e78.txt');
  await user.waitFor(`${ROW}:has-text("Nasser Bourita"):has-text("ministre")`);
  await user.click({ role: 'treeitem', name: 'mardi' });
  // The click moves the focus to the article and selects the mark there.
  await user.waitFor('.statusbar-item:has-text("5 selected")');
  await user.waitFor('.editor-group-container .monaco-editor.focused');
  await user.moveMouse(900, 52);
  await user.press('Control+K');
  await user.press('Control+I');
  await user.waitFor('.monaco-hover-content:has-text("2018-12-11"):has-text("Date")');
  await user.screenshot('readme-hover');
  await user.press('Escape');
  await user.press('Shift+Alt+M');
  await user.press('o');
  await user.waitFor('.tab[aria-label*="annotations.yaml"]');
  // Coloured: the grammar of the sidecar is there.
  await user.waitFor('.view-line span[class*="mtk"] ~ span[class*="mtk"]:has-text("marginalia/1")');
  await user.screenshot('readme-sidecar');
}

async function openFile(user: UserActions, name: string): Promise<void> {
  await user.press('Control+P');
  await user.waitFor('.quick-input-widget');
  await user.type(name);
  await user.waitFor(`.quick-input-list .monaco-list-row.focused:has-text("${name}")`);
  await user.press('Enter');
  await user.waitFor(`.tab.active[aria-label*="${name}"]`);
}

async function photograph(theme: Theme, installation: VscodeInstallation, browser: Browser): Promise<void> {
  const temporary = temporaryFolder();
  const workspace = join(temporary.path, 'seeds');
  // One article reviewed, one as the program proposes it.
  const isReviewed = (source: string) => !source.endsWith('003_7949046d55c6d1a2.txt.annotations.yaml');
  cpSync(SEEDS, workspace, { recursive: true, filter: isReviewed });
  spawnSync(process.execPath, [join(PROJECT, 'dist', 'cli.js'), 'annotate', workspace], { stdio: 'ignore' });
  const extensions = join(temporary.path, 'extensions');
  installExtensionFolder(extensions, PROJECT);
  mkdirSync(RUN_LOGS, { recursive: true });
  const server = await startServer({
    installation,
    settings: { ...QUIET_SETTINGS, ...READING_SETTINGS, 'workbench.colorTheme': THEMES[theme].name },
    extensionsFolder: extensions,
    log: join(RUN_LOGS, `screenshots-${theme}.log`),
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 780 } });
    const page = await context.newPage();
    const article = readdirSync(workspace).find((name) => name.endsWith('.txt'));
    if (article === undefined) throw new Error(`There is no article in ${SEEDS}.`);
    await page.goto(folderAddress(server, workspace, join(workspace, article)));
    const user = userOf(page, IMAGES);
    for (const shown of ['.monaco-editor .view-line', `.monaco-workbench.${THEMES[theme].loaded}`, OUR_VIEWS]) {
      await user.waitFor(shown, { timeout: READY_WITHIN_MS });
    }
    await scenario(user, theme);
    await context.close();
  } finally {
    server.stop();
    temporary.remove();
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
  const installation = await installVscode(NEWEST);
  const browser = await launchChromium(await findChromium());
  mkdirSync(IMAGES, { recursive: true });
  for (const theme of Object.keys(THEMES) as Theme[]) {
    if (values.only?.includes(theme) === false) continue;
    await photograph(theme, installation, browser);
    console.log(`${theme}: done`);
  }
  await browser.close();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
