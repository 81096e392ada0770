import type { CancelSignal, Scheduler } from '../../text/scheduling';
import type { ModelSource } from '../name-models';
import type { Recognition, Recognizer, RecognizerInput } from '../recognizer';
import type { RecognizerWorker } from './protocol';
import { nothing, RemoteRecognizer, WorkerEndedError } from './remote-recognizer';

/** How often an article may lose its worker, and how many workers may be lost one after the other. */
const MOST_LOST = 2;

export interface WorkerRecognizerOptions {
  /** Starts a worker. Rejects where none can be had. */
  readonly start: () => Promise<RecognizerWorker>;
  readonly models: ModelSource;
  /** Works where there is no worker. */
  readonly here: Recognizer;
  /** Told why a worker is not there, or no longer. */
  readonly lost: (reason: string) => void;
}

/**
 * A recognizer that works in a worker as long as one can be had: it is started with the first article, and once more
 * if it is lost; the articles that it was reading are read again. Where no worker can be started, or the second one is
 * lost too before it answered, it works here, in slices.
 */
export class WorkerRecognizer implements Recognizer {
  private remote: Promise<RemoteRecognizer> | undefined;
  /** Workers lost since the last answer. */
  private lostWorkers = 0;
  private isConnected = false;
  private readingNow = 0;
  private disposed = false;

  constructor(private readonly options: WorkerRecognizerOptions) {}

  /** Where articles are read now: in no worker before the first one, nor between two. */
  get place(): 'worker' | 'no worker' | 'here' {
    if (this.lostWorkers >= MOST_LOST) return 'here';
    return this.isConnected ? 'worker' : 'no worker';
  }

  /** How many articles are being read. */
  get reading(): number {
    return this.readingNow;
  }

  async recognize(input: RecognizerInput, host: Scheduler & { readonly signal: CancelSignal }): Promise<Recognition> {
    this.readingNow += 1;
    try {
      return await this.read(input, host);
    } finally {
      this.readingNow -= 1;
    }
  }

  /** Ends the worker, as if it had died. */
  async endWorker(): Promise<void> {
    (await this.remote?.catch(() => undefined))?.end();
  }

  dispose(): void {
    this.disposed = true;
    void this.endWorker();
  }

  private async read(
    input: RecognizerInput,
    host: Scheduler & { readonly signal: CancelSignal },
  ): Promise<Recognition> {
    const { signal } = host;
    const unwanted = () => this.disposed || signal.aborted;
    for (let attempt = 0; attempt < MOST_LOST && this.place !== 'here'; attempt += 1) {
      if (unwanted()) return nothing(input);
      try {
        const remote = await this.connected();
        const recognition = await remote.recognize(input, host);
        if (!unwanted()) this.lostWorkers = 0;
        return recognition;
      } catch (error) {
        if (unwanted()) return nothing(input);
        if (!WorkerEndedError.is(error)) throw error;
      }
    }
    return this.options.here.recognize(input, host);
  }

  private connected(): Promise<RemoteRecognizer> {
    this.remote ??= this.connect();
    return this.remote;
  }

  /** @throws WorkerEndedError when there is none. */
  private async connect(): Promise<RemoteRecognizer> {
    const { start, models, lost } = this.options;
    let worker: RecognizerWorker;
    try {
      worker = await start();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.lostWorkers = MOST_LOST;
      lost(reason);
      throw new WorkerEndedError(reason);
    }
    const remote = new RemoteRecognizer(worker, models, (reason) => {
      this.remote = undefined;
      this.isConnected = false;
      if (this.disposed) return;
      this.lostWorkers += 1;
      lost(reason);
    });
    await remote.ready;
    this.isConnected = true;
    return remote;
  }
}
