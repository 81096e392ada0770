import * as vscode from 'vscode';
import { isSidecarName, REGISTRY_NAME, sidecarName } from '../../sidecar/paths';
import type { StoredFile } from '../../workspace/sidecar-store';

export function baseName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

export function folderOf(uri: vscode.Uri): vscode.Uri {
  return uri.with({ path: uri.path.slice(0, Math.max(1, uri.path.lastIndexOf('/'))) });
}

/** The sidecar that the editor reads and writes for an article. */
export function sidecarOf(article: vscode.Uri, layer: string): StoredFile {
  const name = baseName(article);
  const uri = vscode.Uri.joinPath(folderOf(article), sidecarName(name, layer === '' ? undefined : layer));
  return { path: uri.toString(), kind: 'sidecar', articleName: name };
}

export function isSidecarUri(uri: vscode.Uri): boolean {
  return isSidecarName(baseName(uri));
}

export function isRegistryUri(uri: vscode.Uri): boolean {
  return baseName(uri) === REGISTRY_NAME;
}

/** Whether documents of this scheme are files that can have neighbours: not a diff's old side, an output, a draft. */
export function isFileLike(uri: vscode.Uri): boolean {
  return uri.scheme === 'file' || vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true;
}
