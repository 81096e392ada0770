import type { TextChange } from './placement';

/** The changes of one event, sorted, with the shift that each of them ends with. */
export class Edits {
  private readonly changes: readonly TextChange[];
  /** Shift before each change; one more for after the last. */
  private readonly shifts: number[] = [0];
  /** The stretch of old text that all changes lie in. */
  readonly first: number;
  readonly last: number;
  /** How far the text after all changes moves. */
  readonly shift: number;

  constructor(changes: readonly TextChange[]) {
    this.changes = [...changes].sort((a, b) => a.start - b.start || a.end - b.end);
    let shift = 0;
    for (const { start, end, text } of this.changes) this.shifts.push((shift += text.length - (end - start)));
    this.first = this.changes.at(0)?.start ?? Number.POSITIVE_INFINITY;
    this.last = this.changes.at(-1)?.end ?? Number.NEGATIVE_INFINITY;
    this.shift = shift;
  }

  /** The new place of a mention's start: after what was inserted there, or after the text that took its first part. */
  startOf(start: number): number {
    const index = this.countEndingBy(start);
    const change = this.changes[index];
    const shift = this.shifts[index] ?? 0;
    if (change === undefined || change.start >= start) return start + shift;
    return change.start + shift + change.text.length;
  }

  /** The new place of a mention's end: before what was inserted there, or before the text that took its last part. */
  endOf(end: number): number {
    const count = this.countStartingBefore(end);
    const change = this.changes[count - 1];
    if (change === undefined || change.end <= end) return end + (this.shifts[count] ?? 0);
    return change.start + (this.shifts[count - 1] ?? 0);
  }

  /** Where a mention lies buried that one change covers as a whole. */
  grave(start: number, end: number): number | undefined {
    const index = this.countEndingBy(start);
    const change = this.changes[index];
    if (change === undefined || change.start > start || change.end < end) return undefined;
    return change.start + (this.shifts[index] ?? 0);
  }

  /** Whether a change lies in or at the edge of `[start, end]`. */
  touches(start: number, end: number): boolean {
    const change = this.changes[this.countEndingBy(start - 1)];
    return change !== undefined && change.start <= end;
  }

  private countEndingBy(offset: number): number {
    return this.countWhere((change) => change.end <= offset);
  }

  private countStartingBefore(offset: number): number {
    return this.countWhere((change) => change.start < offset);
  }

  /** How many changes meet a condition that holds for the first ones only. */
  private countWhere(holds: (change: TextChange) => boolean): number {
    let low = 0;
    let high = this.changes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const change = this.changes[middle];
      if (change !== undefined && holds(change)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
