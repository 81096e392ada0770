import * as vscode from 'vscode';
import { LivePositions } from '../../anchoring/live-positions';
import { locate } from '../../anchoring/locate';
import type { Placement, Placements, TextChange } from '../../anchoring/placement';
import { reanchor } from '../../anchoring/reanchor';
import { refreshQuotes } from '../../anchoring/refresh';
import { verifySpans } from '../../anchoring/verify';
import { setMentionQuote } from '../../annotation/edits';
import type { AnnotationSet, Mention, Quote } from '../../annotation/model';
import type { Recognition, Suggestion } from '../../recognition/recognizer';
import type { Finding } from '../../sidecar/finding';
import { normalizeText } from '../../text/normalize';
import { compareSpans, type Span } from '../../text/span';
import { offerable } from '../../workspace/adopt';
import type { Registry } from '../../workspace/registry';
import type { StoredFile, StoredState } from '../../workspace/sidecar-store';
import { offsetAt, toTextChanges } from '../platform/coordinates';
import { Disposable } from '../platform/disposable';
import { Debounce } from './debounce';
import { type Mark, statusOf } from './mark';
import type { SessionServices } from './session-services';
import { SuggestionList } from './suggestion-list';

/** After this long without typing, positions are verified and changed paragraphs are read again. */
const SETTLE_DELAY = 200;
/** An edit that removes more than this may be a reload, a formatter or a paste over: worth a diff. */
const LARGE_REMOVAL = 256;

