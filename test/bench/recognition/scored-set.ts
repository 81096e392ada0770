import { NAME_KINDS, type NameKind } from '../../../src/recognition/tagger/labels';
import { tokenize } from '../../../src/text/tokens';
import { compareNames, type NamePair } from '../../../src/training/compare-names';
import { addCounts, countPairs, type Counts, type CountsByKind, type Measure } from '../../../src/training/score';
import type { FoundName, NameFinder } from './name-finder';
import type { NameSet } from './name-sets';

/** What one program (in one view) found in one set. */
export interface Scored {
  /** The program and, for ours, the view. */
  readonly by: string;
  readonly ours: boolean;
  /** By document, in the order of the set. */
  readonly pairs: readonly (readonly NamePair<FoundName>[])[];
}

/** A set with the scores of everyone who read it. */
export interface ScoredSet {
  readonly set: NameSet;
  readonly words: number;
  /** Everything that the recognizer offers. */
  readonly offered: Scored;
  /** What a person sees without asking for more. */
  readonly shown: Scored;
  readonly peers: readonly Scored[];
}

export const everyone = ({ offered, shown, peers }: ScoredSet): readonly Scored[] => [offered, shown, ...peers];

export async function scoreSet(set: NameSet, ours: NameFinder, peers: readonly NameFinder[]): Promise<ScoredSet> {
  const texts = set.documents.map(({ text }) => text);
  const { found } = await ours.find(texts, set.language);
  const scoredPeers: Scored[] = [];
  for (const peer of peers) {
    const answer = await peer.find(texts, set.language);
    scoredPeers.push({ by: peer.name, ours: false, pairs: compareAll(set, answer.found) });
  }
  const shown = found.map((names) => names.filter((name) => name.shown));
  return {
    set,
    words: texts.reduce((total, text) => total + wordsIn(text), 0),
    offered: { by: `${ours.name}, all`, ours: true, pairs: compareAll(set, found) },
    shown: { by: `${ours.name}, shown`, ours: true, pairs: compareAll(set, shown) },
    peers: scoredPeers,
  };
}

function compareAll({ documents }: NameSet, found: readonly (readonly FoundName[])[]): NamePair<FoundName>[][] {
  return documents.map((document, index) => compareNames(document, found[index] ?? []));
}

/** Counts of each document, of some kinds together. */
export function documentCounts({ pairs }: Scored, measure: Measure, kinds: readonly NameKind[] = NAME_KINDS): Counts[] {
  return pairs.map((each) => {
    const counts: CountsByKind = countPairs(each, measure);
    return addCounts(kinds.map((kind) => counts[kind]));
  });
}

/** Words and numbers, not marks. */
export function wordsIn(text: string): number {
  return tokenize(text).filter(({ kind }) => kind !== 'mark').length;
}
