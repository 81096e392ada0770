import { describeSteps } from '../anchoring/describe';
import type { Placements } from '../anchoring/placement';
import { TextSearch } from '../anchoring/text-search';
import { removeRejection } from '../annotation/edits';
import { proposalId } from '../annotation/ids';
import type { AnnotationSet, Entity, Mention, Quote } from '../annotation/model';
import { isMachine } from '../annotation/model';
import { insertAll } from '../annotation/order';
import { patch } from '../annotation/record-map';
import type { SuggestedEntity, Suggestion } from '../recognition/recognizer';
import type { Span } from '../text/span';
import { compareSpans } from '../text/span';
import { finish, type Steps } from '../text/steps';
import { Blockers } from './adopt-blockers';
import { EntityLinks } from './adopt-entities';
import type { Registry } from './registry';

/** Records between two pauses. */
const BATCH = 512;

export interface AdoptInput {
  /** Normalized article text. */
  readonly text: string;
  readonly set: AnnotationSet;
  /** Where the set's mentions are now. */
  readonly placements: Placements;
  readonly suggestions: readonly Suggestion[];
  /** What the suggestions name; more may be given than they use. */
  readonly entities: readonly SuggestedEntity[];
  readonly registry?: Registry | undefined;
  /** Who signs: a program with its version, or the person who marked it. */
  readonly by: string;
  /** The people who accepted it. */
  readonly reviewedBy?: readonly string[] | undefined;
  readonly status?: 'proposed' | undefined;
}

/**
 * The suggestions that may be shown: those that overlap no recorded mention and no rejected suggestion of their type,
 * and do not stand where a person decided otherwise. n log n.
 * @param placements where the mentions are; rejected ones are located here unless it tells of all of them, too.
 * @param text normalized article text
 */
export function offerable(
  suggestions: readonly Suggestion[],
  set: AnnotationSet,
  placements: Placements,
  text: string,
): readonly Suggestion[] {
  const blockers = new Blockers(text, set, placements);
  return suggestions.filter((suggestion) => !blockers.blocks(suggestion) && !blockers.recalls(suggestion));
}

/**
 * Stores suggestions as mentions, each in its place in reading order, with their entities: linked to one that the set
 * or the registry has, otherwise new. A suggestion that is stored already (same type, same place) is left out. Signed
 * by a program and reviewed by nobody, it is also left out where its id is taken: a person made something else of
 * it or turned it down. A person's own decision takes such a rejection back.
 * n log n in text, set and suggestions together.
 */
export function adoptSuggestions(input: AdoptInput): AnnotationSet {
  return finish(adoptSteps(new TextSearch(input.text), input));
}

/** {@link adoptSuggestions} with pauses, over a search in the same text that the caller may share. */
export function* adoptSteps(search: TextSearch, input: AdoptInput): Steps<AnnotationSet> {
  return yield* adoptLinked(search, input, yield* EntityLinks.of(input));
}

/** {@link adoptSteps} where the entities are known. */
export function* adoptLinked(search: TextSearch, input: AdoptInput, links: EntityLinks): Steps<AnnotationSet> {
  const { placements, by, status } = input;
  const suggestions = yield* storable(input);
  if (suggestions.length === 0) return input.set;
  const reviewedBy = (input.reviewedBy ?? []).length > 0 ? input.reviewedBy : undefined;
  const isDecided = reviewedBy !== undefined || !isMachine(by);
  const quotes = yield* describeSteps(search, suggestions);
  let set = input.set;
  const added = new Map<string, { readonly mention: Mention; readonly span: Span }>();
  for (const [index, suggestion] of suggestions.entries()) {
    if (index % BATCH === BATCH - 1) yield;
    const quote = quotes[index];
    if (quote === undefined) continue;
    const first = proposalId(suggestion.type, quote);
    if (isDecided) set = removeRejection(set, first);
    const isTaken = (id: string) => set.mentions.has(id) || set.rejected.has(id) || added.has(id);
    if (!isDecided && isTaken(first)) continue;
    let id = first;
    for (let variant = 2; isTaken(id); variant++) id = proposalId(suggestion.type, quote, variant);
    const entity = links.idOf(suggestion);
    added.set(id, {
      mention: { ...toMention(id, suggestion, quote, entity), ...present({ status, by, reviewedBy }) },
      span: suggestion,
    });
  }
  yield;
  return added.size === 0 ? set : yield* insert(set, placements, added, links.newEntities());
}

