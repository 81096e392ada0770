import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NameKind } from '../../../src/recognition/tagger/labels';
import { withoutOverlaps } from './name-finder';
import type { LinkedName } from './gold-articles';
import type { NamedDocument } from '../../../src/training/named-document';
import { readConll } from '../../../src/training/read-conll';

/** A text whose names say whom they name. */
export interface LinkedDocument extends NamedDocument {
  readonly names: readonly LinkedName[];
}

interface RawMention {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}
interface RawDocument {
  readonly text: string;
  readonly entities: readonly {
    readonly id: number;
    readonly type: string;
    readonly mentions: readonly RawMention[];
  }[];
}

const KINDS: Readonly<Record<string, NameKind>> = {
  CIVILIAN: 'person',
  MILITARY: 'person',
  TERRORIST_OR_CRIMINAL: 'person',
  NON_GOVERNMENTAL_ORGANISATION: 'organisation',
  NON_MILITARY_GOVERNMENT_ORGANISATION: 'organisation',
  MILITARY_ORGANISATION: 'organisation',
  INTERGOVERNMENTAL_ORGANISATION: 'organisation',
  PLACE: 'location',
};

/**
 * The reports of POPCORN with the clusters that name actors, institutions and places. Only names count, not « elle » or
 * « la vieille dame »: of people what has a first or last name in it, of the rest what begins with a capital.
 *
 * @returns undefined where the corpus is not at hand
 */
export function readPopcorn(data: string): { all: LinkedDocument[]; dev: LinkedDocument[] } | undefined {
  const path = join(data, 'popcorn', 'train.json');
  const devPath = join(data, 'ner', 'popcorn-fr', 'dev.conll');
  if (!existsSync(path) || !existsSync(devPath)) return undefined;
  const raw = JSON.parse(readFileSync(path, 'utf8')) as Record<string, RawDocument>;
  const all = Object.entries(raw).map(([id, document]) => readDocument(id, document));
  const dev = new Set(readConll(devPath).map(({ id }) => id));
  return { all, dev: all.filter(({ id }) => dev.has(id)) };
}

function readDocument(id: string, { text, entities }: RawDocument): LinkedDocument {
  const mentionsOf = (isWanted: (type: string) => boolean): RawMention[] =>
    entities.flatMap(({ type, mentions }) => (isWanted(type) ? mentions : []));
  const parts = mentionsOf((type) => /^(?:FIRST|LAST)NAME/.test(type));
  const names = entities.flatMap(({ id: entity, type, mentions }): LinkedName[] => {
    const kind = KINDS[type];
    if (kind === undefined) return [];
    return mentions.flatMap(({ value, start, end }) => {
      if (text.slice(start, end) !== value) throw new Error(`${id}: “${value}” does not stand at ${start}`);
      const isName =
        kind === 'person' ? parts.some((part) => start <= part.start && part.end <= end) : /^\p{Lu}/u.test(value);
      return isName ? [{ start, end, kind, entity: String(entity) }] : [];
    });
  });
  return { id, text, names: withoutOverlaps(names) };
}
