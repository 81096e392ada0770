import { JointFeatures, MOST_JOINT } from '../recognition/tagger/features';
import { LABEL_COUNT, mayFollow } from '../recognition/tagger/labels';
import { REACH } from '../recognition/tagger/word-facts';
import type { Example } from './examples';

/** Sentences with features as indices, and the domain that each comes from. */
export interface TrainingSet {
  /** Hash of each feature, by index. */
  readonly features: Int32Array;
  readonly sentences: readonly IndexedSentence[];
  readonly domains: number;
}

export interface IndexedSentence {
  /** Features of all words in a row. */
  readonly indices: Int32Array;
  /** Where the features of each word begin; one more at the end. */
  readonly offsets: Int32Array;
  readonly labels: Uint8Array;
  readonly domain: number;
  readonly weight: number;
}

export interface DocumentExamples {
  readonly examples: readonly Example[];
  readonly seen: ReadonlyMap<string, number>;
  readonly domain: number;
  readonly weight: number;
}

/** All features of a sentence, word after word. */
export function* featuresOf(example: Example, seen: ReadonlyMap<string, number>): Generator<Int32Array> {
  const { sentence } = example;
  const joint = new JointFeatures();
  joint.read(sentence, seen);
  const buffer = new Int32Array(MOST_JOINT + 200);
  for (let at = 0; at < sentence.words.length; at += 1) {
    let count = joint.write(at, buffer);
    for (let distance = -REACH; distance <= REACH; distance += 1) {
      const features = sentence.facts[at + distance]?.features[distance + REACH];
      if (features === undefined) continue;
      buffer.set(features, count);
      count += features.length;
    }
    yield buffer.subarray(0, count);
  }
}

/** Numbers the features that occur at least `atLeast` times. */
export function indexFeatures(documents: readonly DocumentExamples[], domains: number, atLeast: number): TrainingSet {
  const counts = new Uint8Array(1 << 26);
  const mask = counts.length - 1;
  for (const { examples, seen } of documents) {
    for (const example of examples) {
      for (const features of featuresOf(example, seen)) {
        for (const feature of features) {
          const slot = Math.imul(feature, 0x9e3779b1) & mask;
          const count = counts[slot] ?? 0;
          if (count < 255) counts[slot] = count + 1;
        }
      }
    }
  }
  const index = new Map<number, number>();
  const hashes: number[] = [];
  const sentences: IndexedSentence[] = [];
  for (const { examples, seen, domain, weight } of documents) {
    for (const example of examples) {
      const indices: number[] = [];
      const offsets = new Int32Array(example.labels.length + 1);
      let word = 0;
      for (const features of featuresOf(example, seen)) {
        for (const feature of features) {
          if ((counts[Math.imul(feature, 0x9e3779b1) & mask] ?? 0) < atLeast) continue;
          let number = index.get(feature);
          if (number === undefined) {
            number = hashes.length;
            index.set(feature, number);
            hashes.push(feature);
          }
          indices.push(number);
        }
        word += 1;
        offsets[word] = indices.length;
      }
      sentences.push({ indices: Int32Array.from(indices), offsets, labels: example.labels, domain, weight });
    }
  }
  return { features: Int32Array.from(hashes), sentences, domains };
}

export interface TrainingOptions {
  readonly epochs: number;
  readonly alpha: number;
  readonly beta: number;
  readonly l1: number;
  readonly l2: number;
  /** Share of features left out of a sentence at random. */
  readonly dropout: number;
  readonly seed: number;
}

export interface TrainedWeights {
  /** `[feature * LABEL_COUNT + label]`, shared weights and those of the domain together. */
  readonly weights: Float32Array;
  readonly transitions: Float32Array;
}

const L = LABEL_COUNT;

/**
 * Trains a linear-chain conditional random field by FTRL-proximal updates after each sentence. Every feature has a
 * shared weight and one for the corpus it is seen in, so that corpora with other habits teach without being imitated.
 *
 * Sources: J. Lafferty et al., “Conditional random fields”, 2001; H. B. McMahan et al., “Ad click prediction”, 2013;
 * H. Daumé III, “Frustratingly easy domain adaptation”, 2007.
 *
 * @param target the domain whose habits the answer follows
 */
