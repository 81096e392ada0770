import type { CancelSignal } from '../../text/scheduling';
import type { ModelLanguage, ModelSource } from '../name-models';
import type { Recognition, Recognizer, RecognizerInput, SuggestedEntity, Suggestion } from '../recognizer';
import type { FromWorker, RecognizerWorker } from './protocol';

/** The worker is gone; what it was asked may be asked elsewhere. */
export class WorkerEndedError extends Error {
  override readonly name = 'WorkerEndedError';

  static is(value: unknown): value is WorkerEndedError {
    return value instanceof WorkerEndedError;
  }
}

/** What the worker has been asked and has not yet answered. */
interface Pending {
  readonly suggestions: Suggestion[];
  readonly entities: SuggestedEntity[];
  readonly resolve: (recognition: Recognition) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A recognizer that lives in a worker. Gives the worker the model files that it asks for. Rejects with
 * {@link WorkerEndedError} once the worker is gone.
 */
export class RemoteRecognizer implements Recognizer {
  /** Resolves when the worker can work. Rejects with {@link WorkerEndedError} when it ends before. */
  readonly ready: Promise<void>;
  private readonly pending = new Map<number, Pending>();
  private ended: WorkerEndedError | undefined;
  private lastId = 0;
  private settleReady: { resolve(): void; reject(error: Error): void } | undefined;

  /** @param gone told when the worker ended. */
  constructor(
    private readonly worker: RecognizerWorker,
    private readonly models: ModelSource,
    gone: (reason: string) => void,
  ) {
    this.ready = new Promise((resolve, reject) => {
      this.settleReady = { resolve, reject };
    });
    // Whoever waits hears of it; nobody has to.
    this.ready.catch(() => undefined);
    worker.receive((message) => {
      this.take(message);
    });
    worker.onEnd((reason) => {
      this.ended = new WorkerEndedError(reason);
      this.settleReady?.reject(this.ended);
      for (const { reject } of this.pending.values()) reject(this.ended);
      this.pending.clear();
      gone(reason);
    });
  }

  /** A cancelled article is answered at once, with nothing. */
  async recognize(input: RecognizerInput, { signal }: { readonly signal: CancelSignal }): Promise<Recognition> {
    if (signal.aborted) return nothing(input);
    if (this.ended !== undefined) throw this.ended;
    const id = (this.lastId += 1);
    let cancel: (() => void) | undefined;
    try {
      return await new Promise<Recognition>((resolve, reject) => {
        this.pending.set(id, { suggestions: [], entities: [], resolve, reject });
        cancel = () => {
          if (this.pending.delete(id)) this.worker.send({ kind: 'cancel', id });
          resolve(nothing(input));
        };
        signal.addEventListener?.('abort', cancel);
        this.worker.send({ kind: 'recognize', id, input });
      });
    } finally {
      this.pending.delete(id);
      if (cancel !== undefined) signal.removeEventListener?.('abort', cancel);
    }
  }

  end(): void {
    this.worker.end();
  }

  private take(message: FromWorker): void {
    switch (message.kind) {
      case 'ready':
        this.settleReady?.resolve();
        break;
      case 'model-wanted':
        void this.sendModel(message.language);
        break;
      case 'model-unusable':
        this.models.problem(message.language, message.error);
        break;
      case 'found':
      case 'recognized': {
        const pending = this.pending.get(message.id);
        if (pending === undefined) break;
        pending.suggestions.push(...message.part.suggestions);
        pending.entities.push(...message.part.entities);
        if (message.kind === 'found') break;
        const { language, reference } = message;
        const { suggestions, entities } = pending;
        pending.resolve({ language, ...(reference === undefined ? {} : { reference }), suggestions, entities });
        break;
      }
      case 'failed':
        this.pending.get(message.id)?.reject(new Error(message.error));
        break;
    }
  }

  private async sendModel(language: ModelLanguage): Promise<void> {
    try {
      // Only what is ours may be handed over: the bytes may be a part of a larger buffer.
      const read = await this.models.read(language);
      const bytes = read === undefined ? undefined : new Uint8Array(read);
      this.worker.send({ kind: 'model', language, bytes }, bytes === undefined ? [] : [bytes.buffer]);
    } catch (error) {
      this.worker.send({ kind: 'no-model', language, error: error instanceof Error ? error.message : String(error) });
    }
  }
}

/** The answer that nobody reads. */
export function nothing({ language }: RecognizerInput): Recognition {
  return { language: language ?? 'und', suggestions: [], entities: [] };
}
