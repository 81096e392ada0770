import type * as vscode from 'vscode';
import type { ProjectLexicon } from '../../recognition/project/project-lexicon';
import type { CancelSignal, Scheduler } from '../../text/scheduling';
import { Cancelled, inSlices } from '../../text/steps';
import type { Configuration } from '../platform/configuration';
import type { WorkspaceIndex } from './workspace-index';

/** What the workspace teaches about the names of an article, unless that is switched off. */
export class ProjectLexicons {
  /** Fires when the workspace teaches something else. */
  readonly onDidChange: vscode.Event<void>;

  constructor(
    private readonly index: WorkspaceIndex,
    private readonly configuration: Configuration,
    private readonly scheduler: Scheduler,
  ) {
    this.onDidChange = index.onDidLearn;
  }

  /**
   * What is known of the names in an article’s text, or in a part of it, from all other articles. Undefined where nothing
   * is to be learnt, and once the signal is aborted. Does not wait for the index: {@link onDidChange} tells when it is built.
   */
  async of(article: vscode.Uri, text: string, signal: CancelSignal): Promise<ProjectLexicon | undefined> {
    if (!this.isOn) return undefined;
    try {
      return await inSlices(this.index.names.lexiconSteps(text, article.toString()), { ...this.scheduler, signal });
    } catch (error) {
      if (error instanceof Cancelled) return undefined;
      throw error;
    }
  }

  /** Starts to learn from the workspace, once. */
  begin(): void {
    if (this.isOn) void this.index.build();
  }

  private get isOn(): boolean {
    return this.configuration.get('suggestions.learn', true);
  }
}
