import { overlaps } from '../text/span';
import { bareName } from './bare-name';
import type { NamedSpan } from './named-document';

/**
 * What became of a name, of a text or found in it. Edges are compared without article, preposition or honorific.
 * - `metonymy`: the same span, place for institution or the other way round.
 * - `type`: the same span, any other kind for another.
 * - `left edge`, `right edge`, `both edges`: they overlap; only that edge differs, or both do. The kind is the same.
 * - `type and edge`: they overlap; neither span nor kind is the same.
 */
export const OUTCOMES = [
  'right',
  'missed',
  'spurious',
  'left edge',
  'right edge',
  'both edges',
  'type',
  'type and edge',
  'metonymy',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A name of the text with the one that was found for it. One of the two is absent where nothing stands against it. */
export interface NamePair<Found extends NamedSpan = NamedSpan, Gold extends NamedSpan = NamedSpan> {
  readonly gold?: Gold | undefined;
  readonly found?: Found | undefined;
  readonly outcome: Outcome;
}

/**
 * Pairs names one to one: the same span first, then what overlaps, each time the same kind first. The rest stays alone.
 * Pairs come in the order of the text's names, then what is left of what was found. N log n.
 *
 * @param found in any order, none overlapping
 */
export function compareNames<Found extends NamedSpan, Gold extends NamedSpan>(
  { text, names }: { readonly text: string; readonly names: readonly Gold[] },
  found: readonly Found[],
): NamePair<Found, Gold>[] {
  const gold = names.map((name) => ({ name, bare: bareName(text, name) }));
  const offered = found.map((name) => ({ name, bare: bareName(text, name) }));
  const byGold = new Map<number, number>();
  const taken = new Set<number>();
  const pair = (one: number, other: number): void => {
    byGold.set(one, other);
    taken.add(other);
  };

  for (const needsKind of [true, false]) {
    const places = new Map<string, number>();
    for (const [index, { bare }] of offered.entries()) {
      if (!taken.has(index)) places.set(placeKey(bare, needsKind), index);
    }
    for (const [index, { bare }] of gold.entries()) {
      const other = places.get(placeKey(bare, needsKind));
      if (other !== undefined && !byGold.has(index) && !taken.has(other)) pair(index, other);
    }
  }
  const order = [...offered.keys()].sort((a, b) => startOf(offered[a]) - startOf(offered[b]));
  for (const needsKind of [true, false]) {
    let first = 0;
    for (const [index, { bare }] of inOrder(gold)) {
      while (first < order.length && (offered[order[first] ?? 0]?.bare.end ?? 0) <= bare.start) first += 1;
      if (byGold.has(index)) continue;
      for (let at = first; at < order.length; at += 1) {
        const candidate = order[at] ?? 0;
        const other = offered[candidate]?.bare;
        if (other === undefined || other.start >= bare.end) break;
        if (taken.has(candidate) || !overlaps(bare, other) || (needsKind && other.kind !== bare.kind)) continue;
        pair(index, candidate);
        break;
      }
    }
  }

  const pairs = gold.map(({ name, bare }, index): NamePair<Found, Gold> => {
    const other = offered[byGold.get(index) ?? -1];
    if (other === undefined) return { gold: name, outcome: 'missed' };
    return { gold: name, found: other.name, outcome: outcomeOf(bare, other.bare) };
  });
  for (const [index, { name }] of offered.entries()) {
    if (!taken.has(index)) pairs.push({ found: name, outcome: 'spurious' });
  }
  return pairs;
}

function outcomeOf(gold: NamedSpan, found: NamedSpan): Outcome {
  const left = gold.start === found.start;
  const right = gold.end === found.end;
  if (left && right) {
    if (gold.kind === found.kind) return 'right';
    return gold.kind === 'person' || found.kind === 'person' ? 'type' : 'metonymy';
  }
  if (gold.kind !== found.kind) return 'type and edge';
  if (left) return 'right edge';
  return right ? 'left edge' : 'both edges';
}

function placeKey({ start, end, kind }: NamedSpan, withKind: boolean): string {
  return withKind ? `${start} ${end} ${kind}` : `${start} ${end}`;
}

function startOf(name: { readonly bare: NamedSpan } | undefined): number {
  return name?.bare.start ?? 0;
}

function inOrder(names: readonly { readonly bare: NamedSpan }[]): (readonly [number, { readonly bare: NamedSpan }])[] {
  return [...names.entries()].sort(([, a], [, b]) => a.bare.start - b.bare.start);
}
