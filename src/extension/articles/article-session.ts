import * as vscode from 'vscode';
import { LivePositions } from '../../anchoring/live-positions';
import { entriesOf, locate, locateSteps } from '../../anchoring/locate';
import type { Placement, Placements, TextChange } from '../../anchoring/placement';
import { reanchor } from '../../anchoring/reanchor';
import { refreshQuotes } from '../../anchoring/refresh';
import { Cancelled, inSlices } from '../../text/steps';
import { TextSearch } from '../../anchoring/text-search';
import { verifySpans } from '../../anchoring/verify';
import { setMentionQuote } from '../../annotation/edits';
import { type AnnotationSet, EMPTY_SET, type Mention, type Quote } from '../../annotation/model';
import type { Recognition } from '../../recognition/recognizer';
import type { Finding } from '../../sidecar/finding';
import { normalizeText } from '../../text/normalize';
import { compareSpans, type Span } from '../../text/span';
import type { Registry } from '../../workspace/registry';
import type { StoredFile, StoredState } from '../../workspace/sidecar-store';
import { offsetAt, toTextChanges } from '../platform/coordinates';
import { Disposable } from '../platform/disposable';
import { ArticleText } from './article-text';
import { Debounce } from './debounce';
import { type Mark, type MarkCounts, statusOf } from './mark';
import { MentionPlaces } from './mention-places';
import type { SessionServices } from './session-services';
import type { SuggestionList } from './suggestion-list';
import { SuggestionReader } from './suggestion-reader';

/** After this long without typing, positions are verified and changed paragraphs are read again. */
const SETTLE_DELAY = 200;
/** An edit that removes more than this may be a reload, a formatter or a paste over: worth a diff. */
const LARGE_REMOVAL = 256;
/** More new quotes than this are looked for in slices. */
const MANY = 64;
/** A saved article is read as a whole after this long without typing: editors may save by themselves every second. */
const WHOLE_DELAY = 5000;

/**
 * What of a session changed: `marks` needs drawing and lists again; `nearby` too, but only few marks near an edit;
 * `positions` alone only a new look when asked.
 */
export type SessionChange = 'marks' | 'nearby' | 'positions';

/** The text and spans before edits that swallowed mentions, kept until the text settles. */
interface Snapshot {
  readonly text: string;
  readonly spans: ReadonlyMap<string, Span>;
}

/**
 * One open article: its text, its annotation set, and where each mention is now. Every feature reads from here and
 * listens to one event. While typing, only offsets are shifted; everything else waits until the text settles.
 */
export class ArticleSession extends Disposable {
  private readonly emitter = this.register(new vscode.EventEmitter<SessionChange>());
  readonly onDidChange = this.emitter.event;

  private readonly liveText: ArticleText;
  private state: StoredState | undefined;
  private registryValue: Registry | undefined;
  private readonly places = new MentionPlaces();
  /** Mentions near an edit since the article was last saved. */
  private readonly touchedSinceSave = new Set<string>();
  private readonly touchedSinceSettle = new Set<string>();
  private snapshot: Snapshot | undefined;
  private inserted = false;
  private marksCache: readonly Mark[] | undefined;
  private placementsCache: Placements | undefined;
  private countsCache: { readonly set: AnnotationSet; readonly pending: number } | undefined;
  /** Edits that arrived while many quotes are being looked for. */
  private missedEdits: (readonly TextChange[])[] | undefined;
  private placing: Promise<void> = Promise.resolve();
  private settling = { aborted: false };
  private settled: Promise<void> = Promise.resolve();
  private readonly settleLater = this.register(new Debounce(SETTLE_DELAY, () => this.settleAndRead()));
  private readonly readWholeLater = this.register(
    new Debounce(WHOLE_DELAY, () => void this.reader.readWholeIfPartly()),
  );
  private started: Promise<void> | undefined;
  private readonly reader: SuggestionReader;

  constructor(
    readonly document: vscode.TextDocument,
    readonly file: StoredFile,
    private readonly services: SessionServices,
  ) {
    super();
    const text = new ArticleText(normalizeText(document.getText()));
    this.liveText = text;
    const session = () => this.set;
    this.reader = new SuggestionReader(
      {
        text,
        get set() {
          return session();
        },
        name: document.uri.path,
        recordedIn: (span) => (this.set === undefined ? undefined : this.places.recordedIn(this.set, this.text, span)),
      },
      services,
      (change) => this.marksChanged(change === 'all' ? 'marks' : 'nearby'),
    );
    this.register({ dispose: () => this.reader.stop() });
  }

