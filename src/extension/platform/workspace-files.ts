import * as vscode from 'vscode';
import { message, type Message } from '../../text/message';
import { FileError } from '../../workspace/file-error';
import type { FileStore } from '../../workspace/ports';

/**
 * Files through the editor's file system: works everywhere, but a write is not atomic. Paths are URI strings. Rejects
 * with a FileError for whatever that file system refuses.
 */
export class WorkspaceFiles implements FileStore {
  async read(path: string): Promise<Uint8Array | undefined> {
    try {
      return await vscode.workspace.fs.readFile(vscode.Uri.parse(path, true));
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw fileError(path, error, 'read');
    }
  }

  async writeIfUnchanged(
    path: string,
    content: Uint8Array,
    expected: Uint8Array | undefined,
  ): Promise<'written' | 'changed'> {
    const present = await this.read(path);
    if (!equalBytes(present, expected)) return 'changed';
    try {
      await vscode.workspace.fs.writeFile(vscode.Uri.parse(path, true), content);
    } catch (error) {
      throw fileError(path, error, 'write');
    }
    return 'written';
  }

  async list(folder: string): Promise<readonly string[]> {
    try {
      const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.parse(folder, true));
      return entries
        .filter(([, type]) => (type & vscode.FileType.File) !== 0)
        .map(([name]) => name)
        .sort();
    } catch (error) {
      if (isNotFound(error)) return [];
      throw fileError(folder, error, 'read');
    }
  }
}

function fileError(path: string, error: unknown, doing: 'read' | 'write'): FileError {
  return new FileError(path, detailOf(error, doing), undefined, { cause: error });
}

function detailOf(error: unknown, doing: 'read' | 'write'): Message {
  switch (error instanceof vscode.FileSystemError ? error.code : '') {
    case 'FileNotFound':
    case 'FileNotADirectory':
      return message('file-parent');
    case 'FileIsADirectory':
      return message('file-is-folder');
    case 'NoPermissions':
      return message(`file-permission-${doing}`);
    default:
      return message(`file-io-${doing}`, error instanceof Error ? error.message : String(error));
  }
}

export function isNotFound(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
}

export function equalBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}
