import { NAME_KINDS, type NameKind } from '../../../src/recognition/tagger/labels';
import { differenceInterval, f1Interval } from '../../../src/training/bootstrap';
import { OUTCOMES } from '../../../src/training/compare-names';
import { f1Of, scoreOf, type Counts } from '../../../src/training/score';
import { between, betweenSigned, one, signed, table, type Cell } from './markdown';
import { documentCounts, everyone, type Scored, type ScoredSet } from './scored-set';

export const KIND_TITLES: Readonly<Record<NameKind, string>> = {
  person: 'actors',
  organisation: 'institutions',
  location: 'places',
};
/** What one article with fewer names scores says nothing. */
const FEW = 5;
const TITLES = NAME_KINDS.map((kind) => KIND_TITLES[kind]);

/** All tables about names. */
export function namesReport(sets: readonly ScoredSet[]): string {
  return [
    '### Sets',
    table(
      ['set', 'language', 'documents', 'words', ...TITLES],
      sets.map(({ set, words }) => [
        set.id,
        set.language,
        set.documents.length,
        words,
        ...NAME_KINDS.map(
          (kind) => set.documents.flatMap(({ names }) => names.filter((name) => name.kind === kind)).length,
        ),
      ]),
    ),
    '### Exact spans: precision/recall/F1 by type; all types with 95 % interval of F1',
    table(
      ['set', 'program', ...TITLES, 'all: P', 'R', 'F1', '95 %'],
      rowsOf(sets, (scored) => {
        const counts = documentCounts(scored, 'exact');
        const { precision, recall, f1 } = scoreOf(counts);
        const kinds = NAME_KINDS.map((kind) => precisionRecallF1(documentCounts(scored, 'exact', [kind])));
        return [...kinds, one(precision), one(recall), one(f1), between(f1Interval(counts))];
      }),
    ),
    '### Other measures: F1',
    `Adjusted: a place taken for an institution, or the other way round, is right. Overlap: the same type, edges aside. By article: the mean of exact F1 over articles with a name, and the worst of those with at least ${FEW} names.`,
    table(
      ['set', 'program', 'adjusted', ...TITLES.map((title) => `overlap ${title}`), 'all', 'by article', 'worst'],
      rowsOf(sets, (scored, { set }) => {
        const overlap = NAME_KINDS.map((kind) => one(scoreOf(documentCounts(scored, 'overlap', [kind])).f1));
        const { mean, worst, at } = byDocument(documentCounts(scored, 'exact'));
        return [
          one(scoreOf(documentCounts(scored, 'adjusted')).f1),
          ...overlap,
          one(scoreOf(documentCounts(scored, 'overlap')).f1),
          one(mean),
          at === -1 ? '–' : `${one(worst)} (${set.documents[at]?.id ?? ''})`,
        ];
      }),
    ),
    '### What is wrong: names by error class',
    table(
      ['set', 'program', ...OUTCOMES],
      rowsOf(sets, (scored) => {
        const all = scored.pairs.flat();
        return OUTCOMES.map((outcome) => all.filter((pair) => pair.outcome === outcome).length);
      }),
    ),
    '### Wrong marks per 1,000 words',
    'Wrong: not exactly right. Out of the blue: touches no name at all.',
    table(
      ['set', 'program', ...TITLES, 'all wrong', 'out of the blue'],
      rowsOf(sets, (scored, { words }) => {
        const wrong = scored.pairs.flat().filter(({ found, outcome }) => found !== undefined && outcome !== 'right');
        const rate = (count: number) => ((1000 * count) / Math.max(1, words)).toFixed(2);
        return [
          ...NAME_KINDS.map((kind) => rate(wrong.filter(({ found }) => found?.kind === kind).length)),
          rate(wrong.length),
          rate(wrong.filter(({ outcome }) => outcome === 'spurious').length),
        ];
      }),
    ),
    ...differences(sets),
  ].join('\n\n');
}

/** Exact F1 of ours minus each peer’s, over the same documents. */
function differences(sets: readonly ScoredSet[]): string[] {
  const rows = sets.flatMap(({ set, offered, shown, peers }) =>
    peers.flatMap((peer) =>
      [offered, shown].map((ours): Cell[] => {
        const cell = (kinds?: readonly NameKind[]): [string, string] => {
          const mine = documentCounts(ours, 'exact', kinds);
          const theirs = documentCounts(peer, 'exact', kinds);
          return [signed(scoreOf(mine).f1 - scoreOf(theirs).f1), betweenSigned(differenceInterval(mine, theirs))];
        };
        return [set.id, ours.by, peer.by, ...cell(), ...NAME_KINDS.map((kind) => cell([kind]).join(' · '))];
      }),
    ),
  );
  if (rows.length === 0) return [];
  return [
    '### Differences to others: points of exact F1, with the paired 95 % interval',
    'A difference is claimed only where its interval leaves out zero.',
    table(['set', 'ours', 'against', 'all', '95 %', ...TITLES], rows),
  ];
}

/** Recall of names whose words stand in the training data as a name, and of the others. */
export function knownNamesReport(sets: readonly ScoredSet[], isKnown: (name: string) => boolean): string {
  const share = (scored: Scored, documents: ScoredSet['set']['documents'], kind: NameKind, known: boolean): string => {
    const names = scored.pairs.flatMap((pairs, index) =>
      pairs.filter(({ gold }) => {
        if (gold?.kind !== kind) return false;
        return isKnown(documents[index]?.text.slice(gold.start, gold.end) ?? '') === known;
      }),
    );
    if (names.length === 0) return '–';
    return `${one((100 * names.filter(({ outcome }) => outcome === 'right').length) / names.length)} of ${names.length}`;
  };
  return [
    '### Recall of names that training has seen, and of those that it has not',
    table(
      ['set', ...TITLES.flatMap((title) => [`${title}: known`, 'unseen'])],
      sets.map(({ set, offered }) => [
        set.id,
        ...NAME_KINDS.flatMap((kind) => [true, false].map((known) => share(offered, set.documents, kind, known))),
      ]),
    ),
  ].join('\n\n');
}

function rowsOf(sets: readonly ScoredSet[], cells: (scored: Scored, set: ScoredSet) => readonly Cell[]): Cell[][] {
  return sets.flatMap((set) => everyone(set).map((scored) => [set.set.id, scored.by, ...cells(scored, set)]));
}

function precisionRecallF1(counts: readonly Counts[]): string {
  const { precision, recall, f1 } = scoreOf(counts);
  return `${precision.toFixed(0)}/${recall.toFixed(0)}/${one(f1)}`;
}

/** Documents without a name in them, none of them found, do not count. */
function byDocument(counts: readonly Counts[]): { mean: number; worst: number; at: number } {
  let sum = 0;
  let documents = 0;
  let worst = Infinity;
  let at = -1;
  for (const [index, { right, found, gold }] of counts.entries()) {
    if (found + gold === 0) continue;
    const f1 = f1Of(right, found, gold);
    sum += f1;
    documents += 1;
    if (gold >= FEW && f1 < worst) [worst, at] = [f1, index];
  }
  return { mean: sum / documents, worst, at };
}
