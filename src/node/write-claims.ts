import { lstat, open, readdir, unlink, type FileHandle } from 'node:fs/promises';
import * as path from 'node:path';
import { performance } from 'node:perf_hooks';
import { message } from '../text/message';
import { FileError } from '../workspace/file-error';
import { isProcessAlive, makeTemporaryName, parseTemporaryName, temporaryTarget, THIS_HOST } from './temporary-name';

/** The temporary file of another machine counts as in use for an hour. */
const FOREIGN_LIFETIME_MS = 60 * 60 * 1000;

/** A temporary file of ours, open and empty, and with it the right to replace its target. */
export interface Claim {
  readonly path: string;
  readonly name: string;
  readonly handle: FileHandle;
}

/**
 * Turns of writing. Several processes that write one file exclude each other: a temporary file beside the target is
 * the claim to write it. It is created first, then the folder is read; whoever sees another living claim waits. Of two
 * writers at least one sees the other, so never both go on. A process that dies gives its claim up, since its number
 * stands in the claim's name. One thread of a process at a time (worker threads share the process id).
 */
export class WriteClaims {
  private readonly ours = new Set<string>();

  constructor(
    private readonly pause: (milliseconds: number) => Promise<unknown>,
    private readonly patienceMs: number,
  ) {}

  /**
   * Creates the temporary file, alone. A writer goes on only after it saw no rival with its own claim standing; of
   * several claims that stand at once the one of the smallest name stays and waits, the others withdraw.
   */
  async claim(target: string): Promise<Claim> {
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
  async withdraw(claim: Claim): Promise<void> {
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
}
