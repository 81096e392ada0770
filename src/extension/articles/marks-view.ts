import type { Placements, Placement } from '../../anchoring/placement';
import type { Mention } from '../../annotation/model';
import { compareSpans, type Span } from '../../text/span';
import type { LiveArticle } from './live-article';
import { type Mark, type MarkCounts, statusOf } from './mark';
import type { RecordChanges } from './record-changes';
import type { SuggestionList } from './suggestion-list';

/** What is recorded and what is suggested as one list of marks. Lists of all are made when somebody asks for them. */
export class MarksView {
  private list: readonly Mark[] | undefined;
  private placementsOfAll: Placements | undefined;
  /** Stored mentions that wait for a person, whether they have a place or not. */
  private proposed = 0;

  constructor(
    private readonly article: LiveArticle,
    private readonly suggestions: SuggestionList,
  ) {}

  /** Forgets lists that no longer hold: anything may have moved. */
  invalidate(): void {
    this.list = undefined;
    this.placementsOfAll = undefined;
  }

  /** Takes note of what records became. */
  recordsChanged({ present, former }: RecordChanges<Mention>): void {
    for (const mention of former.values()) if (statusOf(mention) === 'proposed') this.proposed -= 1;
    for (const mention of present.values()) if (statusOf(mention) === 'proposed') this.proposed += 1;
    this.invalidate();
  }

  /** Where every mention is now, by id. */
  placements(): Placements {
    if (this.placementsOfAll === undefined) {
      const all = new Map<string, Placement>();
      for (const id of this.article.set?.mentions.keys() ?? []) all.set(id, this.article.places.placement(id));
      this.placementsOfAll = all;
    }
    return this.placementsOfAll;
  }

  /** All marks that have a place, in reading order. Costs a pass over them after every change: ask for less if you can. */
  all(): readonly Mark[] {
    this.list ??= merged(this.mentions(), this.suggested());
    return this.list;
  }

  /** Marks evenly from the whole article, about `limit` at most, in no order. */
  sample(limit: number): readonly Mark[] {
    const step = Math.max(1, Math.ceil((this.article.places.size + this.suggestions.size) / limit));
    return [...this.mentions(Infinity, step), ...this.suggested(step)];
  }

  /** The first `limit` stored mentions that have a place, in reading order, or every `step`th of them. */
  mentions(limit = Infinity, step = 1): Mark[] {
    const marks: Mark[] = [];
    for (const [id, span] of this.article.places.some(0, limit, step)) this.pushMention(marks, id, span);
    return marks;
  }

  /** The marks that touch a span, innermost last. Costs the logarithm of their number. */
  at(span: Span): readonly Mark[] {
    const { places } = this.article;
    const marks: Mark[] = [];
    for (const id of places.inRange(span)) this.pushMention(marks, id, places.get(id));
    for (const id of this.suggestions.inRange(span.start, span.end)) {
      this.pushSuggestion(marks, id, this.suggestions.spanOf(id));
    }
    return marks.sort(compareSpans);
  }

  /** One mark, or undefined where it has no place. */
  one(id: string): Mark | undefined {
    const marks: Mark[] = [];
    const suggestion = this.suggestions.spanOf(id);
    if (suggestion !== undefined) this.pushSuggestion(marks, id, suggestion);
    else this.pushMention(marks, id, this.article.places.get(id));
    return marks[0];
  }

  /** How many marks there are, without a pass over them. */
  counts(): MarkCounts {
    const { set, places } = this.article;
    const doubts = places.doubts();
    let pending = this.proposed;
    let decided = (set?.mentions.size ?? 0) - pending;
    for (const id of doubts.keys()) {
      const mention = set?.mentions.get(id);
      if (mention === undefined || places.get(id) !== undefined) continue;
      if (statusOf(mention) === 'proposed') pending -= 1;
      else decided -= 1;
    }
    return { decided, pending: pending + this.suggestions.size, lost: doubts.size };
  }

  private suggested(step = 1): Mark[] {
    const marks: Mark[] = [];
    for (const [id, span] of this.suggestions.some(0, Infinity, step)) this.pushSuggestion(marks, id, span);
    return marks;
  }

  private pushMention(marks: Mark[], id: string, span: Span | undefined): void {
    const mention = this.article.set?.mentions.get(id);
    if (mention === undefined || span === undefined) return;
    const state = this.article.places.doubts().get(id)?.state ?? 'exact';
    const { start, end } = span;
    marks.push({ kind: 'mention', id, type: mention.type, status: statusOf(mention), state, start, end });
  }

  private pushSuggestion(marks: Mark[], id: string, span: Span | undefined): void {
    const type = this.suggestions.asRead(id)?.type;
    if (type === undefined || span === undefined) return;
    const { start, end } = span;
    marks.push({ kind: 'suggestion', id, type, status: 'proposed', state: 'exact', start, end });
  }
}

/** Two lists in reading order as one; of equal spans those of the first list come first. */
function merged(first: readonly Mark[], second: readonly Mark[]): readonly Mark[] {
  const all: Mark[] = [];
  let next = 0;
  for (const mark of first) {
    for (let other = second[next]; other !== undefined && compareSpans(other, mark) < 0; other = second[next]) {
      all.push(other);
      next += 1;
    }
    all.push(mark);
  }
  for (const rest = second.length; next < rest; next += 1) {
    const mark = second[next];
    if (mark !== undefined) all.push(mark);
  }
  return all;
}
