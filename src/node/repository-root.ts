import { lstat } from 'node:fs/promises';
import * as path from 'node:path';

/**
 * The root of the git repository that a folder lies in: the nearest folder upward that holds `.git`, a folder or,
 * in worktrees and submodules, a file. Undefined outside any repository.
 */
export async function findRepositoryRoot(folder: string): Promise<string | undefined> {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if ((await lstat(path.join(at, '.git')).catch(() => undefined)) !== undefined) return at;
    if (at === path.dirname(at)) return undefined;
  }
}
