import type { FromWorker, Port, RecognizerWorker, ToWorker } from '../../../../src/recognition/remote/protocol';

/** A turn of the event loop. */
export const turn = (): Promise<void> => new Promise(setImmediate);

/** A worker in this thread: messages are cloned as real ones are, and come in turns of the event loop, in order. */
export class FakeWorker implements RecognizerWorker {
  readonly sent: ToWorker[] = [];
  readonly received: FromWorker[] = [];
  private living = true;
  private toOwner: (message: FromWorker) => void = () => undefined;
  private toWorker: (message: ToWorker) => void = () => undefined;
  private ended: (reason: string) => void = () => undefined;

  /** @param run what runs in the worker; it begins in the next turn. */
  constructor(run: (port: Port<FromWorker, ToWorker>) => void) {
    setImmediate(() => {
      run({
        send: (message, transfer = []) => {
          const clone = structuredClone(message, { transfer: [...transfer] });
          setImmediate(() => {
            if (!this.living) return;
            this.received.push(clone);
            this.toOwner(clone);
          });
        },
        receive: (listener) => (this.toWorker = listener),
      });
    });
  }

  send(message: ToWorker, transfer: readonly ArrayBuffer[] = []): void {
    const clone = structuredClone(message, { transfer: [...transfer] });
    this.sent.push(clone);
    setImmediate(() => {
      if (this.living) this.toWorker(clone);
    });
  }

  receive(listener: (message: FromWorker) => void): void {
    this.toOwner = listener;
  }

  onEnd(listener: (reason: string) => void): void {
    this.ended = listener;
  }

  end(): void {
    this.die('it was ended');
  }

  die(reason: string): void {
    if (!this.living) return;
    this.living = false;
    setImmediate(() => {
      this.ended(reason);
    });
  }

  sentKinds(): readonly string[] {
    return this.sent.map(({ kind }) => kind);
  }
}
