import { spawn } from 'node:child_process';
import {
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
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
  /** File that the server's output goes to. */
  readonly log: string;
}

export interface VscodeServer {
  /** `127.0.0.1:PORT`, as in the address of its pages and of its `vscode-remote:` files. */
  readonly authority: string;
  /** The extension host's log, as far as it is written; empty for a web worker host, which has none on disk. */
  extensionHostLog(): string;
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
  const port = options.port ?? (await freePort());
  const child = spawn(
    options.installation.node,
    [
      join('out', 'server-main.js'),
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--without-connection-token',
      // Without it the page ignores which extension and tests to load.
      '--enable-smoke-test-driver',
      '--disable-telemetry',
      '--accept-server-license-terms',
      '--server-data-dir',
      data.path,
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
    extensionHostLog: () => logsBelow(join(data.path, 'data', 'logs'), 'remoteexthost.log'),
    stop,
  };
}

function logsBelow(folder: string, name: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name === name)
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('');
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
