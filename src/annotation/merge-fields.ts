import { sameField } from './equality';
import type { PlainValue, UnknownFields } from './model';
import { isMachine } from './model';

/** One field that both sides changed to different values. Absent values are null. */
export interface FieldConflict {
  /** As the file spells it (`same_as`). */
  readonly field: string;
  readonly ours: PlainValue;
  readonly theirs: PlainValue;
}

/** How the two sides are called in `conflict:`; git gives its branch labels. */
export interface MergeLabels {
  readonly ours: string;
  readonly theirs: string;
}

/** The unknown field that keeps what the merge could not decide, until a person takes it out. */
export const CONFLICT_FIELD = 'conflict';

/** Lists whose order says nothing: they merge as sets, so they never conflict. */
const SET_FIELDS: ReadonlySet<string> = new Set(['reviewedBy', 'done', 'doneBy', 'aliases', 'identifiers', 'evidence']);

type Fields = Readonly<Record<string, PlainValue | readonly string[] | UnknownFields | undefined>>;

/**
 * Merges two versions of a record field by field. `base` is empty for a record that both sides added: then a field
 * that only one side has is simply there. Who signed is no conflict where a program did.
 * @returns the record (`ours` or `theirs` itself where that is the result) without a `conflict` field for the new
 * conflicts; see {@link withConflicts}.
 */
export function mergeFields<T extends object>(
  base: Partial<T>,
  ours: T,
  theirs: T,
): { readonly record: T; readonly conflicts: readonly FieldConflict[] } {
  if (ours === theirs) return { record: ours, conflicts: [] };
  const [b, o, t] = [base as Fields, ours as Fields, theirs as Fields];
  const conflicts: FieldConflict[] = [];
  const result: Record<string, unknown> = {};
  const quote = mergeQuote(b, o, t, conflicts);
  for (const key of new Set([...Object.keys(o), ...Object.keys(t)])) {
    if (key === 'unknown') {
      result[key] = mergeUnknown(asMap(b[key]), asMap(o[key]), asMap(t[key]), conflicts);
    } else if (quote !== undefined && QUOTE_FIELDS.has(key)) {
      result[key] = quote[key];
    } else if (sameField(o[key], t[key]) || sameField(t[key], b[key])) {
      result[key] = o[key];
    } else if (sameField(o[key], b[key])) {
      result[key] = t[key];
    } else if (SET_FIELDS.has(key)) {
      result[key] = mergeMembers(asList(b[key]), asList(o[key]), asList(t[key]));
    } else if (key === 'by' && (isMachine(asText(o[key])) || isMachine(asText(t[key])))) {
      result[key] = signature(asText(o[key]), asText(t[key]));
    } else {
      result[key] = o[key];
      conflicts.push({ field: fileName(key), ours: plain(o[key]), theirs: plain(t[key]) });
    }
  }
  for (const key of Object.keys(result)) if (result[key] === undefined) Reflect.deleteProperty(result, key);
  return { record: reuse(result as T, ours, theirs), conflicts };
}

/** Whose mark it is that a program signed on one side at least: the person's, or the later program's. */
function signature(ours: string | undefined, theirs: string | undefined): string | undefined {
  if (ours === undefined || theirs === undefined) return ours ?? theirs;
  if (isMachine(ours) !== isMachine(theirs)) return isMachine(ours) ? theirs : ours;
  return ours > theirs ? ours : theirs;
}

/** A record with its conflicts written into the unknown field `conflict`, beside those that are there already. */
export function withConflicts<T extends { readonly unknown?: UnknownFields | undefined }>(
  record: T,
  conflicts: readonly FieldConflict[],
  labels: MergeLabels,
): T {
  if (conflicts.length === 0) return record;
  const [ourLabel, theirLabel] = usableLabels(labels);
  const earlier = record.unknown?.get(CONFLICT_FIELD);
  const entries = new Map(Object.entries(isPlainMap(earlier) ? earlier : {}));
  for (const { field, ours, theirs } of conflicts) entries.set(field, { [ourLabel]: ours, [theirLabel]: theirs });
  const unknown = new Map(record.unknown).set(CONFLICT_FIELD, Object.fromEntries(entries));
  return { ...record, unknown };
}

