import { fillTemplate, type Message } from '../text/message';
import { FILE_MESSAGES } from './messages';

/** A file could not be read or written. The old content of a file that could not be written is intact. */
export class FileError extends Error {
  override readonly name = 'FileError';

  constructor(
    readonly path: string,
    readonly detail: Message,
    /** Where in the file, when the trouble is in its content. */
    readonly position?: FilePosition,
    options?: ErrorOptions,
  ) {
    super(`${path}: ${fillTemplate(FILE_MESSAGES[detail.code] ?? detail.code, detail.args)}`, options);
  }

  /** Whether a caught value is a FileError; works across bundles, where `instanceof` does not. */
  static is(value: unknown): value is FileError {
    return value instanceof Error && value.name === 'FileError' && 'detail' in value;
  }
}

/** 1-based line and column; the column counts UTF-16 units. */
export interface FilePosition {
  readonly line: number;
  readonly column: number;
}
