import type { VscodeServer } from './vscode-server';

export interface PageOptions {
  /** Absolute path of the folder to open. */
  readonly folder: string;
  /** Absolute path of the extension under development. */
  readonly extension: string;
  /** Absolute path of the test bundle to run in the extension host. */
  readonly tests?: string;
}

/** The address at which a browser shows that folder in VS Code with that extension. */
export function workbenchAddress(server: VscodeServer, options: PageOptions): string {
  const remote = (path: string): string => `vscode-remote://${server.authority}${encodeURI(urlPath(path))}`;
  const payload = [
    ['extensionDevelopmentPath', remote(options.extension)],
    ...(options.tests === undefined ? [] : [['extensionTestsPath', remote(options.tests)]]),
    ['skipWelcome', 'true'],
  ];
  const query = new URLSearchParams({ folder: urlPath(options.folder), payload: JSON.stringify(payload) });
  return `http://${server.authority}/?${query.toString()}`;
}

/** `C:\a\b` is `/C:/a/b` in an address. */
function urlPath(path: string): string {
  const slashes = path.replaceAll('\\', '/');
  return slashes.startsWith('/') ? slashes : `/${slashes}`;
}
