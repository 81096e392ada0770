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
      probability: chanceOf(chances, scores, transitions, at, to, label),
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

interface Chances {
  readonly forward: Float64Array;
  readonly backward: Float64Array;
  readonly total: number;
  readonly length: number;
}

function chancesOf(scores: Float32Array, transitions: Float32Array, length: number): Chances {
  const forward = new Float64Array(length * L);
  const backward = new Float64Array(length * L);
  const terms = new Float64Array(L);
  for (let label = 0; label < L; label += 1) forward[label] = isInside(label) ? -1e9 : (scores[label] ?? 0);
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
  return { forward, backward, total: logSum(forward.subarray((length - 1) * L)), length };
}

function chanceOf(
  { forward, backward, total, length }: Chances,
  scores: Float32Array,
  transitions: Float32Array,
  from: number,
  to: number,
  begin: number,
): number {
  const inside = begin + 1;
  let value = forward[from * L + begin] ?? 0;
  let last = begin;
  for (let at = from + 1; at < to; at += 1) {
    value += (transitions[last * L + inside] ?? 0) + (scores[at * L + inside] ?? 0);
    last = inside;
  }
  if (to === length) return Math.min(1, Math.exp(value - total));
  const terms = new Float64Array(L);
  for (let next = 0; next < L; next += 1) {
    terms[next] =
      next === inside
        ? -1e9
        : (transitions[last * L + next] ?? 0) + (scores[to * L + next] ?? 0) + (backward[to * L + next] ?? 0);
  }
  return Math.min(1, Math.exp(value + logSum(terms) - total));
}

function logSum(terms: Float64Array): number {
  let most = -Infinity;
  for (const term of terms) if (term > most) most = term;
  let sum = 0;
  for (const term of terms) sum += Math.exp(term - most);
  return most + Math.log(sum);
}
