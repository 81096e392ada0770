import { AtomicFiles } from '../node/atomic-files';
import { nodeRandom } from '../node/random';
import { nodeScheduler } from '../node/scheduler';
import type { Recognizer } from '../recognition/recognizer';
import { createRulesRecognizer } from '../recognition/rules-recognizer';
import type { Scheduler } from '../text/scheduling';
import type { Random } from '../workspace/ports';

/** What the commands work with, besides the terminal. */
export interface CliServices {
  readonly files: AtomicFiles;
  readonly recognizer: Recognizer;
  readonly random: Random;
  readonly scheduler: Scheduler;
}

export function createServices(): CliServices {
  return {
    files: new AtomicFiles(),
    recognizer: createRulesRecognizer(),
    random: nodeRandom,
    scheduler: nodeScheduler,
  };
}
