import type { Scheduler } from '../../text/scheduling';
import type { FileStore, Random } from '../../workspace/ports';

/** What differs between the desktop host and the web worker host. */
export interface Host extends Scheduler, Random {
  /** Files by URI string. Atomic where the platform can be. */
  readonly files: FileStore;
  /** The name that marks are signed with when the setting is empty. */
  readonly defaultAnnotator: string;
}
