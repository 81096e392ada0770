import type { Span } from '../../../text/span';

/** A mark with its depth of nesting and the lane that keeps it apart from what it touches. */
export interface LaidOut<M extends Span> {
  readonly mark: M;
  /** 0 for outermost marks, 1 for those that overlap one of depth 0, … */
  readonly depth: number;
  /** Alternates among neighbours, so that two touching marks of one style do not merge into one box. */
  readonly lane: 0 | 1;
}

/**
 * Lays marks out that come in reading order (start, longest first): each gets the lowest depth at which nothing that
 * it overlaps is drawn. Costs the number of marks times how deep they nest.
 */
export function layout<M extends Span>(marks: readonly M[]): readonly LaidOut<M>[] {
  const result: LaidOut<M>[] = [];
  /** Where the last mark of each depth ends. */
  const ends: number[] = [];
  let lane: 0 | 1 = 0;
  for (const mark of marks) {
    const free = ends.findIndex((end) => end <= mark.start);
    const depth = free === -1 ? ends.length : free;
    ends[depth] = mark.end;
    result.push({ mark, depth, lane });
    lane = lane === 0 ? 1 : 0;
  }
  return result;
}
