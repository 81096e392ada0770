import type { VscodeServer } from './vscode-server';

export interface TestPageOptions {
  /** Absolute path of the folder to open. */
  readonly folder: string;
  /** Absolute path of the extension under development. */
  readonly extension: string;
  /** Absolute path of the test bundle to run in the extension host. */
  readonly tests: string;
}

/** The address at which a server for tests shows that folder and runs those tests. */
export function testAddress(server: VscodeServer, options: TestPageOptions): string {
  const remote = (path: string): string => remoteUri(server, path);
  const payload = [
    ['extensionDevelopmentPath', remote(options.extension)],
    ['extensionTestsPath', remote(options.tests)],
    ['skipWelcome', 'true'],
  ];
  return address(server, options.folder, payload);
}

/** The address at which a person opens that folder, and that file in it. */
export function folderAddress(server: VscodeServer, folder: string, file?: string): string {
  return address(server, folder, file === undefined ? [] : [['openFile', remoteUri(server, file)]]);
}

function address(server: VscodeServer, folder: string, payload: readonly (readonly string[])[]): string {
  const query = new URLSearchParams({ folder: urlPath(folder) });
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `http://${server.authority}/?${query.toString()}`;
}

function remoteUri(server: VscodeServer, path: string): string {
  return `vscode-remote://${server.authority}${encodeURI(urlPath(path))}`;
}

/** `C:\a\b` is `/C:/a/b` in an address. */
function urlPath(path: string): string {
  const slashes = path.replaceAll('\\', '/');
  return slashes.startsWith('/') ? slashes : `/${slashes}`;
}
