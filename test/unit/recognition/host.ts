import { readFile } from 'node:fs/promises';
import { createRecognizer } from '../../../src/recognition/article-recognizer';
import { isShownByDefault } from '../../../src/recognition/default-confidence';
import { modelPath, NameModels } from '../../../src/recognition/name-models';
import type { Recognition, RecognizerInput } from '../../../src/recognition/recognizer';

/** A host whose clock stands still: one slice, no yielding. */
export const STILL = { signal: { aborted: false }, now: () => 0, yieldNow: () => Promise.resolve() };

/** The models that ship. */
export const MODELS = new NameModels({
  read: (language) => readFile(`media/${modelPath(language)}`),
  problem: (language, error) => {
    throw new Error(`the model for ${language}: ${String(error)}`);
  },
});

const recognizer = createRecognizer(MODELS);

export function recognize(text: string, input: Omit<RecognizerInput, 'text'> = {}): Promise<Recognition> {
  return recognizer.recognize({ text, ...input }, STILL);
}

/** What is offered without any setting: sure enough, and of the types that are on. */
export async function recognizeShown(text: string, input: Omit<RecognizerInput, 'text'> = {}): Promise<Recognition> {
  const recognition = await recognize(text, input);
  return {
    ...recognition,
    suggestions: recognition.suggestions.filter((each) => each.type !== 'place' && isShownByDefault(each)),
    entities: recognition.entities.filter(({ type }) => type !== 'place'),
  };
}

/** The marked words of one type, in reading order. */
export function marked(text: string, recognition: Recognition, type: string): string[] {
  return recognition.suggestions
    .filter((suggestion) => suggestion.type === type)
    .map(({ start, end }) => text.slice(start, end));
}
