import * as vscode from 'vscode';
import { AtomicFiles } from '../../node/atomic-files';
import type { FileStore } from '../../workspace/ports';
import { WorkspaceFiles } from '../platform/workspace-files';

/** Files by URI: on disk with atomic writes, in virtual workspaces through the editor's file system. */
export class DesktopFiles implements FileStore {
  private readonly disk = new AtomicFiles();
  private readonly workspace = new WorkspaceFiles();

  read(path: string): Promise<Uint8Array | undefined> {
    const disk = diskPath(path);
    return disk === undefined ? this.workspace.read(path) : this.disk.read(disk);
  }

  writeIfUnchanged(
    path: string,
    content: Uint8Array,
    expected: Uint8Array | undefined,
  ): Promise<'written' | 'changed'> {
    const disk = diskPath(path);
    return disk === undefined
      ? this.workspace.writeIfUnchanged(path, content, expected)
      : this.disk.writeIfUnchanged(disk, content, expected);
  }

  list(folder: string): Promise<readonly string[]> {
    const disk = diskPath(folder);
    return disk === undefined ? this.workspace.list(folder) : this.disk.list(disk);
  }
}

function diskPath(path: string): string | undefined {
  const uri = vscode.Uri.parse(path, true);
  return uri.scheme === 'file' ? uri.fsPath : undefined;
}
