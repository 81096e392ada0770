import type { Span } from '../text/span';
import { MOST_CONTEXT } from './context';
import { Edits } from './edits';
import type { TextChange } from './placement';

/** End of a slot whose mention was swallowed by an edit; its start remembers where. */
const DEAD = -1;
/** So many mentions may be set or forgotten one by one before sorting all of them is cheaper. */
const FEW = 32;

/**
 * Where the mentions of an open document are, followed through every edit. An insertion strictly inside a mention grows
 * it, one at its edge does not; what replaces a part of it belongs to it; an edit across an edge leaves it the rest; an
 * edit over the whole of it makes a tombstone, which keeps the id and the place.
 *
 * All offsets are UTF-16 units of the current text. Reading order is kept while they move: an event costs a shift of
 * what is behind it and a look at what is near; a mention that is set or forgotten, the logarithm of their number and a
 * move of memory. Positions alone prove nothing: compare with the quote (`verifySpans`).
 */
export class LivePositions {
  private readonly slots = new Map<string, number>();
  private readonly ids: string[] = [];
  private starts = new Int32Array(64);
  private ends = new Int32Array(64);
  /** Slots of living mentions in reading order, and of the first that ends farthest up to each, while `sorted`. */
  private order = new Int32Array(64);
  private farthest = new Int32Array(64);
  private living = 0;
  private sorted = true;
  /** Mentions that were set or forgotten since somebody asked for the order. */
  private recent = 0;

  constructor(entries: Iterable<readonly [id: string, span: Span]>) {
    for (const [id, span] of entries) this.set(id, span);
  }

