import { isShownByDefault } from '../../recognition/default-confidence';
import type * as vscode from 'vscode';
import type { Recognition, RecognizerInput, Suggestion } from '../../recognition/recognizer';
import { type Reading, reread } from '../../recognition/reread';
import type { CancelSignal } from '../../text/scheduling';
import type { Span } from '../../text/span';
import { Cancelled, inSlices, type Steps } from '../../text/steps';
import { offerable } from '../../workspace/adopt';
import type { LiveArticle } from './live-article';
import type { SessionServices } from './session-services';
import { SuggestionList } from './suggestion-list';

/** Suggestions looked at between two pauses. */
const BATCH = 64;
/** When more records than this change at once, all suggestions are looked at again. */
const MANY = 200;

/** `all`: any suggestion may be another; `nearby`: only some around an edit. */
export type SuggestionChange = 'all' | 'nearby';

/**
 * Keeps the suggestions of one article: reads the whole when asked, and later only what was edited. A suggestion is
 * offered where nothing that is recorded keeps it away.
 */
export class SuggestionReader {
  readonly list = new SuggestionList();
  private reading: Reading | undefined;
  /** The versions of the text that were read, in whole or in part, and in whole. */
  private readVersion = -1;
  private wholeVersion = -1;
  private running: { readonly cancel: AbortController; readonly whole: boolean } | undefined;
  /** What is recorded changed while the text was ahead of its reading. */
  private offerLater = false;
  /** What other articles taught when the whole was last read, as text. */
  private taught: string | undefined;

  constructor(
    private readonly article: LiveArticle,
    private readonly uri: vscode.Uri,
    private readonly services: SessionServices,
    private readonly changed: (change: SuggestionChange) => void,
  ) {}

  /** What the recognizer found, before anything recorded was taken out. */
  get recognition(): Recognition | undefined {
    return this.reading?.recognition;
  }

  /** Whether the whole is being read. What was edited is read in no time. */
  get isReadingWhole(): boolean {
    return this.running?.whole === true;
  }

  /** Gives up what is running. */
  stop(): void {
    this.running?.cancel.abort();
    this.running = undefined;
  }

  /** The text was edited. Reading the whole goes on: what it finds is brought up to date afterwards. */
  textChanged(): void {
    if (this.running?.whole === false) this.stop();
  }

  /** Reads the whole text, unless that is switched off. */
  async readWhole(options: { readonly asked?: boolean } = {}): Promise<void> {
    const when = this.services.configuration.get('suggestions.when', 'onOpen');
    if (when === 'off' || (when === 'onCommand' && options.asked !== true && this.reading === undefined)) {
      this.list.clear();
      return;
    }
    const isRead = await this.run(true, async (signal) => {
      const { value: text, version } = this.article.text;
      const lexicon = await this.services.lexicons.of(this.uri, text, signal);
      this.taught = JSON.stringify(lexicon);
      const recognition = await this.services.recognize({ ...this.input(text), lexicon }, signal);
      if (signal.aborted) return false;
      this.reading = { text, recognition };
      this.readVersion = version;
      this.wholeVersion = version;
      this.offerLater = true;
      await this.offer(signal);
      return true;
    });
    // What failed, or was given up because the article was closed, is not begun again.
    if (isRead === true && this.running === undefined && this.isBehind) await this.readChanged();
    // Only now: the first suggestions are not kept waiting.
    this.services.lexicons.begin();
  }

  /** Reads the whole again where only parts of it were read since. */
  async readWholeIfPartly(): Promise<void> {
    if (this.reading !== undefined && this.wholeVersion !== this.article.text.version) await this.readWhole();
  }

  /** Reads the whole again where other articles teach something else about its names than when it was read. */
  async readWholeIfTaught(): Promise<void> {
    if (this.reading === undefined && this.running === undefined) return;
    const lexicon = await this.services.lexicons.of(this.uri, this.article.text.value, { aborted: false });
    if (JSON.stringify(lexicon) !== this.taught) await this.readWhole();
  }

  /** Reads what was edited since the text was last read. */
  async readChanged(): Promise<void> {
    if (!this.isBehind || this.running?.whole === true) return;
    const { reading } = this;
    if (reading === undefined || this.services.configuration.get('suggestions.when', 'onOpen') === 'off') {
      return this.readWhole();
    }
    const done = await this.run(false, async (signal) => {
      const { value: text, version } = this.article.text;
      const recognizer = {
        recognize: async (input: RecognizerInput) => {
          const lexicon = await this.services.lexicons.of(this.uri, input.text, signal);
          return this.services.recognize({ ...input, lexicon }, signal);
        },
      };
      const again = await reread(recognizer, this.input(text), reading, { ...this.services.scheduler, signal });
      if (signal.aborted) return true;
      if (again === undefined) return false;
      this.reading = again;
      this.readVersion = version;
      if (this.offerLater) await this.offer(signal);
      else if (this.offerWithin(again.window)) this.changed('nearby');
      return true;
    });
    if (done === false) await this.readWhole();
  }

