import { access, constants, lstat, open, readdir, realpath, rename, stat } from 'node:fs/promises';
import * as path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { MAX_SIZE } from '../sidecar/guard';
import { message } from '../text/message';
import { FileError } from '../workspace/file-error';
import type { FileStore } from '../workspace/ports';
import { fileError, systemErrorCode } from './file-error';
import { parseTemporaryName } from './temporary-name';
import { WriteClaims, type Claim } from './write-claims';

/** Larger files are never ours: a sidecar has at most 8 MB. */
const MAX_BYTES = 64 * 1024 * 1024;
/** More than the sidecar's reader takes would be written once and never read again. */
const MAX_WRITTEN_BYTES = MAX_SIZE;
/** How long we ask for our turn when others write the same file, with a growing random pause between. */
const PATIENCE_MS = 10_000;
const RENAME_ATTEMPTS = 6;
const RENAME_TRANSIENT = new Set(['EPERM', 'EBUSY', 'EACCES']);

/** What tests replace to see how trouble is met. */
export interface AtomicFileOptions {
  readonly rename?: (from: string, to: string) => Promise<void>;
  readonly pause?: (milliseconds: number) => Promise<unknown>;
  /** How long to wait for other writers of the same file. */
  readonly patienceMs?: number;
  /** Largest file that `read` returns, in bytes. */
  readonly maxBytes?: number;
}

/**
 * Files on Node that are replaced whole or not at all: the new content goes to a temporary file beside the target,
 * reaches the disk (fsync), and takes the target's name in one step. A process killed at any instant leaves the old
 * content or the new one, and at most a temporary file that {@link removeLeftovers} takes away.
 *
 * Processes that write through this class take turns (see {@link WriteClaims}), so that none undoes another's work. A
 * program that writes without asking (an editor's save) can still slip between our last comparison and the rename; the
 * system has no call that would prevent it.
 *
 * A link is followed and its target replaced; mode bits are kept, and the owner where we may set it. Hard links part.
 */
export class AtomicFiles implements FileStore {
  private readonly claims: WriteClaims;
  private readonly rename: (from: string, to: string) => Promise<void>;
  private readonly pause: (milliseconds: number) => Promise<unknown>;
  private readonly maxBytes: number;

  constructor(options: AtomicFileOptions = {}) {
    this.rename = options.rename ?? rename;
    this.pause = options.pause ?? delay;
    this.claims = new WriteClaims(this.pause, options.patienceMs ?? PATIENCE_MS);
    this.maxBytes = options.maxBytes ?? MAX_BYTES;
  }

  /** Rejects with a {@link FileError} for folders, devices, files over 64 MB and whatever the system refuses. */
  async read(file: string): Promise<Uint8Array | undefined> {
    try {
      return await readRegularFile(file, this.maxBytes);
    } catch (error) {
      if (isAbsence(error)) return undefined;
      throw fileError(file, error, 'read');
    }
  }

  /** Rejects with a {@link FileError} when it cannot write, and for content over 8 MB. The old file is intact then. */
  async writeIfUnchanged(
    file: string,
    content: Uint8Array,
    expected: Uint8Array | undefined,
  ): Promise<'written' | 'changed'> {
    if (content.length > MAX_WRITTEN_BYTES) {
      const sizes = [megabytes(content.length), megabytes(MAX_WRITTEN_BYTES)];
      throw new FileError(file, message('file-would-be-too-large', ...sizes));
    }
    try {
      const target = await resolveTarget(file);
      // Without taking a turn: most mismatches show here, and nothing was created yet.
      if (!(await this.holds(target, expected))) return 'changed';
      const claim = await this.claims.claim(target);
      try {
        // Another program's turn may have changed it while we waited for ours.
        if (!(await this.holds(target, expected))) return 'changed';
        await fill(claim, content, target);
        return await this.replace(claim.path, target, expected);
      } finally {
        await this.claims.withdraw(claim);
      }
    } catch (error) {
      throw fileError(file, error, 'write');
    }
  }

