import type { CancelSignal, Scheduler } from '../text/scheduling';
import type { Span } from '../text/span';
import { DATELINE_REACH } from './dates/dateline';
import { EntityNames } from './entities/entity-names';
import { paragraphEnd, paragraphStart } from './paragraph-edges';
import type { Recognition, Recognizer, RecognizerInput, SuggestedEntity, Suggestion } from './recognizer';

/** What was read before. Offsets of the recognition count on the text. */
export interface Reading {
  readonly text: string;
  readonly recognition: Recognition;
  /** Where the names of its entities are looked up; made when it is absent. */
  readonly names?: EntityNames | undefined;
}

export interface Reread extends Reading {
  readonly names: EntityNames;
  /** What was read again, in the new text. Outside of it suggestions only moved along. */
  readonly window: Span;
}

/** Texts are compared in pieces, many times faster than by the character. */
const PIECE = 4096;
/** How much text around a change is read with it, in UTF-16 units. */
const CONTEXT = 2000;
/** A change longer than this share of the text is read as a new text. */
const LARGE_SHARE = 0.5;

/**
 * Reads what changed between two versions of an article: the paragraphs of the change and about 2,000 characters of
 * whole paragraphs (of a long line: whole sentences) on either side. The names of the rest count as said. What the
 * change reveals of names farther away shows when the whole is read again. Costs the length of the change, and a pass
 * over text and suggestions.
 *
 * @returns undefined where only reading the whole can tell (after large changes, or when the dateline changed), and
 * once the signal is aborted
 */
export async function reread(
  recognizer: Recognizer,
  input: RecognizerInput,
  before: Reading,
  host: Scheduler & { readonly signal: CancelSignal },
): Promise<Reread | undefined> {
  const { text } = input;
  const old = before.recognition;
  const change = changeBetween(before.text, text);
  if (change.end - change.start > text.length * LARGE_SHARE) return undefined;
  const shift = text.length - before.text.length;
  const names = before.names ?? new EntityNames(old.entities);

  const read = readingRange(text, change);
  // Behind the change nothing is the same for what was learnt in it; in front of it the old reading stands.
  const window = { start: paragraphStart(text, change.start, 0), end: read.end };
  const replaced = { start: window.start, end: window.end - shift };
  const kept = (suggestion: Suggestion) => suggestion.end <= replaced.start || suggestion.start >= replaced.end;

  const known = stillNamed(names.namedIn(text.slice(read.start, read.end)), old, kept);
  const published = input.published ?? (read.start === 0 ? undefined : old.reference);
  const part = await recognizer.recognize(
    { text: text.slice(read.start, read.end), language: old.language, published, known, lexicon: input.lexicon },
    host,
  );
  if (host.signal.aborted || (read.start === 0 && part.reference !== old.reference)) return undefined;

  const merged = mergeEntities(old, part, known, kept);
  const asDateline = input.published === undefined;
  const fresh = part.suggestions.flatMap((suggestion): Suggestion[] => {
    const start = suggestion.start + read.start;
    const end = suggestion.end + read.start;
    if (start < window.start) return [];
    const entity = suggestion.entity === undefined ? undefined : merged.keys.get(suggestion.entity);
    const counted = asDateline ? countedFromDateline(suggestion) : suggestion;
    return [{ ...counted, start, end, ...(entity === undefined ? {} : { entity }) }];
  });
  const suggestions: Suggestion[] = [];
  for (const suggestion of old.suggestions) if (suggestion.end <= replaced.start) suggestions.push(suggestion);
  suggestions.push(...fresh);
  for (const suggestion of old.suggestions) {
    if (suggestion.start < replaced.end) continue;
    suggestions.push(
      shift === 0 ? suggestion : { ...suggestion, start: suggestion.start + shift, end: suggestion.end + shift },
    );
  }
  for (const entity of merged.changed) names.add(entity);
  return { text, recognition: { ...old, suggestions, entities: merged.entities }, names, window };
}

/** The stretch of the new text between what both texts begin and end with. */
function changeBetween(before: string, after: string): Span {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start + PIECE <= shorter && before.slice(start, start + PIECE) === after.slice(start, start + PIECE)) {
    start += PIECE;
  }
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let tail = 0;
  while (tail + PIECE <= shorter - start && lastPiece(before, tail) === lastPiece(after, tail)) tail += PIECE;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail += 1;
  }
  return { start, end: after.length - tail };
}

/** The piece of a text that `tail` units follow. */
function lastPiece(text: string, tail: number): string {
  return text.slice(text.length - tail - PIECE, text.length - tail);
}

/** Whole paragraphs around a change. Whatever touches the dateline's reach is read with the whole of that. */
function readingRange(text: string, change: Span): Span {
  const start = paragraphStart(text, change.start, CONTEXT);
  const end = paragraphEnd(text, change.end, CONTEXT);
  if (start > DATELINE_REACH) return { start, end };
  return { start: 0, end: Math.max(end, paragraphEnd(text, Math.min(text.length, DATELINE_REACH), 0)) };
}

/** The entities that are named outside of what is replaced: half-typed names of the last reading are not remembered. */
function stillNamed(
  entities: readonly SuggestedEntity[],
  { suggestions }: Recognition,
  kept: (suggestion: Suggestion) => boolean,
): readonly SuggestedEntity[] {
  const keys = new Set(entities.map(({ key }) => key));
  const named = new Set<string>();
  for (const suggestion of suggestions) {
    if (suggestion.entity !== undefined && keys.has(suggestion.entity) && kept(suggestion))
      named.add(suggestion.entity);
  }
  return entities.filter(({ key }) => named.has(key));
}

interface MergedEntities {
  readonly entities: readonly SuggestedEntity[];
  /** Those that are new or have another name or alias than before. */
  readonly changed: readonly SuggestedEntity[];
  /** From keys of the part to keys of the whole. */
  readonly keys: ReadonlyMap<string, string>;
}

/** Known ones keep their keys and places; new ones come last; those that nothing names any more are left out. */
function mergeEntities(
  old: Recognition,
  part: Recognition,
  known: readonly SuggestedEntity[],
  kept: (suggestion: Suggestion) => boolean,
): MergedEntities {
  const used = new Set<string>();
  for (const suggestion of old.suggestions) {
    if (suggestion.entity !== undefined && kept(suggestion)) used.add(suggestion.entity);
  }
  const keys = new Map<string, string>();
  const updated = new Map<string, SuggestedEntity>();
  const added: SuggestedEntity[] = [];
  const knownKeys = new Set(known.map(({ key }) => key));
  for (const entity of part.entities) {
    if (knownKeys.has(entity.key)) {
      keys.set(entity.key, entity.key);
      updated.set(entity.key, entity);
      continue;
    }
    let key = entity.key;
    for (let count = 2; used.has(key); count += 1) key = `${entity.key}-${count}`;
    used.add(key);
    keys.set(entity.key, key);
    added.push({ ...entity, key });
  }
  const stays = new Set(added.map(({ key }) => key));
  const entities = old.entities
    .filter(({ key }) => used.has(key) && !stays.has(key))
    .map((entity) => updated.get(entity.key) ?? entity);
  return { entities: [...entities, ...added], changed: [...updated.values(), ...added], keys };
}

/** The dateline was given to the part as the day of publication. */
function countedFromDateline(suggestion: Suggestion): Suggestion {
  if (suggestion.why.code !== 'recognition.date.published') return suggestion;
  return { ...suggestion, why: { ...suggestion.why, code: 'recognition.date.dateline' } };
}
