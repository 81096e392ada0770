import type { Span } from '../text/span';
import { normalizeText } from '../text/normalize';

/**
 * A text as someone gave it, with its byte order mark and its line ends, beside the normalized text that we read.
 * Spans of the second are told as spans of the first, so that `given.slice(start, end)` is what was marked.
 */
export class GivenText {
  readonly normalized: string;
  /** Where the carriage returns stood that were dropped: their offsets in the normalized text, ascending. */
  private readonly dropped: readonly number[];
  private readonly shift: number;

  constructor(readonly given: string) {
    this.normalized = normalizeText(given);
    this.shift = given.charCodeAt(0) === 0xfeff ? 1 : 0;
    const dropped: number[] = [];
    for (let at = given.indexOf('\r\n'); at !== -1; at = given.indexOf('\r\n', at + 2)) {
      dropped.push(at - this.shift - dropped.length);
    }
    this.dropped = dropped;
  }

  /** The span of the given text for one of the normalized text; both in UTF-16 units. */
  spanOf(span: Span): Span {
    return { start: this.offsetOf(span.start), end: this.offsetOf(span.end) };
  }

  private offsetOf(offset: number): number {
    let low = 0;
    let high = this.dropped.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.dropped[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return offset + this.shift + low;
  }
}