  /** Reads the sidecar and the registry, places the mentions, then looks for suggestions. Runs once. */
  start(): Promise<void> {
    this.started ??= (async () => {
      await this.reload();
      void this.readAgain();
    })();
    return this.started;
  }

  get text(): string {
    return this.liveText.value;
  }

  get suggestions(): SuggestionList {
    return this.reader.list;
  }

  get set(): AnnotationSet | undefined {
    return this.state?.document.set;
  }

  get findings(): readonly Finding[] {
    return this.state?.document.findings ?? [];
  }

  /** False while loading, and for a sidecar with errors, which is only shown. */
  get writable(): boolean {
    return this.state?.document.writable ?? false;
  }

  get loaded(): boolean {
    return this.state !== undefined;
  }

  get hasSidecar(): boolean {
    return this.state?.bytes !== undefined;
  }

  get registry(): Registry | undefined {
    return this.registryValue;
  }

  /** What the recognizer found last, before anything recorded was taken out. */
  get lastRecognition(): Recognition | undefined {
    return this.reader.recognition;
  }

  get isReading(): boolean {
    return this.reader.isReadingWhole;
  }

  mention(id: string): Mention | undefined {
    return this.set?.mentions.get(id);
  }

  placement(id: string): Placement {
    return this.places.placement(id);
  }

  /** Where every mention is now, by id. */
  placements(): Placements {
    if (this.placementsCache === undefined) {
      const all = new Map<string, Placement>();
      for (const id of this.set?.mentions.keys() ?? []) all.set(id, this.placement(id));
      this.placementsCache = all;
    }
    return this.placementsCache;
  }

  /** All marks that have a place, in reading order. Costs a pass over them after every change: ask for less if you can. */
  marks(): readonly Mark[] {
    if (this.marksCache === undefined) {
      const marks: Mark[] = [];
      for (const [id, span] of this.places.inReadingOrder()) this.pushMention(marks, id, span);
      for (const [id, span] of this.suggestions.inReadingOrder()) this.pushSuggestion(marks, id, span);
      // Two sorted runs: the sort merges them in one pass.
      this.marksCache = marks.sort(compareSpans);
    }
    return this.marksCache;
  }

  /** The first stored mentions that have a place, in reading order. */
  mentionMarks(limit: number): readonly Mark[] {
    const marks: Mark[] = [];
    for (const [id, span] of this.places.inReadingOrder()) {
      if (marks.length === limit) break;
      this.pushMention(marks, id, span);
    }
    return marks;
  }

  /** The marks that touch a span, innermost last. Costs the logarithm of their number. */
  marksAt(span: Span): readonly Mark[] {
    const marks: Mark[] = [];
    for (const id of this.places.inRange(span)) this.pushMention(marks, id, this.places.get(id));
    for (const id of this.suggestions.inRange(span.start, span.end)) {
      const place = this.suggestions.get(id);
      if (place !== undefined) this.pushSuggestion(marks, id, place);
    }
    return marks.sort(compareSpans);
  }

  /** The mark that a caret or selection means: the innermost one that holds it, stored ones before suggestions. */
  markAt(position: vscode.Position): Mark | undefined {
    const offset = offsetAt(this.document, position);
    const holding = this.marksAt({ start: offset, end: offset }).filter(
      (mark) => mark.start <= offset && offset <= mark.end,
    );
    const length = (mark: Mark) => mark.end - mark.start;
    return holding.sort((a, b) => length(a) - length(b) || a.kind.localeCompare(b.kind)).at(0);
  }

  /** One mark, or undefined where it has no place. */
  mark(id: string): Mark | undefined {
    const marks: Mark[] = [];
    const suggestion = this.suggestions.get(id);
    if (suggestion !== undefined) this.pushSuggestion(marks, id, suggestion);
    else this.pushMention(marks, id, this.places.get(id));
    return marks[0];
  }

