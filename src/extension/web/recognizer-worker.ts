// The worker of the recognizer in the browser: bundled as `dist/recognizer-worker-web.js`, started from a `blob:`.
import type { ToWorker } from '../../recognition/remote/protocol';
import { serveRecognizer } from '../../recognition/remote/serve-recognizer';

/** Turns of the event loop by messages to oneself: browsers make timers that follow each other wait 4 ms and more. */
function turns(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(undefined);
    });
}

serveRecognizer(
  {
    send: (message, transfer = []) => {
      self.postMessage(message, { transfer: [...transfer] });
    },
    receive: (listener) => {
      self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
        listener(data);
      };
    },
  },
  { yieldNow: turns(), now: () => performance.now() },
);