/** Valid suggestions that are not stored yet, once each, in reading order. */
function* storable({ text, set, placements, suggestions }: AdoptInput): Steps<readonly Suggestion[]> {
  const starts = new Set(suggestions.map(({ start }) => start));
  const stored = new Set<string>();
  let count = 0;
  for (const { id, type } of set.mentions.values()) {
    count += 1;
    if (count % BATCH === 0) yield;
    const span = placements.get(id)?.span;
    if (span !== undefined && starts.has(span.start)) stored.add(placeKey(type, span));
  }
  const valid = suggestions.filter((suggestion) => {
    const key = placeKey(suggestion.type, suggestion);
    if (!isWithin(suggestion, text) || stored.has(key)) return false;
    stored.add(key);
    return true;
  });
  return valid.sort(compareSpans);
}

export function placeKey(type: string, { start, end }: Span): string {
  return `${start} ${end} ${type}`;
}

export function isWithin({ start, end }: Span, text: string): boolean {
  return start >= 0 && start < end && end <= text.length;
}

/** `timex` where it says more than the value: how the date was written. */
export function timexOf({ value, timex }: Suggestion): string | undefined {
  return timex === value ? undefined : timex;
}

function toMention(id: string, suggestion: Suggestion, quote: Quote, entity: string | undefined): Mention {
  const { type, value, mod } = suggestion;
  const { exact, prefix, suffix, nth, of } = quote;
  return { id, type, exact, ...present({ prefix, suffix, nth, of, entity, value, timex: timexOf(suggestion), mod }) };
}

function present<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

function* insert(
  set: AnnotationSet,
  placements: Placements,
  added: ReadonlyMap<string, { readonly mention: Mention; readonly span: Span }>,
  newEntities: readonly Entity[],
): Steps<AnnotationSet> {
  const present: { readonly id: string; readonly span: Span | undefined }[] = [];
  for (const id of set.mentions.keys()) {
    present.push({ id, span: placements.get(id)?.span });
    if (present.length % BATCH === 0) yield;
  }
  const order = insertAll(
    present,
    Array.from(added, ([id, { span }]) => ({ id, span })),
  );
  yield;
  const mentions = new Map<string, Mention>();
  for (const id of order) {
    const mention = added.get(id)?.mention ?? set.mentions.get(id);
    if (mention !== undefined) mentions.set(id, mention);
    if (mentions.size % BATCH === 0) yield;
  }
  return patch(set, { mentions, entities: yield* insertEntities(set.entities, newEntities, mentions) });
}

/** Puts new entities where their first mention says; those that are there stay where they are. */
function* insertEntities(
  entities: ReadonlyMap<string, Entity>,
  added: readonly Entity[],
  mentions: ReadonlyMap<string, Mention>,
): Steps<ReadonlyMap<string, Entity>> {
  if (added.length === 0) return entities;
  const firsts = new Map<string, Span>();
  let index = 0;
  for (const { entity } of mentions.values()) {
    if (entity !== undefined && !firsts.has(entity)) firsts.set(entity, { start: index, end: index + 1 });
    index++;
    if (index % BATCH === 0) yield;
  }
  const order = insertAll(
    Array.from(entities.keys(), (id) => ({ id, span: firsts.get(id) })),
    added.map(({ id }) => ({ id, span: firsts.get(id) ?? { start: index, end: index + 1 } })),
  );
  const fresh = new Map(added.map((entity) => [entity.id, entity]));
  const result = new Map<string, Entity>();
  for (const id of order) {
    const entity = entities.get(id) ?? fresh.get(id);
    if (entity !== undefined) result.set(id, entity);
  }
  return result;
}
