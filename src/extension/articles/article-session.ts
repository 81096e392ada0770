import * as vscode from 'vscode';
import type { Placement, Placements } from '../../anchoring/placement';
import type { TextSearch } from '../../anchoring/text-search';
import { refreshQuotes } from '../../anchoring/refresh';
import { setMentionQuote } from '../../annotation/edits';
import type { AnnotationSet, Mention, Quote } from '../../annotation/model';
import type { Recognition } from '../../recognition/recognizer';
import type { Finding } from '../../sidecar/finding';
import { normalizeText } from '../../text/normalize';
import type { Span } from '../../text/span';
import type { Registry } from '../../workspace/registry';
import type { StoredFile, StoredState } from '../../workspace/sidecar-store';
import { offsetAt, toTextChanges } from '../platform/coordinates';
import { Disposable } from '../platform/disposable';
import { ArticleText } from './article-text';
import { Debounce } from './debounce';
import { lastKnown, placesIn } from './last-known';
import type { LiveArticle } from './live-article';
import type { Mark, MarkCounts } from './mark';
import { MarksView } from './marks-view';
import { MentionPlaces } from './mention-places';
import { RecordPlacing } from './record-placing';
import type { SessionServices } from './session-services';
import { Settling } from './settling';
import type { SuggestionList } from './suggestion-list';
import { SuggestionReader } from './suggestion-reader';

/** After this long without typing, positions are verified and changed paragraphs are read again. */
const SETTLE_DELAY = 200;
/** An edit that removes more than this may be a reload, a formatter or a paste over: worth a diff. */
const LARGE_REMOVAL = 256;
/** A saved article is read as a whole after this long without typing: editors may save by themselves every second. */
const WHOLE_DELAY = 5000;
/** What other articles teach is taken over after this long without typing, and without learning more. */
const TAUGHT_DELAY = 1000;
/** A saved article is kept as it was last known after this long: editors may save by themselves every second. */
const REMEMBER_DELAY = 2000;

/**
 * What of a session changed: `marks` needs drawing and lists again; `nearby` too, but only few marks near an edit;
 * `positions` alone only a new look when asked.
 */
export type SessionChange = 'marks' | 'nearby' | 'positions';

/**
 * One open article: its text, its annotation set, and where each mention is now. Every feature reads from here and
 * listens to one event. While typing, only offsets are shifted; everything else waits until the text settles.
 */
export class ArticleSession extends Disposable {
  private readonly emitter = this.register(new vscode.EventEmitter<SessionChange>());
  readonly onDidChange = this.emitter.event;

  private readonly article: LiveArticle & { set: AnnotationSet | undefined };
  private state: StoredState | undefined;
  private registryValue: Registry | undefined;
  private readonly placing: RecordPlacing;
  private readonly settling: Settling;
  private readonly reader: SuggestionReader;
  private readonly view: MarksView;
  /** Mentions near an edit since the article was last saved. */
  private readonly touchedSinceSave = new Set<string>();
  private settled: Promise<void> = Promise.resolve();
  private readonly settleLater = this.register(new Debounce(SETTLE_DELAY, () => this.settleAndRead()));
  private readonly readWholeLater = this.register(
    new Debounce(WHOLE_DELAY, () => void this.reader.readWholeIfPartly()),
  );
  private readonly takeTaughtLater = this.register(
    new Debounce(TAUGHT_DELAY, () => void this.reader.readWholeIfTaught()),
  );
  /** Until what happened while the article was closed has been followed: what was known then is still needed. */
  private isCatchingUp = true;
  private readonly rememberLater = this.register(new Debounce(REMEMBER_DELAY, () => this.remember()));
  private started: Promise<void> | undefined;

  constructor(
    readonly document: vscode.TextDocument,
    readonly file: StoredFile,
    private readonly services: SessionServices,
  ) {
    super();
    this.article = {
      text: new ArticleText(normalizeText(document.getText())),
      places: new MentionPlaces(),
      set: undefined,
    };
    this.reader = new SuggestionReader(this.article, document.uri, services, (change) =>
      this.marksChanged(change === 'all' ? 'marks' : 'nearby'),
    );
    this.view = new MarksView(this.article, this.reader.list);
    this.settling = new Settling(this.article, services.scheduler, () => this.settleLater.trigger());
    this.placing = new RecordPlacing(this.article, services.scheduler, {
      recordsChanged: ({ mentions }) => {
        for (const id of mentions.former.keys()) if (this.mention(id) === undefined) this.forget(id);
        this.view.recordsChanged(mentions);
      },
      recordsPlaced: (spans) => {
        // What is offered depends on where the new records are.
        this.reader.recordsChanged(spans);
        this.marksChanged('marks');
      },
      mentionsTouched: (ids) => this.touch(ids),
      placedLate: () => this.settleLater.trigger(),
    });
    this.register({
      dispose: () => {
        this.remember();
        this.reader.stop();
        this.placing.stop();
      },
    });
  }

  /** Reads the sidecar and the registry, places the mentions, then looks for suggestions. Runs once. */
  start(): Promise<void> {
    this.started ??= (async () => {
      await this.reload();
      await this.recall();
      await this.services.scheduler.yieldNow();
      void this.readAgain();
    })();
    return this.started;
  }

  get text(): string {
    return this.article.text.value;
  }

  /** Finds quotes in the text as it is now. */
  get search(): TextSearch {
    return this.article.text.search;
  }

  get suggestions(): SuggestionList {
    return this.reader.list;
  }

  get set(): AnnotationSet | undefined {
    return this.article.set;
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
    return this.article.places.placement(id);
  }

