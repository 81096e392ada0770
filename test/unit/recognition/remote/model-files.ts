import { readFile } from 'node:fs/promises';
import { modelPath, type ModelSource } from '../../../../src/recognition/name-models';

/** The model files that ship. */
export const MODEL_FILES: ModelSource = {
  read: (language) => readFile(`media/${modelPath(language)}`),
  problem: (language, error) => {
    throw new Error(`the model for ${language}: ${String(error)}`);
  },
};
