import type { TextChange } from '../anchoring/placement';

/** Applies changes that are in order and do not overlap; offsets are those of `text`. Linear. */
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, text: replacement } of changes) {
    parts.push(text.slice(at, start), replacement);
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** Joins changes that touch each other, and drops those that change nothing. */
export function joinChanges(text: string, changes: readonly TextChange[]): readonly TextChange[] {
  const joined: TextChange[] = [];
  for (const change of changes) {
    const last = joined.at(-1);
    if (last?.end === change.start) {
      joined[joined.length - 1] = { start: last.start, end: change.end, text: last.text + change.text };
    } else joined.push(change);
  }
  return joined.filter(({ start, end, text: replacement }) => text.slice(start, end) !== replacement);
}

/** How many characters two texts share at their start and at their end, in whole lines, without overlap. */
export function commonLines(a: string, b: string): { readonly head: number; readonly tail: number } {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a.charCodeAt(head) === b.charCodeAt(head)) head++;
  if (head === a.length && head === b.length) return { head, tail: 0 };
  if (head > 0) head = a.lastIndexOf('\n', head - 1) + 1;
  let tail = 0;
  while (tail < most - head && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) tail++;
  if (startsLine(a, a.length - tail) && startsLine(b, b.length - tail)) return { head, tail };
  const newline = a.indexOf('\n', a.length - tail);
  return { head, tail: newline === -1 ? 0 : a.length - newline - 1 };
}

function startsLine(text: string, at: number): boolean {
  return at === 0 || text.charCodeAt(at - 1) === 10;
}

/** Where offsets of a text are after changes to it; n log m. Changes in order, touching ones not joined. */
export class OffsetMap {
  private readonly shifts: readonly number[];

  constructor(private readonly changes: readonly TextChange[]) {
    let shift = 0;
    this.shifts = [0, ...changes.map(({ start, end, text }) => (shift += text.length - (end - start)))];
  }

  /** The new place of something that starts here: behind what is inserted at this place. */
  start(offset: number): number {
    return offset + this.shiftOfFirst((change) => change.end <= offset);
  }

  /** The new place of something that ends here: before what is inserted at this place. */
  end(offset: number): number {
    return offset + this.shiftOfFirst((change) => change.start < offset);
  }

  /** The new place of the text that change `index` put in. */
  ofChange(index: number): number {
    return (this.changes[index]?.start ?? 0) + (this.shifts[index] ?? 0);
  }

  /** What the changes before the first one that is not `before` add to an offset. */
  private shiftOfFirst(before: (change: TextChange) => boolean): number {
    let low = 0;
    let high = this.changes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const change = this.changes[middle];
      if (change !== undefined && before(change)) low = middle + 1;
      else high = middle;
    }
    return this.shifts[low] ?? 0;
  }
}
