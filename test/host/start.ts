// npm start: the seed articles, annotated, in a real VS Code in the browser.
//   npm start [-- --port 8123] [-- --no-open]
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PROJECT, RUN_LOGS, SEEDS } from './paths';
import {
  installExtensionFolder,
  QUIET_SETTINGS,
  READING_SETTINGS,
  startServer,
  temporaryFolder,
} from './vscode-server';
import { installVscode, NEWEST } from './vscode-install';
import { folderAddress } from './workbench-page';

async function main(): Promise<void> {
  const { values } = parseArgs({
    allowNegative: true,
    options: { port: { type: 'string' }, open: { type: 'boolean', default: process.stdout.isTTY } },
  });
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536)) {
    throw new Error(`--port ${values.port ?? ''} is no port: give a number from 1 to 65535.`);
  }
  const installation = await installVscode(NEWEST);

  const temporary = temporaryFolder();
  const workspace = join(temporary.path, 'seeds');
  // Without the reviewed sidecars, so that there is something to accept and reject.
  cpSync(SEEDS, workspace, { recursive: true, filter: (source) => !source.endsWith('.annotations.yaml') });
  annotate(workspace);
  const extensions = join(temporary.path, 'extensions');
  installExtensionFolder(extensions, PROJECT);
  const logs = join(RUN_LOGS, 'start');
  mkdirSync(logs, { recursive: true });
  const server = await startServer({
    installation,
    settings: { ...QUIET_SETTINGS, ...READING_SETTINGS },
    log: join(logs, 'server.log'),
    extensionsFolder: extensions,
    ...(port === undefined ? {} : { port }),
  });

  const article = readdirSync(workspace).find((name) => name.endsWith('.txt'));
  const address = folderAddress(server, workspace, article === undefined ? undefined : join(workspace, article));
  console.log(`\nVS Code ${NEWEST} with Marginalia shows a copy of the seed articles (${workspace}). Open\n`);
  console.log(`  ${address}\n`);
  console.log('Ctrl-C stops it and removes the copy.');
  if (values.open) openInBrowser(address);
  await server.ended;
  throw new Error(`VS Code has ended. Its log is ${join(logs, 'server.log')}.`);
}

/** Writes what the program proposes into sidecars of the copy. */
function annotate(workspace: string): void {
  const cli = join(PROJECT, 'dist', 'cli.js');
  if (!existsSync(cli)) return;
  const { status } = spawnSync(process.execPath, [cli, 'annotate', workspace], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) console.error('The articles could not be annotated; they open as they are.');
}

function openInBrowser(address: string): void {
  const [file, ...args] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler', address]
        : ['xdg-open', address];
  // Where there is no such program, the printed address is enough.
  spawn(file, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
