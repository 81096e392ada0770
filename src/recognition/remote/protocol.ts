import type { ModelLanguage } from '../name-models';
import type { RecognizerInput, SuggestedEntity, Suggestion } from '../recognizer';

/**
 * What a recognizer in a worker and whoever uses it say to each other. Everything is plain data, as structured clones
 * carry it. An article is asked for with an id and answered under it once: by `recognized`, after any number of `found`,
 * or by `failed`; after a `cancel` the answer may be missing.
 */
export type ToWorker =
  | { readonly kind: 'recognize'; readonly id: number; readonly input: RecognizerInput }
  | { readonly kind: 'cancel'; readonly id: number }
  /** Answers `model-wanted`. Undefined where there is none. */
  | { readonly kind: 'model'; readonly language: ModelLanguage; readonly bytes: Uint8Array | undefined }
  | { readonly kind: 'no-model'; readonly language: ModelLanguage; readonly error: string };

export type FromWorker =
  /** The first thing that a worker says. */
  | { readonly kind: 'ready' }
  /** Said once a language: model files come from whoever started the worker. */
  | { readonly kind: 'model-wanted'; readonly language: ModelLanguage }
  | { readonly kind: 'model-unusable'; readonly language: ModelLanguage; readonly error: string }
  /** A part of a long answer: taking one message apart must not hold up whoever types. */
  | { readonly kind: 'found'; readonly id: number; readonly part: RecognitionPart }
  /** The last part, with what is there once. */
  | {
      readonly kind: 'recognized';
      readonly id: number;
      readonly part: RecognitionPart;
      readonly language: string;
      readonly reference: string | undefined;
    }
  | { readonly kind: 'failed'; readonly id: number; readonly error: string };

export interface RecognitionPart {
  readonly suggestions: readonly Suggestion[];
  readonly entities: readonly SuggestedEntity[];
}

/** One end of a channel. */
export interface Port<Sent, Received> {
  /** @param transfer buffers of the message that are handed over instead of copied. */
  send(message: Sent, transfer?: readonly ArrayBuffer[]): void;
  /** Has one listener, set before anything is said. */
  receive(listener: (message: Received) => void): void;
}

/** A worker, as its owner sees it. */
export interface RecognizerWorker extends Port<ToWorker, FromWorker> {
  /** Tells when the worker is gone, by {@link end} or by itself, with the reason where there is one. Has one listener. */
  onEnd(listener: (reason: string) => void): void;
  /** Ends it at once. */
  end(): void;
}
