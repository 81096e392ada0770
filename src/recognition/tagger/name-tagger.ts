import type { Sentence, Word } from '../names/word';
import { decode } from './decode';
import { documentFacts } from './document-facts';
import { JointFeatures, MOST_JOINT } from './features';
import type { NameLists } from './gazetteer';
import { LABEL_COUNT } from './labels';
import { listedNames } from './listed-names';
import type { TaggerModel } from './model';
import type { TaggedSentence } from './tagged-sentence';
import type { TaggedName } from './tagged-name';
import { REACH, type WordFacts, wordFacts } from './word-facts';

/** More ways of writing than this are not remembered at a time. */
const MOST_WORDS = 30_000;

interface KnownWord extends WordFacts {
  /** Summed weights of the word’s own features for each distance, made when first needed. */
  readonly scores: (Float32Array | undefined)[];
}

/** A sentence whose words a tagger knows. */
export interface PreparedSentence extends TaggedSentence {
  readonly facts: readonly KnownWord[];
}

/** Finds names with a trained model. Remembers words, so the second article is read faster than the first. */
export class NameTagger {
  private known = new Map<string, KnownWord>();
  private readonly joint = new Int32Array(MOST_JOINT);
  private readonly features = new JointFeatures();

  constructor(
    private readonly model: TaggerModel,
    private readonly lists: NameLists,
  ) {}

  /** Adds what is known of the words of a sentence. */
  prepare(sentence: Sentence): PreparedSentence {
    if (this.known.size > MOST_WORDS) this.known = new Map();
    return {
      ...sentence,
      facts: sentence.words.map((word) => this.knownWord(word)),
      listed: listedNames(sentence, this.lists),
    };
  }

  /** What an article shows of its words: for {@link tag}. */
  documentFacts(sentences: readonly TaggedSentence[]): ReadonlyMap<string, number> {
    return documentFacts(sentences);
  }

  tag(sentence: PreparedSentence, seen: ReadonlyMap<string, number>): TaggedName[] {
    const { words } = sentence;
    if (!sentence.facts.some((own) => own.capital)) return [];
    return decode(this.scores(sentence, seen), this.model.transitions, words.length);
  }

  /** Scores of each label at each word. */
  private scores(sentence: PreparedSentence, seen: ReadonlyMap<string, number>): Float32Array {
    const { words, facts } = sentence;
    const { model, joint } = this;
    const { weights, scale } = model;
    const scores = new Float32Array(words.length * LABEL_COUNT);
    const features = this.features;
    features.read(sentence, seen);
    for (let at = 0; at < words.length; at += 1) {
      const cell = at * LABEL_COUNT;
      for (let distance = -REACH; distance <= REACH; distance += 1) {
        const known = facts[at + distance];
        if (known === undefined) continue;
        const own = (known.scores[distance + REACH] ??= this.sum(known.features[distance + REACH]));
        for (let label = 0; label < LABEL_COUNT; label += 1) {
          scores[cell + label] = (scores[cell + label] ?? 0) + (own[label] ?? 0);
        }
      }
      const count = features.write(at, joint);
      for (let index = 0; index < count; index += 1) {
        const row = model.rowOf(joint[index] ?? 0);
        if (row === -1) continue;
        const first = row * LABEL_COUNT;
        for (let label = 0; label < LABEL_COUNT; label += 1) {
          scores[cell + label] = (scores[cell + label] ?? 0) + (weights[first + label] ?? 0) * scale;
        }
      }
    }
    return scores;
  }

  private sum(features: Int32Array | undefined): Float32Array {
    const { weights, scale } = this.model;
    const sum = new Float32Array(LABEL_COUNT);
    for (const feature of features ?? []) {
      const row = this.model.rowOf(feature);
      if (row === -1) continue;
      for (let label = 0; label < LABEL_COUNT; label += 1) {
        sum[label] = (sum[label] ?? 0) + (weights[row * LABEL_COUNT + label] ?? 0) * scale;
      }
    }
    return sum;
  }

  private knownWord(word: Word): KnownWord {
    let known = this.known.get(word.text);
    if (known === undefined) {
      known = { ...wordFacts(word, this.lists), scores: [] };
      this.known.set(word.text, known);
    }
    return known;
  }
}
