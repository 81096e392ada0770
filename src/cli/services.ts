import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AtomicFiles } from '../node/atomic-files';
import { nodeRandom } from '../node/random';
import { PATIENCE, type RecognizerThreads } from '../node/recognizer-pool';
import { nodeScheduler } from '../node/scheduler';
import { startRecognizerWorker } from '../node/start-recognizer-worker';
import type { Recognizer } from '../recognition/recognizer';
import { createRecognizer } from '../recognition/article-recognizer';
import { type ModelLanguage, modelPath, NameModels, type ModelSource } from '../recognition/name-models';
import { WorkerRecognizer } from '../recognition/remote/worker-recognizer';
import type { Scheduler } from '../text/scheduling';
import type { Random } from '../workspace/ports';

/** What the commands work with, besides the terminal. */
export interface CliServices {
  readonly files: AtomicFiles;
  readonly recognizer: Recognizer;
  readonly threads: RecognizerThreads;
  readonly random: Random;
  readonly scheduler: Scheduler;
}

/**
 * @param media the folder of what ships besides code
 * @param warn told what recognition has to do without
 * @param thread the bundle of a recognizer's thread
 */
export function createServices(
  media: string,
  warn: (text: string) => void,
  thread = resolve(media, '..', 'dist', 'recognizer-worker.js'),
): CliServices {
  const told = new Set<ModelLanguage>();
  const models: ModelSource = {
    read: (language) => readFile(join(media, modelPath(language))),
    problem: (language, error) => {
      // Every thread finds out by itself.
      if (told.has(language)) return;
      told.add(language);
      const reason = error instanceof Error ? error.message : String(error);
      warn(`names are found by rules alone, the model for “${language}” cannot be used: ${reason}`);
    },
  };
  const recognizer = createRecognizer(new NameModels(models));
  let isLost = false;
  const lost = (reason: string) => {
    if (!isLost) warn(`goes on with fewer threads: ${reason}`);
    isLost = true;
  };
  return {
    files: new AtomicFiles(),
    recognizer,
    threads: {
      start: () => new WorkerRecognizer({ start: () => startRecognizerWorker(thread), models, here: recognizer, lost }),
      patience: PATIENCE,
    },
    random: nodeRandom,
    scheduler: nodeScheduler,
  };
}
