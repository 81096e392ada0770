// Takes the pictures of docs/images/ in the newest VS Code, one set a theme.
//   npm run screenshots -- [--only light]…
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

/**
 * What is seen and photographed in every theme. The first article is open when it begins, and the theme and
 * the extension are loaded.
 */
async function scenario(user: UserActions, theme: Theme): Promise<void> {
  await user.screenshot(`article-${theme}`);
}

async function photograph(theme: Theme, installation: VscodeInstallation, browser: Browser): Promise<void> {
  const temporary = temporaryFolder();
  const workspace = join(temporary.path, 'seeds');
  cpSync(SEEDS, workspace, { recursive: true });
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
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
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
