import { isBegin, isInside, kindOf, LABEL_COUNT } from './labels';
import type { TaggedName } from './tagged-name';

const L = LABEL_COUNT;

/**
 * The most probable sequence of labels (Viterbi), as names with the probability of each: the share, among all ways of
 * labelling the sentence, of those that have exactly this name.
 */
export function decode(scores: Float32Array, transitions: Float32Array, length: number): TaggedName[] {
  const labels = bestLabels(scores, transitions, length);
  const names: TaggedName[] = [];
  let chances: Chances | undefined;
  for (let at = 0; at < length; at += 1) {
    const label = labels[at] ?? 0;
    if (!isBegin(label)) continue;
    let to = at + 1;
    while (to < length && labels[to] === label + 1) to += 1;
    chances ??= chancesOf(scores, transitions, length);
    names.push({
      from: at,
      to,
      kind: kindOf(label),
      probability: chanceOf(chances, at, to, label),
    });
    at = to - 1;
  }
  return names;
}

function bestLabels(scores: Float32Array, transitions: Float32Array, length: number): Uint8Array {
  const best = new Float64Array(length * L);
  const from = new Uint8Array(length * L);
  for (let label = 0; label < L; label += 1) best[label] = isInside(label) ? -1e9 : (scores[label] ?? 0);
  for (let at = 1; at < length; at += 1) {
    for (let label = 0; label < L; label += 1) {
      let most = -Infinity;
      let chosen = 0;
      for (let previous = 0; previous < L; previous += 1) {
        const value = (best[(at - 1) * L + previous] ?? 0) + (transitions[previous * L + label] ?? 0);
        if (value > most) {
          most = value;
          chosen = previous;
        }
      }
      best[at * L + label] = most + (scores[at * L + label] ?? 0);
      from[at * L + label] = chosen;
    }
  }
  const labels = new Uint8Array(length);
  let last = 0;
  for (let label = 1; label < L; label += 1) {
    if ((best[(length - 1) * L + label] ?? 0) > (best[(length - 1) * L + last] ?? 0)) last = label;
  }
  for (let at = length - 1; at >= 0; at -= 1) {
    labels[at] = last;
    last = from[at * L + last] ?? 0;
  }
  return labels;
}

/**
 * Forward and backward sums of all ways of labelling, each word’s scaled to sum to one, so that long sentences stay
 * within the range of numbers (L. Rabiner, “A tutorial on hidden Markov models”, 1989, section V.A).
 */
interface Chances {
  readonly forward: Float64Array;
  readonly backward: Float64Array;
  /** e to the power of scores, the best of each word being 1. */
  readonly emissions: Float64Array;
  readonly steps: Float64Array;
  /** What each word’s forward sums were divided by. */
  readonly scales: Float64Array;
}

function chancesOf(scores: Float32Array, transitions: Float32Array, length: number): Chances {
  const emissions = new Float64Array(length * L);
  for (let at = 0; at < length; at += 1) {
    let most = -Infinity;
    for (let label = 0; label < L; label += 1) most = Math.max(most, scores[at * L + label] ?? 0);
    for (let label = 0; label < L; label += 1) {
      emissions[at * L + label] = Math.exp((scores[at * L + label] ?? 0) - most);
    }
  }
  const steps = Float64Array.from(transitions, Math.exp);
  const forward = new Float64Array(length * L);
  const scales = new Float64Array(length);
  for (let at = 0; at < length; at += 1) {
    let total = 0;
    for (let label = 0; label < L; label += 1) {
      let sum = 0;
      if (at === 0) sum = isInside(label) ? 0 : 1;
      else {
        for (let previous = 0; previous < L; previous += 1) {
          sum += (forward[(at - 1) * L + previous] ?? 0) * (steps[previous * L + label] ?? 0);
        }
      }
      const value = sum * (emissions[at * L + label] ?? 0);
      forward[at * L + label] = value;
      total += value;
    }
    scales[at] = total;
    for (let label = 0; label < L; label += 1) forward[at * L + label] = (forward[at * L + label] ?? 0) / total;
  }
  const backward = new Float64Array(length * L);
  backward.fill(1, (length - 1) * L);
  for (let at = length - 2; at >= 0; at -= 1) {
    for (let label = 0; label < L; label += 1) {
      let sum = 0;
      for (let next = 0; next < L; next += 1) {
        sum +=
          (steps[label * L + next] ?? 0) * (emissions[(at + 1) * L + next] ?? 0) * (backward[(at + 1) * L + next] ?? 0);
      }
      backward[at * L + label] = sum / (scales[at + 1] ?? 1);
    }
  }
  return { forward, backward, emissions, steps, scales };
}

function chanceOf(
  { forward, backward, emissions, steps, scales }: Chances,
  from: number,
  to: number,
  begin: number,
): number {
  const inside = begin + 1;
  let value = forward[from * L + begin] ?? 0;
  let last = begin;
  for (let at = from + 1; at < to; at += 1) {
    value *= ((steps[last * L + inside] ?? 0) * (emissions[at * L + inside] ?? 0)) / (scales[at] ?? 1);
    last = inside;
  }
  if (to === scales.length) return Math.min(1, value);
  let ends = 0;
  for (let next = 0; next < L; next += 1) {
    if (next === inside) continue;
    ends += (steps[last * L + next] ?? 0) * (emissions[to * L + next] ?? 0) * (backward[to * L + next] ?? 0);
  }
  return Math.min(1, (value * ends) / (scales[to] ?? 1));
}
