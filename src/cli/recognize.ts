import { isShownByDefault } from '../recognition/default-confidence';
import type { Recognition, RecognizerInput } from '../recognition/recognizer';
import type { CommandContext } from './command-context';
import { throwIfInterrupted } from './io';

/** Reads an article; what is too unsure to be shown by default is left out. @throws InterruptedError at Ctrl-C. */
export async function recognize(input: RecognizerInput, { io, services }: CommandContext): Promise<Recognition> {
  const { recognizer, scheduler } = services;
  const recognition = await recognizer.recognize(input, {
    yieldNow: () => scheduler.yieldNow(),
    now: () => scheduler.now(),
    signal: io.signal,
  });
  throwIfInterrupted(io.signal);
  return { ...recognition, suggestions: recognition.suggestions.filter(isShownByDefault) };
}