/** Three-way merge of two lists as sets: what either side added is in, what either took out is not. */
export function mergeMembers(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
): readonly string[] | undefined {
  const inBase = new Set(base);
  const inOurs = new Set(ours);
  const inTheirs = new Set(theirs);
  const kept = ours.filter((member) => inTheirs.has(member) || !inBase.has(member));
  const added = theirs.filter((member) => !inOurs.has(member) && !inBase.has(member));
  const members = [...new Set([...kept, ...added])];
  return members.length > 0 ? members : undefined;
}

const QUOTE_FIELDS: ReadonlySet<string> = new Set(['exact', 'prefix', 'suffix', 'nth', 'of']);

/**
 * A quote is found by its parts together, so parts of two quotes must not mix. Where one side alone set other bounds,
 * its quote is taken whole: contexts are derived, and one of the other side's would not fit them. Where both did, ours
 * is. Undefined where the words are the same, so that contexts may merge one by one.
 */
function mergeQuote(base: Fields, ours: Fields, theirs: Fields, conflicts: FieldConflict[]): Fields | undefined {
  if (ours['exact'] === theirs['exact']) return undefined;
  if (theirs['exact'] === base['exact']) return ours;
  if (ours['exact'] === base['exact']) return theirs;
  for (const key of QUOTE_FIELDS) {
    if (ours[key] !== theirs[key]) conflicts.push({ field: key, ours: plain(ours[key]), theirs: plain(theirs[key]) });
  }
  return ours;
}

/** Fields of later versions merge by name; so do the single entries of earlier conflicts. */
function mergeUnknown(
  base: UnknownFields,
  ours: UnknownFields,
  theirs: UnknownFields,
  conflicts: FieldConflict[],
): UnknownFields | undefined {
  const result = new Map<string, PlainValue>();
  for (const key of new Set([...ours.keys(), ...theirs.keys()])) {
    const [b, o, t] = [base.get(key), ours.get(key), theirs.get(key)];
    let value = o;
    if (sameField(o, b)) value = t;
    else if (!sameField(o, t) && !sameField(t, b)) {
      if (key === CONFLICT_FIELD) value = mergeEntries(b, o, t);
      else conflicts.push({ field: key, ours: plain(o), theirs: plain(t) });
    }
    if (value !== undefined) result.set(key, value);
  }
  if (result.size === 0) return undefined;
  return sameField(result, ours) ? ours : sameField(result, theirs) ? theirs : result;
}

function mergeEntries(base: PlainValue | undefined, ours: PlainValue | undefined, theirs: PlainValue | undefined) {
  const asEntries = (value: PlainValue | undefined): UnknownFields =>
    new Map(Object.entries(isPlainMap(value) ? value : {}));
  const merged = mergeUnknown(asEntries(base), asEntries(ours), asEntries(theirs), []);
  return merged === undefined ? undefined : Object.fromEntries(merged);
}

/** The side that the result equals, so that what did not change keeps its identity. */
function reuse<T extends object>(result: T, ours: T, theirs: T): T {
  const fields = result as unknown as Fields;
  const equals = (side: T): boolean => {
    const other = side as unknown as Fields;
    const keys = Object.keys(other).filter((key) => other[key] !== undefined);
    return keys.length === Object.keys(fields).length && keys.every((key) => sameField(fields[key], other[key]));
  };
  return equals(ours) ? ours : equals(theirs) ? theirs : result;
}

/** Labels that can be two keys of one map. */
function usableLabels({ ours, theirs }: MergeLabels): readonly [string, string] {
  const refused = new Set(['', '__proto__', 'constructor', 'prototype']);
  return ours === theirs || refused.has(ours) || refused.has(theirs) ? ['ours', 'theirs'] : [ours, theirs];
}

function fileName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function isPlainMap(value: PlainValue | undefined): value is { readonly [key: string]: PlainValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asMap(value: Fields[string]): UnknownFields {
  return value instanceof Map ? (value as UnknownFields) : new Map<string, PlainValue>();
}

function asList(value: Fields[string]): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

function asText(value: Fields[string]): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function plain(value: Fields[string]): PlainValue {
  return value === undefined || value instanceof Map ? null : (value as PlainValue);
}

/** Whether `record` says something else than `base`, leaving aside context that was refreshed around the same words. */
export function isDecidedChange(base: object, record: object): boolean {
  const [b, r] = [base as Fields, record as Fields];
  const sameWords = typeof b['exact'] === 'string' && b['exact'] === r['exact'];
  for (const key of new Set([...Object.keys(b), ...Object.keys(r)])) {
    if (sameWords && QUOTE_FIELDS.has(key)) continue;
    if (!sameField(b[key], r[key])) return true;
  }
  return false;
}
