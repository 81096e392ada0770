import { sameRecords, sameSet } from './equality';
import type { FieldConflict, MergeLabels } from './merge-fields';
import { mergeFields, withConflicts } from './merge-fields';
import type { MergedMap, MergedRecord } from './merge-maps';
import { mergeMaps } from './merge-maps';
import type { Mark } from './merge-marks';
import { isRejected, Marks, mergeMarks } from './merge-marks';
import { mergeOrder } from './merge-order';
import { keepReferenced } from './merge-references';
import { uniteEqualMarks } from './merge-unite';
import type { AnnotationSet, Mention, PlainValue, Rejection, UnknownFields } from './model';

export type Section = 'set' | 'article' | 'entities' | 'mentions' | 'relations' | 'comments' | 'rejected';

/** Something that a person has to decide. It also stands in the record itself, under `conflict:`. */
export interface MergeConflict {
  readonly section: Section;
  /** Absent for the article and for the set's own fields. */
  readonly id?: string | undefined;
  /** The field as the file spells it; `record` where one side deleted what the other one changed. */
  readonly field: string;
  /** Null where the field is absent. */
  readonly ours: PlainValue;
  readonly theirs: PlainValue;
}

export interface MergeResult {
  readonly set: AnnotationSet;
  readonly conflicts: readonly MergeConflict[];
}

export const DEFAULT_LABELS: MergeLabels = { ours: 'ours', theirs: 'theirs' };

/**
 * Merges two sets that come from a common one, record by record (by id) and field by field.
 *
 * - A change on one side is taken; the same change on both sides is no conflict; lists of people, aliases and other
 *   sets merge as sets; mentions of equal quote, type and entity that both sides made become one.
 * - One field, two values: ours is kept and both are written under `conflict:` of the record.
 * - Deleted here, untouched there: deleted. Deleted here, changed there: kept, with a conflict. An entity that the
 *   other side still uses is kept.
 * - Order: see {@link mergeOrder}.
 *
 * merge(b, b, x) = x, merge(b, x, b) = x, merge(b, x, x) = x, and swapping the sides changes nothing but whose value
 * is kept in a conflict. Linear in the size of the sets; what one side alone changed keeps its identity.
 */
export function mergeSets(
  base: AnnotationSet,
  ours: AnnotationSet,
  theirs: AnnotationSet,
  labels: MergeLabels = DEFAULT_LABELS,
): MergeResult {
  if (sameSet(base, theirs) || sameSet(ours, theirs)) return { set: ours, conflicts: [] };
  if (sameSet(base, ours)) return { set: theirs, conflicts: [] };

  const sides = [new Marks(base), new Marks(ours), new Marks(theirs)] as const;
  const marks = mergeMaps(sides[0].byKey, sides[1].byKey, sides[2].byKey, mergeMarks);
  const relations = mergeMaps(base.relations, ours.relations, theirs.relations, mergePlain);
  const entities = mergeMaps(base.entities, ours.entities, theirs.entities, mergePlain);
  const comments = mergeMaps(base.comments, ours.comments, theirs.comments, mergePlain);
  keepReferenced({ ours, theirs, marks, markSides: [sides[1].byKey, sides[2].byKey], relations, entities, comments });
  uniteEqualMarks({ base: sides[0].byKey, ours: sides[1].byKey, theirs: sides[2].byKey, marks, relations, comments });

  const found: MergeConflict[] = [];
  const article = mergeFields(base.article, ours.article, theirs.article);
  const top = mergeFields(topOf(base), topOf(ours), topOf(theirs));
  const settle = <T extends { readonly unknown?: UnknownFields | undefined }>(
    section: Section,
    id: string | undefined,
    record: T,
    conflicts: readonly FieldConflict[] | undefined,
  ): T => {
    for (const conflict of conflicts ?? []) found.push({ section, id, ...conflict });
    return withConflicts(record, conflicts ?? [], labels);
  };
  const finish = <T extends { readonly unknown?: UnknownFields | undefined }>(
    section: 'entities' | 'relations' | 'comments',
    { records, conflicts }: MergedMap<T>,
    maps: readonly [ReadonlyMap<string, T>, ReadonlyMap<string, T>, ReadonlyMap<string, T>],
  ): ReadonlyMap<string, T> => {
    const settled = new Map<string, T>();
    for (const [id, record] of records) settled.set(id, settle(section, id, record, conflicts.get(id)));
    return reuseMap(mergeOrder(maps[0].keys(), maps[1], maps[2], settled), maps[1], maps[2]);
  };

  const mentions = new Map<string, Mention>();
  const rejected = new Map<string, Rejection>();
  for (const [key, mark] of marks.records) {
    const { id } = mark;
    const conflicts = marks.conflicts.get(key);
    if (isRejected(mark)) {
      const original = sides[1].rejectionOf(mark) ?? sides[2].rejectionOf(mark) ?? toRejection(mark);
      rejected.set(id, settle('rejected', id, original, conflicts));
    } else mentions.set(id, settle('mentions', id, mark as Mention, conflicts));
  }
  const set: AnnotationSet = {
    ...settle('set', undefined, top.record, top.conflicts),
    article: settle('article', undefined, article.record, article.conflicts),
    entities: finish('entities', entities, [base.entities, ours.entities, theirs.entities]),
    mentions: reuseMap(
      mergeOrder(base.mentions.keys(), ours.mentions, theirs.mentions, mentions),
      ours.mentions,
      theirs.mentions,
    ),
    relations: finish('relations', relations, [base.relations, ours.relations, theirs.relations]),
    comments: finish('comments', comments, [base.comments, ours.comments, theirs.comments]),
    rejected: reuseMap(
      mergeOrder(base.rejected.keys(), ours.rejected, theirs.rejected, rejected),
      ours.rejected,
      theirs.rejected,
    ),
  };
  return { set, conflicts: found };
}

function mergePlain<T extends object>(base: T | undefined, ours: T, theirs: T): MergedRecord<T> {
  return mergeFields<T>(base ?? {}, ours, theirs);
}

function topOf({ layer, unknown }: AnnotationSet): Pick<AnnotationSet, 'layer' | 'unknown'> {
  return { ...(layer === undefined ? {} : { layer }), ...(unknown === undefined ? {} : { unknown }) };
}

function toRejection(mark: Mark): Rejection {
  const { status: _status, ...rejection } = mark;
  return rejection;
}

function reuseMap<T extends object>(
  map: ReadonlyMap<string, T>,
  ours: ReadonlyMap<string, T>,
  theirs: ReadonlyMap<string, T>,
): ReadonlyMap<string, T> {
  return sameRecords(map, ours) ? ours : sameRecords(map, theirs) ? theirs : map;
}