  /** How many marks there are, without a pass over them while only the text changes. */
  counts(): MarkCounts {
    const { set } = this;
    if (set === undefined) return { decided: 0, pending: this.suggestions.size, lost: 0 };
    if (this.countsCache?.set !== set) {
      let pending = 0;
      for (const mention of set.mentions.values()) if (statusOf(mention) === 'proposed') pending += 1;
      this.countsCache = { set, pending };
    }
    let { pending } = this.countsCache;
    let decided = set.mentions.size - pending;
    for (const id of this.places.doubts().keys()) {
      const mention = set.mentions.get(id);
      if (mention === undefined || this.places.get(id) !== undefined) continue;
      if (statusOf(mention) === 'proposed') pending -= 1;
      else decided -= 1;
    }
    return { decided, pending: pending + this.suggestions.size, lost: this.places.doubts().size };
  }

  /** Follows one change event of the document. Cheap: it runs on every key press. */
  handleTextChange(event: vscode.TextDocumentChangeEvent): void {
    const changes = toTextChanges(event);
    if (changes.length === 0) return;
    const large = changes.some(({ start, end }) => end - start > LARGE_REMOVAL);
    const before = large ? this.text : '';
    if (!this.liveText.apply(changes)) return;
    if (large) this.takeSnapshot(before);
    this.missedEdits?.push(changes);
    for (const id of this.places.apply(changes)) {
      this.touchedSinceSettle.add(id);
      this.touchedSinceSave.add(id);
    }
    this.inserted ||= changes.some(({ text }) => text.length > 1) || event.reason !== undefined;
    this.suggestions.apply(changes);
    this.reader.textChanged();
    this.settling.aborted = true;
    this.invalidate();
    this.emitter.fire('positions');
    this.settleLater.trigger();
    if (this.readWholeLater.pending) this.readWholeLater.trigger();
  }

  /** Brings contexts near the edits up to date, now that the article holds them too, and reads the whole again. */
  async handleSave(): Promise<void> {
    this.settleLater.flush();
    await this.settled;
    this.readWholeLater.trigger();
    await this.refreshContexts();
  }

  private async refreshContexts(): Promise<void> {
    const set = this.set;
    if (set === undefined || !this.writable || this.touchedSinceSave.size === 0) return;
    const entries: { id: string; quote: Quote; span: Span }[] = [];
    for (const id of this.touchedSinceSave) {
      const mention = set.mentions.get(id);
      const span = this.places.get(id);
      if (mention !== undefined && span !== undefined && this.placement(id).state !== 'ambiguous') {
        entries.push({ id, quote: mention, span });
      }
    }
    this.touchedSinceSave.clear();
    const refreshed = refreshQuotes(this.text, entries);
    if (refreshed.size === 0) return;
    await this.services.store.edit(
      this.file,
      (current) => [...refreshed].reduce((next, [id, quote]) => setMentionQuote(next, id, quote), current),
      { journal: false },
    );
  }

  /** Reads sidecar and registry again and places what is new or changed. */
  async reload(): Promise<void> {
    const [state, registry] = await Promise.all([
      this.services.store.load(this.file),
      this.services.loadRegistry(this.document.uri),
    ]);
    if (this.isDisposed) return;
    const isSame = this.state === state && this.registryValue === registry;
    this.registryValue = registry;
    await this.adoptState(state);
    if (!isSame) this.marksChanged('marks');
  }

  /**
   * Takes over a new state of the sidecar, however it came about. Resolves when all mentions are placed: at once, unless
   * there are many new ones.
   */
  adoptState(state: StoredState): Promise<void> {
    const before = this.state?.document.set ?? EMPTY_SET;
    const known = this.state !== undefined;
    this.state = state;
    const set = state.document.set;
    if (known && before === set) return this.placing;
    const unplaced = unplacedOf(before.mentions, set.mentions);
    const unplacedRejected = unplacedOf(before.rejected, set.rejected);
    const changed = this.changedSpans(before, set);
    for (const id of before.mentions.keys()) {
      if (set.mentions.has(id)) continue;
      this.places.forget(id);
      this.touchedSinceSave.delete(id);
      this.touchedSinceSettle.delete(id);
    }
    for (const id of before.rejected.keys()) if (!set.rejected.has(id)) this.places.forgetRejected(id);
    if (unplaced.length + unplacedRejected.length > MANY) {
      this.placing = this.placing.then(() => this.placeMany(set, unplaced, unplacedRejected));
      return this.placing;
    }
    if (unplaced.length > 0) this.places.place(locate(this.text, unplaced));
    if (unplacedRejected.length > 0) this.places.placeRejected(locate(this.text, unplacedRejected));
    // What is offered depends on where the new records are.
    this.reader.recordsChanged([...changed, ...this.changedSpans(before, set)]);
    this.invalidate();
    this.emitter.fire('marks');
    return this.placing;
  }

