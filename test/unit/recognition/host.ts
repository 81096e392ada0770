import type { Recognition, RecognizerInput } from '../../../src/recognition/recognizer';
import { createRulesRecognizer } from '../../../src/recognition/rules-recognizer';

/** A host whose clock stands still: one slice, no yielding. */
export const STILL = { signal: { aborted: false }, now: () => 0, yieldNow: () => Promise.resolve() };

export function recognize(text: string, input: Omit<RecognizerInput, 'text'> = {}): Promise<Recognition> {
  return createRulesRecognizer().recognize({ text, ...input }, STILL);
}

/** The marked words of one type, in reading order. */
export function marked(text: string, recognition: Recognition, type: string): string[] {
  return recognition.suggestions
    .filter((suggestion) => suggestion.type === type)
    .map(({ start, end }) => text.slice(start, end));
}
