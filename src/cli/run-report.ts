import type { Finding } from '../sidecar/finding';
import { findingLine } from './finding-line';
import { EXIT, type CliIo } from './io';
import { ProgressLine } from './progress-line';
import { sayPlace, sayTrouble } from './report';

/** What a run over many files tells the person while it goes on, and the shell in the end. */
export class RunReport {
  readonly progress: ProgressLine;
  private code: number = EXIT.ok;

  constructor(io: CliIo) {
    this.progress = new ProgressLine(io);
  }

  /** The worst of what happened. */
  get exitCode(): number {
    return this.code;
  }

  /** There is something to tell, although the work was done. */
  found(): void {
    this.code = Math.max(this.code, EXIT.findings);
  }

  /** One file could not be worked on; the others can. */
  fail(display: string, error: unknown): void {
    this.progress.say(`marginalia: ${sayTrouble(display, error)}`);
    this.code = Math.max(this.code, EXIT.failed);
  }

  /** A sidecar or registry has errors, and nobody writes over it. */
  leaveAlone(display: string, findings: readonly Finding[]): void {
    for (const finding of findings) {
      if (finding.severity === 'error') this.progress.say(findingLine(display, finding));
    }
    this.progress.say(`marginalia: ${sayPlace(display)}: has errors and is left alone`);
    this.found();
  }
}