/** What of a session changed: `marks` needs drawing and lists again; `positions` alone only a new look when asked. */
export type SessionChange = 'marks' | 'positions';

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

  private normalized: string;
  private state: StoredState | undefined;
  private registryValue: Registry | undefined;
  private positions = new LivePositions([]);
  /** Placements other than `exact`. */
  private readonly unsure = new Map<string, Placement>();
  /** Mentions near an edit since the article was last saved. */
  private readonly touchedSinceSave = new Set<string>();
  private readonly touchedSinceSettle = new Set<string>();
  private snapshot: Snapshot | undefined;
  private inserted = false;
  private marksCache: readonly Mark[] | undefined;
  private placementsCache: Placements | undefined;
  private recognition: Recognition | undefined;
  private recognizing: { aborted: boolean } | undefined;
  private needsReading = false;
  private readonly settleLater = this.register(new Debounce(SETTLE_DELAY, () => void this.settle()));
  private started: Promise<void> | undefined;
  readonly suggestions = new SuggestionList();

  constructor(
    readonly document: vscode.TextDocument,
    readonly file: StoredFile,
    private readonly services: SessionServices,
  ) {
    super();
    this.normalized = normalizeText(document.getText());
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
    return this.normalized;
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
    return this.recognition;
  }

  get isReading(): boolean {
    return this.recognizing !== undefined;
  }

  mention(id: string): Mention | undefined {
    return this.set?.mentions.get(id);
  }

  placement(id: string): Placement {
    const unsure = this.unsure.get(id);
    const span = this.positions.get(id);
    if (unsure !== undefined) return span === undefined ? unsure : { ...unsure, span };
    return span === undefined ? { state: 'orphan' } : { state: 'exact', span };
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

  /** All marks that have a place, in reading order. */
  marks(): readonly Mark[] {
    if (this.marksCache === undefined) {
      const marks: Mark[] = [];
      for (const id of this.set?.mentions.keys() ?? []) this.pushMention(marks, id);
      for (const id of this.suggestions.ids()) this.pushSuggestion(marks, id);
      this.marksCache = marks.sort(compareSpans);
    }
    return this.marksCache;
  }

  /** The marks that touch a span, innermost last. Costs the logarithm of their number. */
  marksAt(span: Span): readonly Mark[] {
    const marks: Mark[] = [];
    for (const id of this.positions.inRange(span.start, span.end)) this.pushMention(marks, id);
    for (const id of this.suggestions.inRange(span.start, span.end)) this.pushSuggestion(marks, id);
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

  /** Follows one change event of the document. Cheap: it runs on every key press. */
  handleTextChange(event: vscode.TextDocumentChangeEvent): void {
    const changes = toTextChanges(event);
    if (changes.length === 0) return;
    const before = this.normalized;
    this.normalized = applyChanges(before, changes);
    // A change of line ends arrives as a replacement of the whole text by itself.
    if (this.normalized === before) return;
    const large = changes.some(({ start, end }) => end - start > LARGE_REMOVAL);
    if (large) this.takeSnapshot(before);
    for (const id of this.positions.apply(changes)) {
      this.touchedSinceSettle.add(id);
      this.touchedSinceSave.add(id);
    }
    this.inserted ||= changes.some(({ text }) => text.length > 1) || event.reason !== undefined;
    this.suggestions.apply(changes);
    this.invalidate();
    this.needsReading = true;
    if (this.recognizing !== undefined) this.recognizing.aborted = true;
    this.emitter.fire('positions');
    this.settleLater.trigger();
  }

  /** Brings contexts near the edits up to date, now that the article holds them too. */
  async handleSave(): Promise<void> {
    this.settleLater.flush();
    const set = this.set;
    if (set === undefined || !this.writable || this.touchedSinceSave.size === 0) return;
    const entries: { id: string; quote: Quote; span: Span }[] = [];
    for (const id of this.touchedSinceSave) {
      const mention = set.mentions.get(id);
      const span = this.positions.get(id);
      if (mention !== undefined && span !== undefined && this.placement(id).state !== 'ambiguous') {
        entries.push({ id, quote: mention, span });
      }
    }
    this.touchedSinceSave.clear();
    const refreshed = refreshQuotes(this.normalized, entries);
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
    this.registryValue = registry;
    this.adoptState(state);
    this.invalidate();
    this.emitter.fire('marks');
  }

  /** Takes over a new state of the sidecar, however it came about. */
  adoptState(state: StoredState): void {
    const before = this.state?.document.set;
    this.state = state;
    const set = state.document.set;
    if (before === set) return;
    const unplaced: [string, Quote][] = [];
    for (const [id, mention] of set.mentions) {
      const known = before?.mentions.get(id);
      if (known === undefined || !sameQuote(known, mention)) unplaced.push([id, mention]);
    }
    for (const id of before?.mentions.keys() ?? []) {
      if (set.mentions.has(id)) continue;
      this.positions.delete(id);
      this.unsure.delete(id);
      this.touchedSinceSave.delete(id);
      this.touchedSinceSettle.delete(id);
    }
    if (unplaced.length > 0) this.place(locate(this.normalized, unplaced));
    // What is offered depends on where the new mentions are.
    this.invalidate();
    this.offerAgain();
    this.invalidate();
    this.emitter.fire('marks');
  }

  /** Runs the recognizer over the text as it is now, unless that is switched off. */
  async readAgain(options: { readonly asked?: boolean } = {}): Promise<void> {
    const when = this.services.configuration.get('suggestions.when', 'onOpen');
    if (when === 'off' || (when === 'onCommand' && options.asked !== true && this.recognition === undefined)) {
      this.suggestions.clear();
      return;
    }
    if (this.recognizing !== undefined) this.recognizing.aborted = true;
    const signal = { aborted: false };
    this.recognizing = signal;
    this.needsReading = false;
    const text = this.normalized;
    try {
      const recognition = await this.services.recognize(
        { text, language: this.language(), published: this.set?.article.published },
        signal,
      );
      if (signal.aborted || this.isDisposed || text !== this.normalized) return;
      this.recognition = recognition;
      this.offerAgain();
      this.invalidate();
    } catch (error) {
      this.services.log.error(`Suggestions failed for ${this.document.uri.path}: ${String(error)}`);
    } finally {
      if (this.recognizing === signal) {
        this.recognizing = undefined;
        if (!this.isDisposed) this.emitter.fire('marks');
      }
    }
  }

  private language(): string | undefined {
    const configured = this.services.configuration.get('language', 'auto');
    return this.set?.article.language ?? (configured === 'auto' ? undefined : configured);
  }

  private offerAgain(): void {
    const { recognition, set } = this;
    if (recognition === undefined || set === undefined || this.needsReading) return;
    const types = new Set(this.services.configuration.get('suggestions.types', ['actor', 'institution', 'date']));
    const minimum = this.services.configuration.get('suggestions.minimumConfidence', 0);
    const never = new Set(this.services.configuration.get('suggestions.never', []).map((word) => word.toLowerCase()));
    const wanted = recognition.suggestions.filter(
      (suggestion: Suggestion) =>
        types.has(suggestion.type) &&
        suggestion.confidence >= minimum &&
        !never.has(this.normalized.slice(suggestion.start, suggestion.end).toLowerCase()),
    );
    const offered = offerable(wanted, set, this.placements(), this.normalized);
    this.suggestions.replace(this.normalized, offered, recognition);
  }

  private takeSnapshot(text: string): void {
    if (this.snapshot !== undefined) return;
    const spans = new Map<string, Span>();
    for (const id of this.set?.mentions.keys() ?? []) {
      const span = this.positions.get(id);
      if (span !== undefined && this.placement(id).state === 'exact') spans.set(id, span);
    }
    this.snapshot = { text, spans };
  }

  /** Verifies what edits touched, tries to find again what they swallowed, and reads the changed text. */
  private async settle(): Promise<void> {
    const set = this.set;
    if (set !== undefined) {
      const before = [...this.unsure.keys()].join();
      this.verifyTouched(set);
      await this.findSwallowed(set);
      this.invalidate();
      if (this.isDisposed) return;
      if (before !== [...this.unsure.keys()].join()) this.emitter.fire('marks');
    }
    if (this.needsReading) await this.readAgain();
  }

  private verifyTouched(set: AnnotationSet): void {
    const ids = [...this.touchedSinceSettle].filter((id) => set.mentions.has(id));
    this.touchedSinceSettle.clear();
    const spans = new Map<string, Span>();
    for (const id of ids) {
      const span = this.positions.get(id);
      if (span !== undefined) spans.set(id, span);
      else this.unsure.set(id, { state: 'orphan' });
    }
    for (const [id, placement] of verifySpans(this.normalized, spans, set.mentions, [...spans.keys()])) {
      if (placement.state === 'exact') this.unsure.delete(id);
      else this.unsure.set(id, placement);
    }
  }

  private async findSwallowed(set: AnnotationSet): Promise<void> {
    const snapshot = this.snapshot;
    const retry = this.inserted || snapshot !== undefined;
    this.snapshot = undefined;
    this.inserted = false;
    if (!retry) return;
    this.place(this.copiesOf(set));
    const lost = new Set(
      [...this.unsure]
        .filter(([, { state }]) => state === 'orphan' || (state === 'modified' && snapshot !== undefined))
        .map(([id]) => id),
    );
    if (lost.size === 0) return;
    const text = this.normalized;
    const signal = { aborted: false };
    const input = { after: text, quotes: set.mentions, ...(snapshot === undefined ? {} : { before: snapshot }) };
    const found = await reanchor(input, { ...this.services.scheduler, signal });
    if (text !== this.normalized || this.set !== set) return;
    this.place(new Map([...found].filter(([id]) => lost.has(id))));
  }

  /** Mentions whose quote with its context now stands in the text more than once, as after pasting a copy. */
  private copiesOf(set: AnnotationSet): Map<string, Placement> {
    const ambiguous = new Map<string, Placement>();
    for (const [id, placement] of locate(this.normalized, set.mentions)) {
      const known = this.placement(id).state;
      if (placement.state === 'ambiguous' || (known === 'ambiguous' && placement.state === 'exact')) {
        ambiguous.set(id, placement);
      }
    }
    return ambiguous;
  }

  private place(found: ReadonlyMap<string, Placement>): void {
    for (const [id, placement] of found) {
      if (placement.state === 'exact') this.unsure.delete(id);
      else this.unsure.set(id, placement);
      if (placement.span !== undefined) this.positions.set(id, placement.span);
      else if (placement.state === 'orphan') this.positions.delete(id);
    }
  }

  private pushMention(marks: Mark[], id: string): void {
    const mention = this.mention(id);
    const { state, span } = this.placement(id);
    if (mention === undefined || span === undefined || span.start >= span.end) return;
    marks.push({ kind: 'mention', id, type: mention.type, status: statusOf(mention), state, ...span });
  }

  private pushSuggestion(marks: Mark[], id: string): void {
    const suggestion = this.suggestions.get(id);
    if (suggestion === undefined) return;
    const { type, start, end } = suggestion;
    marks.push({ kind: 'suggestion', id, type, status: 'proposed', state: 'exact', start, end });
  }

  private invalidate(): void {
    this.marksCache = undefined;
    this.placementsCache = undefined;
  }
}

/** The text after one event's changes, which all count on the text before it. */
function applyChanges(text: string, changes: readonly TextChange[]): string {
  let result = text;
  for (const { start, end, text: replacement } of [...changes].sort((a, b) => b.start - a.start)) {
    result = result.slice(0, start) + replacement + result.slice(end);
  }
  return result;
}

function sameQuote(a: Quote, b: Quote): boolean {
  return a.exact === b.exact && a.prefix === b.prefix && a.suffix === b.suffix && a.nth === b.nth && a.of === b.of;
}
