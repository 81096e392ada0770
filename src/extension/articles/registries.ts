import * as vscode from 'vscode';
import { Registry, registryCandidates } from '../../workspace/registry';
import type { SidecarStore, StoredFile } from '../../workspace/sidecar-store';

/** Finds the entity registry that serves an article: the nearest `entities.yaml` upward in its workspace folder. */
export class Registries {
  constructor(private readonly store: SidecarStore) {}

  /** The file that serves the article, or the one that a new entry would create (at the workspace folder's root). */
  async fileFor(article: vscode.Uri): Promise<StoredFile> {
    const candidates = this.candidates(article);
    for (const file of candidates) if ((await this.store.load(file)).bytes !== undefined) return file;
    return candidates[candidates.length - 1] ?? registryFile(vscode.Uri.joinPath(article, '..', 'entities.yaml'));
  }

  async load(article: vscode.Uri): Promise<Registry | undefined> {
    const file = await this.fileFor(article);
    const state = this.store.peek(file.path);
    return state?.bytes === undefined ? undefined : new Registry(state.document.set);
  }

  private candidates(article: vscode.Uri): readonly StoredFile[] {
    const root = vscode.workspace.getWorkspaceFolder(article)?.uri ?? vscode.Uri.joinPath(article, '..');
    return registryCandidates(article.path, root.path).map((path) => registryFile(article.with({ path })));
  }
}

function registryFile(uri: vscode.Uri): StoredFile {
  return { path: uri.toString(), kind: 'registry', articleName: '' };
}
