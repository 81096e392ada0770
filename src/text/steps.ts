import type { CancelSignal, Scheduler } from './scheduling';

/** Long work as a generator that offers a pause after every small piece of it. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Milliseconds of work between two turns of the host: below what a person notices while typing. */
const SLICE = 6;

/** Work was given up because nobody waits for its result. */
export class Cancelled extends Error {
  constructor() {
    super('the work was cancelled');
    this.name = 'Cancelled';
  }
}

/** Runs the work to its end at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Runs the work in slices of a few milliseconds. Rejects with {@link Cancelled} once the signal is aborted. */
export async function inSlices<T>(steps: Steps<T>, host: Scheduler & { readonly signal: CancelSignal }): Promise<T> {
  let since = host.now();
  for (;;) {
    if (host.signal.aborted) throw new Cancelled();
    const step = steps.next();
    if (step.done === true) return step.value;
    if (host.now() - since < SLICE) continue;
    await host.yieldNow();
    since = host.now();
  }
}
