import type { Message } from '../text/message';

/** How serious a finding is. A sidecar with errors is shown read-only and never written over. */
export type Severity = 'error' | 'warning' | 'info';

/** Something that is wrong, or should be looked at, in a sidecar or registry. */
export interface Finding {
  /** Stable, lower-case with dashes: `duplicate-key`, `unknown-type` … Also the code of the message. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: Message;
  /** UTF-16 offsets into the file's text as decoded, without byte order mark, line ends as they are. */
  readonly start: number;
  readonly end: number;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units. */
  readonly column: number;
  /** The record that it is about, where there is one. */
  readonly record?: string | undefined;
}