  /** The places, as far as they are known, of records that are not the same in both sets. */
  private changedSpans(before: AnnotationSet, after: AnnotationSet): readonly Span[] {
    const spans: Span[] = [];
    const collect = (span: Span | undefined) => span !== undefined && spans.push(span);
    for (const [from, to] of [
      [before, after],
      [after, before],
    ] as const) {
      for (const [id, mention] of from.mentions) {
        if (to.mentions.get(id) === mention) continue;
        const { span, candidates } = this.placement(id);
        collect(span);
        candidates?.forEach(collect);
      }
      for (const [id, rejection] of from.rejected) {
        if (to.rejected.get(id) !== rejection) collect(this.places.rejectedSpan(id));
      }
    }
    return spans;
  }

  /** Places everything that has no place yet, in slices. Edits go on meanwhile and are followed afterwards. */
  private async placeMany(
    set: AnnotationSet,
    unplaced: readonly (readonly [string, Quote])[],
    unplacedRejected: readonly (readonly [string, Quote])[],
  ): Promise<void> {
    const edits: (readonly TextChange[])[] = [];
    this.missedEdits = edits;
    const search = new TextSearch(this.text);
    const host = { ...this.services.scheduler, signal: { aborted: false } };
    const mentions = await inSlices(locateSteps(search, entriesOf(unplaced)), host);
    const rejected = await inSlices(locateSteps(search, entriesOf(unplacedRejected)), host);
    this.missedEdits = undefined;
    if (this.isDisposed) return;
    const present = this.set;
    const valid = (found: Map<string, Placement>, section: 'mentions' | 'rejected') => {
      for (const id of found.keys()) {
        const now = present?.[section].get(id);
        const then = set[section].get(id);
        if (now === undefined || then === undefined || !sameQuote(now, then)) found.delete(id);
      }
      return this.followed(found, edits);
    };
    this.places.place(valid(mentions, 'mentions'));
    this.places.placeRejected(valid(rejected, 'rejected'));
    if (edits.length > 0) this.settleLater.trigger();
    this.reader.recordsChanged('many');
    this.invalidate();
    this.emitter.fire('marks');
  }

  /** Places in the text as it was when the search began, brought through the edits since. */
  private followed(
    found: Map<string, Placement>,
    edits: readonly (readonly TextChange[])[],
  ): ReadonlyMap<string, Placement> {
    if (edits.length === 0) return found;
    const live = new LivePositions(
      [...found].flatMap(([id, { span }]) => (span === undefined ? [] : [[id, span] as const])),
    );
    for (const changes of edits) {
      for (const id of live.apply(changes)) {
        this.touchedSinceSettle.add(id);
        this.touchedSinceSave.add(id);
      }
    }
    for (const [id, placement] of found) {
      if (placement.span === undefined) continue;
      const span = live.get(id);
      found.set(id, span === undefined ? { state: 'orphan' } : { ...placement, span });
    }
    return found;
  }

  /** Runs the recognizer over the text as it is now, unless that is switched off. */
  async readAgain(options: { readonly asked?: boolean } = {}): Promise<void> {
    await this.reader.readWhole(options);
  }

  private takeSnapshot(text: string): void {
    if (this.snapshot !== undefined) return;
    const spans = new Map<string, Span>();
    for (const [id, span] of this.places.inReadingOrder()) {
      if (this.placement(id).state === 'exact') spans.set(id, span);
    }
    this.snapshot = { text, spans };
  }

  private settleAndRead(): void {
    this.settled = this.settle().catch((error: unknown) => {
      this.services.log.error(`Cannot follow the edits of ${this.document.uri.path}: ${String(error)}`);
    });
    void this.settled.then(() => this.reader.readChanged());
  }

  /** Verifies what edits touched, and tries to find again what they swallowed. */
  private async settle(): Promise<void> {
    const signal = { aborted: false };
    this.settling = signal;
    const set = this.set;
    if (set !== undefined) {
      const before = this.describeDoubts();
      this.verifyTouched(set);
      await this.findSwallowed(set, signal);
      if (this.isDisposed) return;
      this.invalidate();
      if (before !== this.describeDoubts()) this.emitter.fire('nearby');
    }
  }

