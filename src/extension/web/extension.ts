import * as vscode from 'vscode';
import { type Api, activateWith } from '../activate';
import { WorkspaceFiles } from '../platform/workspace-files';
import { startRecognizerWorker } from './start-recognizer-worker';

export function activate(context: vscode.ExtensionContext): Api {
  return activateWith(context, {
    files: new WorkspaceFiles(),
    defaultAnnotator: 'annotator',
    now: () => performance.now(),
    // A timer, not a microtask: the worker's messages must get their turn.
    yieldNow: () => new Promise((resolve) => setTimeout(resolve, 0)),
    startRecognizerWorker: (extension) =>
      startRecognizerWorker(vscode.Uri.joinPath(extension, 'dist', 'recognizer-worker-web.js')),
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
  });
}

export function deactivate(): void {
  // Everything is disposed through the context's subscriptions; edits are written when they are made.
}