  /** Temporary files are not listed. Rejects with a {@link FileError} where the folder cannot be read. */
  async list(folder: string): Promise<readonly string[]> {
    try {
      const names: string[] = [];
      for (const entry of await readdir(folder, { withFileTypes: true })) {
        if (parseTemporaryName(entry.name) !== undefined) continue;
        const isFile = entry.isSymbolicLink() ? await isRegularFile(path.join(folder, entry.name)) : entry.isFile();
        if (isFile) names.push(entry.name);
      }
      return names.sort();
    } catch (error) {
      if (isAbsence(error)) return [];
      throw fileError(folder, error, 'read');
    }
  }

  /** Removes what killed runs left in a folder; see {@link WriteClaims.removeLeftovers}. */
  removeLeftovers(folder: string): Promise<readonly string[]> {
    return this.claims.removeLeftovers(folder);
  }

  private async holds(target: string, expected: Uint8Array | undefined): Promise<boolean> {
    let actual: Uint8Array | undefined;
    try {
      actual = await readRegularFile(target, this.maxBytes);
    } catch (error) {
      if (systemErrorCode(error) !== 'ENOENT') throw error;
    }
    if (actual === undefined || expected === undefined) return actual === expected;
    return Buffer.compare(actual, expected) === 0;
  }

  /** Renames; on Windows a virus scanner or an indexer may hold the target for a moment. */
  private async replace(
    temporary: string,
    target: string,
    expected: Uint8Array | undefined,
  ): Promise<'written' | 'changed'> {
    for (let attempt = 1; ; attempt += 1) {
      if (!(await this.holds(target, expected))) return 'changed';
      try {
        await this.rename(temporary, target);
        return 'written';
      } catch (error) {
        const transient = RENAME_TRANSIENT.has(systemErrorCode(error) ?? '');
        if (!transient || attempt === RENAME_ATTEMPTS) throw error;
        await this.pause(10 * 2 ** attempt);
      }
    }
  }
}

async function fill(claim: Claim, content: Uint8Array, target: string): Promise<void> {
  const old = await stat(target).catch(() => undefined);
  if (old !== undefined) {
    // A rename would replace a write-protected file all the same; whoever protected it did not want that.
    await access(target, constants.W_OK);
    const own = await claim.handle.stat();
    // Only root may give files away; others keep the file as theirs.
    if (old.uid !== own.uid || old.gid !== own.gid) {
      await claim.handle.chown(old.uid, old.gid).catch(() => undefined);
    }
    // Before the content comes in: what only its owner may read is at no moment open to others.
    await claim.handle.chmod(old.mode & 0o7777);
  }
  await claim.handle.writeFile(content);
  await claim.handle.sync();
  // Windows refuses to rename an open file.
  await claim.handle.close();
}

/** The file that a write must replace: links are followed, the last name need not exist. */
async function resolveTarget(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT') throw error;
  }
  // A dangling link in a folder from elsewhere could make us create a file anywhere.
  const link = await lstat(file).catch(() => undefined);
  if (link !== undefined) throw new FileError(file, message('file-dangling-link'));
  return path.join(await realpath(path.dirname(file)), path.basename(file));
}

/** Reads a whole file; a pipe or a device could block for ever or never end. */
async function readRegularFile(file: string, maxBytes: number): Promise<Uint8Array> {
  // Opening a pipe would already block: look first.
  const before = await stat(file);
  if (before.isDirectory()) throw new FileError(file, message('file-is-folder'));
  if (!before.isFile()) throw new FileError(file, message('file-not-regular'));
  if (before.size > maxBytes) throw tooLarge(file, before.size, maxBytes);
  const handle = await open(file, 'r');
  try {
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

export function tooLarge(file: string, size: number, limit: number): FileError {
  return new FileError(file, message('file-too-large', megabytes(size), megabytes(limit)));
}

/** Megabytes with one decimal, rounded up so that « 5.0 of at most 5 » is never said. */
function megabytes(bytes: number): number {
  return Math.ceil((bytes / (1024 * 1024)) * 10) / 10;
}

/** A folder on the way that is a file means that there is no such file, like a missing one. */
function isAbsence(error: unknown): boolean {
  const code = systemErrorCode(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

async function isRegularFile(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined))?.isFile() === true;
}
