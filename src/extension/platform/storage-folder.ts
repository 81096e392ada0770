import * as vscode from 'vscode';
import type { CacheFolder } from '../../workspace/known-texts';
import { isNotFound } from './workspace-files';

/** A folder of the editor's storage for this workspace; it exists once something is written. */
export class StorageFolder implements CacheFolder {
  private readonly encoder = new TextEncoder();
  private readonly decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  constructor(private readonly uri: vscode.Uri) {}

  async list(): Promise<readonly { name: string; size: number }[]> {
    const entries = (await orNothing(vscode.workspace.fs.readDirectory(this.uri))) ?? [];
    const files = entries.filter(([, type]) => type === vscode.FileType.File);
    const stats = await Promise.all(
      files.map(async ([name]) => ({ name, stat: await orNothing(vscode.workspace.fs.stat(this.file(name))) })),
    );
    return stats
      .flatMap(({ name, stat }) => (stat === undefined ? [] : [{ name, size: stat.size, time: stat.mtime }]))
      .sort((a, b) => a.time - b.time);
  }

  async read(name: string): Promise<string | undefined> {
    const bytes = await orNothing(vscode.workspace.fs.readFile(this.file(name)));
    return bytes === undefined ? undefined : this.decoder.decode(bytes);
  }

  async write(name: string, text: string): Promise<number> {
    const bytes = this.encoder.encode(text);
    // Folders on the way are made too.
    await vscode.workspace.fs.writeFile(this.file(name), bytes);
    return bytes.length;
  }

  async remove(name: string): Promise<void> {
    await orNothing(vscode.workspace.fs.delete(this.file(name)));
  }

  private file(name: string): vscode.Uri {
    return vscode.Uri.joinPath(this.uri, name);
  }
}

async function orNothing<T>(work: Thenable<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}
