import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createRecognizer } from '../../../src/recognition/article-recognizer';
import { modelPath, NameModels } from '../../../src/recognition/name-models';
import { UNHURRIED } from './marginalia';
import { cpuTime } from './name-finder';

/** Milliseconds, by the clock and of processor time (more than the clock where the engine compiles in the background). */
export interface Took {
  readonly clock: number;
  readonly cpu: number;
}

/** From a fresh process to the first suggestion. */
export interface ColdStart {
  /** Reading the model file; next to nothing without one. */
  readonly read: Took;
  /** Decoding it. */
  readonly build: Took;
  /** The first article, with everything still to be compiled. */
  readonly first: Took;
  /** The same article again. */
  readonly second: Took;
}

/** To be run in a process that has done nothing yet. */
export async function coldStart(media: string, article: string): Promise<ColdStart> {
  const text = readFileSync(article, 'utf8');
  const [bytes, read] = await timed(() => readFile(join(media, modelPath('fr'))).catch(() => undefined));
  const models = new NameModels({
    read: () => Promise.resolve(bytes),
    problem: (_, error) => {
      throw error;
    },
  });
  const [, build] = await timed(() => models.tagger('fr'));
  const recognizer = createRecognizer(models);
  const recognize = () => recognizer.recognize({ text, language: 'fr' }, UNHURRIED);
  const [, first] = await timed(recognize);
  const [, second] = await timed(recognize);
  return { read, build, first, second };
}

async function timed<T>(work: () => Promise<T>): Promise<[T, Took]> {
  const cpu = cpuTime();
  const clock = performance.now();
  const result = await work();
  return [result, { clock: performance.now() - clock, cpu: cpuTime() - cpu }];
}
