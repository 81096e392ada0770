import type { DateModifier } from '../annotation/model';
import type { ProjectLexicon } from './project/project-lexicon';
import type { Message } from '../text/message';
import type { CancelSignal, Scheduler } from '../text/scheduling';
import type { Span } from '../text/span';

/** An article to be read. Offsets of the answer count on `text`, which must be normalized (LF, no BOM). */
export interface RecognizerInput {
  readonly text: string;
  /** Two-letter code; detected when absent. */
  readonly language?: string | undefined;
  /** EDTF day (or less) that relative dates count from; a dateline in the text stands in when absent. Never today. */
  readonly published?: string | undefined;
  /**
   * What the article names elsewhere, when `text` is a part of it: those names count as said, and suggestions that mean
   * one of them carry its key.
   */
  readonly known?: readonly SuggestedEntity[] | undefined;
  /** What people decided about names in the other articles of the project. */
  readonly lexicon?: ProjectLexicon | undefined;
}

/** A span that the recognizer takes for a mention. Never written by itself in the editor. */
export interface Suggestion extends Span {
  readonly type: string;
  /** Key of a {@link SuggestedEntity} of the same answer. */
  readonly entity?: string | undefined;
  /** Dates: resolved where a reference day is known, otherwise the same as `timex`. */
  readonly value?: string | undefined;
  /** Dates: as written, when the value was resolved from a relative form. */
  readonly timex?: string | undefined;
  readonly mod?: DateModifier | undefined;
  /** 0 to 1. */
  readonly confidence: number;
  /** A short reason that a hover can show. */
  readonly why: Message;
}

/** What a group of suggestions names. `key` is local to one answer: an acronym or a slug, unique in it. */
export interface SuggestedEntity {
  readonly key: string;
  readonly type: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Actors: the function that the article gives them. */
  readonly role?: string | undefined;
}

export interface Recognition {
  /** The language read: as given, or as detected. */
  readonly language: string;
  /** The reference day that relative dates were counted from, if any. */
  readonly reference?: string | undefined;
  /** In reading order. */
  readonly suggestions: readonly Suggestion[];
  /** In order of first mention. */
  readonly entities: readonly SuggestedEntity[];
}

/**
 * Reads an article and suggests mentions. Long work is cut into slices: between them it lets the host go on
 * and stops (with an empty answer nobody reads) once `signal` is aborted.
 */
export interface Recognizer {
  recognize(input: RecognizerInput, host: Scheduler & { readonly signal: CancelSignal }): Promise<Recognition>;
}
