import { fillTemplate, message, type Message } from '../text/message';
import { NODE_MESSAGES } from './messages';

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
    super(`${path}: ${fillTemplate(NODE_MESSAGES[detail.code] ?? detail.code, detail.args)}`, options);
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

/** Node's name of a system error (`ENOENT`), or undefined for any other value. */
export function systemErrorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Turns an error of Node's file functions into one that people understand; a FileError stays itself. */
export function fileError(path: string, error: unknown, doing: 'read' | 'write'): FileError {
  if (FileError.is(error)) return error;
  return new FileError(path, detailOf(error, doing), undefined, { cause: error });
}

function detailOf(error: unknown, doing: 'read' | 'write'): Message {
  const code = systemErrorCode(error);
  switch (code) {
    case 'ENOENT':
      return message(doing === 'read' ? 'file-missing' : 'file-parent');
    case 'ENOTDIR':
      return message('file-parent');
    case 'EACCES':
    case 'EPERM':
      return message(`file-permission-${doing}`);
    case 'EISDIR':
      return message('file-is-folder');
    case 'EBUSY':
    case 'ETXTBSY':
      return message('file-busy');
    case 'ENOSPC':
    case 'EDQUOT':
      return message('file-no-space');
    case 'EROFS':
      return message('file-read-only');
    case 'ENAMETOOLONG':
      return message('file-name-too-long');
    default:
      return message(`file-io-${doing}`, code ?? (error instanceof Error ? error.message : String(error)));
  }
}
