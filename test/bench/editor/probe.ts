import { performance } from 'node:perf_hooks';

/** What a process did between two moments. Milliseconds. */
export interface Effort {
  /** Of all threads, user and system together. */
  readonly cpu: number;
  readonly wall: number;
  /** The longest time in which the event loop did not come round. On a busy machine others may have caused it. */
  readonly block: number;
  /** The most CPU that this process used in one such time: what it surely did itself. */
  readonly ownBlock: number;
}

/** How often the event loop is looked at, in milliseconds. */
const TICK = 10;
/** The process counts as idle when it used less than this share of a CPU in two windows this long. */
const IDLE_SHARE = 0.15;
const IDLE_WINDOW = 400;

/** Watches the CPU time and the event loop of this process. */
export class Probe {
  private readonly cpu = process.cpuUsage();
  private readonly began = performance.now();
  private tick = { at: performance.now(), cpu: cpuNow() };
  private block = 0;
  private ownBlock = 0;
  private readonly timer = setInterval(() => {
    this.look();
  }, TICK);

  stop(): Effort {
    this.look();
    clearInterval(this.timer);
    const { user, system } = process.cpuUsage(this.cpu);
    return {
      cpu: (user + system) / 1000,
      wall: performance.now() - this.began,
      block: this.block,
      ownBlock: this.ownBlock,
    };
  }

  private look(): void {
    const now = { at: performance.now(), cpu: cpuNow() };
    const wall = now.at - this.tick.at;
    this.block = Math.max(this.block, wall - TICK);
    this.ownBlock = Math.max(this.ownBlock, Math.min(wall, now.cpu - this.tick.cpu));
    this.tick = now;
  }
}

/** Waits until this process has nothing to do any more. */
export async function untilIdle(): Promise<void> {
  for (let quiet = 0; quiet < 2;) {
    const before = cpuNow();
    await new Promise((resolve) => setTimeout(resolve, IDLE_WINDOW));
    quiet = cpuNow() - before < IDLE_SHARE * IDLE_WINDOW ? quiet + 1 : 0;
  }
}

/** CPU time of this process so far, in milliseconds. */
function cpuNow(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
