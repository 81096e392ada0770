import { LivePositions } from '../../anchoring/live-positions';
import { entriesOf, locateSteps } from '../../anchoring/locate';
import type { Placement, TextChange } from '../../anchoring/placement';
import { type AnnotationSet, EMPTY_SET, type Quote } from '../../annotation/model';
import type { Scheduler } from '../../text/scheduling';
import type { Span } from '../../text/span';
import { finish, inSlices, type Steps } from '../../text/steps';
import type { LiveArticle } from './live-article';
import { changesBetween, sameQuote, type SetChanges, unplacedOf } from './record-changes';

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
    const found = await inSlices(this.locate(unplaced), { ...this.scheduler, signal: { aborted: false } });
    this.missedEdits = undefined;
    if (this.stopped) return;
    const { places } = this.article;
    for (const section of ['mentions', 'rejected'] as const) {
      this.dropOutdated(found[section], set, section);
      this.follow(found[section], edits);
    }
    places.place(found.mentions);
    places.placeRejected(found.rejected);
    if (edits.length > 0) this.listener.placedLate();
    this.listener.recordsPlaced('many');
  }

  /** Leaves out what has become another record since the search began. */
  private dropOutdated(found: Map<string, Placement>, then: AnnotationSet, section: 'mentions' | 'rejected'): void {
    const { set } = this.article;
    if (set === then) return;
    for (const id of found.keys()) {
      const now = set?.[section].get(id);
      const before = then[section].get(id);
      if (now === undefined || before === undefined || !sameQuote(now, before)) found.delete(id);
    }
  }

  /** Brings places in the text as it was when the search began through the edits since. */
  private follow(found: Map<string, Placement>, edits: readonly (readonly TextChange[])[]): void {
    if (edits.length === 0 || found.size === 0) return;
    const live = new LivePositions(
      [...found].flatMap(([id, { span }]) => (span === undefined ? [] : [[id, span] as const])),
    );
    for (const changes of edits) this.listener.mentionsTouched(live.apply(changes));
    for (const [id, placement] of found) {
      if (placement.span === undefined) continue;
      const span = live.get(id);
      found.set(id, span === undefined ? { state: 'orphan' } : { ...placement, span });
    }
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
