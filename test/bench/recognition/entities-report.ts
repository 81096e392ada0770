import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { plainText } from '../../../src/recognition/plain';
import { NAME_KINDS, type NameKind } from '../../../src/recognition/tagger/labels';
import type { Recognizer } from '../../../src/recognition/recognizer';
import { f1Interval } from '../../../src/training/bootstrap';
import { compareNames } from '../../../src/training/compare-names';
import { countLinks, type LinkedMention } from '../../../src/training/link-score';
import { scoreOf, type Counts } from '../../../src/training/score';
import type { BenchOptions } from './bench-options';
import { type LinkedName, readGoldArticles } from './gold-articles';
import { groupGoldNames } from './group-gold-names';
import { namesIn, UNHURRIED } from './marginalia';
import { between, one, table, type Cell } from './markdown';
import { KIND_TITLES } from './names-report';
import { readPopcorn, type LinkedDocument } from './popcorn';

interface LinkSet {
  readonly id: string;
  readonly language: 'fr' | 'en';
  readonly documents: readonly LinkedDocument[];
  /** Whether a model may have seen the texts in training: then only given names are linked. */
  readonly seen: boolean;
}

/** Finds who names whom, on the names that a text has (`given`) or on those that the recognizer finds. */
type Linker = (
  document: LinkedDocument,
  language: 'fr' | 'en',
) => Promise<readonly LinkedName[]> | readonly LinkedName[];

/** Pairwise F of links between names, on entities that are named at least twice. */
export async function entitiesReport(options: BenchOptions, recognizer: Recognizer): Promise<string> {
  const sets = linkSets(options);
  if (sets.length === 0) return 'No set at hand.';
  const linkers: readonly (readonly [name: string, needsUnseen: boolean, link: Linker])[] = [
    ['same words, names given', false, sameWords],
    ['Marginalia, names given', false, groupGoldNames],
    ['Marginalia, end to end', true, endToEnd(recognizer)],
  ];
  const rows: Cell[][] = [];
  for (const { id, language, documents, seen } of sets) {
    // Where a set says of no place which one it is, places are not judged.
    const linkedKinds = NAME_KINDS.filter((kind) =>
      documents.some(({ names }) => names.some((name) => name.kind === kind && name.entity !== undefined)),
    );
    for (const [name, needsUnseen, link] of linkers) {
      if (needsUnseen && seen) continue;
      const linked: (readonly LinkedName[])[] = [];
      for (const document of documents) linked.push(await link(document, language));
      const counts = (kinds: readonly NameKind[]): Counts[] =>
        documents.map((document, index) => countDocument(document, linked[index] ?? [], kinds));
      const all = counts(linkedKinds);
      const { precision, recall, f1 } = scoreOf(all);
      rows.push([
        id,
        name,
        documents.length,
        all.reduce((total, { gold }) => total + gold, 0),
        one(precision),
        one(recall),
        one(f1),
        between(f1Interval(all)),
        ...NAME_KINDS.map((kind) => (linkedKinds.includes(kind) ? one(scoreOf(counts([kind])).f1) : '–')),
      ]);
    }
  }
  return [
    'Links are pairs of names that name the same. End to end a name counts as found with its exact span and type; links of missed names are missed, links of invented ones wrong.',
    table(
      [
        'set',
        'linked by',
        'documents',
        'links',
        'P',
        'R',
        'F1',
        '95 %',
        ...NAME_KINDS.map((kind) => `F1 ${KIND_TITLES[kind]}`),
      ],
      rows,
    ),
  ].join('\n\n');
}

function linkSets({ data, gold }: BenchOptions): LinkSet[] {
  const popcorn = readPopcorn(data);
  const sets: LinkSet[] = [];
  if (popcorn !== undefined) {
    sets.push({ id: 'popcorn, all', language: 'fr', documents: popcorn.all, seen: true });
    sets.push({ id: 'popcorn, dev', language: 'fr', documents: popcorn.dev, seen: false });
  }
  for (const folder of ['french/development', 'french/blind', 'english/development', 'english/blind']) {
    if (!existsSync(join(gold, folder))) continue;
    const documents = readGoldArticles(join(gold, folder));
    const language = folder.startsWith('french') ? 'fr' : 'en';
    if (documents.length > 0) sets.push({ id: `own-${folder.replace('/', '-')}`, language, documents, seen: false });
  }
  return sets;
}

const sameWords: Linker = ({ text, names }) =>
  names.map((name) => ({ ...name, entity: `${name.kind} ${plainText(text.slice(name.start, name.end))}` }));

function endToEnd(recognizer: Recognizer): Linker {
  return async ({ text }, language) => {
    const names = namesIn(await recognizer.recognize({ text, language }, UNHURRIED));
    return names.map((name) => ({ ...name, entity: name.entity }));
  };
}

function countDocument(
  { text, names }: LinkedDocument,
  linked: readonly LinkedName[],
  kinds: readonly NameKind[],
): Counts {
  const ofKinds = (all: readonly LinkedName[]) => all.filter(({ kind }) => kinds.includes(kind));
  const gold: LinkedMention[] = [];
  const found: LinkedMention[] = [];
  for (const [index, pair] of compareNames({ text, names: ofKinds(names) }, ofKinds(linked)).entries()) {
    const at = String(index);
    if (pair.gold !== undefined) gold.push({ at, entity: pair.gold.entity });
    if (pair.found !== undefined) {
      found.push({ at: pair.outcome === 'right' ? at : `${at} wrong`, entity: pair.found.entity });
    }
  }
  return countLinks(gold, found);
}
