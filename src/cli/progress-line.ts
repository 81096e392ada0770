import { performance } from 'node:perf_hooks';
import type { CliIo } from './io';
import { printable } from './printable';

const INTERVAL_MS = 80;

/**
 * One line on a terminal that is written over and over, and gone when there is something to say or the work is done.
 * Elsewhere it is silent: logs stay clean.
 */
export class ProgressLine {
  private shown = false;
  private last = -Infinity;

  constructor(private readonly io: Pick<CliIo, 'stderr' | 'stderrIsTTY' | 'columns'>) {}

  show(done: number, total: number | undefined, what: string): void {
    const now = performance.now();
    if (!this.io.stderrIsTTY || now - this.last < INTERVAL_MS) return;
    this.last = now;
    this.shown = true;
    const line = `${total === undefined ? done : `${done + 1}/${total}`} ${printable(what)}`;
    // A line that wraps could not be taken back.
    this.io.stderr(`\r\u001b[K${line.slice(0, Math.max(0, this.io.columns - 1))}`);
  }

  clear(): void {
    if (this.shown) this.io.stderr('\r\u001b[K');
    this.shown = false;
    this.last = -Infinity;
  }

  /** Says a line to the person, above the progress. */
  say(line: string): void {
    const clearing = this.shown ? '\r\u001b[K' : '';
    this.shown = false;
    this.io.stderr(`${clearing}${line}\n`);
  }
}
