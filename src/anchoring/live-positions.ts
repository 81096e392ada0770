import type { Span } from '../text/span';
import { MOST_CONTEXT } from './context';
import type { TextChange } from './placement';

/** End of a slot whose mention was swallowed by an edit; its start remembers where. */
const DEAD = -1;

/**
 * Where the mentions of an open document are, followed through every edit. An insertion strictly inside a mention grows
 * it, one at its edge does not; what replaces a part of it belongs to it; an edit across an edge leaves it the rest; an
 * edit over the whole of it makes a tombstone, which keeps the id and the place.
 *
 * All offsets are UTF-16 units of the current text. One event costs a pass over two typed arrays and allocates nothing
 * for mentions that are not near it. Positions alone prove nothing: compare with the quote (`verifySpans`).
 */
export class LivePositions {
  private readonly slots = new Map<string, number>();
  private readonly ids: string[] = [];
  private starts = new Int32Array(64);
  private ends = new Int32Array(64);
  /** Slots of living mentions in reading order, and the farthest end up to each; made when asked for. */
  private order = new Int32Array(0);
  private reach = new Int32Array(0);
  private living = 0;
  private sorting: 'fresh' | 'shifted' | 'stale' = 'stale';

  constructor(entries: Iterable<readonly [id: string, span: Span]>) {
    for (const [id, span] of entries) this.set(id, span);
  }

  /** The span of a mention; undefined for tombstones and unknown ids. */
  get(id: string): Span | undefined {
    const slot = this.slots.get(id);
    return slot === undefined || this.ends[slot] === DEAD ? undefined : this.spanOf(slot);
  }

  /** Adds or moves a mention; a tombstone comes back to life. An empty span makes a tombstone. */
  set(id: string, span: Span): void {
    let slot = this.slots.get(id);
    if (slot === undefined) {
      slot = this.ids.length;
      this.ids.push(id);
      this.slots.set(id, slot);
      if (slot === this.starts.length) {
        this.starts = grown(this.starts);
        this.ends = grown(this.ends);
      }
    }
    this.starts[slot] = span.start;
    this.ends[slot] = span.end > span.start ? span.end : DEAD;
    this.sorting = 'stale';
  }

  /** Forgets a mention or tombstone. */
  delete(id: string): void {
    const slot = this.slots.get(id);
    if (slot === undefined) return;
    this.slots.delete(id);
    const last = this.ids.pop();
    if (last !== undefined && last !== id) {
      const from = this.ids.length;
      this.ids[slot] = last;
      this.slots.set(last, slot);
      this.starts[slot] = this.starts[from] ?? 0;
      this.ends[slot] = this.ends[from] ?? DEAD;
    }
    this.sorting = 'stale';
  }

  /** All living mentions, in reading order. */
  all(): (readonly [id: string, span: Span])[] {
    this.arrange();
    return Array.from(
      this.order.subarray(0, this.living),
      (slot) => [this.ids[slot] ?? '', this.spanOf(slot)] as const,
    );
  }

  /** Where the mentions were that an edit swallowed, by id. */
  tombstones(): Map<string, number> {
    const found = new Map<string, number>();
    for (const [id, slot] of this.slots) if (this.ends[slot] === DEAD) found.set(id, this.starts[slot] ?? 0);
    return found;
  }

  /**
   * The mentions that overlap `[start, end)`, in reading order; for an empty range, those that hold or touch the place.
   * Costs the logarithm of their number, plus those that begin between the outermost one found and `end`.
   */
  inRange(start: number, end: number): string[] {
    this.arrange();
    const empty = start >= end;
    const found: string[] = [];
    // The reach never falls, so that everything before the first one that gets here lies wholly before the range.
    for (let at = firstAbove(this.reach, this.living, empty ? start - 1 : start); at < this.living; at += 1) {
      const slot = this.order[at] ?? 0;
      const from = this.starts[slot] ?? 0;
      if (empty ? from > start : from >= end) break;
      const to = this.ends[slot] ?? 0;
      if (empty ? to >= start : to > start) found.push(this.ids[slot] ?? '');
    }
    return found;
  }

  /**
   * Follows one event of the editor.
   *
   * @param changes replacements that do not overlap, in any order, all given by offsets of the text before the event
   * @returns the mentions that grew, shrank or were swallowed, or that have an edit in reach of their contexts
   */
  apply(changes: readonly TextChange[]): string[] {
    const edits = new Edits(changes);
    const touched: string[] = [];
    const { first, last, shift } = edits;
    for (let slot = 0; slot < this.ids.length; slot += 1) {
      const start = this.starts[slot] ?? 0;
      const end = this.ends[slot] ?? DEAD;
      if (Math.max(start, end) + MOST_CONTEXT < first) continue;
      if (start - MOST_CONTEXT > last) {
        this.starts[slot] = start + shift;
        if (end !== DEAD) this.ends[slot] = end + shift;
      } else if (end === DEAD) {
        this.starts[slot] = edits.startOf(start);
      } else if (this.follow(slot, edits)) {
        touched.push(this.ids[slot] ?? '');
      }
    }
    if (this.sorting === 'fresh') this.sorting = 'shifted';
    return touched;
  }

  /** Moves one mention; true where an edit is near it. */
  private follow(slot: number, edits: Edits): boolean {
    const start = this.starts[slot] ?? 0;
    const end = this.ends[slot] ?? 0;
    const from = edits.startOf(start);
    const to = edits.endOf(end);
    const grave = edits.grave(start, end);
    if (grave !== undefined || to <= from) {
      this.starts[slot] = grave ?? Math.min(from, to);
      this.ends[slot] = DEAD;
      this.sorting = 'stale';
      return true;
    }
    this.starts[slot] = from;
    this.ends[slot] = to;
    return edits.touches(start - MOST_CONTEXT, end + MOST_CONTEXT);
  }

  private spanOf(slot: number): Span {
    return { start: this.starts[slot] ?? 0, end: this.ends[slot] ?? 0 };
  }

  /** Brings reading order and reach up to date. Edits seldom change the order: then it is only checked. */
  private arrange(): void {
    if (this.sorting === 'fresh') return;
    if (this.sorting === 'stale') {
      if (this.order.length < this.ids.length) {
        this.order = new Int32Array(this.starts.length);
        this.reach = new Int32Array(this.starts.length);
      }
      this.living = 0;
      for (let slot = 0; slot < this.ids.length; slot += 1) {
        if (this.ends[slot] !== DEAD) this.order[this.living++] = slot;
      }
    }
    const order = this.order.subarray(0, this.living);
    if (order.some((slot, at) => at > 0 && this.compare(order[at - 1] ?? 0, slot) > 0)) {
      order.sort((a, b) => this.compare(a, b));
    }
    let farthest = 0;
    for (let at = 0; at < this.living; at += 1) {
      farthest = Math.max(farthest, this.ends[order[at] ?? 0] ?? 0);
      this.reach[at] = farthest;
    }
    this.sorting = 'fresh';
  }

  private compare(a: number, b: number): number {
    return (this.starts[a] ?? 0) - (this.starts[b] ?? 0) || (this.ends[b] ?? 0) - (this.ends[a] ?? 0) || a - b;
  }
}

/** The changes of one event, sorted, with the shift that each of them ends with. */
class Edits {
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

function firstAbove(sorted: Int32Array, length: number, value: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