  /**
   * Says where records changed. Few of them are answered at once.
   * @param spans where they are and were
   */
  recordsChanged(spans: readonly Span[] | 'many'): void {
    if (this.reading === undefined || this.article.set === undefined || (spans.length === 0 && !this.offerLater))
      return;
    if (this.isBehind || this.offerLater || spans === 'many' || spans.length > MANY) {
      this.offerLater = true;
      if (!this.isBehind && this.running === undefined) void this.run(true, (signal) => this.offer(signal));
      return;
    }
    for (const span of spans) this.offerWithin(span);
  }

  private get isBehind(): boolean {
    return this.readVersion !== this.article.text.version;
  }

  private input(text: string): RecognizerInput {
    const configured = this.services.configuration.get('language', 'auto');
    const { set } = this.article;
    return {
      text,
      language: set?.article.language ?? (configured === 'auto' ? undefined : configured),
      published: set?.article.published,
    };
  }

  /** @returns undefined after an error, which is logged. */
  private async run<T>(whole: boolean, work: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
    this.stop();
    const running = { cancel: new AbortController(), whole };
    this.running = running;
    try {
      return await work(running.cancel.signal);
    } catch (error) {
      this.services.log.error(`Suggestions failed for ${this.uri.path}: ${String(error)}`);
      return undefined;
    } finally {
      if (this.running === running) {
        this.running = undefined;
        if (whole) this.changed('all');
      }
    }
  }

  /** Offers what of the whole reading nothing keeps away, in slices. Put off while the text is ahead of its reading. */
  private async offer(signal: CancelSignal): Promise<void> {
    const { reading, article, services } = this;
    const isNeedless = () => this.isBehind || signal.aborted;
    while (reading !== undefined && article.set !== undefined && !isNeedless()) {
      const { set } = article;
      const outdated = () => isNeedless() || article.set !== set;
      const host = {
        ...services.scheduler,
        signal: {
          get aborted() {
            return outdated();
          },
        },
      };
      try {
        await inSlices(this.offerSteps(reading.recognition), host);
        this.offerLater = false;
        return;
      } catch (error) {
        if (!(error instanceof Cancelled)) throw error;
      }
    }
  }

  private *offerSteps(recognition: Recognition): Steps<void> {
    const { suggestions } = recognition;
    const offered: Suggestion[] = [];
    for (let from = 0; from < suggestions.length; from += BATCH) {
      offered.push(...this.offerableOf(suggestions.slice(from, from + BATCH)));
      yield;
    }
    yield* this.list.replace(this.article.text.value, offered, recognition);
  }

  /** Offers again what overlaps a stretch of the text. @returns whether that is different from before. */
  private offerWithin(span: Span): boolean {
    const { recognition } = this;
    if (recognition === undefined) return false;
    const { suggestions } = recognition;
    const first = firstEndingAfter(suggestions, span.start);
    let last = first;
    while ((suggestions[last]?.start ?? Infinity) < span.end) last += 1;
    const found = suggestions.slice(first, last);
    const window = {
      start: Math.min(span.start, found[0]?.start ?? span.start),
      end: Math.max(span.end, found.at(-1)?.end ?? span.end),
    };
    return this.list.replaceWithin(window, this.article.text.value, this.offerableOf(found), recognition);
  }

  private offerableOf(suggestions: readonly Suggestion[]): readonly Suggestion[] {
    const { configuration } = this.services;
    const text = this.article.text.value;
    const types = new Set(configuration.get('suggestions.types', ['actor', 'institution', 'date']));
    const minimum = configuration.get('suggestions.minimumConfidence', null);
    const never = new Set(configuration.get('suggestions.never', []).map((word) => word.toLowerCase()));
    const wanted = suggestions.filter(
      ({ type, confidence, start, end }) =>
        types.has(type) &&
        (minimum === null ? isShownByDefault({ type, confidence }) : confidence >= minimum) &&
        !never.has(text.slice(start, end).toLowerCase()),
    );
    const { set, places } = this.article;
    if (set === undefined) return [];
    const recorded = places.recordedIn(set, text, { start: wanted[0]?.start ?? 0, end: wanted.at(-1)?.end ?? 0 });
    return offerable(wanted, recorded.set, recorded.placements, text);
  }
}

/** Index of the first suggestion that ends behind an offset; they neither overlap nor change their order. */
function firstEndingAfter(suggestions: readonly Suggestion[], offset: number): number {
  let low = 0;
  let high = suggestions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((suggestions[middle]?.end ?? Infinity) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
