import { sameField, sameRecord } from './equality';
import { mergeFields } from './merge-fields';
import type { MergedRecord } from './merge-maps';
import type { AnnotationSet, Mention, Rejection } from './model';
import { isMachine } from './model';
import { patch } from './record-map';

/**
 * A mention or a rejected one. A rejection is the same record with one more status, so that "accepted here, rejected
 * there" is a conflict of statuses and not two records with one id.
 */
export type Mark = Omit<Mention, 'status'> & { readonly status?: Mention['status'] | 'rejected' | undefined };

/** The mentions and the rejected ones of a set as marks. */
export class Marks {
  /** By id; where a faulty file has an id in both places, the rejected one is under another key. */
  readonly byKey = new Map<string, Mark>();
  private readonly origins = new Map<Mark, Rejection>();

  constructor({ mentions, rejected }: AnnotationSet) {
    for (const [id, mention] of mentions) this.byKey.set(id, mention);
    for (const [id, rejection] of rejected) {
      const mark: Mark = { ...rejection, status: 'rejected' };
      this.origins.set(mark, rejection);
      this.byKey.set(this.byKey.has(id) ? `${id} rejected` : id, mark);
    }
  }

  /** The stored form of a rejected mark: the very record that it was made of, where it is one of this set. */
  rejectionOf(mark: Mark): Rejection | undefined {
    return this.origins.get(mark);
  }
}

export function isRejected(mark: Mark): boolean {
  return mark.status === 'rejected';
}

/**
 * Merges two versions of a mark, field by field. A rejection on one side stands against every decision on the other
 * (its status, review, type, bounds, entity, value): that is a conflict of statuses. Against an undecided mark, or a
 * mere note or fresh context, the rejection holds.
 * @param base undefined where both sides added the mark (the same proposal, adopted twice).
 */
export function mergeMarks(base: Mark | undefined, ours: Mark, theirs: Mark): MergedRecord<Mark> {
  // Added by both: what is still proposed is what the other one decided upon.
  const proposed = ours.status === 'proposed' || theirs.status === 'proposed';
  const from: Partial<Mark> = base ?? (proposed ? { status: 'proposed' } : {});
  if (isRejected(ours) === isRejected(theirs) || from.status === 'rejected')
    return mergeFields<Mark>(from, ours, theirs);

  const rejecting = isRejected(ours) ? ours : theirs;
  const other = isRejected(ours) ? theirs : ours;
  const whole = isMachine(rejecting.by) ? withWhatMachineSaid(rejecting, base ?? other) : rejecting;
  const merged = mergeFields<Mark>(from, ours === rejecting ? whole : ours, theirs === rejecting ? whole : theirs);
  const conflicts = [...merged.conflicts];
  let record = merged.record;
  const decided = base === undefined ? other.status !== 'proposed' : isDecision(base, other);
  if (decided && !conflicts.some(({ field }) => field === 'status')) {
    conflicts.push({ field: 'status', ours: ours.status ?? null, theirs: theirs.status ?? null });
    record = patch(record, { status: ours.status });
  }
  if (conflicts.length === 0 && isMachine(record.by)) record = withoutWhatMachineSaid(record);
  return { record: sameRecord(record, ours) ? ours : sameRecord(record, theirs) ? theirs : record, conflicts };
}

/** What a rejection takes off a machine's mark, since a machine can say it again. */
const MACHINE_SAID = ['entity', 'value', 'timex', 'mod'] as const;

/** So that a rejection, which takes these fields off, does not count as a change of each of them. */
function withWhatMachineSaid(mark: Mark, source: Mark): Mark {
  const { entity, value, timex, mod } = { ...source, ...mark };
  return patch(mark, { entity, value, timex, mod });
}

function withoutWhatMachineSaid(mark: Mark): Mark {
  return patch(mark, { entity: undefined, value: undefined, timex: undefined, mod: undefined });
}

const DECISION_FIELDS = ['status', 'reviewedBy', 'type', 'exact', 'form', ...MACHINE_SAID] as const;

function isDecision(base: Mark, mark: Mark): boolean {
  return DECISION_FIELDS.some((field) => !sameField(base[field], mark[field]));
}
