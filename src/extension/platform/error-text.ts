import * as vscode from 'vscode';
import { UnreadableResultError } from '../../sidecar/unreadable-result';
import { FileError } from '../../workspace/file-error';
import { asText } from './as-text';
import { localize } from './localize';

/** What was thrown, in the user's language where it is ours, and harmless to show. */
export function errorText(error: unknown): string {
  if (UnreadableResultError.is(error)) return localize(error.detail);
  if (FileError.is(error)) {
    const name = error.path.slice(Math.max(error.path.lastIndexOf('/'), error.path.lastIndexOf('\\')) + 1);
    return vscode.l10n.t('{0}: {1}', asText(name), localize(error.detail));
  }
  return asText(error instanceof Error ? error.message : String(error));
}
