/**
 * The records that can stay where they are when `before` becomes `after`: the longest run of ids that stand in both
 * in the same order (longest increasing subsequence, patience sorting; n log n). All others move, come or go.
 */
export function keptInOrder(before: readonly string[], after: Iterable<string>): ReadonlySet<string> {
  const places = new Map(before.map((id, index) => [id, index]));
  const common: { readonly id: string; readonly place: number; previous: number }[] = [];
  let sorted = true;
  let last = -1;
  for (const id of after) {
    const place = places.get(id);
    if (place === undefined) continue;
    sorted &&= place > last;
    last = place;
    common.push({ id, place, previous: -1 });
  }
  if (sorted) return new Set(common.map(({ id }) => id));
  /** By length of run: index in `common` of the run's end that stands earliest in `before`. */
  const ends: number[] = [];
  common.forEach((item, index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const end = ends[middle];
      if (end !== undefined && (common[end]?.place ?? 0) < item.place) low = middle + 1;
      else high = middle;
    }
    item.previous = ends[low - 1] ?? -1;
    ends[low] = index;
  });
  const kept = new Set<string>();
  for (let item = common[ends.at(-1) ?? -1]; item !== undefined; item = common[item.previous]) kept.add(item.id);
  return kept;
}
