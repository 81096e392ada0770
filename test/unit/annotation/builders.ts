import type { AnnotationSet, Comment, Entity, Mention, Rejection, Relation } from '../../../src/annotation/model';
import { EMPTY_SET } from '../../../src/annotation/model';

export function mention(id: string, fields: Partial<Mention> = {}): Mention {
  return { id, type: 'institution', exact: `words of ${id}`, ...fields };
}

export function proposal(id: string, fields: Partial<Mention> = {}): Mention {
  return mention(id, { status: 'proposed', by: 'marginalia 1.0.0', ...fields });
}

export interface Records {
  readonly article?: AnnotationSet['article'];
  readonly entities?: readonly Entity[];
  readonly mentions?: readonly Mention[];
  readonly relations?: readonly Relation[];
  readonly comments?: readonly Comment[];
  readonly rejected?: readonly Rejection[];
}

export function setOf(records: Records): AnnotationSet {
  return {
    article: records.article ?? EMPTY_SET.article,
    entities: byId(records.entities),
    mentions: byId(records.mentions),
    relations: byId(records.relations),
    comments: byId(records.comments),
    rejected: byId(records.rejected),
  };
}

function byId<T extends { readonly id: string }>(records: readonly T[] = []): ReadonlyMap<string, T> {
  return new Map(records.map((record) => [record.id, record]));
}
