import { access } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { FromWorker, RecognizerWorker } from '../recognition/remote/protocol';

/**
 * Starts a thread that runs the bundle of `recognizer-worker.ts`. It does not keep the process alive.
 * @param file absolute path of the bundle
 * @throws Error where there is no such file
 */
export async function startRecognizerWorker(file: string): Promise<RecognizerWorker> {
  await access(file);
  // What the process was started with (inspector, loaders, test hooks) is not meant for this thread.
  const worker = new Worker(file, { name: 'recognizer', execArgv: [], env: {} });
  worker.unref();
  let reason = 'the worker thread ended';
  worker.on('error', (error) => {
    reason = `the worker thread failed: ${error instanceof Error ? error.message : String(error)}`;
  });
  return {
    send: (message, transfer = []) => {
      worker.postMessage(message, [...transfer]);
    },
    receive: (listener) => {
      worker.on('message', (message: FromWorker) => {
        listener(message);
      });
    },
    // An `exit` follows every `error`.
    onEnd: (listener) => {
      worker.on('exit', () => {
        listener(reason);
      });
    },
    end: () => void worker.terminate(),
  };
}
