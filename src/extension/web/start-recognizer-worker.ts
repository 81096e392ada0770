import * as vscode from 'vscode';
import type { FromWorker, RecognizerWorker } from '../../recognition/remote/protocol';

/** A worker that says nothing for so long was not let in by the page's policy. Milliseconds. */
const PATIENCE = 15_000;

/**
 * Starts a worker from the text of its bundle: the bundle's address may be one that workers cannot be started from
 * (`vscode-remote:`, another origin), a `blob:` is always of our own.
 * @throws Error where the bundle cannot be read or this browser starts no workers in workers
 */
export async function startRecognizerWorker(bundle: vscode.Uri): Promise<RecognizerWorker> {
  const source = await vscode.workspace.fs.readFile(bundle);
  const address = URL.createObjectURL(new Blob([new Uint8Array(source)], { type: 'text/javascript' }));
  let worker: Worker;
  try {
    worker = new Worker(address, { name: 'recognizer' });
  } catch (error) {
    URL.revokeObjectURL(address);
    throw error;
  }
  return new BlobWorker(worker, address);
}

class BlobWorker implements RecognizerWorker {
  private ended = false;
  private tellEnd: ((reason: string) => void) | undefined;
  private readonly impatience = setTimeout(() => {
    this.close('the worker does not start');
  }, PATIENCE);

  constructor(
    private readonly worker: Worker,
    private readonly address: string,
  ) {
    worker.onerror = (event) => {
      this.close(`the worker failed: ${event.message || 'it cannot be started'}`);
    };
    worker.onmessageerror = () => {
      this.close('the worker cannot be understood');
    };
  }

  send(...[message, transfer = []]: Parameters<RecognizerWorker['send']>): void {
    this.worker.postMessage(message, [...transfer]);
  }

  receive(listener: (message: FromWorker) => void): void {
    this.worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      // It is running, so its text was loaded.
      if (data.kind === 'ready') this.settle();
      listener(data);
    };
  }

  onEnd(listener: (reason: string) => void): void {
    this.tellEnd = listener;
  }

  end(): void {
    this.close('the worker was ended');
  }

  private settle(): void {
    clearTimeout(this.impatience);
    URL.revokeObjectURL(this.address);
  }

  private close(reason: string): void {
    if (this.ended) return;
    this.ended = true;
    this.settle();
    this.worker.terminate();
    this.tellEnd?.(reason);
  }
}
