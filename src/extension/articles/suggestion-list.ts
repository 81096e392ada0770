import { LivePositions } from '../../anchoring/live-positions';
import type { TextChange } from '../../anchoring/placement';
import type { Recognition, SuggestedEntity, Suggestion } from '../../recognition/recognizer';

/**
 * The suggestions of one article, followed through edits until the recognizer has read the new text. A suggestion
 * whose own words were edited disappears until then.
 */
export class SuggestionList {
  private byId = new Map<string, Suggestion>();
  private positions = new LivePositions([]);
  private entities = new Map<string, SuggestedEntity>();

  /** Replaces the list. Ids stay the same for what is the same, so that a hover's links outlive another run. */
  replace(text: string, suggestions: readonly Suggestion[], recognition: Recognition): void {
    const occurrences = new Map<string, number>();
    this.byId = new Map();
    for (const suggestion of suggestions) {
      const key = `s:${suggestion.type}:${text.slice(suggestion.start, suggestion.end)}`;
      const nth = (occurrences.get(key) ?? 0) + 1;
      occurrences.set(key, nth);
      this.byId.set(`${key}:${nth}`, suggestion);
    }
    this.positions = new LivePositions([...this.byId].map(([id, { start, end }]) => [id, { start, end }] as const));
    this.entities = new Map(recognition.entities.map((entity) => [entity.key, entity]));
  }

  clear(): void {
    this.byId = new Map();
    this.positions = new LivePositions([]);
    this.entities = new Map();
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

  ids(): Iterable<string> {
    return this.byId.keys();
  }

  inRange(start: number, end: number): readonly string[] {
    return this.positions.inRange(start, end);
  }
}
