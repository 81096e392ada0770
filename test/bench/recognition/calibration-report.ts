import { NAME_KINDS, type NameKind } from '../../../src/recognition/tagger/labels';
import { calibrationBins, calibrationError, cutAtPrecision, type Judged } from '../../../src/training/calibration';
import { one, table } from './markdown';
import { KIND_TITLES } from './names-report';
import type { ScoredSet } from './scored-set';

/** In per cent: what should be shown by default is right this often. */
const WANTED: Readonly<Record<NameKind, number>> = { person: 90, organisation: 80, location: 85 };

/** How far confidence can be believed. Right means exactly right. */
export function calibrationReport(sets: readonly ScoredSet[]): string {
  return [
    '### Expected calibration error, in points, by type (names found)',
    table(
      ['set', ...NAME_KINDS.map((kind) => KIND_TITLES[kind]), 'all'],
      sets.map((scored) => [
        scored.set.id,
        ...NAME_KINDS.map((kind) => errorOf(judgedOf([scored], [kind]))),
        errorOf(judgedOf([scored], NAME_KINDS)),
      ]),
    ),
    ...groupsOf(sets).flatMap(([title, group]) => [
      `### Confidence against truth: ${title}`,
      reliability(group),
      // Thresholds are chosen on other texts than those that judge them.
      ...(group.some(({ set }) => set.id.endsWith('-blind')) ? [] : [recallAtPrecision(group)]),
    ]),
  ].join('\n\n');
}

/** Our own articles for development decide the thresholds; the blind ones only show whether that held. */
function groupsOf(sets: readonly ScoredSet[]): [string, ScoredSet[]][] {
  const groups: [string, ScoredSet[]][] = sets
    .filter(({ set }) => set.own)
    .map((scored): [string, ScoredSet[]] => [scored.set.id, [scored]]);
  const french = sets.filter(({ set }) => !set.own && set.language === 'fr' && !/emea|wikiann/.test(set.id));
  if (french.length > 0) groups.push([french.map(({ set }) => set.id).join(', '), french]);
  return groups;
}

function reliability(sets: readonly ScoredSet[]): string {
  return table(
    ['type', 'confidence', 'names', 'mean confidence', 'right'],
    NAME_KINDS.flatMap((kind) =>
      calibrationBins(judgedOf(sets, [kind])).map(({ from, to, count, confidence, right }) => [
        KIND_TITLES[kind],
        `${from.toFixed(1)}–${to.toFixed(1)}`,
        count,
        one(100 * confidence),
        one(100 * right),
      ]),
    ),
  );
}

function recallAtPrecision(sets: readonly ScoredSet[]): string {
  return table(
    ['type', 'precision wanted', 'threshold', 'precision', 'recall'],
    NAME_KINDS.map((kind) => {
      const gold = sets.flatMap(({ set }) =>
        set.documents.flatMap(({ names }) => names.filter((name) => name.kind === kind)),
      );
      const cut = cutAtPrecision(judgedOf(sets, [kind]), gold.length, WANTED[kind] / 100);
      if (cut === undefined) return [KIND_TITLES[kind], WANTED[kind], '–', '–', '–'];
      return [
        KIND_TITLES[kind],
        WANTED[kind],
        cut.threshold.toFixed(3),
        one(100 * cut.precision),
        one(100 * cut.recall),
      ];
    }),
  );
}

function judgedOf(sets: readonly ScoredSet[], kinds: readonly NameKind[]): Judged[] {
  return sets.flatMap(({ offered }) =>
    offered.pairs.flat().flatMap(({ found, outcome }) => {
      if (found === undefined || !kinds.includes(found.kind)) return [];
      return [{ confidence: found.confidence, right: outcome === 'right' }];
    }),
  );
}

function errorOf(judged: readonly Judged[]): string {
  return judged.length === 0 ? '–' : one(100 * calibrationError(judged));
}
