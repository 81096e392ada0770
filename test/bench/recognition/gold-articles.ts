import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { locate } from '../../../src/anchoring/locate';
import type { NameKind } from '../../../src/recognition/tagger/labels';
import { parseSidecar } from '../../../src/sidecar/parse';
import { sidecarName } from '../../../src/sidecar/paths';
import { compareSpans } from '../../../src/text/span';
import { normalizeText } from '../../../src/text/normalize';
import type { NamedDocument, NamedSpan } from '../../../src/training/named-document';
import type { MarkedTime } from './dates';

/** The kinds of names, as types of the label schema. */
export const KIND_OF_TYPE: Readonly<Record<string, NameKind>> = {
  actor: 'person',
  institution: 'organisation',
  place: 'location',
};

export interface LinkedName extends NamedSpan {
  /** Undefined where the article leaves open who is meant. */
  readonly entity: string | undefined;
}

/** One of our own articles, as its sidecar says it is. */
export interface GoldArticle extends NamedDocument {
  readonly names: readonly LinkedName[];
  readonly dates: readonly MarkedTime[];
  readonly published: string | undefined;
}

/**
 * Reads the articles of a folder that have a sidecar, with the readers of the product. Functions and pronouns are no
 * names. `layer`: the marks of one reader instead of the agreed ones. Throws where a sidecar has an error or a mark has lost its place: a score would be wrong.
 */
export function readGoldArticles(folder: string, layer?: string): GoldArticle[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => !name.endsWith('.yaml') && existsSync(join(folder, sidecarName(name, layer))))
    .sort()
    .map((name) => readGoldArticle(folder, name, layer));
}

function readGoldArticle(folder: string, name: string, layer: string | undefined): GoldArticle {
  const text = normalizeText(readFileSync(join(folder, name), 'utf8'));
  const { set, findings } = parseSidecar(readFileSync(join(folder, sidecarName(name, layer)), 'utf8'));
  const broken = findings.filter(({ severity }) => severity === 'error').length;
  if (broken > 0) throw new Error(`${name}: its sidecar has ${broken} errors; \`marginalia check\` names them`);
  const placements = locate(text, set.mentions);
  const names: LinkedName[] = [];
  const dates: MarkedTime[] = [];
  for (const { id, type, entity, value, form } of set.mentions.values()) {
    const span = placements.get(id)?.span;
    if (span === undefined) throw new Error(`${name}: mark ${id} has lost its place; \`marginalia check\` names it`);
    const kind = KIND_OF_TYPE[type];
    if (kind !== undefined && form !== 'function' && form !== 'pronoun') names.push({ ...span, kind, entity });
    if (type === 'date') dates.push({ ...span, type: 'DATE', value });
  }
  names.sort(compareSpans);
  return { id: name.replace(/\.[^.]+$/, ''), text, names, dates, published: set.article.published };
}
