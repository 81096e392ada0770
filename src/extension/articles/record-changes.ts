import type { Mention, Quote, Rejection } from '../../annotation/model';

/** Records of one section that differ between two states of a set. */
export interface RecordChanges<T> {
  /** New ones, and what others have become. */
  readonly present: ReadonlyMap<string, T>;
  /** What they were, and what is gone. */
  readonly former: ReadonlyMap<string, T>;
}

/** What differs between two states: by identity, since edits keep what they do not touch. One pass. */
export function changesBetween<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>): RecordChanges<T> {
  const present = new Map<string, T>();
  const former = new Map<string, T>();
  if (before === after) return { present, former };
  let common = 0;
  for (const [id, record] of after) {
    const known = before.get(id);
    if (known !== undefined) common += 1;
    if (known === record) continue;
    present.set(id, record);
    if (known !== undefined) former.set(id, known);
  }
  if (common < before.size) {
    for (const [id, record] of before) if (!after.has(id)) former.set(id, record);
  }
  return { present, former };
}

/** Changes of what has a place in the text. */
export interface SetChanges {
  readonly mentions: RecordChanges<Mention>;
  readonly rejected: RecordChanges<Rejection>;
}

/** The quotes that are new or others than before, so that nobody knows where they stand. */
export function unplacedOf<T extends Quote>({ present, former }: RecordChanges<T>): Map<string, Quote> {
  const unplaced = new Map<string, Quote>();
  for (const [id, quote] of present) {
    const known = former.get(id);
    if (known === undefined || !sameQuote(known, quote)) unplaced.set(id, quote);
  }
  return unplaced;
}

export function sameQuote(a: Quote, b: Quote): boolean {
  return a.exact === b.exact && a.prefix === b.prefix && a.suffix === b.suffix && a.nth === b.nth && a.of === b.of;
}
