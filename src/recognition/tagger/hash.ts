/**
 * 32-bit hashes for features and gazetteers. What they are matters only in that training and reading use the same: a
 * model file is bound to these functions by its format number.
 */

/** Hashes UTF-16 units (FNV-1a with a finishing mix). */
export function hashText(text: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return finish(hash);
}

/** Goes on with a hash that {@link hashText} made without finishing: for phrases, word by word. */
export class PhraseHash {
  private state = 0x811c9dc5;
  private empty = true;

  /** The hash of all words so far with spaces between them: what `hashText` gives for the phrase. */
  add(word: string): number {
    let hash = this.state;
    if (!this.empty) hash = Math.imul(hash ^ 32, 0x01000193);
    for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
    this.empty = false;
    this.state = hash;
    return finish(hash);
  }
}

/** Joins two hashes; the order matters. */
export function mix(a: number, b: number): number {
  return finish(Math.imul(a, 0x9e3779b1) + b);
}

function finish(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  return hash | 0;
}
