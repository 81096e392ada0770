import type { Sentence } from '../names/word';
import type { WordFacts } from './word-facts';

/** A sentence with what is known of its words. */
export interface TaggedSentence extends Sentence {
  /** One for each word. */
  readonly facts: readonly WordFacts[];
  /** For each word, what {@link listedNames} says. */
  readonly listed: Uint8Array;
  /** What the rules make of each word, as a number; 0 nothing. Absent where no rules ran. */
  readonly hints?: Int32Array | undefined;
}