  private describeDoubts(): string {
    return Array.from(this.places.doubts(), ([id, { state }]) => `${id} ${state}`).join();
  }

  private verifyTouched(set: AnnotationSet): void {
    const ids = [...this.touchedSinceSettle].filter((id) => set.mentions.has(id));
    this.touchedSinceSettle.clear();
    const spans = new Map<string, Span>();
    for (const id of ids) {
      const span = this.places.get(id);
      if (span !== undefined) spans.set(id, span);
      else this.places.judge(id, { state: 'orphan' });
    }
    for (const [id, placement] of verifySpans(this.text, spans, set.mentions, [...spans.keys()])) {
      this.places.judge(id, placement);
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
    if (isCurrent && this.set === set) return;
    // Somebody typed on: it is done when the text settles again, from the oldest text that is known.
    this.snapshot = snapshot ?? this.snapshot;
    this.inserted = true;
    if (isCurrent) this.settleLater.trigger();
  }

  /** Looks at the whole text for copies of what is marked, and for what lost its place. */
  private async searchWhole(
    set: AnnotationSet,
    snapshot: Snapshot | undefined,
    signal: { readonly aborted: boolean },
  ): Promise<void> {
    const { text } = this;
    const host = { ...this.services.scheduler, signal };
    const search = new TextSearch(text);
    const located = await inSlices(locateSteps(search, entriesOf(set.mentions)), host);
    const rejected = await inSlices(locateSteps(search, entriesOf(set.rejected)), host);
    const isOutdated = () => signal.aborted || this.set !== set;
    if (isOutdated()) return;
    this.places.placeRejected(rejected);
    this.places.place(this.copiesAmong(located));
    const lost = new Set(
      [...this.places.doubts()]
        .filter(([, { state }]) => state === 'orphan' || (state === 'modified' && snapshot !== undefined))
        .map(([id]) => id),
    );
    if (lost.size === 0) return;
    const input = { after: text, quotes: set.mentions, ...(snapshot === undefined ? {} : { before: snapshot }) };
    const found = await reanchor(input, host);
    if (isOutdated()) return;
    this.places.place(new Map([...found].filter(([id]) => lost.has(id))));
  }

  /** Mentions whose quote with its context now stands in the text more than once, as after pasting a copy. */
  private copiesAmong(located: ReadonlyMap<string, Placement>): Map<string, Placement> {
    const ambiguous = new Map<string, Placement>();
    for (const [id, placement] of located) {
      const known = this.placement(id).state;
      if (placement.state === 'ambiguous' || (known === 'ambiguous' && placement.state === 'exact')) {
        ambiguous.set(id, placement);
      }
    }
    return ambiguous;
  }

  private pushMention(marks: Mark[], id: string, span: Span | undefined): void {
    const mention = this.mention(id);
    if (mention === undefined || span === undefined) return;
    const state = this.places.doubts().get(id)?.state ?? 'exact';
    const { start, end } = span;
    marks.push({ kind: 'mention', id, type: mention.type, status: statusOf(mention), state, start, end });
  }

  private pushSuggestion(marks: Mark[], id: string, { start, end }: Span): void {
    const type = this.suggestions.typeOf(id);
    if (type === undefined) return;
    marks.push({ kind: 'suggestion', id, type, status: 'proposed', state: 'exact', start, end });
  }

  private marksChanged(change: SessionChange): void {
    if (this.isDisposed) return;
    this.invalidate();
    this.emitter.fire(change);
  }

  private invalidate(): void {
    this.marksCache = undefined;
    this.placementsCache = undefined;
  }
}

/** Records that are new, or whose quote is another than before. */
function unplacedOf<T extends Quote>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
): readonly (readonly [string, Quote])[] {
  const unplaced: (readonly [string, Quote])[] = [];
  for (const [id, quote] of after) {
    const known = before.get(id);
    if (known !== quote && (known === undefined || !sameQuote(known, quote))) unplaced.push([id, quote]);
  }
  return unplaced;
}

function sameQuote(a: Quote, b: Quote): boolean {
  return a.exact === b.exact && a.prefix === b.prefix && a.suffix === b.suffix && a.nth === b.nth && a.of === b.of;
}
