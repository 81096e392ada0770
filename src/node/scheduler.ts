import { setImmediate } from 'node:timers/promises';
import { performance } from 'node:perf_hooks';
import type { Scheduler } from '../text/scheduling';

/** Gives way to input, output and signals between slices of long work. */
export const nodeScheduler: Scheduler = {
  yieldNow: () => setImmediate(),
  now: () => performance.now(),
};
