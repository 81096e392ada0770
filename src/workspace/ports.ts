/**
 * What the core needs of the world outside. Paths are opaque strings to the core (a path on Node, a URI in the
 * editor); their segments are separated by `/`.
 */
export interface FileStore {
  /** The bytes of a file, or undefined where there is none. Rejects when it exists and cannot be read. */
  read(path: string): Promise<Uint8Array | undefined>;
  /**
   * Replaces a file as a whole, or creates it, if it still holds `expected` (undefined: does not exist).
   * Never leaves a half-written file behind where the platform allows it. Rejects when it cannot write; the old
   * file is intact then.
   * @returns 'changed' when the file no longer holds `expected`; nothing was written then.
   */
  writeIfUnchanged(path: string, content: Uint8Array, expected: Uint8Array | undefined): Promise<'written' | 'changed'>;
  /** The names (not paths) of the files directly in a folder, sorted; empty when there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
}

export interface Random {
  /** `count` unpredictable bytes. */
  randomBytes(count: number): Uint8Array;
}

export interface Progress {
  /** `done` of `total` units; `total` may grow. */
  report(done: number, total: number): void;
}

export interface Log {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}
