import { systemErrorCode } from '../node/file-error';

/**
 * What the command line needs of the process around it, so that tests run it without one.
 */
export interface CliIo {
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Resolves when the reader can take more; rejects (`EPIPE`) when there is no reader any more. Data only. */
  stdout(text: string): Promise<void>;
  /** Everything that is said to a person. */
  stderr(text: string): void;
  readonly stderrIsTTY: boolean;
  /** Width of the terminal, in columns. */
  readonly columns: number;
  readonly cwd: string;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

/** What the command tells the shell. */
export const EXIT = {
  ok: 0,
  /** The command did its work and has something to tell: findings, bad lines, files left alone, files to format. */
  findings: 1,
  /** Something could not be done: a wrong option, a file that cannot be read or written. */
  failed: 2,
  /** Ctrl-C; as shells count it, 128 + 2. */
  interrupted: 130,
  /** Nobody reads our output any more; as shells count it, 128 + 13. */
  brokenPipe: 141,
} as const;

/** Thrown where work stops because of Ctrl-C. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';

  static is(value: unknown): value is InterruptedError {
    return value instanceof InterruptedError;
  }
}

/** Whether a caught value ends the whole run, and not only the work on one file: Ctrl-C, or no reader any more. */
export function endsTheRun(error: unknown): boolean {
  return InterruptedError.is(error) || systemErrorCode(error) === 'EPIPE';
}

export function throwIfInterrupted(signal: AbortSignal): void {
  if (signal.aborted) throw new InterruptedError();
}

/** The items of a source that may wait for ever, until the signal. @throws InterruptedError then. */
export async function* untilInterrupted<T>(source: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  while (true) {
    throwIfInterrupted(signal);
    const next = await orInterrupted(iterator.next(), signal);
    if (next.done === true) return;
    yield next.value;
  }
}

/** A listener of its own for each wait: racing against one long-lived promise would keep every waiter for ever. */
function orInterrupted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const interrupt = () => {
      reject(new InterruptedError());
    };
    signal.addEventListener('abort', interrupt, { once: true });
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', interrupt);
    });
  });
}
