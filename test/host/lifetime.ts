import { execFileSync, type ChildProcess } from 'node:child_process';

type CleanUp = () => void;
const cleanUps = new Set<CleanUp>();
let listening = false;

/** Has `cleanUp` called when this process ends, by itself or by Ctrl-C. @returns a function that takes that back. */
export function onExit(cleanUp: CleanUp): () => void {
  if (!listening) {
    listening = true;
    process.on('exit', cleanUpAll);
    for (const [signal, code] of [
      ['SIGINT', 130],
      ['SIGTERM', 143],
      ['SIGHUP', 129],
    ] as const) {
      process.on(signal, () => {
        process.exit(code);
      });
    }
  }
  cleanUps.add(cleanUp);
  return () => cleanUps.delete(cleanUp);
}

function cleanUpAll(): void {
  for (const cleanUp of [...cleanUps].reverse()) {
    try {
      cleanUp();
    } catch (error) {
      console.error(error);
    }
  }
  cleanUps.clear();
}

/** Ends a process that was started with `detached: true` (its own process group), and all that it started. */
export function killTree(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') {
      execFileSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    } else {
      process.kill(-child.pid, 'SIGKILL');
    }
  } catch {
    // It has ended already.
  }
}
