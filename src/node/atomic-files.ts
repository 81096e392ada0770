import {
  access,
  constants,
  lstat,
  open,
  readdir,
  realpath,
  rename,
  stat,
  unlink,
  type FileHandle,
} from 'node:fs/promises';
import * as path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { message } from '../text/message';
import type { FileStore } from '../workspace/ports';
import { FileError, fileError, systemErrorCode } from './file-error';
import { isProcessAlive, makeTemporaryName, parseTemporaryName, temporaryTarget, THIS_HOST } from './temporary-name';

/** Larger files are never ours: a sidecar has at most 8 MB. */
const MAX_BYTES = 64 * 1024 * 1024;
/** The temporary file of another machine counts as in use for an hour. */
const FOREIGN_LIFETIME_MS = 60 * 60 * 1000;
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
 * Several processes that write through this class exclude each other: a temporary file is also the claim to write its
 * target. It is created first, then the folder is read; whoever sees another living claim waits. Of two writers at least
 * one sees the other, so never both go on. A program that writes without asking (an editor's
 * save) can still slip between our last comparison and the rename; the system has no call that would prevent it.
 *
 * A link is followed and its target replaced; mode bits are kept, and the owner where we may set it. Hard links part.
 * One thread of a process at a time (worker threads share the process id).
 */
export class AtomicFiles implements FileStore {
  private readonly ours = new Set<string>();
  private readonly rename: (from: string, to: string) => Promise<void>;
  private readonly pause: (milliseconds: number) => Promise<unknown>;
  private readonly patienceMs: number;
  private readonly maxBytes: number;

  constructor(options: AtomicFileOptions = {}) {
    this.rename = options.rename ?? rename;
    this.pause = options.pause ?? delay;
    this.patienceMs = options.patienceMs ?? PATIENCE_MS;
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

  async writeIfUnchanged(
    file: string,
    content: Uint8Array,
    expected: Uint8Array | undefined,
  ): Promise<'written' | 'changed'> {
    try {
      const target = await resolveTarget(file);
      // Without taking a turn: most mismatches show here, and nothing was created yet.
      if (!(await this.holds(target, expected))) return 'changed';
      const claim = await this.claim(target);
      try {
        // Another program's turn may have changed it while we waited for ours.
        if (!(await this.holds(target, expected))) return 'changed';
        await fill(claim, content, target);
        return await this.replace(claim.path, target, expected);
      } finally {
        await this.withdraw(claim);
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

  /**
   * Removes what killed runs left in a folder: only files with our temporary names whose process is gone.
   * Never rejects: what cannot be removed stays, and harms nobody.
   * @returns the names that were removed.
   */
  async removeLeftovers(folder: string): Promise<readonly string[]> {
    const removed: string[] = [];
    const names = await readdir(folder).catch(() => []);
    for (const name of names) {
      if ((await this.temporaryState(folder, name)) !== 'left') continue;
      try {
        await unlink(path.join(folder, name));
        removed.push(name);
      } catch {
        // Gone already, or not ours to remove.
      }
    }
    return removed;
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

  /**
   * Creates the temporary file, alone. A writer goes on only after it saw no rival with its own claim standing; of
   * several claims that stand at once the one of the smallest name stays and waits, the others withdraw.
   */
  private async claim(target: string): Promise<Claim> {
    const folder = path.dirname(target);
    const name = path.basename(target);
    let own: Claim | undefined;
    try {
      const deadline = performance.now() + this.patienceMs;
      for (let attempt = 1; performance.now() < deadline; attempt += 1) {
        const rivals = await this.rivals(folder, temporaryTarget(name), own);
        if (own === undefined && rivals.length === 0) {
          own = await this.stake(path.join(folder, makeTemporaryName(name)));
          continue;
        }
        if (own !== undefined && rivals.length === 0) return own;
        if (own !== undefined && rivals.some((rival) => rival < (own?.name ?? ''))) {
          await this.withdraw(own);
          own = undefined;
        }
        await this.pause(Math.random() * Math.min(5 * attempt, 200));
      }
      throw new FileError(target, message('file-busy'));
    } catch (error) {
      if (own !== undefined) await this.withdraw(own);
      throw error;
    }
  }

  private async stake(file: string): Promise<Claim> {
    this.ours.add(file);
    try {
      return { path: file, name: path.basename(file), handle: await open(file, 'wx') };
    } catch (error) {
      this.ours.delete(file);
      throw error;
    }
  }

  /** Gives a claim back; after a rename there is no file any more, and nothing happens. */
  private async withdraw(claim: Claim): Promise<void> {
    await claim.handle.close().catch(() => undefined);
    await unlink(claim.path).catch(() => undefined);
    this.ours.delete(claim.path);
  }

  private async rivals(folder: string, target: string, own: Claim | undefined): Promise<readonly string[]> {
    const rivals: string[] = [];
    for (const name of await readdir(folder)) {
      if (name === own?.name || parseTemporaryName(name)?.target !== target) continue;
      if ((await this.temporaryState(folder, name)) === 'in use') rivals.push(name);
    }
    return rivals;
  }

  /** What a file name stands for: a temporary file that is being written, one that was left behind, or neither. */
  private async temporaryState(folder: string, name: string): Promise<'in use' | 'left' | 'other'> {
    const owner = parseTemporaryName(name);
    if (owner === undefined) return 'other';
    const file = path.join(folder, name);
    const info = await lstat(file).catch(() => undefined);
    // A folder or a link of such a name is nothing that we made.
    if (info?.isFile() !== true) return 'other';
    if (owner.host !== THIS_HOST) return Date.now() - info.mtimeMs < FOREIGN_LIFETIME_MS ? 'in use' : 'left';
    // Our own process id without our own claim: the system gave a dead process's number to us.
    const alive = owner.pid === process.pid ? this.ours.has(file) : isProcessAlive(owner.pid);
    return alive ? 'in use' : 'left';
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

interface Claim {
  readonly path: string;
  readonly name: string;
  readonly handle: FileHandle;
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
