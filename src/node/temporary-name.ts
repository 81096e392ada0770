import { createHash, randomBytes } from 'node:crypto';
import { hostname } from 'node:os';

/**
 * Names of the files that {@link AtomicFiles} writes before it renames them: `.NAME.HOST-PID-RANDOM.marginalia-tmp`.
 * The name says who writes, so that a later run can tell the leftover of a killed process from a file in use.
 */
export interface TemporaryName {
  /** What the temporary file will replace: the name itself, or a digest of a long one. */
  readonly target: string;
  readonly host: string;
  readonly pid: number;
}

const PATTERN = /^\.(.+)\.([0-9a-f]{8})-([1-9][0-9]{0,9})-[0-9a-f]{12}\.marginalia-tmp$/s;

/** File names have at most 255 bytes; what surrounds the target takes under 50. */
const LONGEST_TARGET_BYTES = 200;

/** A digest of this machine's name: processes of other machines that share a folder cannot be asked whether they live. */
export const THIS_HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** How a target's name stands in its temporary files. */
export function temporaryTarget(name: string): string {
  if (Buffer.byteLength(name) <= LONGEST_TARGET_BYTES) return name;
  return `long-${createHash('sha256').update(name).digest('hex').slice(0, 32)}`;
}

/** A fresh temporary name for the file `name`, owned by this process. */
export function makeTemporaryName(name: string): string {
  return `.${temporaryTarget(name)}.${THIS_HOST}-${process.pid}-${randomBytes(6).toString('hex')}.marginalia-tmp`;
}

/** Reads a temporary name; undefined for any other file name. */
export function parseTemporaryName(name: string): TemporaryName | undefined {
  const [, target, host, pid] = PATTERN.exec(name) ?? [];
  if (target === undefined || host === undefined || pid === undefined) return undefined;
  return { target, host, pid: Number(pid) };
}

/** Whether a process of this machine is alive; one that belongs to somebody else is. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
