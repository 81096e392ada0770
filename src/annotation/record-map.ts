/** Small immutable operations on records and on the ordered maps that hold them. Nothing changed: the same object. */

/** `record` with `changes`; a field that is set to undefined goes. The same object where nothing changes. */
export function patch<T extends object>(record: T, changes: { readonly [K in keyof T]?: T[K] | undefined }): T {
  const keys = Object.keys(changes) as (keyof T)[];
  if (keys.every((key) => record[key] === changes[key])) return record;
  return Object.fromEntries(
    Object.entries({ ...record, ...changes }).filter(([, value]) => value !== undefined),
  ) as unknown as T;
}

/**
 * Puts a record: in place where its id is in the map already, otherwise behind `after` (null: first; undefined or
 * unknown: last). Linear in the size of the map.
 */
export function putRecord<T extends { readonly id: string }>(
  map: ReadonlyMap<string, T>,
  record: T,
  after?: string | null,
): ReadonlyMap<string, T> {
  if (map.get(record.id) === record) return map;
  if (map.has(record.id) || after === undefined || (after !== null && !map.has(after))) {
    return new Map(map).set(record.id, record);
  }
  const result = new Map<string, T>();
  if (after === null) result.set(record.id, record);
  for (const [id, existing] of map) {
    result.set(id, existing);
    if (id === after) result.set(record.id, record);
  }
  return result;
}

/** The map without some records; the same map when none of them is there. */
export function dropRecords<T>(map: ReadonlyMap<string, T>, drop: (record: T) => boolean): ReadonlyMap<string, T> {
  const kept = [...map].filter(([, record]) => !drop(record));
  return kept.length === map.size ? map : new Map(kept);
}

export function dropRecord<T>(map: ReadonlyMap<string, T>, id: string): ReadonlyMap<string, T> {
  if (!map.has(id)) return map;
  const result = new Map(map);
  result.delete(id);
  return result;
}

/** Every record through `change`; the same map when all come back as they were. Ids must not change. */
export function mapRecords<T>(map: ReadonlyMap<string, T>, change: (record: T) => T): ReadonlyMap<string, T> {
  let changed = false;
  const result = new Map<string, T>();
  for (const [id, record] of map) {
    const next = change(record);
    changed ||= next !== record;
    result.set(id, next);
  }
  return changed ? result : map;
}

/** A list as a set: `value` at its end unless it is there. Absent lists are empty. */
export function withMember(list: readonly string[] | undefined, value: string): readonly string[] {
  if (list?.includes(value) === true) return list;
  return [...(list ?? []), value];
}

/** A list without `value`; undefined when nothing is left, the same list when it was not there. */
export function withoutMember(list: readonly string[] | undefined, value: string): readonly string[] | undefined {
  if (list?.includes(value) !== true) return list;
  const rest = list.filter((member) => member !== value);
  return rest.length > 0 ? rest : undefined;
}
