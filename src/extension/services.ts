import type { ArticleEdits } from './articles/article-edits';
import type { ArticleSessions } from './articles/article-sessions';
import type { Registries } from './articles/registries';
import type { SessionServices } from './articles/session-services';
import type { WorkspaceIndex } from './articles/workspace-index';
import type { FileStore } from '../workspace/ports';

/** What every feature is given. A feature is a function of this that returns something to dispose. */
export interface Services extends SessionServices {
  /** Files by URI string; what is open in an editor is read and written there. */
  readonly files: FileStore;
  readonly sessions: ArticleSessions;
  readonly edits: ArticleEdits;
  readonly registries: Registries;
  readonly index: WorkspaceIndex;
}
