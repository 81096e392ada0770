import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE } from './paths';

const STAMP = 'installed.json';
const UNFINISHED = /^\.unfinished-(\d+)-/;

/**
 * A folder of the cache that is either complete or absent: it is filled under another name and renamed at the end, so
 * that an interrupted set-up is redone and two set-ups at once do not meet.
 *
 * @param recipe what the folder is made from; another recipe makes it again.
 */
export async function cachedFolder(
  name: string,
  recipe: unknown,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = join(CACHE, name);
  const stamp = JSON.stringify(recipe);
  if (isComplete(folder, stamp)) return folder;
  mkdirSync(CACHE, { recursive: true });
  removeAbandoned();
  const unfinished = join(CACHE, `.unfinished-${process.pid}-${name}`);
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished);
  try {
    await fill(unfinished);
    writeFileSync(join(unfinished, STAMP), stamp);
    // Another process may have been faster with the same recipe.
    if (!isComplete(folder, stamp)) {
      rmSync(folder, { recursive: true, force: true });
      renameSync(unfinished, folder);
    }
  } finally {
    rmSync(unfinished, { recursive: true, force: true, maxRetries: 3 });
  }
  return folder;
}

function isComplete(folder: string, stamp: string): boolean {
  const file = join(folder, STAMP);
  return existsSync(file) && readFileSync(file, 'utf8') === stamp;
}

/** Removes what set-ups that were killed have left. */
function removeAbandoned(): void {
  for (const name of readdirSync(CACHE)) {
    const pid = UNFINISHED.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) {
      rmSync(join(CACHE, name), { recursive: true, force: true, maxRetries: 3 });
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
