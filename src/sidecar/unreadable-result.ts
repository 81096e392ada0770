import { message, type Message } from '../text/message';
import { MAX_LINE, MAX_SIZE } from './guard';

/** Thrown instead of writing what could not be read again. The file is as it was. */
export class UnreadableResultError extends Error {
  override readonly name = 'UnreadableResultError';

  constructor(readonly detail: Message) {
    super(`the file could not be read again: ${detail.code}`);
  }

  static is(error: unknown): error is UnreadableResultError {
    return error instanceof UnreadableResultError;
  }
}

/** @throws UnreadableResultError for more bytes, or UTF-16 units, than the reader takes. */
export function checkSize(size: number): void {
  if (size > MAX_SIZE) throw new UnreadableResultError(message('would-be-too-large', MAX_SIZE / 1024 / 1024));
}

/** @throws UnreadableResultError when whole new lines are longer than the reader takes. Linear. */
export function checkLines(lines: string): void {
  if (lines.length <= MAX_LINE) return;
  for (let start = 0; start < lines.length;) {
    const newline = lines.indexOf('\n', start);
    const end = newline === -1 ? lines.length : newline;
    if (end - start > MAX_LINE) throw new UnreadableResultError(message('would-be-too-long', MAX_LINE / 1024));
    start = end + 1;
  }
}
