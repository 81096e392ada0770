import { userInfo } from 'node:os';
import * as vscode from 'vscode';
import { nodeRandom } from '../../node/random';
import { nodeScheduler } from '../../node/scheduler';
import { startRecognizerWorker } from '../../node/start-recognizer-worker';
import { type Api, activateWith } from '../activate';
import { DesktopFiles } from './desktop-files';

export function activate(context: vscode.ExtensionContext): Api {
  return activateWith(context, {
    ...nodeScheduler,
    ...nodeRandom,
    files: new DesktopFiles(),
    defaultAnnotator: accountName(),
    startRecognizerWorker: (extension) =>
      startRecognizerWorker(vscode.Uri.joinPath(extension, 'dist', 'recognizer-worker.js').fsPath),
  });
}

export function deactivate(): void {
  // Everything is disposed through the context's subscriptions; edits are written when they are made.
}

/** The name of the account that runs the editor. */
function accountName(): string {
  try {
    return userInfo().username || 'annotator';
  } catch {
    // An account without a name, as in some containers.
    return 'annotator';
  }
}
