import { NAME_KINDS, type NameKind } from '../recognition/tagger/labels';
import { compareNames, type NamePair } from './compare-names';
import type { NamedDocument, NamedSpan } from './named-document';

export interface Counts {
  right: number;
  found: number;
  gold: number;
}

/** In per cent. */
export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export type CountsByKind = Record<NameKind, Counts>;

/**
 * When a pair counts as right.
 * - `exact`: the same span and kind.
 * - `adjusted`: as `exact`, but a place taken for an institution, or the other way round, is right too: whether « Paris »
 *   that acts is one or the other is a question of the guideline.
 * - `overlap`: the same kind, and at least one character in common.
 */
export const MEASURES = ['exact', 'adjusted', 'overlap'] as const;
export type Measure = (typeof MEASURES)[number];

export const noCounts = (): CountsByKind =>
  Object.fromEntries(NAME_KINDS.map((kind) => [kind, { right: 0, found: 0, gold: 0 }])) as unknown as CountsByKind;

/** Counts names with exactly the same span (without article, preposition, honorific in front) and kind. */
export function countExact(document: NamedDocument, found: readonly NamedSpan[]): CountsByKind {
  return countPairs(compareNames(document, found), 'exact');
}

/** A metonymy that counts as right is a find of the kind that the text has it under. */
export function countPairs(pairs: readonly NamePair[], measure: Measure): CountsByKind {
  const counts = noCounts();
  for (const { gold, found, outcome } of pairs) {
    if (gold !== undefined) counts[gold.kind].gold += 1;
    if (found === undefined) continue;
    const forgiven = measure === 'adjusted' && outcome === 'metonymy' && gold !== undefined;
    const kind = forgiven ? gold.kind : found.kind;
    counts[kind].found += 1;
    if (outcome === 'right' || forgiven || (measure === 'overlap' && gold?.kind === kind)) counts[kind].right += 1;
  }
  return counts;
}

export function addCounts(all: readonly Counts[]): Counts {
  const sum = { right: 0, found: 0, gold: 0 };
  for (const { right, found, gold } of all) {
    sum.right += right;
    sum.found += found;
    sum.gold += gold;
  }
  return sum;
}

/** In per cent; 0 where nothing was to be found. */
export function scoreOf(counts: readonly Counts[]): Score {
  const { right, found, gold } = addCounts(counts);
  const precision = (100 * right) / Math.max(1, found);
  const recall = (100 * right) / Math.max(1, gold);
  return { precision, recall, f1: f1Of(right, found, gold) };
}

/** In per cent; 0 where nothing is right. */
export function f1Of(right: number, found: number, gold: number): number {
  return right === 0 ? 0 : (200 * right) / (found + gold);
}
