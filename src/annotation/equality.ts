import type { AnnotationSet, PlainValue, UnknownFields } from './model';

/** What a field of a record can hold. */
type FieldValue = PlainValue | readonly string[] | UnknownFields | undefined;

/** Deep equality of plain values. The order of a map's keys does not count; the order of a list does. */
export function samePlain(a: PlainValue, b: PlainValue): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    const other = b as readonly PlainValue[];
    return (a as readonly PlainValue[]).every((item, index) => samePlain(item, other[index] ?? null));
  }
  const left = a as Readonly<Record<string, PlainValue>>;
  const right = b as Readonly<Record<string, PlainValue>>;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && samePlain(left[key] ?? null, right[key] ?? null))
  );
}

/** Equality of two values of a field. An absent field differs from every value. */
export function sameField(a: FieldValue, b: FieldValue): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  if (a instanceof Map || b instanceof Map) {
    if (!(a instanceof Map) || !(b instanceof Map) || a.size !== b.size) return false;
    const other = b as UnknownFields;
    for (const [key, value] of a as UnknownFields) {
      const counterpart = other.get(key);
      if (counterpart === undefined || !samePlain(value, counterpart)) return false;
    }
    return true;
  }
  return samePlain(a as PlainValue, b as PlainValue);
}

/** Whether two records say the same. A field set to undefined is an absent one. */
export function sameRecord(a: object, b: object): boolean {
  if (a === b) return true;
  const left = a as Readonly<Record<string, FieldValue>>;
  const right = b as Readonly<Record<string, FieldValue>>;
  for (const key of Object.keys(left)) if (!sameField(left[key], right[key])) return false;
  for (const key of Object.keys(right)) if (left[key] === undefined && right[key] !== undefined) return false;
  return true;
}

/** Whether two maps hold the same records in the same order. */
export function sameRecords(a: ReadonlyMap<string, object>, b: ReadonlyMap<string, object>): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  const others = b.entries();
  for (const [id, record] of a) {
    const other = others.next();
    if (other.done === true || other.value[0] !== id || !sameRecord(record, other.value[1])) return false;
  }
  return true;
}

/** Whether two sets say the same, in the same order. */
export function sameSet(a: AnnotationSet, b: AnnotationSet): boolean {
  return (
    a === b ||
    (a.layer === b.layer &&
      sameField(a.unknown, b.unknown) &&
      sameRecord(a.article, b.article) &&
      sameRecords(a.entities, b.entities) &&
      sameRecords(a.mentions, b.mentions) &&
      sameRecords(a.relations, b.relations) &&
      sameRecords(a.comments, b.comments) &&
      sameRecords(a.rejected, b.rejected))
  );
}