export function trainCrf(set: TrainingSet, options: TrainingOptions, target: number): TrainedWeights {
  const features = set.features.length;
  const slots = (1 + set.domains) * (features * L + L * L);
  const z = new Float32Array(slots);
  const n = new Float32Array(slots);
  const shared = 0;
  const size = features * L + L * L;
  const baseOf = (domain: number) => (1 + domain) * size;
  const { alpha, beta, l1, l2, dropout } = options;
  const weight = (slot: number): number => {
    const value = z[slot] ?? 0;
    if (value <= l1 && value >= -l1) return 0;
    return -(value - (value > 0 ? l1 : -l1)) / ((beta + Math.sqrt(n[slot] ?? 0)) / alpha + l2);
  };
  const update = (slot: number, gradient: number, old: number): void => {
    const square = gradient * gradient;
    const before = n[slot] ?? 0;
    const sigma = (Math.sqrt(before + square) - Math.sqrt(before)) / alpha;
    z[slot] = (z[slot] ?? 0) + gradient - sigma * old;
    n[slot] = before + square;
  };
  const random = randomFrom(options.seed);
  const order = Array.from(set.sentences.keys());
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    shuffle(order, random);
    for (const index of order) {
      const sentence = set.sentences[index];
      if (sentence === undefined || sentence.labels.length === 0) continue;
      learn(sentence);
    }
  }

  function learn({ indices, offsets, labels, domain, weight: importance }: IndexedSentence): void {
    const length = labels.length;
    const base = baseOf(domain);
    let starts = offsets;
    if (dropout > 0) {
      const all: number[] = [];
      starts = new Int32Array(length + 1);
      for (let at = 0; at < length; at += 1) {
        for (let i = offsets[at] ?? 0; i < (offsets[at + 1] ?? 0); i += 1) {
          if (random() >= dropout) all.push(indices[i] ?? 0);
        }
        starts[at + 1] = all.length;
      }
      run(Int32Array.from(all), starts);
      return;
    }
    run(indices, starts);

    function run(used: Int32Array, from: Int32Array): void {
      const scale = dropout > 0 ? 1 / (1 - dropout) : 1;
      const scores = new Float64Array(length * L);
      const sharedWeights = new Float32Array(used.length * L);
      const domainWeights = new Float32Array(used.length * L);
      for (let at = 0; at < length; at += 1) {
        for (let i = from[at] ?? 0; i < (from[at + 1] ?? 0); i += 1) {
          const row = (used[i] ?? 0) * L;
          for (let label = 0; label < L; label += 1) {
            const a = weight(shared + row + label);
            const b = weight(base + row + label);
            sharedWeights[i * L + label] = a;
            domainWeights[i * L + label] = b;
            const cell = at * L + label;
            scores[cell] = (scores[cell] ?? 0) + (a + b) * scale;
          }
        }
      }
      const transitionRow = features * L;
      const transitions = new Float64Array(L * L);
      const sharedT = new Float64Array(L * L);
      const domainT = new Float64Array(L * L);
      for (let pair = 0; pair < L * L; pair += 1) {
        sharedT[pair] = weight(shared + transitionRow + pair);
        domainT[pair] = weight(base + transitionRow + pair);
        transitions[pair] = mayFollow(Math.floor(pair / L), pair % L)
          ? (sharedT[pair] ?? 0) + (domainT[pair] ?? 0)
          : -1e4;
      }
      const { marginals, pairs } = forwardBackward(scores, transitions, length);
      for (let at = 0; at < length; at += 1) {
        const right = labels[at] ?? 0;
        for (let label = 0; label < L; label += 1) {
          const gradient = ((marginals[at * L + label] ?? 0) - (label === right ? 1 : 0)) * importance * scale;
          if (gradient < 1e-5 && gradient > -1e-5) continue;
          for (let i = from[at] ?? 0; i < (from[at + 1] ?? 0); i += 1) {
            const slot = (used[i] ?? 0) * L + label;
            update(shared + slot, gradient, sharedWeights[i * L + label] ?? 0);
            update(base + slot, gradient, domainWeights[i * L + label] ?? 0);
          }
        }
        if (at > 0) pairs[(labels[at - 1] ?? 0) * L + right] = (pairs[(labels[at - 1] ?? 0) * L + right] ?? 0) - 1;
      }
      for (let pair = 0; pair < L * L; pair += 1) {
        const gradient = (pairs[pair] ?? 0) * importance;
        if (gradient < 1e-6 && gradient > -1e-6) continue;
        update(shared + transitionRow + pair, gradient, sharedT[pair] ?? 0);
        update(base + transitionRow + pair, gradient, domainT[pair] ?? 0);
      }
    }
  }

  const weights = new Float32Array(features * L);
  const base = baseOf(target);
  for (let slot = 0; slot < weights.length; slot += 1) weights[slot] = weight(shared + slot) + weight(base + slot);
  const transitions = new Float32Array(L * L);
  for (let pair = 0; pair < L * L; pair += 1) {
    transitions[pair] = mayFollow(Math.floor(pair / L), pair % L)
      ? weight(shared + features * L + pair) + weight(base + features * L + pair)
      : -1e4;
  }
  return { weights, transitions };
}

