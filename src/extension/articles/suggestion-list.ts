import { LivePositions } from '../../anchoring/live-positions';
import type { TextChange } from '../../anchoring/placement';
import type { Recognition, SuggestedEntity, Suggestion } from '../../recognition/recognizer';
import { sameSpan, type Span } from '../../text/span';

/**
 * The suggestions of one article, followed through edits until the recognizer has read the new text. A suggestion
 * whose own words were edited disappears until then.
 */
export class SuggestionList {
  private byId = new Map<string, Suggestion>();
  private positions = new LivePositions([]);
  private entities = new Map<string, SuggestedEntity>();
  /** How many ids each kind of suggestion (type and words) has had. */
  private occurrences = new Map<string, number>();

  /** Replaces the list. Ids stay the same for what is the same, so that a hover's links outlive another run. */
  replace(text: string, suggestions: readonly Suggestion[], recognition: Recognition): void {
    this.byId = new Map();
    this.occurrences = new Map();
    for (const suggestion of suggestions) this.byId.set(this.nextId(text, suggestion), suggestion);
    this.positions = new LivePositions([...this.byId].map(([id, { start, end }]) => [id, { start, end }] as const));
    this.takeEntities(recognition);
  }

  /**
   * Replaces the suggestions that overlap a stretch of the text. What is the same keeps its id.
   * @returns whether anything is different from before.
   */
  replaceWithin(window: Span, text: string, suggestions: readonly Suggestion[], recognition: Recognition): boolean {
    this.takeEntities(recognition);
    const before = this.positions.inRange(window.start, window.end);
    const ids = suggestions.map((suggestion) => before.find((id) => this.isSamePlace(id, suggestion)));
    const same =
      before.length === suggestions.length &&
      suggestions.every((suggestion, index) => this.isSame(ids[index], suggestion));
    const kept = new Set(ids);
    for (const id of before) if (!kept.has(id)) this.remove(id);
    for (const [index, suggestion] of suggestions.entries()) {
      const known = ids[index];
      const id = known ?? this.nextId(text, suggestion);
      this.byId.set(id, suggestion);
      if (known === undefined) this.positions.set(id, suggestion);
    }
    return !same;
  }

  clear(): void {
    this.byId = new Map();
    this.positions = new LivePositions([]);
    this.entities = new Map();
    this.occurrences = new Map();
  }

  /** Follows one change event. */
  apply(changes: readonly TextChange[]): void {
    for (const id of this.positions.apply(changes)) {
      const suggestion = this.byId.get(id);
      const span = this.positions.get(id);
      const intact =
        suggestion !== undefined && span !== undefined && span.end - span.start === suggestion.end - suggestion.start;
      if (!intact) this.remove(id);
    }
  }

  remove(id: string): void {
    this.byId.delete(id);
    this.positions.delete(id);
  }

  get size(): number {
    return this.byId.size;
  }

  /** A suggestion where it stands now. */
  get(id: string): Suggestion | undefined {
    const suggestion = this.byId.get(id);
    const span = this.positions.get(id);
    return suggestion !== undefined && span !== undefined
      ? { ...suggestion, start: span.start, end: span.end }
      : undefined;
  }

  entity(key: string | undefined): SuggestedEntity | undefined {
    return key === undefined ? undefined : this.entities.get(key);
  }

  allEntities(): readonly SuggestedEntity[] {
    return [...this.entities.values()];
  }

  inReadingOrder(): readonly (readonly [id: string, span: Span])[] {
    return this.positions.all();
  }

  inRange(start: number, end: number): readonly string[] {
    return this.positions.inRange(start, end);
  }

  /** The type of a suggestion, without what else is known of it. */
  typeOf(id: string): string | undefined {
    return this.byId.get(id)?.type;
  }

  private nextId(text: string, { type, start, end }: Suggestion): string {
    const key = `s:${type}:${text.slice(start, end)}`;
    const nth = (this.occurrences.get(key) ?? 0) + 1;
    this.occurrences.set(key, nth);
    return `${key}:${nth}`;
  }

  private takeEntities({ entities }: Recognition): void {
    this.entities = new Map(entities.map((entity) => [entity.key, entity]));
  }

  private isSamePlace(id: string, suggestion: Suggestion): boolean {
    const span = this.positions.get(id);
    return span !== undefined && sameSpan(span, suggestion) && this.byId.get(id)?.type === suggestion.type;
  }

  private isSame(id: string | undefined, { entity, value, confidence, why }: Suggestion): boolean {
    const known = id === undefined ? undefined : this.byId.get(id);
    return (
      known !== undefined &&
      known.entity === entity &&
      known.value === value &&
      known.confidence === confidence &&
      known.why.code === why.code
    );
  }
}
