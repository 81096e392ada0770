import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRecognizer } from '../../../src/recognition/article-recognizer';
import { isShownByDefault } from '../../../src/recognition/default-confidence';
import { type ModelLanguage, modelPath, NameModels } from '../../../src/recognition/name-models';
import type { Recognition, Recognizer } from '../../../src/recognition/recognizer';
import { KIND_OF_TYPE } from './gold-articles';
import { cpuTime, type FoundName, type NameFinder } from './name-finder';

/** A host that never asks for a pause: what is measured is the work alone. */
export const UNHURRIED = { signal: { aborted: false }, now: () => 0, yieldNow: () => Promise.resolve() };

/** The recognizer that ships, with the models of a folder; by rules alone where there is none. */
export function shippedRecognizer(media: string): Recognizer {
  const models = new NameModels({
    read: async (language) => {
      try {
        return await readFile(join(media, modelPath(language)));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    problem: (language, error) => {
      throw new Error(`the model for “${language}” cannot be used: ${String(error)}`);
    },
  });
  return createRecognizer(models);
}

export function namesIn({ suggestions }: Recognition): FoundName[] {
  return suggestions.flatMap(({ type, start, end, confidence, entity }): FoundName[] => {
    const kind = KIND_OF_TYPE[type];
    if (kind === undefined) return [];
    return [{ start, end, kind, confidence, entity, shown: isShownByDefault({ type, confidence }) }];
  });
}

export function marginalia(recognizer: Recognizer): NameFinder {
  return {
    name: 'Marginalia',
    async find(texts, language: ModelLanguage) {
      const found: FoundName[][] = [];
      const before = cpuTime();
      for (const text of texts) found.push(namesIn(await recognizer.recognize({ text, language }, UNHURRIED)));
      return { found, cpu: cpuTime() - before };
    },
  };
}
