import { LivePositions } from '../../anchoring/live-positions';
import type { Placement, Placements, TextChange } from '../../anchoring/placement';
import type { AnnotationSet, Mention, Rejection } from '../../annotation/model';
import type { Span } from '../../text/span';

/** What is recorded in a stretch of an article, and where. */
export interface Recorded {
  readonly set: AnnotationSet;
  readonly placements: Placements;
}

/** Where the mentions and the rejected suggestions of an article are now, followed through edits. */
export class MentionPlaces {
  private readonly positions = new LivePositions([]);
  /** Placements other than `exact`. */
  private readonly unsure = new Map<string, Placement>();
  private changesOfDoubt = 0;
  private readonly rejected = new LivePositions([]);

  placement(id: string): Placement {
    const unsure = this.unsure.get(id);
    const span = this.positions.get(id);
    if (unsure !== undefined) return span === undefined ? unsure : { ...unsure, span };
    return span === undefined ? { state: 'orphan' } : { state: 'exact', span };
  }

  get(id: string): Span | undefined {
    return this.positions.get(id);
  }

  /** Ids and placements of all that are not `exact`. */
  doubts(): ReadonlyMap<string, Placement> {
    return this.unsure;
  }

  /** Grows whenever a mention becomes surer of its place, or less sure. */
  get doubtsVersion(): number {
    return this.changesOfDoubt;
  }

  /** How many mentions have a place. */
  get size(): number {
    return this.positions.size;
  }

  /** Mentions that have a place, in reading order: from the place `from` among them up to `to`, every `step`th. */
  some(from: number, to: number, step = 1): readonly (readonly [id: string, span: Span])[] {
    return this.positions.some(from, to, step);
  }

  inRange(span: Span): readonly string[] {
    return this.positions.inRange(span.start, span.end);
  }

  /** Follows one event. @returns the mentions near it */
  apply(changes: readonly TextChange[]): readonly string[] {
    this.rejected.apply(changes);
    return this.positions.apply(changes);
  }

  /** Takes over where mentions were found. */
  place(found: ReadonlyMap<string, Placement>): void {
    for (const [id, placement] of found) {
      this.judge(id, placement);
      if (placement.span !== undefined) this.positions.set(id, placement.span);
      else if (placement.state === 'orphan') this.positions.delete(id);
    }
  }

  /** Says of a mention without changing its place how sure that is. */
  judge(id: string, placement: Placement): void {
    if ((this.unsure.get(id)?.state ?? 'exact') !== placement.state) this.changesOfDoubt += 1;
    if (placement.state === 'exact') this.unsure.delete(id);
    else this.unsure.set(id, placement);
  }

  placeRejected(found: ReadonlyMap<string, Placement>): void {
    for (const [id, { span }] of found) {
      if (span === undefined) this.rejected.delete(id);
      else this.rejected.set(id, span);
    }
  }

  rejectedSpan(id: string): Span | undefined {
    return this.rejected.get(id);
  }

  forget(id: string): void {
    this.positions.delete(id);
    if (this.unsure.delete(id)) this.changesOfDoubt += 1;
  }

  forgetRejected(id: string): void {
    this.rejected.delete(id);
  }

  /** What is recorded in or at a stretch of the text, as a small set. Ambiguous mentions may be anywhere: all of them. */
  recordedIn(set: AnnotationSet, text: string, { start, end }: Span): Recorded {
    const mentions = new Map<string, Mention>();
    const rejected = new Map<string, Rejection>();
    const placements = new Map<string, Placement>();
    const add = (id: string) => {
      const mention = set.mentions.get(id);
      if (mention === undefined) return;
      mentions.set(id, mention);
      placements.set(id, this.placement(id));
    };
    this.positions.inRange(start - 1, end + 1).forEach(add);
    for (const [id, { candidates }] of this.unsure) if (candidates !== undefined) add(id);
    for (const id of this.rejected.inRange(start - 1, end + 1)) {
      const rejection = set.rejected.get(id);
      const span = this.rejected.get(id);
      if (rejection === undefined || span === undefined || !text.startsWith(rejection.exact, span.start)) continue;
      if (span.end - span.start !== rejection.exact.length) continue;
      rejected.set(id, rejection);
      placements.set(id, { state: 'exact', span });
    }
    return { set: { ...set, mentions, rejected }, placements };
  }
}
