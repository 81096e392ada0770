import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createRecognizer } from '../../../src/recognition/article-recognizer';
import { modelPath, NameModels } from '../../../src/recognition/name-models';
import { decodeModel } from '../../../src/recognition/tagger/model-file';
import { UNHURRIED } from './marginalia';

/** Milliseconds by the clock from a fresh process to the first suggestion. */
export interface ColdStart {
  /** Reading the model file; 0 without one. */
  readonly read: number;
  /** Decoding it. */
  readonly build: number;
  /** The first article, with everything still to be compiled. */
  readonly first: number;
  /** The same article again. */
  readonly second: number;
}

/** To be run in a process that has done nothing yet. */
export async function coldStart(media: string, article: string): Promise<ColdStart> {
  const text = readFileSync(article, 'utf8');
  const start = performance.now();
  const bytes = await readFile(join(media, modelPath('fr'))).catch(() => undefined);
  const read = performance.now();
  if (bytes !== undefined) decodeModel(bytes);
  const built = performance.now();
  // It decodes once more: what that costs, warm, is taken off.
  const models = new NameModels({ read: () => Promise.resolve(bytes), problem: (_, error) => raise(error) });
  await models.tagger('fr');
  const ready = performance.now();
  const recognizer = createRecognizer(models);
  await recognizer.recognize({ text, language: 'fr' }, UNHURRIED);
  const first = performance.now();
  await recognizer.recognize({ text, language: 'fr' }, UNHURRIED);
  const second = performance.now();
  return { read: read - start, build: built - read, first: first - ready, second: second - first };
}

function raise(error: unknown): never {
  throw error;
}