  /** Placements other than `exact`, by id. */
  doubts(): Placements {
    return this.article.places.doubts();
  }

  /** Where every mention is now, by id. */
  placements(): Placements {
    return this.view.placements();
  }

  /** All marks that have a place, in reading order. Costs a pass over them after every change: ask for less if you can. */
  marks(): readonly Mark[] {
    return this.view.all();
  }

  /** Marks evenly from the whole article, about `limit` at most, in no order. */
  sampleMarks(limit: number): readonly Mark[] {
    return this.view.sample(limit);
  }

  /** The first stored mentions that have a place, in reading order. */
  mentionMarks(limit: number): readonly Mark[] {
    return this.view.mentions(limit);
  }

  /** The marks that touch a span, innermost last. Costs the logarithm of their number. */
  marksAt(span: Span): readonly Mark[] {
    return this.view.at(span);
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
    return this.view.one(id);
  }

  /** How many marks there are, without a pass over them. */
  counts(): MarkCounts {
    return this.view.counts();
  }

  /** Follows one change event of the document. Cheap: it runs on every key press. */
  handleTextChange(event: vscode.TextDocumentChangeEvent): void {
    const changes = toTextChanges(event);
    if (changes.length === 0) return;
    const { text, places } = this.article;
    const large = changes.some(({ start, end }) => end - start > LARGE_REMOVAL);
    const before = large ? text.value : '';
    if (!text.apply(changes)) return;
    if (large) this.settling.beforeLargeRemoval(before);
    this.placing.textChanged(changes);
    const touched = places.apply(changes);
    for (const id of touched) this.touchedSinceSave.add(id);
    const inserted = changes.some((change) => change.text.length > 1) || event.reason !== undefined;
    this.settling.textChanged({ touched, inserted });
    this.suggestions.apply(changes);
    this.reader.textChanged();
    this.marksChanged('positions');
    this.settleLater.trigger();
    if (this.readWholeLater.pending) this.readWholeLater.trigger();
    if (this.takeTaughtLater.pending) this.takeTaughtLater.trigger();
  }

  /** Other articles teach something else about names than before. */
  handleTaught(): void {
    this.takeTaughtLater.trigger();
  }

  /** Brings contexts near the edits up to date, now that the article holds them too, and reads the whole again. */
  async handleSave(): Promise<void> {
    this.settleLater.flush();
    await this.settled;
    this.readWholeLater.trigger();
    this.rememberLater.trigger();
    await this.refreshContexts();
  }

  /** Keeps the text, so that edits can be followed that others make while the article is closed. */
  private remember(): void {
    const known = this.isCatchingUp ? undefined : lastKnown(this.article);
    if (known === undefined) return;
    this.services.knownTexts?.keep(this.document.uri.toString(), known).catch((error: unknown) => {
      this.services.log.warn(`Cannot keep the text of ${this.document.uri.path}: ${String(error)}`);
    });
  }

  /** Has mentions that lost their place while the article was closed followed from the text as it was last known. */
  private async recall(): Promise<void> {
    const { set } = this;
    const lost = [...this.doubts()].filter(([, { state }]) => state === 'orphan').map(([id]) => id);
    this.isCatchingUp = set !== undefined && lost.length > 0;
    if (set === undefined || lost.length === 0) return;
    try {
      const known = await this.services.knownTexts?.find(this.document.uri.toString());
      const spans = known && (await placesIn(known, set.mentions, this.services.scheduler));
      this.isCatchingUp = spans !== undefined && lost.some((id) => spans.has(id));
      if (known === undefined || spans === undefined || !this.isCatchingUp || this.isDisposed) return;
      this.settling.recall(known.text, spans);
      this.settleLater.trigger();
    } catch (error) {
      this.services.log.warn(`Cannot recall the text of ${this.document.uri.path}: ${String(error)}`);
    }
  }

  private async refreshContexts(): Promise<void> {
    const set = this.set;
    if (set === undefined || !this.writable || this.touchedSinceSave.size === 0) return;
    const entries: { id: string; quote: Quote; span: Span }[] = [];
    for (const id of this.touchedSinceSave) {
      const mention = set.mentions.get(id);
      const { state, span } = this.placement(id);
      if (mention !== undefined && span !== undefined && state !== 'ambiguous') {
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
    this.state = state;
    this.article.set = state.document.set;
    return this.placing.adopt(state.document.set);
  }

  /** Runs the recognizer over the text as it is now, unless that is switched off. */
  async readAgain(options: { readonly asked?: boolean } = {}): Promise<void> {
    await this.reader.readWhole(options);
  }

  private settleAndRead(): void {
    this.settled = this.settle().catch((error: unknown) => {
      this.services.log.error(`Cannot follow the edits of ${this.document.uri.path}: ${String(error)}`);
    });
    void this.settled.then(() => this.reader.readChanged());
  }

  private async settle(): Promise<void> {
    const isOther = await this.settling.run();
    if (this.isDisposed) return;
    this.isCatchingUp &&= !this.settling.isDone;
    this.view.invalidate();
    if (isOther) this.emitter.fire('nearby');
  }

  private touch(ids: Iterable<string>): void {
    this.settling.touch(ids);
    for (const id of ids) this.touchedSinceSave.add(id);
  }

  private forget(id: string): void {
    this.settling.forget(id);
    this.touchedSinceSave.delete(id);
  }

  private marksChanged(change: SessionChange): void {
    if (this.isDisposed) return;
    this.view.invalidate();
    this.emitter.fire(change);
  }
}
