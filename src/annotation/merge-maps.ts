import { sameRecord } from './equality';
import type { FieldConflict } from './merge-fields';
import { isDecidedChange } from './merge-fields';

/** What became of two versions of a record. */
export interface MergedRecord<T> {
  readonly record: T;
  readonly conflicts: readonly FieldConflict[];
}

/** What became of two versions of a map of records; `conflicts` by key. Later steps of the merge go on changing it. */
export interface MergedMap<T> {
  readonly records: Map<string, T>;
  readonly conflicts: Map<string, FieldConflict[]>;
}

type MergeRecord<T> = (base: T | undefined, ours: T, theirs: T) => MergedRecord<T>;

/**
 * Merges two versions of a map, record by record: additions, deletions, and changes by `mergeRecord`. A deletion
 * stands against a changed record as a conflict of the field `record`, the changed record being kept; context that
 * was only refreshed is no change. The order is not settled here.
 */
export function mergeMaps<T extends object>(
  base: ReadonlyMap<string, T>,
  ours: ReadonlyMap<string, T>,
  theirs: ReadonlyMap<string, T>,
  mergeRecord: MergeRecord<T>,
): MergedMap<T> {
  const records = new Map<string, T>();
  const conflicts = new Map<string, FieldConflict[]>();
  const take = (key: string, record: T, found: readonly FieldConflict[] = []): void => {
    records.set(key, record);
    if (found.length > 0) conflicts.set(key, [...found]);
  };
  for (const [key, our] of ours) {
    const before = base.get(key);
    const their = theirs.get(key);
    if (their !== undefined) {
      if (our === their || (before !== undefined && sameRecord(before, their)) || sameRecord(our, their)) {
        take(key, our);
      } else if (before !== undefined && sameRecord(before, our)) take(key, their);
      else {
        const merged = mergeRecord(before, our, their);
        take(key, merged.record, merged.conflicts);
      }
    } else if (before === undefined) take(key, our);
    else if (isDecidedChange(before, our)) take(key, our, [{ field: 'record', ours: 'changed', theirs: 'deleted' }]);
  }
  for (const [key, their] of theirs) {
    if (ours.has(key)) continue;
    const before = base.get(key);
    if (before === undefined) take(key, their);
    else if (isDecidedChange(before, their)) {
      take(key, their, [{ field: 'record', ours: 'deleted', theirs: 'changed' }]);
    }
  }
  return { records, conflicts };
}
