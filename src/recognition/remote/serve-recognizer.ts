import type { Scheduler } from '../../text/scheduling';
import { createRecognizer } from '../article-recognizer';
import { type ModelLanguage, NameModels } from '../name-models';
import type { Recognition, Recognizer, RecognizerInput } from '../recognizer';
import type { FromWorker, Port, ToWorker } from './protocol';

/** Suggestions, or entities, in one message: taken apart in about a millisecond. */
const PART = 500;

/**
 * Runs in a worker: answers what its owner asks through the port, several articles in turns. Between two slices of
 * work the scheduler must let messages in, so that a `cancel` is heard.
 */
export function serveRecognizer(
  port: Port<FromWorker, ToWorker>,
  scheduler: Scheduler,
  create: (models: NameModels) => Recognizer = createRecognizer,
): void {
  const wanted = new Map<ModelLanguage, (message: ToWorker & { readonly kind: 'model' | 'no-model' }) => void>();
  const recognizer = create(
    new NameModels({
      read: (language) =>
        new Promise((resolve, reject) => {
          wanted.set(language, (answer) => {
            if (answer.kind === 'model') resolve(answer.bytes);
            else reject(new Error(answer.error));
          });
          port.send({ kind: 'model-wanted', language });
        }),
      problem: (language, error) => {
        port.send({ kind: 'model-unusable', language, error: messageOf(error) });
      },
    }),
  );
  const running = new Map<number, { aborted: boolean }>();

  const answer = async (id: number, input: RecognizerInput) => {
    const signal = { aborted: false };
    running.set(id, signal);
    try {
      const recognition = await recognizer.recognize(input, {
        yieldNow: () => scheduler.yieldNow(),
        now: () => scheduler.now(),
        signal,
      });
      for (const message of inParts(id, recognition)) {
        if (signal.aborted) return;
        port.send(message);
        // Messages that come together are taken apart together.
        if (message.kind === 'found') await scheduler.yieldNow();
      }
    } catch (error) {
      port.send({ kind: 'failed', id, error: messageOf(error) });
    } finally {
      running.delete(id);
    }
  };

  port.receive((message) => {
    switch (message.kind) {
      case 'recognize':
        void answer(message.id, message.input);
        break;
      case 'cancel': {
        const signal = running.get(message.id);
        if (signal !== undefined) signal.aborted = true;
        break;
      }
      case 'model':
      case 'no-model':
        wanted.get(message.language)?.(message);
        wanted.delete(message.language);
        break;
    }
  });
  port.send({ kind: 'ready' });
}

function* inParts(id: number, { language, reference, suggestions, entities }: Recognition): Generator<FromWorker> {
  const most = Math.max(suggestions.length, entities.length);
  let from = 0;
  const part = () => ({
    suggestions: suggestions.slice(from, from + PART),
    entities: entities.slice(from, from + PART),
  });
  for (; from + PART < most; from += PART) yield { kind: 'found', id, part: part() };
  yield { kind: 'recognized', id, part: part(), language, reference };
}

/** What was thrown, in words: the thing itself may not travel. */
function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
