import type * as vscode from 'vscode';
import type { Recognition, RecognizerInput } from '../../recognition/recognizer';
import type { CancelSignal, Scheduler } from '../../text/scheduling';
import type { KnownTexts } from '../../workspace/known-texts';
import type { Log } from '../../workspace/ports';
import type { Registry } from '../../workspace/registry';
import type { SidecarStore } from '../../workspace/sidecar-store';
import type { Configuration } from '../platform/configuration';
import type { ProjectLexicons } from './project-lexicons';

/** What a session needs of the rest of the extension. */
export interface SessionServices {
  readonly store: SidecarStore;
  readonly configuration: Configuration;
  readonly scheduler: Scheduler;
  readonly log: Log;
  /** What articles said when they were last seen; absent where the editor has no storage for the workspace. */
  readonly knownTexts: KnownTexts | undefined;
  /** What the other articles of the workspace teach about names. */
  readonly lexicons: ProjectLexicons;
  /** The registry that serves an article: the nearest one upward, no higher than its workspace folder. */
  loadRegistry(article: vscode.Uri): Promise<Registry | undefined>;
  recognize(input: RecognizerInput, signal: CancelSignal): Promise<Recognition>;
}
