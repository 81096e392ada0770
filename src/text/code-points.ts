/**
 * Converts between UTF-16 offsets, which the core counts in, and offsets in Unicode code points, which the W3C Web
 * Annotation model and most tools outside count in. One pass over the text, then O(log n) for the characters beyond
 * U+FFFF, of which an article has few.
 */
export class CodePointIndex {
  /** UTF-16 offsets of the characters that take two units, ascending. */
  private readonly pairs: readonly number[];

  constructor(private readonly text: string) {
    this.pairs = Array.from(text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g), (match) => match.index);
  }

  /** How many code points the text has. A surrogate without its half counts as one. */
  get length(): number {
    return this.text.length - this.pairs.length;
  }

  /** Code points before a UTF-16 offset. Offsets inside a character mean its start; those outside the text are clamped. */
  fromUtf16(offset: number): number {
    const at = Math.max(0, Math.min(offset, this.text.length));
    const before = countWhere(this.pairs, (pair) => pair + 1 < at);
    const inside = this.pairs[before] === at - 1;
    return at - before - (inside ? 1 : 0);
  }

  /** The UTF-16 offset of a code point offset. Offsets outside the text are clamped. */
  toUtf16(offset: number): number {
    const at = Math.max(0, Math.min(offset, this.length));
    return at + countWhere(this.pairs, (pair, index) => pair - index < at);
  }
}

/** How many items meet a condition that holds for the first ones only. */
function countWhere(items: readonly number[], holds: (item: number, index: number) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(items[middle] ?? 0, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
