import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelLanguage } from '../../../src/recognition/name-models';
import type { NamedDocument } from '../../../src/training/named-document';
import { readConll } from '../../../src/training/read-conll';
import type { BenchOptions } from './bench-options';
import { readGoldArticles } from './gold-articles';

/** Texts whose names are known. */
export interface NameSet {
  readonly id: string;
  readonly language: ModelLanguage;
  readonly documents: readonly NamedDocument[];
  /** Our own articles follow the guideline of this project. */
  readonly own: boolean;
}

interface Plan {
  readonly id: string;
  readonly language: ModelLanguage;
  /** Files below the folder of corpora. */
  readonly files: readonly string[];
  /** More documents than this are sampled evenly. */
  readonly most?: number;
}

const OWN = ['french/development', 'french/blind', 'english/development', 'english/blind'] as const;

const SETS: readonly Plan[] = [
  { id: 'popcorn-fr', language: 'fr', files: ['popcorn-fr/dev'] },
  { id: 'hipe2020-fr', language: 'fr', files: ['hipe2020-fr/dev'] },
  { id: 'sequoia-ne-fr', language: 'fr', files: ['sequoia-ne-fr/dev-a', 'sequoia-ne-fr/dev-b'] },
  { id: 'sequoia-emea-fr', language: 'fr', files: ['sequoia-emea-fr/dev'] },
  { id: 'wikineural-fr', language: 'fr', files: ['wikineural-fr/dev'], most: 250 },
  { id: 'wikiann-fr', language: 'fr', files: ['wikiann-fr/dev'], most: 250 },
  { id: 'wikigold-en', language: 'en', files: ['wikigold-en/dev'] },
  { id: 'uner-ewt-en', language: 'en', files: ['uner-ewt-en/dev'] },
  { id: 'wikineural-en', language: 'en', files: ['wikineural-en/dev'], most: 250 },
];

/** The sets that are there. Ids of our own are `own-french-development` and the like. */
export function nameSets({ data, gold, sets, whole }: BenchOptions): { found: NameSet[]; absent: string[] } {
  const found: NameSet[] = [];
  const absent: string[] = [];
  const isWanted = (id: string): boolean => sets === undefined || sets.includes(id);
  for (const folder of OWN) {
    const id = `own-${folder.replace('/', '-')}`;
    if (!isWanted(id)) continue;
    const documents = readGoldArticles(join(gold, folder));
    if (documents.length === 0) absent.push(id);
    else found.push({ id, language: folder.startsWith('french') ? 'fr' : 'en', documents, own: true });
  }
  for (const { id, language, files, most = Infinity } of SETS) {
    if (!isWanted(id)) continue;
    const paths = files.map((file) => join(data, 'ner', `${file}.conll`));
    if (!paths.every((path) => existsSync(path))) {
      absent.push(id);
      continue;
    }
    const documents = paths.flatMap((path) => blocksOf(readConll(path)));
    found.push({ id, language, documents: whole ? documents : evenly(documents, most), own: false });
  }
  const known = [...found.map(({ id }) => id), ...absent];
  for (const id of sets ?? []) if (!known.includes(id)) throw new TypeError(`There is no set “${id}”.`);
  return { found, absent };
}

/** A corpus that is one or two documents gives no interval: cut into blocks of lines then. */
function blocksOf(documents: readonly NamedDocument[]): NamedDocument[] {
  return documents.length > 2 ? [...documents] : documents.flatMap((document) => cutAtLines(document, 8));
}

export function cutAtLines({ id, text, names }: NamedDocument, lines: number): NamedDocument[] {
  const parts: NamedDocument[] = [];
  let next = 0;
  for (let start = 0; start < text.length;) {
    let end = start;
    for (let line = 0; line < lines && end < text.length; line += 1) {
      const stop = text.indexOf('\n', end);
      end = stop === -1 ? text.length : stop + 1;
    }
    const inside = [];
    for (let name = names[next]; name !== undefined && name.end <= end; name = names[next]) {
      inside.push({ ...name, start: name.start - start, end: name.end - start });
      next += 1;
    }
    parts.push({ id: `${id}/${parts.length + 1}`, text: text.slice(start, end), names: inside });
    start = end;
  }
  return parts;
}

function evenly<T>(items: readonly T[], count: number): readonly T[] {
  if (items.length <= count) return items;
  return Array.from({ length: count }, (_, index) => items[Math.floor((index * items.length) / count)]!);
}
