import type { Recognition, Recognizer, RecognizerInput } from '../recognition/recognizer';
import type { CancelSignal, Scheduler } from '../text/scheduling';

/** A recognizer with a thread of its own. */
export interface RecognizerThread extends Recognizer {
  dispose(): void;
}

/** Where threads come from. */
export interface RecognizerThreads {
  start(): RecognizerThread;
  /** They are started when so much text came, in UTF-16 units, and more waits. */
  readonly patience: number;
}

/** Read in about the time that starting a thread takes, with its model: some tenths of a second. */
export const PATIENCE = 150_000;

interface Task {
  readonly input: RecognizerInput;
  readonly host: Scheduler & { readonly signal: CancelSignal };
  readonly resolve: (recognition: Recognition) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Reads several articles at a time, each in a thread. A few small ones are read here, one after the other: they would be
 * done before a thread has started. What is asked for waits its turn without bound: the caller keeps it few.
 */
export class RecognizerPool implements Recognizer {
  private readonly waiting: Task[] = [];
  private readonly threads: RecognizerThread[] = [];
  private readonly idle: Recognizer[] = [];
  private inThreads = false;
  private isReadingHere = false;
  private units = 0;

  /**
   * @param jobs how many articles are read at a time; with 1 no thread is started
   * @param here reads in this thread
   */
  constructor(
    private readonly jobs: number,
    private readonly here: Recognizer,
    private readonly source: RecognizerThreads,
  ) {}

  /** How many threads were started. */
  get size(): number {
    return this.threads.length;
  }

  recognize(input: RecognizerInput, host: Scheduler & { readonly signal: CancelSignal }): Promise<Recognition> {
    if (this.jobs === 1) return this.here.recognize(input, host);
    this.units += input.text.length;
    return new Promise((resolve, reject) => {
      this.waiting.push({ input, host, resolve, reject });
      this.next();
    });
  }

  /** Ends all threads at once. */
  dispose(): void {
    for (const thread of this.threads) thread.dispose();
  }

  private next(): void {
    while (this.waiting.length > 0) {
      const free = this.free();
      if (free === undefined) return;
      const task = this.waiting.shift();
      if (task !== undefined) void this.read(free, task);
    }
  }

  private free(): Recognizer | undefined {
    if (!this.inThreads && !this.isReadingHere) return this.here;
    // Something waits.
    if (!this.inThreads && this.units < this.source.patience) return undefined;
    this.inThreads = true;
    const idle = this.idle.pop();
    if (idle !== undefined || this.threads.length === this.jobs) return idle;
    const thread = this.source.start();
    this.threads.push(thread);
    return thread;
  }

  private async read(recognizer: Recognizer, { input, host, resolve, reject }: Task): Promise<void> {
    const isHere = recognizer === this.here;
    if (isHere) this.isReadingHere = true;
    try {
      resolve(await recognizer.recognize(input, host));
    } catch (error) {
      reject(error);
    }
    if (isHere) this.isReadingHere = false;
    else this.idle.push(recognizer);
    this.next();
  }
}
