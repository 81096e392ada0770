import type { FieldConflict } from './merge-fields';
import type { Mark } from './merge-marks';
import type { MergedMap } from './merge-maps';
import type { AnnotationSet, Comment, Entity, Relation } from './model';

interface MergeState {
  readonly ours: AnnotationSet;
  readonly theirs: AnnotationSet;
  readonly marks: MergedMap<Mark>;
  /** Our marks and theirs. */
  readonly markSides: readonly [ReadonlyMap<string, Mark>, ReadonlyMap<string, Mark>];
  readonly relations: MergedMap<Relation>;
  readonly entities: MergedMap<Entity>;
  readonly comments: MergedMap<Comment>;
}

/**
 * Brings back records that one side deleted while the other side made something refer to them: a relation or mark
 * with a new comment, a mark that is new evidence (each a conflict: deleted here, used there), an entity that is
 * still linked (no conflict: it only went because nothing used it any more). A reference that the deleting side kept
 * itself dangles on purpose: its target is in the registry now.
 */
export function keepReferenced(state: MergeState): void {
  const { ours, theirs, marks, markSides, relations, entities, comments } = state;
  const oursRefers = references(ours, markSides[0]);
  const theirsRefers = references(theirs, markSides[1]);
  const bringBack = <T>(
    merged: MergedMap<T>,
    ourRecords: ReadonlyMap<string, T>,
    theirRecords: ReadonlyMap<string, T>,
    isReferenced: (id: string) => boolean,
    silent: boolean,
  ): void => {
    const restore = (id: string, record: T, conflict: FieldConflict, deleterRefers: ReadonlySet<string>): void => {
      if (merged.records.has(id) || deleterRefers.has(id) || !isReferenced(id)) return;
      merged.records.set(id, record);
      if (!silent) merged.conflicts.set(id, [conflict]);
    };
    for (const [id, record] of ourRecords) {
      if (!theirRecords.has(id)) {
        restore(id, record, { field: 'record', ours: 'changed', theirs: 'deleted' }, theirsRefers);
      }
    }
    for (const [id, record] of theirRecords) {
      if (!ourRecords.has(id)) {
        restore(id, record, { field: 'record', ours: 'deleted', theirs: 'changed' }, oursRefers);
      }
    }
  };

  const commented = new Set([...comments.records.values()].map(({ on }) => on));
  bringBack(relations, ours.relations, theirs.relations, (id) => commented.has(id), false);
  const evidence = new Set([...relations.records.values()].flatMap((relation) => relation.evidence ?? []));
  bringBack(marks, ...markSides, (id) => commented.has(id) || evidence.has(id), false);
  const linked = new Set([...relations.records.values()].flatMap(({ from, to }) => [from, to]));
  for (const { entity } of marks.records.values()) if (entity !== undefined) linked.add(entity);
  bringBack(entities, ours.entities, theirs.entities, (id) => commented.has(id) || linked.has(id), true);
}

/** Every id that a set refers to. */
function references(set: AnnotationSet, marks: ReadonlyMap<string, Mark>): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { entity } of marks.values()) if (entity !== undefined) ids.add(entity);
  for (const { on } of set.comments.values()) ids.add(on);
  for (const { from, to, evidence } of set.relations.values()) {
    ids.add(from).add(to);
    for (const id of evidence ?? []) ids.add(id);
  }
  return ids;
}
