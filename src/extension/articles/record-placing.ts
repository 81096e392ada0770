import { LivePositions } from '../../anchoring/live-positions';
import { entriesOf, locateSteps } from '../../anchoring/locate';
import type { Placement, TextChange } from '../../anchoring/placement';
import { type AnnotationSet, EMPTY_SET, type Quote } from '../../annotation/model';
import type { Scheduler } from '../../text/scheduling';
import type { Span } from '../../text/span';
import { finish, inSlices, type Steps } from '../../text/steps';
import type { LiveArticle } from './live-article';
import { changesBetween, sameQuote, type SetChanges, unplacedOf } from './record-changes';

/** Records that are given their places between two pauses. */
const BATCH = 256;
/** More new quotes than this are looked for in slices. */
const MANY = 64;

/** What the placing of records tells of. */
export interface PlacingListener {
  /** Records differ; where the new ones stand is not known yet. */
  recordsChanged(changes: SetChanges): void;
  /** They have their places. `spans`: where what changed is and was, or `many`. */
  recordsPlaced(spans: readonly Span[] | 'many'): void;
  /** Edits that came while they were looked for touched some. */
  mentionsTouched(ids: readonly string[]): void;
  /** Edits came while they were looked for. */
  placedLate(): void;
}

interface Unplaced {
  readonly mentions: ReadonlyMap<string, Quote>;
  readonly rejected: ReadonlyMap<string, Quote>;
}

/** Finds the places of records that are new in a set or have another quote than before. */
export class RecordPlacing {
  private known: AnnotationSet | undefined;
  /** Edits that arrived while many quotes are being looked for. */
  private missedEdits: (readonly TextChange[])[] | undefined;
  private placing: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly article: LiveArticle,
    private readonly scheduler: Scheduler,
    private readonly listener: PlacingListener,
  ) {}

  /** Gives up what is running. */
  stop(): void {
    this.stopped = true;
  }

  /** The text was edited. */
  textChanged(changes: readonly TextChange[]): void {
    this.missedEdits?.push(changes);
  }

  /**
   * Takes over the article's present set. Resolves when all of it is placed: at once, unless there are many new
   * records.
   */
  adopt(set: AnnotationSet): Promise<void> {
    if (this.known === set) return this.placing;
    const before = this.known ?? EMPTY_SET;
    this.known = set;
    const changes: SetChanges = {
      mentions: changesBetween(before.mentions, set.mentions),
      rejected: changesBetween(before.rejected, set.rejected),
    };
    const unplaced = { mentions: unplacedOf(changes.mentions), rejected: unplacedOf(changes.rejected) };
    const isMuch = unplaced.mentions.size + unplaced.rejected.size > MANY;
    const spans = isMuch ? [] : this.spansOf(changes);
    const { places } = this.article;
    for (const id of changes.mentions.former.keys()) if (!set.mentions.has(id)) places.forget(id);
    for (const id of changes.rejected.former.keys()) if (!set.rejected.has(id)) places.forgetRejected(id);
    this.listener.recordsChanged(changes);
    if (isMuch) {
      this.placing = this.placing.then(() => this.placeMany(set, unplaced));
      return this.placing;
    }
    const found = finish(this.locate(unplaced));
    places.place(found.mentions);
    places.placeRejected(found.rejected);
    this.listener.recordsPlaced([...spans, ...this.spansOf(changes)]);
    return this.placing;
  }

  private *locate({ mentions, rejected }: Unplaced): Steps<Record<keyof Unplaced, Map<string, Placement>>> {
    const { search } = this.article.text;
    const locate = function* (quotes: ReadonlyMap<string, Quote>) {
      return quotes.size === 0 ? new Map<string, Placement>() : yield* locateSteps(search, entriesOf(quotes));
    };
    return { mentions: yield* locate(mentions), rejected: yield* locate(rejected) };
  }

  /** Places everything that has no place yet, in slices. Edits go on meanwhile and are followed afterwards. */
  private async placeMany(set: AnnotationSet, unplaced: Unplaced): Promise<void> {
    const edits: (readonly TextChange[])[] = [];
    this.missedEdits = edits;
    const host = { ...this.scheduler, signal: { aborted: false } };
    const found = await inSlices(this.locate(unplaced), host);
    await inSlices(this.placeSteps(found, set, edits), host);
    this.missedEdits = undefined;
    if (this.stopped) return;
    if (edits.length > 0) this.listener.placedLate();
    this.listener.recordsPlaced('many');
  }

  /** Places what was found, a batch at a time: each as it stands after the edits until then. */
  private *placeSteps(
    found: Record<keyof Unplaced, ReadonlyMap<string, Placement>>,
    then: AnnotationSet,
    edits: readonly (readonly TextChange[])[],
  ): Steps<void> {
    const { places } = this.article;
    for (const section of ['mentions', 'rejected'] as const) {
      const entries = [...found[section]];
      for (let from = 0; from < entries.length; from += BATCH) {
        if (this.stopped) return;
        const batch = entries.slice(from, from + BATCH).filter(([id]) => this.isStill(id, then, section));
        const now = this.followed(new Map(batch), edits);
        if (section === 'mentions') places.place(now);
        else places.placeRejected(now);
        yield;
      }
    }
  }

  /** Whether a record still has the quote that was looked for. */
  private isStill(id: string, then: AnnotationSet, section: keyof Unplaced): boolean {
    const now = this.article.set?.[section].get(id);
    const before = then[section].get(id);
    return now !== undefined && before !== undefined && (now === before || sameQuote(now, before));
  }

  /** Places in the text as it was when the search began, brought through the edits since. */
  private followed(
    found: ReadonlyMap<string, Placement>,
    edits: readonly (readonly TextChange[])[],
  ): ReadonlyMap<string, Placement> {
    if (edits.length === 0 || found.size === 0) return found;
    const live = new LivePositions(
      [...found].flatMap(([id, { span }]) => (span === undefined ? [] : [[id, span] as const])),
    );
    for (const changes of edits) this.listener.mentionsTouched(live.apply(changes));
    const followed = new Map<string, Placement>();
    for (const [id, placement] of found) {
      const span = live.get(id);
      if (placement.span === undefined) followed.set(id, placement);
      else followed.set(id, span === undefined ? { state: 'orphan' } : { ...placement, span });
    }
    return followed;
  }

  /** The places, as far as they are known, of records that changed. */
  private spansOf({ mentions, rejected }: SetChanges): Span[] {
    const { places } = this.article;
    const spans: Span[] = [];
    for (const id of new Set([...mentions.former.keys(), ...mentions.present.keys()])) {
      const { span, candidates } = places.placement(id);
      if (span !== undefined) spans.push(span);
      if (candidates !== undefined) spans.push(...candidates);
    }
    for (const id of new Set([...rejected.former.keys(), ...rejected.present.keys()])) {
      const span = places.rejectedSpan(id);
      if (span !== undefined) spans.push(span);
    }
    return spans;
  }
}
