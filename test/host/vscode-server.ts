import { spawn } from 'node:child_process';
import {
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killTree, onExit } from './lifetime';
import type { VscodeInstallation } from './vscode-install';

export interface ServerOptions {
  readonly installation: VscodeInstallation;
  /** The user's settings. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** A free port is taken when absent. */
  readonly port?: number;
  /**
   * Let the page's address say which extension and tests to load. VS Code then shows no notifications and fewer
   * questions: not for people.
   */
  readonly testing?: boolean;
  /** Folder of installed extensions; an empty one when absent. */
  readonly extensionsFolder?: string;
  /** File that the server's output goes to. */
  readonly log: string;
}

export interface VscodeServer {
  /** `127.0.0.1:PORT`, as in the address of its pages and of its `vscode-remote:` files. */
  readonly authority: string;
  /** The extension host's log, as far as it is written; empty for a web worker host, which has none on disk. */
  extensionHostLog(): string;
  /** Settles when the server has ended. */
  readonly ended: Promise<void>;
  /** Ends the server with all its processes and removes its data. */
  stop(): void;
}

const READY_WITHIN_MS = 60_000;

/** Settings that keep VS Code to the matter: no AI, no welcome page, no network beyond this machine. */
export const QUIET_SETTINGS: Readonly<Record<string, unknown>> = {
  'security.workspace.trust.enabled': false,
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
};

/** For a person who reads articles: their lines are paragraphs. */
export const READING_SETTINGS: Readonly<Record<string, unknown>> = {
  'editor.wordWrap': 'on',
  'editor.minimap.enabled': false,
};

/** A short, fresh folder of its own; removed at the end of this process at the latest. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'mrg-')));
  const forget = onExit(() => {
    rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });
  return {
    path,
    remove() {
      forget();
      rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/**
 * Starts VS Code's server and waits until it serves.
 *
 * @throws Error with the end of its output, when it ends or is not ready within a minute.
 */
export async function startServer(options: ServerOptions): Promise<VscodeServer> {
  const data = temporaryFolder();
  const user = join(data.path, 'data', 'User');
  mkdirSync(user, { recursive: true });
  writeFileSync(join(user, 'settings.json'), JSON.stringify(options.settings, undefined, 2));
  const port = await freePort(options.port);
  const child = spawn(
    options.installation.node,
    [
      join('out', 'server-main.js'),
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--without-connection-token',
      '--disable-telemetry',
      '--accept-server-license-terms',
      '--server-data-dir',
      data.path,
      ...(options.testing === true ? ['--enable-smoke-test-driver'] : []),
      ...(options.extensionsFolder === undefined ? [] : ['--extensions-dir', options.extensionsFolder]),
    ],
    {
      cwd: options.installation.serverFolder,
      // A group of its own, so that it can be ended with all its children.
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const forget = onExit(() => {
    killTree(child);
  });
  const ended = new Promise<void>((resolve) => {
    child.on('exit', () => {
      resolve();
    });
  });
  const log = createWriteStream(options.log);
  const output: string[] = [];
  const stop = (): void => {
    killTree(child);
    forget();
    data.remove();
  };
  try {
    await new Promise<void>((resolve, reject) => {
      const fail = (reason: string): void => {
        const tail = output.join('').trim().split('\n').slice(-15).join('\n');
        reject(new Error(`VS Code ${options.installation.version} ${reason}.\n${tail}`));
      };
      const timer = setTimeout(() => {
        fail(`was not ready within ${READY_WITHIN_MS / 1000} s`);
      }, READY_WITHIN_MS);
      const listen = (chunk: Buffer): void => {
        log.write(chunk);
        if (output.length < 1000) output.push(chunk.toString());
        if (/Extension host agent listening/.test(chunk.toString())) {
          clearTimeout(timer);
          resolve();
        }
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.on('error', reject);
      child.on('exit', (code) => {
        clearTimeout(timer);
        fail(`ended with code ${code ?? 'none'}`);
      });
    });
  } catch (error) {
    stop();
    throw error;
  }
  return {
    authority: `127.0.0.1:${port}`,
    ended,
    extensionHostLog: () => logsBelow(join(data.path, 'data', 'logs'), 'remoteexthost.log'),
    stop,
  };
}

/** Puts an extension's own folder among the installed ones, so that VS Code loads it as any other. */
export function installExtensionFolder(extensionsFolder: string, extension: string): void {
  mkdirSync(extensionsFolder, { recursive: true });
  const { publisher, name, version } = JSON.parse(readFileSync(join(extension, 'package.json'), 'utf8')) as {
    readonly publisher: string;
    readonly name: string;
    readonly version: string;
  };
  symlinkSync(extension, join(extensionsFolder, `${publisher}.${name}-${version}`), 'junction');
}

function logsBelow(folder: string, name: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === name)
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('');
}

/** @throws Error when that port is taken. Any free port when none is named. */
export async function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', () => {
      reject(
        new Error(`Port ${wanted} cannot be used on this machine. Name another, or none to have a free one taken.`),
      );
    });
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
