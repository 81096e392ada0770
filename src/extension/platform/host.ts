import type * as vscode from 'vscode';
import type { RecognizerWorker } from '../../recognition/remote/protocol';
import type { Scheduler } from '../../text/scheduling';
import type { FileStore, Random } from '../../workspace/ports';

/** What differs between the desktop host and the web worker host. */
export interface Host extends Scheduler, Random {
  /** Files by URI string. Atomic where the platform can be. */
  readonly files: FileStore;
  /** The name that marks are signed with when the setting is empty. */
  readonly defaultAnnotator: string;
  /**
   * Starts a worker that recognizes. Rejects where none can be had.
   * @param extension the folder that the extension is installed in
   */
  startRecognizerWorker(extension: vscode.Uri): Promise<RecognizerWorker>;
}
