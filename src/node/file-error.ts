import { message, type Message } from '../text/message';
import { FileError } from '../workspace/file-error';

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
