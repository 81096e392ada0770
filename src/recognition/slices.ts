import type { CancelSignal, Scheduler } from '../text/scheduling';

/** Milliseconds of work between two turns of the host: below what a person notices while typing. */
const SLICE = 8;

/** Work was given up because nobody waits for its result. */
export class Abandoned extends Error {
  constructor() {
    super('recognition was cancelled');
    this.name = 'Abandoned';
  }
}

/** Cuts long work into slices: call {@link Slices.rest} after every small piece of work. */
export class Slices {
  private since: number;

  constructor(private readonly host: Scheduler & { readonly signal: CancelSignal }) {
    this.since = host.now();
  }

  /** Whether it is time to call {@link rest}; cheap enough to ask after every sentence. */
  get due(): boolean {
    return this.host.signal.aborted || this.host.now() - this.since > SLICE;
  }

  /** Lets the host go on. Throws {@link Abandoned} once the work is cancelled. */
  async rest(): Promise<void> {
    if (!this.host.signal.aborted) await this.host.yieldNow();
    if (this.host.signal.aborted) throw new Abandoned();
    this.since = this.host.now();
  }
}
