import * as vscode from 'vscode';
import type { FileStore } from '../../workspace/ports';
import { equalBytes } from './workspace-files';

/**
 * Files that are open in an editor are read and written there, everything else goes to the store below. A write
 * becomes one small edit of the document (an ordinary undo step), and is saved only if nothing was unsaved before.
 */
export class OpenDocumentFiles implements FileStore {
  private readonly encoder = new TextEncoder();
  private readonly decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  constructor(private readonly below: FileStore) {}

  async read(path: string): Promise<Uint8Array | undefined> {
    const document = findOpenDocument(path);
    return document === undefined ? this.below.read(path) : this.encoder.encode(document.getText());
  }

  async writeIfUnchanged(
    path: string,
    content: Uint8Array,
    expected: Uint8Array | undefined,
  ): Promise<'written' | 'changed'> {
    const document = findOpenDocument(path);
    if (document === undefined) return this.below.writeIfUnchanged(path, content, expected);
    const before = document.getText();
    if (!equalBytes(this.encoder.encode(before), expected)) return 'changed';
    const after = this.decoder.decode(content);
    const edit = new vscode.WorkspaceEdit();
    const change = smallestReplacement(before, after);
    edit.replace(
      document.uri,
      new vscode.Range(document.positionAt(change.start), document.positionAt(change.end)),
      change.text,
    );
    const wasClean = !document.isDirty;
    // The editor refuses the edit when the document changed since it was read: try again from the start then.
    if (!(await vscode.workspace.applyEdit(edit))) return 'changed';
    if (wasClean && !(await document.save()))
      throw new Error(vscode.l10n.t('The editor could not save {0}.', document.uri.path));
    return 'written';
  }

  list(folder: string): Promise<readonly string[]> {
    return this.below.list(folder);
  }
}

/** The document of a URI string if the editor has it open as a text document. */
export function findOpenDocument(path: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => !document.isClosed && document.uri.toString() === path);
}

/** The one replacement that turns one text into the other, without what both have in common at either end. */
export function smallestReplacement(before: string, after: string): { start: number; end: number; text: string } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail++;
  }
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}
