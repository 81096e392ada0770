/** Tells long work that nobody waits for its result any more. */
export interface CancelSignal {
  readonly aborted: boolean;
  /** Where they are there, as an `AbortSignal` has them: who waits for work elsewhere hears of the end at once. */
  addEventListener?(type: 'abort', listener: () => void): void;
  removeEventListener?(type: 'abort', listener: () => void): void;
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
