import { sameRecord } from './equality';
import { mergeMembers } from './merge-fields';
import type { Mark } from './merge-marks';
import { isRejected, mergeMarks } from './merge-marks';
import type { MergedMap } from './merge-maps';
import type { Comment, Relation } from './model';
import { isMachine } from './model';
import { patch } from './record-map';

interface UniteState {
  readonly base: ReadonlyMap<string, Mark>;
  readonly ours: ReadonlyMap<string, Mark>;
  readonly theirs: ReadonlyMap<string, Mark>;
  readonly marks: MergedMap<Mark>;
  readonly relations: MergedMap<Relation>;
  readonly comments: MergedMap<Comment>;
}

/**
 * Makes one record of mentions with equal quote, type and entity that the two sides brought together: two people who
 * agree do not conflict. The smaller id stays, what refers to the others is redirected, their authors count as
 * reviewers. Equal records that one side holds by itself already are left alone.
 */
export function uniteEqualMarks({ base, ours, theirs, marks, relations, comments }: UniteState): void {
  const redirect = new Map<string, string>();
  for (const group of equalMarks(marks)) {
    if (group.length < 2 || holdsAll(ours, group) || holdsAll(theirs, group)) continue;
    const [first, ...rest] = group.map(([, mark]) => mark).sort((a, b) => (a.id < b.id ? -1 : 1));
    if (first === undefined) continue;
    let united = first;
    for (const other of rest) {
      const otherIsOurs = isFrom(ours, base, other) && !isFrom(ours, base, first);
      const [our, their] = otherIsOurs ? [other, united] : [united, other];
      const merged = mergeMarks(undefined, unsigned(our), unsigned(their));
      united = { ...signed(merged.record, united, other), id: first.id };
      if (merged.conflicts.length > 0) {
        marks.conflicts.set(first.id, [...(marks.conflicts.get(first.id) ?? []), ...merged.conflicts]);
      }
      marks.records.delete(other.id);
      redirect.set(other.id, first.id);
    }
    marks.records.set(first.id, united);
  }
  if (redirect.size === 0) return;
  for (const [id, comment] of comments.records) {
    comments.records.set(id, patch(comment, { on: redirect.get(comment.on) ?? comment.on }));
  }
  for (const [id, relation] of relations.records) {
    if (relation.evidence?.some((mark) => redirect.has(mark)) !== true) continue;
    const evidence = relation.evidence.map((mark) => redirect.get(mark) ?? mark);
    relations.records.set(id, patch(relation, { evidence: [...new Set(evidence)] }));
  }
}

/**
 * Marks by what makes them equal. Those that a person has to look at first do not take part: with a conflict, or with
 * an id that is in two places.
 */
function equalMarks({ records, conflicts }: MergedMap<Mark>): Iterable<[string, Mark][]> {
  const groups = new Map<string, [string, Mark][]>();
  for (const [key, mark] of records) {
    if (key !== mark.id || conflicts.has(key)) continue;
    const identity = identityOf(mark);
    const group = groups.get(identity);
    if (group === undefined) groups.set(identity, [[key, mark]]);
    else group.push([key, mark]);
  }
  return groups.values();
}

function identityOf(mark: Mark): string {
  const { type, entity, exact, prefix, suffix, nth } = mark;
  return JSON.stringify([isRejected(mark), type, entity ?? '', exact, prefix ?? '', suffix ?? '', nth ?? 0]);
}

function holdsAll(side: ReadonlyMap<string, Mark>, group: readonly (readonly [string, Mark])[]): boolean {
  return group.every(([key, mark]) => {
    const own = side.get(key);
    return own !== undefined && identityOf(own) === identityOf(mark);
  });
}

/** Whether a side made the mark what it is: added or changed it. */
function isFrom(side: ReadonlyMap<string, Mark>, base: ReadonlyMap<string, Mark>, mark: Mark): boolean {
  const own = side.get(mark.id);
  const before = base.get(mark.id);
  return own !== undefined && (before === undefined || !sameRecord(own, before));
}

/** Without what {@link signed} decides, and without the id, which differs on purpose. */
function unsigned(mark: Mark): Mark {
  return { ...patch(mark, { by: undefined, reviewedBy: undefined }), id: '' };
}

/** A person's signature goes before a program's; the author who does not sign has looked at it and agreed. */
function signed(record: Mark, first: Mark, second: Mark): Mark {
  const [author, other] =
    first.by === undefined || (isMachine(first.by) && second.by !== undefined && !isMachine(second.by))
      ? [second.by, first.by]
      : [first.by, second.by];
  const reviewers = mergeMembers([], first.reviewedBy ?? [], second.reviewedBy ?? []) ?? [];
  const agreed = other === undefined || isMachine(other) || other === author ? [] : [other];
  const reviewedBy = mergeMembers([], reviewers, agreed)?.filter((person) => person !== author) ?? [];
  return patch(record, { by: author, reviewedBy: reviewedBy.length > 0 ? reviewedBy : undefined });
}
