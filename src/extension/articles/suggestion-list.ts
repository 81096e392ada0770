import { LivePositions } from '../../anchoring/live-positions';
import type { TextChange } from '../../anchoring/placement';
import type { Recognition, SuggestedEntity, Suggestion } from '../../recognition/recognizer';
import { sameSpan, type Span } from '../../text/span';
import type { Steps } from '../../text/steps';

/** Suggestions between two pauses. */
const BATCH = 256;

/**
 * The suggestions of one article, followed through edits until the recognizer has read the new text. A suggestion
 * whose own words were edited disappears until then.
 */
export class SuggestionList {
  private byId = new Map<string, Suggestion>();
  private positions = new LivePositions([]);
  private recognition: Recognition | undefined;
  private entitiesByKey: ReadonlyMap<string, SuggestedEntity> | undefined;
  /** How many ids each kind of suggestion (type and words) has had. */
  private occurrences = new Map<string, number>();

  /**
   * Replaces the list, once all steps are done. Ids stay the same for what is the same, so that a hover's links outlive
   * another run. The text must not change meanwhile.
   */
  *replace(text: string, suggestions: readonly Suggestion[], recognition: Recognition): Steps<void> {
    const byId = new Map<string, Suggestion>();
    const occurrences = new Map<string, number>();
    const positions = new LivePositions([]);
    for (const suggestion of suggestions) {
      const id = nextId(occurrences, text, suggestion);
      byId.set(id, suggestion);
      positions.set(id, suggestion);
      if (byId.size % BATCH === 0) yield;
    }
    yield;
    this.byId = byId;
    this.occurrences = occurrences;
    this.positions = positions;
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
      const id = known ?? nextId(this.occurrences, text, suggestion);
      this.byId.set(id, suggestion);
      if (known === undefined) this.positions.set(id, suggestion);
    }
    return !same;
  }

  clear(): void {
    this.byId = new Map();
    this.positions = new LivePositions([]);
    this.takeEntities(undefined);
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
    if (key === undefined) return undefined;
    this.entitiesByKey ??= new Map(this.allEntities().map((entity) => [entity.key, entity]));
    return this.entitiesByKey.get(key);
  }

  allEntities(): readonly SuggestedEntity[] {
    return this.recognition?.entities ?? [];
  }

  /** Where a suggestion stands now, without what else is known of it. */
  spanOf(id: string): Span | undefined {
    return this.positions.get(id);
  }

  /** Suggestions in reading order: from the place `from` among them up to `to`, every `step`th. */
  some(from: number, to: number, step = 1): readonly (readonly [id: string, span: Span])[] {
    return this.positions.some(from, to, step);
  }

  inRange(start: number, end: number): readonly string[] {
    return this.positions.inRange(start, end);
  }

  /** A suggestion as it was read: {@link spanOf} tells where it stands now. */
  asRead(id: string): Suggestion | undefined {
    return this.byId.get(id);
  }

  private takeEntities(recognition: Recognition | undefined): void {
    if (recognition?.entities !== this.recognition?.entities) this.entitiesByKey = undefined;
    this.recognition = recognition;
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

function nextId(occurrences: Map<string, number>, text: string, { type, start, end }: Suggestion): string {
  const key = `s:${type}:${text.slice(start, end)}`;
  const nth = (occurrences.get(key) ?? 0) + 1;
  occurrences.set(key, nth);
  return `${key}:${nth}`;
}
