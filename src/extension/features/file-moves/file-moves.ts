import * as vscode from 'vscode';
import { articleOfSidecar, sidecarName } from '../../../sidecar/paths';
import { baseName, folderOf, isFileLike, isSidecarUri } from '../../articles/article-uris';
import { disposeAll } from '../../platform/disposable';

/** Renaming, moving or deleting an article in the editor takes its sidecars along, in the same undoable step. */
export function registerFileMoves(_context: vscode.ExtensionContext): vscode.Disposable {
  return disposeAll([
    vscode.workspace.onWillRenameFiles((event) => {
      event.waitUntil(renames(event.files));
    }),
    vscode.workspace.onWillDeleteFiles((event) => {
      event.waitUntil(deletions(event.files));
    }),
  ]);
}

async function renames(
  files: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[],
): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  const moved = new Set(files.map(({ oldUri }) => oldUri.toString()));
  for (const { oldUri, newUri } of files) {
    for (const { uri, layer } of await sidecarsOf(oldUri)) {
      // Someone who selected both files moves the sidecar already.
      if (moved.has(uri.toString())) continue;
      edit.renameFile(uri, vscode.Uri.joinPath(folderOf(newUri), sidecarName(baseName(newUri), layer)));
    }
  }
  return edit;
}

async function deletions(files: readonly vscode.Uri[]): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  const deleted = new Set(files.map((uri) => uri.toString()));
  for (const file of files) {
    for (const { uri } of await sidecarsOf(file)) if (!deleted.has(uri.toString())) edit.deleteFile(uri);
  }
  return edit;
}

/** The sidecars beside a file, the shared one and the layers; none for a folder, whose contents move with it. */
async function sidecarsOf(
  article: vscode.Uri,
): Promise<readonly { readonly uri: vscode.Uri; readonly layer: string | undefined }[]> {
  if (!isFileLike(article) || isSidecarUri(article)) return [];
  const folder = folderOf(article);
  let names: readonly string[];
  try {
    names = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
  } catch {
    // A folder that cannot be listed keeps what it holds; the move itself goes on.
    return [];
  }
  const siblings = new Set(names);
  return names.flatMap((name) => {
    const parsed = articleOfSidecar(name, siblings);
    return parsed?.article === baseName(article)
      ? [{ uri: vscode.Uri.joinPath(folder, name), layer: parsed.layer }]
      : [];
  });
}
