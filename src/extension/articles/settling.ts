import { entriesOf, locateSteps } from '../../anchoring/locate';
import type { Placement } from '../../anchoring/placement';
import { reanchor } from '../../anchoring/reanchor';
import { verifySpans } from '../../anchoring/verify';
import type { AnnotationSet } from '../../annotation/model';
import type { Scheduler } from '../../text/scheduling';
import type { Span } from '../../text/span';
import { Cancelled, inSlices } from '../../text/steps';
import type { LiveArticle } from './live-article';

/** The text and spans before edits that swallowed mentions, kept until the text settles. */
interface Snapshot {
  readonly text: string;
  readonly spans: ReadonlyMap<string, Span>;
}

/** What an edit was, as far as it matters when the text settles. */
export interface EditNote {
  /** Mentions near it. */
  readonly touched: readonly string[];
  /** Whether it may have put in a copy of what is marked, or back what was swallowed. */
  readonly inserted: boolean;
}

/**
 * Verifies positions once nobody types: only offsets were followed till then. What edits touched is compared with its
 * quote; what they swallowed, and copies that they may have put in, are looked for in the whole text.
 */
export class Settling {
  private readonly touched = new Set<string>();
  private snapshot: Snapshot | undefined;
  private inserted = false;
  private running = { aborted: false };

  /** @param postpone asks for another {@link run} once the text settles again. */
  constructor(
    private readonly article: LiveArticle,
    private readonly scheduler: Scheduler,
    private readonly postpone: () => void,
  ) {}

  /** Remembers the text before a large removal, unless an older one is remembered. Call before places follow it. */
  beforeLargeRemoval(text: string): void {
    if (this.snapshot !== undefined) return;
    const { places } = this.article;
    const spans = new Map<string, Span>();
    for (const [id, span] of places.some(0, Infinity)) {
      if (places.placement(id).state === 'exact') spans.set(id, span);
    }
    this.snapshot = { text, spans };
  }

  /** Takes over a text from before edits that nobody saw, with places in it that are sure. {@link run} follows them. */
  recall(text: string, spans: ReadonlyMap<string, Span>): void {
    this.snapshot ??= { text, spans };
  }

  /** Notes an edit, and gives up what is running. */
  textChanged({ touched, inserted }: EditNote): void {
    for (const id of touched) this.touched.add(id);
    this.inserted ||= inserted;
    this.running.aborted = true;
  }

  /** Whether no text from before an edit waits to be compared. */
  get isDone(): boolean {
    return this.snapshot === undefined;
  }

  touch(ids: Iterable<string>): void {
    for (const id of ids) this.touched.add(id);
  }

  forget(id: string): void {
    this.touched.delete(id);
  }

  /** @returns whether a mention is surer, or less sure, of its place than before. */
  async run(): Promise<boolean> {
    const signal = { aborted: false };
    this.running = signal;
    const { set, places } = this.article;
    if (set === undefined) return false;
    const before = places.doubtsVersion;
    this.verifyTouched(set);
    await this.findSwallowed(set, signal);
    return before !== places.doubtsVersion;
  }

  private verifyTouched(set: AnnotationSet): void {
    const { places, text } = this.article;
    const spans = new Map<string, Span>();
    for (const id of this.touched) {
      if (!set.mentions.has(id)) continue;
      const span = places.get(id);
      if (span !== undefined) spans.set(id, span);
      else places.judge(id, { state: 'orphan' });
    }
    this.touched.clear();
    for (const [id, placement] of verifySpans(text.value, spans, set.mentions, spans.keys())) {
      places.judge(id, placement);
    }
  }

  private async findSwallowed(set: AnnotationSet, signal: { readonly aborted: boolean }): Promise<void> {
    const { snapshot, inserted } = this;
    if (!inserted && snapshot === undefined) return;
    this.snapshot = undefined;
    this.inserted = false;
    try {
      await this.searchWhole(set, snapshot, signal);
    } catch (error) {
      if (!(error instanceof Cancelled)) throw error;
    }
    const isCurrent = !signal.aborted;
    if (isCurrent && this.article.set === set) return;
    // Somebody typed on: it is done when the text settles again, from the oldest text that is known.
    this.snapshot = snapshot ?? this.snapshot;
    this.inserted = true;
    if (isCurrent) this.postpone();
  }

  /** Looks at the whole text for copies of what is marked, and for what lost its place. */
  private async searchWhole(
    set: AnnotationSet,
    snapshot: Snapshot | undefined,
    signal: { readonly aborted: boolean },
  ): Promise<void> {
    const { places } = this.article;
    const { search } = this.article.text;
    const host = { ...this.scheduler, signal };
    const located = await inSlices(locateSteps(search, entriesOf(set.mentions)), host);
    const rejected = await inSlices(locateSteps(search, entriesOf(set.rejected)), host);
    const isOutdated = () => signal.aborted || this.article.set !== set;
    if (isOutdated()) return;
    places.placeRejected(rejected);
    places.place(this.copiesAmong(located));
    const lost = new Set(
      [...places.doubts()]
        .filter(([, { state }]) => state === 'orphan' || (state === 'modified' && snapshot !== undefined))
        .map(([id]) => id),
    );
    if (lost.size === 0) return;
    const input = { after: search.text, quotes: set.mentions, ...(snapshot === undefined ? {} : { before: snapshot }) };
    const found = await reanchor(input, host);
    if (isOutdated()) return;
    places.place(new Map([...found].filter(([id]) => lost.has(id))));
  }

  /** Mentions whose quote with its context now stands in the text more than once, as after pasting a copy. */
  private copiesAmong(located: ReadonlyMap<string, Placement>): Map<string, Placement> {
    const { places } = this.article;
    const ambiguous = new Map<string, Placement>();
    for (const [id, placement] of located) {
      if (placement.state === 'ambiguous') ambiguous.set(id, placement);
      else if (placement.state === 'exact' && places.placement(id).state === 'ambiguous') ambiguous.set(id, placement);
    }
    return ambiguous;
  }
}