  /** How many mentions are living. */
  get size(): number {
    this.arrange();
    return this.living;
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
      if (slot === this.starts.length) this.grow();
    } else this.leave(slot);
    this.starts[slot] = span.start;
    this.ends[slot] = span.end > span.start ? span.end : DEAD;
    this.enter(slot);
  }

  /** Forgets a mention or tombstone. */
  delete(id: string): void {
    const slot = this.slots.get(id);
    if (slot === undefined) return;
    this.leave(slot);
    this.slots.delete(id);
    const last = this.ids.pop();
    if (last === undefined || last === id) return;
    const from = this.ids.length;
    this.leave(from);
    this.ids[slot] = last;
    this.slots.set(last, slot);
    this.starts[slot] = this.starts[from] ?? 0;
    this.ends[slot] = this.ends[from] ?? DEAD;
    this.enter(slot);
  }

  /** All living mentions, in reading order. */
  all(): (readonly [id: string, span: Span])[] {
    return this.some(0, Number.POSITIVE_INFINITY);
  }

  /** Living mentions in reading order: from the place `from` among them up to `to`, every `step`th. */
  some(from: number, to: number, step = 1): (readonly [id: string, span: Span])[] {
    this.arrange();
    const found: (readonly [id: string, span: Span])[] = [];
    for (let at = from; at < Math.min(to, this.living); at += step) {
      const slot = this.order[at] ?? 0;
      found.push([this.ids[slot] ?? '', this.spanOf(slot)]);
    }
    return found;
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
    for (let at = this.firstReaching(empty ? start : start + 1); at < this.living; at += 1) {
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
    const { first, last, shift } = edits;
    this.arrange();
    if (this.living < this.ids.length) this.moveTombstones(edits);
    const touched: string[] = [];
    const from = this.firstReaching(first - MOST_CONTEXT);
    let to = from;
    let dead = 0;
    for (; to < this.living; to += 1) {
      const slot = this.order[to] ?? 0;
      if ((this.starts[slot] ?? 0) - MOST_CONTEXT > last) break;
      if (this.follow(slot, edits)) touched.push(this.ids[slot] ?? '');
      if (this.ends[slot] === DEAD) dead += 1;
      else this.order[to - dead] = slot;
    }
    if (shift !== 0) {
      for (let at = to; at < this.living; at += 1) {
        const slot = this.order[at] ?? 0;
        this.starts[slot] = (this.starts[slot] ?? 0) + shift;
        this.ends[slot] = (this.ends[slot] ?? 0) + shift;
      }
    }
    if (dead > 0) {
      this.order.copyWithin(to - dead, to, this.living);
      this.farthest.copyWithin(to - dead, to, this.living);
      this.living -= dead;
      to -= dead;
    }
    // What lies apart from the edits moves together: only near them the order can be another.
    this.sortWithin(from, to);
    this.mendFarthest(from, to);
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
      return true;
    }
    this.starts[slot] = from;
    this.ends[slot] = to;
    return edits.touches(start - MOST_CONTEXT, end + MOST_CONTEXT);
  }

  private moveTombstones(edits: Edits): void {
    for (let slot = 0; slot < this.ids.length; slot += 1) {
      if (this.ends[slot] === DEAD) this.starts[slot] = edits.startOf(this.starts[slot] ?? 0);
    }
  }

  private spanOf(slot: number): Span {
    return { start: this.starts[slot] ?? 0, end: this.ends[slot] ?? 0 };
  }

  /** Brings reading order up to date. */
  private arrange(): void {
    this.recent = 0;
    if (this.sorted) return;
    this.living = 0;
    for (let slot = 0; slot < this.ids.length; slot += 1) {
      if (this.ends[slot] !== DEAD) this.order[this.living++] = slot;
    }
    this.sortWithin(0, this.living);
    this.mendFarthest(0, this.living);
    this.sorted = true;
  }

  /** Sorts a part of the order. It seldom needs that: then it is only checked. */
  private sortWithin(from: number, to: number): void {
    for (let at = from + 1; at < to; at += 1) {
      if (this.compare(this.order[at - 1] ?? 0, this.order[at] ?? 0) <= 0) continue;
      this.order.subarray(from, to).sort((a, b) => this.compare(a, b));
      return;
    }
  }

  /** Says again which mention ends farthest, where the order changed in `[from, to)`. */
  private mendFarthest(from: number, to: number): void {
    let best = from > 0 ? (this.farthest[from - 1] ?? 0) : (this.order[0] ?? 0);
    for (let at = from; at < this.living; at += 1) {
      const slot = this.order[at] ?? 0;
      if ((this.ends[slot] ?? 0) > (this.ends[best] ?? 0)) best = slot;
      if (at >= to && this.farthest[at] === best) return;
      this.farthest[at] = best;
    }
  }

  /** Puts a slot into the order. */
  private enter(slot: number): void {
    this.recent += 1;
    if (this.recent > FEW) this.sorted = false;
    if (!this.sorted || this.ends[slot] === DEAD) return;
    const at = this.placeOf(slot);
    this.order.copyWithin(at + 1, at, this.living);
    this.farthest.copyWithin(at + 1, at, this.living);
    this.order[at] = slot;
    this.living += 1;
    this.mendFarthest(at, at + 1);
  }

  /** Takes a slot out of the order, if it is there. */
  private leave(slot: number): void {
    if (!this.sorted || this.ends[slot] === DEAD) return;
    const at = this.placeOf(slot);
    this.order.copyWithin(at, at + 1, this.living);
    this.farthest.copyWithin(at, at + 1, this.living);
    this.living -= 1;
    let to = at;
    while (to < this.living && this.farthest[to] === slot) to += 1;
    this.mendFarthest(at, to);
  }

  /** Where a slot stands in the order, or would stand. */
  private placeOf(slot: number): number {
    return firstWhere(this.living, (at) => this.compare(this.order[at] ?? 0, slot) >= 0);
  }

  /** The first place in the order whose mention, or one before it, ends at an offset or behind it. */
  private firstReaching(offset: number): number {
    return firstWhere(this.living, (at) => (this.ends[this.farthest[at] ?? 0] ?? 0) >= offset);
  }

  private compare(a: number, b: number): number {
    return (this.starts[a] ?? 0) - (this.starts[b] ?? 0) || (this.ends[b] ?? 0) - (this.ends[a] ?? 0) || a - b;
  }

  private grow(): void {
    this.starts = grown(this.starts);
    this.ends = grown(this.ends);
    this.order = grown(this.order);
    this.farthest = grown(this.farthest);
  }
}

/** The first of `count` places that meets a condition which then holds for all that follow. */
function firstWhere(count: number, holds: (at: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
