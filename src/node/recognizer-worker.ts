// The worker thread of the recognizer: bundled as `dist/recognizer-worker.js`, started by `start-recognizer-worker.ts`.
import { parentPort } from 'node:worker_threads';
import type { ToWorker } from '../recognition/remote/protocol';
import { serveRecognizer } from '../recognition/remote/serve-recognizer';
import { nodeScheduler } from './scheduler';

const port = parentPort;
if (port === null) throw new Error('This file runs in a worker thread only.');
serveRecognizer(
  {
    send: (message, transfer = []) => {
      port.postMessage(message, [...transfer]);
    },
    receive: (listener) => {
      port.on('message', (message: ToWorker) => {
        listener(message);
      });
    },
  },
  nodeScheduler,
);
