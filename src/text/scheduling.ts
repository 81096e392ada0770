/** Tells long work that nobody waits for its result any more. */
export interface CancelSignal {
  readonly aborted: boolean;
}

/**
 * Lets other work run between slices of long work. The host gives the implementation (a macrotask);
 * the core has no timers of its own.
 */
export interface Scheduler {
  /** Resolves after other waiting work had its turn. */
  yieldNow(): Promise<void>;
  /** Milliseconds of a clock that never goes back; only differences mean anything. */
  now(): number;
}