/** Probabilities of each label at each word, and expected counts of each pair of labels. */
function forwardBackward(
  scores: Float64Array,
  transitions: Float64Array,
  length: number,
): { marginals: Float64Array; pairs: Float64Array } {
  const forward = new Float64Array(length * L);
  const backward = new Float64Array(length * L).fill(0);
  const terms = new Float64Array(L);
  for (let label = 0; label < L; label += 1)
    forward[label] = (label !== 0 && label % 2 === 0 ? -1e4 : 0) + (scores[label] ?? 0);
  for (let at = 1; at < length; at += 1) {
    for (let label = 0; label < L; label += 1) {
      for (let previous = 0; previous < L; previous += 1) {
        terms[previous] = (forward[(at - 1) * L + previous] ?? 0) + (transitions[previous * L + label] ?? 0);
      }
      forward[at * L + label] = logSum(terms) + (scores[at * L + label] ?? 0);
    }
  }
  for (let at = length - 2; at >= 0; at -= 1) {
    for (let label = 0; label < L; label += 1) {
      for (let next = 0; next < L; next += 1) {
        terms[next] =
          (transitions[label * L + next] ?? 0) +
          (scores[(at + 1) * L + next] ?? 0) +
          (backward[(at + 1) * L + next] ?? 0);
      }
      backward[at * L + label] = logSum(terms);
    }
  }
  const total = logSum(forward.subarray((length - 1) * L, length * L));
  const marginals = new Float64Array(length * L);
  for (let cell = 0; cell < length * L; cell += 1) {
    marginals[cell] = Math.exp((forward[cell] ?? 0) + (backward[cell] ?? 0) - total);
  }
  const pairs = new Float64Array(L * L);
  for (let at = 1; at < length; at += 1) {
    for (let previous = 0; previous < L; previous += 1) {
      const left = forward[(at - 1) * L + previous] ?? 0;
      for (let label = 0; label < L; label += 1) {
        const pair = previous * L + label;
        const chance = Math.exp(
          left + (transitions[pair] ?? 0) + (scores[at * L + label] ?? 0) + (backward[at * L + label] ?? 0) - total,
        );
        pairs[pair] = (pairs[pair] ?? 0) + chance;
      }
    }
  }
  return { marginals, pairs };
}

function logSum(terms: Float64Array): number {
  let most = -Infinity;
  for (const term of terms) if (term > most) most = term;
  let sum = 0;
  for (const term of terms) sum += Math.exp(term - most);
  return most + Math.log(sum);
}

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

export function shuffle(items: number[], random: () => number): void {
  for (let at = items.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [items[at], items[other]] = [items[other] ?? 0, items[at] ?? 0];
  }
}
