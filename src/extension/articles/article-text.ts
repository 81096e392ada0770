import type { TextChange } from '../../anchoring/placement';
import { TextSearch } from '../../anchoring/text-search';

/**
 * The normalized text of an open document, followed through its change events. A key press costs nothing that grows
 * with the text: what is typed in one place is gathered as one replacement, made when somebody asks for the text.
 */
export class ArticleText {
  private base: string;
  /** Replacements that `base` lacks, each on the text that the one before leaves. */
  private pending: TextChange[] = [];
  private count = 0;
  private lastSearch: TextSearch | undefined;

  constructor(text: string) {
    this.base = text;
  }

  get value(): string {
    for (const { start, end, text } of this.pending) {
      this.base = this.base.slice(0, start) + text + this.base.slice(end);
    }
    this.pending = [];
    return this.base;
  }

  /** Finds quotes in the text as it is now. Kept until the next change, since what it knows of the text is dear. */
  get search(): TextSearch {
    const { value } = this;
    this.lastSearch ??= new TextSearch(value);
    return this.lastSearch;
  }

  /** Grows with every change: two equal versions are the same text. */
  get version(): number {
    return this.count;
  }

  /**
   * Follows one event, whose changes all count on the text before it.
   * @returns false where the text stays the same: a change of line ends arrives as a replacement of the whole by itself.
   */
  apply(changes: readonly TextChange[]): boolean {
    if (changes.every((change) => this.isIdle(change))) return false;
    // From the end on, so that every offset still counts.
    for (const change of [...changes].sort((a, b) => b.start - a.start)) this.push(change);
    this.count += 1;
    this.lastSearch = undefined;
    return true;
  }

  private isIdle({ start, end, text }: TextChange): boolean {
    return text.length === end - start && this.value.slice(start, end) === text;
  }

  private push(change: TextChange): void {
    const last = this.pending.at(-1);
    const joined = last === undefined ? undefined : join(last, change);
    if (joined === undefined) this.pending.push(change);
    else this.pending[this.pending.length - 1] = joined;
  }
}

/** Two replacements as one, where the second lies in what the first wrote, or eats into what is before it. */
function join(first: TextChange, second: TextChange): TextChange | undefined {
  const written = first.start + first.text.length;
  if (second.end < first.start || second.end > written || second.start > written) return undefined;
  const head = first.text.slice(0, Math.max(0, second.start - first.start));
  const tail = first.text.slice(second.end - first.start);
  return { start: Math.min(first.start, second.start), end: first.end, text: head + second.text + tail };
}
