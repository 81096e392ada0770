// What the extension costs in the newest VS Code while articles are opened and typed in.
//   npm run bench:editor -- [--only '1 MB']… [--mode on|off|plain]… [--profile]
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { generateArticle, PLANS } from '../bench/editor/generated-article';
import {
  type BenchArticle,
  type BenchTask,
  type Measured,
  type Mode,
  MODES,
  TASK_SETTING,
} from '../bench/editor/report';
import { printTables } from '../bench/editor/tables';
import { RUN_SETTING, type RunInfo } from '../integration/harness/protocol';
import { startBridge } from './bridge-server';
import { findChromium, launchChromium } from './chromium';
import { PROJECT, RUN_LOGS, SCREENSHOTS } from './paths';
import { userOf } from './user-driver';
import { installVscode, NEWEST } from './vscode-install';
import { QUIET_SETTINGS, READING_SETTINGS, startServer, temporaryFolder } from './vscode-server';
import { testAddress } from './workbench-page';

/** Twenty at each of ten stops. */
const KEYS: readonly string[] = [...'ainsi le venait'.split(''), 'Backspace', 'Backspace', ...'net'.split('')];
/** Between two keys, in milliseconds: 40 to 60, as people type who know where they go. */
const GAP = 40;
const GAP_VARIES = 20;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      mode: { type: 'string', multiple: true },
      profile: { type: 'boolean', default: false },
    },
  });
  const installation = await installVscode(NEWEST);
  const logs = join(RUN_LOGS, 'bench-editor');
  rmSync(logs, { recursive: true, force: true });
  mkdirSync(logs, { recursive: true });
  const temporary = temporaryFolder();
  const workspace = join(temporary.path, 'articles');
  mkdirSync(workspace);
  const articles: BenchArticle[] = [];
  for (const plan of PLANS) {
    if (values.only?.includes(plan.name) === false) continue;
    const { text, sidecar, stored, suggested, stops } = await generateArticle(plan);
    const files = Object.fromEntries(MODES.map((mode) => [mode, `${articles.length}-${mode}.txt`])) as Record<
      Mode,
      string
    >;
    for (const mode of MODES) {
      writeFileSync(join(workspace, files[mode]), text);
      if (mode !== 'plain') writeFileSync(join(workspace, `${files[mode]}.annotations.yaml`), sidecar);
    }
    articles.push({ plan: plan.name, stops, stored, suggested, length: text.length, files });
    console.log(`${plan.name}: ${text.length} characters, ${stored} mentions stored, ${suggested} to suggest`);
  }
  const task: BenchTask = {
    articles,
    modes: MODES.filter((mode) => values.mode?.includes(mode) !== false),
    keys: KEYS,
    ...(values.profile ? { profiles: logs } : {}),
  };

  const bridge = await startBridge(() => undefined);
  const info: RunInfo = {
    name: 'bench-editor',
    kind: 'desktop',
    version: NEWEST,
    restricted: false,
    locale: 'en',
    suite: '',
    grep: '',
    bridge: bridge.address,
  };
  const server = await startServer({
    installation,
    settings: {
      ...QUIET_SETTINGS,
      ...READING_SETTINGS,
      // Typing is measured here, not writing files.
      'files.autoSave': 'off',
      [`${RUN_SETTING.section}.${RUN_SETTING.key}`]: info,
      [`${TASK_SETTING.section}.${TASK_SETTING.key}`]: task,
    },
    testing: true,
    log: join(logs, 'server.log'),
  });
  const browser = await launchChromium(await findChromium());
  const measured: Measured[] = [];
  try {
    const page = await (await browser.newContext({ viewport: { width: 1400, height: 900 } })).newPage();
    await page.exposeFunction('codeAutomationLog', () => undefined);
    await page.exposeFunction('codeAutomationExit', () => undefined);
    const done = new Promise<void>((resolve, reject) => {
      page.on('crash', () => {
        reject(new Error('The page of VS Code crashed.'));
      });
      const extra = {
        typeSteadily: (keys: readonly string[]) => typeSteadily(page, keys),
        measured: (result: Measured) => {
          measured.push(result);
        },
        progress: (step: string) => {
          if (process.env['BENCH_STEPS'] !== undefined) console.log(`  ${new Date().toISOString()} ${step}`);
        },
        done: () => {
          resolve();
        },
        failed: (problem: string) => {
          reject(new Error(problem));
        },
      };
      bridge.meet({ ...userOf(page, join(SCREENSHOTS, 'bench-editor')), ...extra });
    });
    await page.goto(
      testAddress(server, {
        folder: workspace,
        extension: PROJECT,
        tests: join(PROJECT, 'out', 'bench', 'editor.js'),
      }),
    );
    await done;
  } finally {
    writeFileSync(join(logs, 'measured.json'), JSON.stringify(measured, undefined, 2));
    writeFileSync(join(logs, 'extension-host.log'), server.extensionHostLog());
    await browser.close();
    server.stop();
    bridge.close();
    temporary.remove();
  }
  printTables(articles, measured);
}

/** Presses keys at a typist's pace, each when its time has come, however long the one before took. */
async function typeSteadily(page: Page, keys: readonly string[]): Promise<void> {
  let due = performance.now();
  for (const [index, key] of keys.entries()) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    await page.keyboard.press(key === ' ' ? 'Space' : key);
    due += GAP + ((index * 7) % GAP_VARIES);
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
