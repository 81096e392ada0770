/** Zero-based line, and UTF-16 character within the line: the coordinates that editors use. */
export interface LineCharacter {
  readonly line: number;
  readonly character: number;
}

/**
 * Converts between offsets and line/character positions of one normalized text (LF only) in O(log lines).
 * Line and character survive a change of line ends, offsets do not: that is why editors are addressed by line.
 */
export class LineIndex {
  private readonly starts: readonly number[];

  constructor(private readonly text: string) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.starts = starts;
  }

  get lineCount(): number {
    return this.starts.length;
  }

  /** The position of an offset; offsets outside the text are clamped to it. */
  positionAt(offset: number): LineCharacter {
    const at = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: at - (this.starts[low] ?? 0) };
  }

  /** The offset of a position; a character past the line's end means the line's end, a line past the last the text's end. */
  offsetAt(position: LineCharacter): number {
    if (position.line < 0) return 0;
    const start = this.starts[position.line];
    if (start === undefined) return this.text.length;
    const next = this.starts[position.line + 1];
    const lineEnd = next === undefined ? this.text.length : next - 1;
    return Math.min(start + Math.max(0, position.character), lineEnd);
  }
}
