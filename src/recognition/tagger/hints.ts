import type { NameCandidate } from '../names/candidate';
import type { Sentence } from '../names/word';
import { hashText, mix } from './hash';

/**
 * What the rules make of each word of a sentence, as a number: kind, reason, and whether a name begins there; 0 where
 * they see nothing.
 *
 * @param found the rules’ candidates of the sentence, in reading order
 */
export function ruleHints({ words }: Sentence, found: readonly NameCandidate[]): Int32Array {
  const hints = new Int32Array(words.length);
  let next = 0;
  for (const [at, word] of words.entries()) {
    while ((found[next]?.end ?? Infinity) <= word.start) next += 1;
    const candidate = found[next];
    if (candidate === undefined || word.start < candidate.start || word.end > candidate.end) continue;
    hints[at] = mix(reasonHash(candidate), word.start === candidate.start ? 1 : 2);
  }
  return hints;
}

const HASHES = new Map<string, number>();

function reasonHash({ type, why }: NameCandidate): number {
  const key = `${type} ${why.code}`;
  let hash = HASHES.get(key);
  if (hash === undefined) {
    hash = mix(hashText(type), hashText(why.code));
    HASHES.set(key, hash);
  }
  return hash;
}
