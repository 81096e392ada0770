import { sameRecords, sameSet } from './equality';
import type { MergeLabels } from './merge-fields';
import { mergeFields, withConflicts } from './merge-fields';
import type { MergedMap, MergedRecord } from './merge-maps';
import { mergeMaps } from './merge-maps';
import type { Mark } from './merge-marks';
import { Marks, mergeMarks } from './merge-marks';
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
 * @param labels what the sides are called in `conflict:`; null writes no conflict into the records and only reports it.
 */
export function mergeSets(
  base: AnnotationSet,
  ours: AnnotationSet,
  theirs: AnnotationSet,
  labels: MergeLabels | null = DEFAULT_LABELS,
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
  const settle = <T extends { readonly unknown?: UnknownFields | undefined }>(
    section: Section,
    id: string | undefined,
    { record, conflicts }: MergedRecord<T>,
  ): T => {
    for (const conflict of conflicts) found.push({ section, id, ...conflict });
    return labels === null ? record : withConflicts(record, conflicts, labels);
  };
  const finish = <T extends { readonly id: string; readonly unknown?: UnknownFields | undefined }>(
    section: Exclude<Section, 'set' | 'article'>,
    merged: Iterable<MergedRecord<T>>,
    [before, our, their]: readonly [ReadonlyMap<string, T>, ReadonlyMap<string, T>, ReadonlyMap<string, T>],
  ): ReadonlyMap<string, T> => {
    const settled = new Map<string, T>();
    for (const one of merged) settled.set(one.record.id, settle(section, one.record.id, one));
    const ordered = mergeOrder(before.keys(), our, their, settled);
    return sameRecords(ordered, our) ? our : sameRecords(ordered, their) ? their : ordered;
  };

  const mentions: MergedRecord<Mention>[] = [];
  const rejected: MergedRecord<Rejection>[] = [];
  for (const { record, conflicts } of entriesOf(marks)) {
    if (isMention(record)) mentions.push({ record, conflicts });
    else {
      const stored = sides[1].rejectionOf(record) ?? sides[2].rejectionOf(record) ?? toRejection(record);
      rejected.push({ record: stored, conflicts });
    }
  }
  // In the order of the file, so that conflicts are told in that order.
  const set: AnnotationSet = {
    ...settle('set', undefined, mergeFields(topOf(base), topOf(ours), topOf(theirs))),
    article: settle('article', undefined, mergeFields(base.article, ours.article, theirs.article)),
    entities: finish('entities', entriesOf(entities), [base.entities, ours.entities, theirs.entities]),
    mentions: finish('mentions', mentions, [base.mentions, ours.mentions, theirs.mentions]),
    relations: finish('relations', entriesOf(relations), [base.relations, ours.relations, theirs.relations]),
    comments: finish('comments', entriesOf(comments), [base.comments, ours.comments, theirs.comments]),
    rejected: finish('rejected', rejected, [base.rejected, ours.rejected, theirs.rejected]),
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

function* entriesOf<T>({ records, conflicts }: MergedMap<T>): Iterable<MergedRecord<T>> {
  for (const [key, record] of records) yield { record, conflicts: conflicts.get(key) ?? [] };
}

function isMention(mark: Mark): mark is Mention {
  return mark.status !== 'rejected';
}
