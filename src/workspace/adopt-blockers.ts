import { locate } from '../anchoring/locate';
import type { Placement, Placements } from '../anchoring/placement';
import { proposalId } from '../annotation/ids';
import type { AnnotationSet, Mention, Rejection } from '../annotation/model';
import { isMachine, isUntouchedProposal } from '../annotation/model';
import type { Suggestion } from '../recognition/recognizer';
import type { Span } from '../text/span';

/**
 * What is recorded already and keeps suggestions away. Built once per set, in n log n; each question costs the
 * logarithm of what is recorded.
 */
export class Blockers {
  /** By type: merged stretches, in text order. */
  private readonly covered = new Map<string, Stretches>();
  /** Exact places of marks that a person decided upon, whatever their type. */
  private readonly decidedPlaces = new Set<number>();
  /** A program's marks that a person decided upon, by the edges where they stand. */
  private readonly decidedStarts = new Map<number, Mention>();
  private readonly decidedEnds = new Map<number, Mention>();

  /** @param replaceable mentions that do not count: proposals that the caller is about to replace. */
  constructor(
    text: string,
    set: AnnotationSet,
    placements: Placements,
    replaceable: ReadonlySet<string> = new Set<string>(),
  ) {
    const spansByType = new Map<string, Span[]>();
    const cover = (type: string, placement: Placement | undefined): void => {
      const spans = spansByType.get(type) ?? [];
      spansByType.set(type, spans);
      for (const span of placesOf(placement)) spans.push(span);
    };
    for (const mention of set.mentions.values()) {
      if (replaceable.has(mention.id)) continue;
      const placement = placements.get(mention.id);
      cover(mention.type, placement);
      if (isUntouchedProposal(mention)) continue;
      for (const span of placesOf(placement)) {
        this.decidedPlaces.add(placeNumber(span));
        if (!isMachine(mention.by)) continue;
        this.decidedStarts.set(span.start, mention);
        this.decidedEnds.set(span.end, mention);
      }
    }
    const rejected = placeRejected(text, set.rejected, placements);
    for (const { id, type } of set.rejected.values()) cover(type, rejected.get(id));
    for (const [type, spans] of spansByType) this.covered.set(type, new Stretches(spans));
  }

  /**
   * Whether a suggestion overlaps a recorded mention or rejected suggestion of its type, or stands exactly where a
   * person decided for another type.
   */
  blocks(suggestion: Suggestion): boolean {
    return (
      this.covered.get(suggestion.type)?.overlap(suggestion) === true || this.decidedPlaces.has(placeNumber(suggestion))
    );
  }

  /**
   * Whether a suggestion may be what a person retyped and gave another edge: it shares the edge that stayed. Asked
   * only for what is not stored yet.
   */
  recalls(suggestion: Suggestion): boolean {
    const sharing = [this.decidedStarts.get(suggestion.start), this.decidedEnds.get(suggestion.end)];
    return sharing.some((mention) => mention !== undefined && isAltered(mention));
  }
}

/** A span as one number; articles are far shorter than 64 million characters. */
function placeNumber({ start, end }: Span): number {
  return start * 2 ** 26 + end;
}

/** Where a mark stands or may stand: an ambiguous one keeps suggestions away from all its places. */
function placesOf(placement: Placement | undefined): readonly Span[] {
  if (placement?.span !== undefined) return [placement.span];
  return placement?.candidates ?? [];
}

/** Whether a program's mark no longer is what its id was made of, so that the proposal would come back beside it. */
function isAltered(mention: Mention): boolean {
  return isMachine(mention.by) && proposalId(mention.type, mention) !== mention.id;
}

/** The last places of rejected marks: an editor asks again after every decision, and these seldom change. */
const lastPlaces = new WeakMap<
  ReadonlyMap<string, Rejection>,
  { readonly text: string; readonly placements: Placements }
>();

function placeRejected(text: string, rejected: ReadonlyMap<string, Rejection>, known: Placements): Placements {
  if (rejected.size === 0 || [...rejected.keys()].every((id) => known.has(id))) return known;
  const last = lastPlaces.get(rejected);
  if (last?.text === text) return last.placements;
  const placements = locate(text, rejected);
  lastPlaces.set(rejected, { text, placements });
  return placements;
}

/** A set of spans as stretches that neither overlap nor touch. */
class Stretches {
  private readonly merged: { readonly start: number; end: number }[] = [];

  constructor(spans: readonly Span[]) {
    for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
      const last = this.merged.at(-1);
      if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
      else this.merged.push({ start, end });
    }
  }

  overlap(span: Span): boolean {
    let low = 0;
    let high = this.merged.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.merged[middle]?.end ?? 0) > span.start) high = middle;
      else low = middle + 1;
    }
    const first = this.merged[low];
    return first !== undefined && first.start < span.end;
  }
}
