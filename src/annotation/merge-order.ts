/**
 * The order of a merged map. It is the order of `ours`, or of `theirs` where only they moved records; what only one
 * side has follows the record that it follows there. Where both sides add behind the same record, the run whose
 * first id is smaller comes first, so that both people who merge get the same file. Linear.
 * @param base, ours, theirs ids in file order.
 * @param merged the records of the result.
 */
export function mergeOrder<T>(
  base: Iterable<string>,
  ours: ReadonlyMap<string, unknown>,
  theirs: ReadonlyMap<string, unknown>,
  merged: ReadonlyMap<string, T>,
): Map<string, T> {
  const shared = [...base].filter((id) => ours.has(id) && theirs.has(id));
  const inShared = new Set(shared);
  const moved = (side: ReadonlyMap<string, unknown>): boolean => {
    let index = 0;
    for (const id of side.keys()) if (inShared.has(id) && shared[index++] !== id) return true;
    return false;
  };
  const [first, second] = !moved(ours) && moved(theirs) ? [theirs, ours] : [ours, theirs];
  const isAnchor = (id: string): boolean => merged.has(id) && first.has(id) && second.has(id);
  const firstRuns = runs(first, isAnchor, merged);
  const secondRuns = runs(second, isAnchor, merged);

  const result = new Map<string, T>();
  const emit = (ids: readonly string[]): void => {
    for (const id of ids) {
      const record = merged.get(id);
      if (record !== undefined) result.set(id, record);
    }
  };
  const emitRuns = (anchor: string | null): void => {
    const pair = [firstRuns.get(anchor) ?? [], secondRuns.get(anchor) ?? []];
    pair.sort(([a = ''], [b = '']) => (a < b ? -1 : a > b ? 1 : 0)).forEach(emit);
  };
  emitRuns(null);
  for (const id of first.keys()) {
    if (!isAnchor(id)) continue;
    emit([id]);
    emitRuns(id);
  }
  emit([...merged.keys()].filter((id) => !result.has(id)));
  return result;
}

/** The merged records that only one side has, in its order, by the shared record before them. */
function runs(
  side: ReadonlyMap<string, unknown>,
  isAnchor: (id: string) => boolean,
  merged: ReadonlyMap<string, unknown>,
): Map<string | null, string[]> {
  const result = new Map<string | null, string[]>();
  let anchor: string | null = null;
  for (const id of side.keys()) {
    if (isAnchor(id)) anchor = id;
    else if (merged.has(id)) {
      const run = result.get(anchor);
      if (run === undefined) result.set(anchor, [id]);
      else run.push(id);
    }
  }
  return result;
}
