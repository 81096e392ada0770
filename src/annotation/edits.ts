import { proposalId } from './ids';
import type { LabelSchema } from './label-schema';
import { DEFAULT_SCHEMA, findType } from './label-schema';
import type { AnnotationSet, ArticleInfo, Comment, Entity, Mention, Quote, Rejection, Relation } from './model';
import { isMachine } from './model';
import { dropRecord, dropRecords, mapRecords, patch, putRecord, withMember, withoutMember } from './record-map';

/*
 * Edits: pure functions from one set to the next. Maps that an edit does not touch are the same objects afterwards;
 * an edit that changes nothing (an unknown id, a value that is there already) returns the set it was given.
 *
 * Where an edit takes `by`, it is the person who decides. Their name joins `reviewedBy` unless the mark is their own,
 * and the mark stops being a proposal; without `by` (a context refreshed by the editor) neither happens.
 */

/**
 * Puts a mention: in place where its id is known, otherwise behind the mention `after` (null: first; undefined or
 * unknown: last). See `order.ts` for where it belongs.
 */
export function putMention(set: AnnotationSet, mention: Mention, after?: string | null): AnnotationSet {
  return patch(set, { mentions: putRecord(set.mentions, mention, after) });
}

/** Takes a mention out, with the comments on it; relations lose it as evidence. */
export function removeMention(set: AnnotationSet, id: string): AnnotationSet {
  if (!set.mentions.has(id)) return set;
  return patch(set, {
    mentions: dropRecord(set.mentions, id),
    relations: withoutEvidence(set.relations, id),
    comments: dropRecords(set.comments, (comment) => comment.on === id),
  });
}

/** Any change of a mention's own fields, as a decision of `by`. A field set to undefined goes. */
export function changeMention(
  set: AnnotationSet,
  id: string,
  changes: { readonly [K in keyof Omit<Mention, 'id'>]?: Mention[K] | undefined },
  by?: string,
): AnnotationSet {
  const mention = set.mentions.get(id);
  if (mention === undefined) return set;
  const changed = patch(mention, changes);
  if (changed === mention) return set;
  return putMention(set, by === undefined ? changed : decided(changed, by));
}

/** `by` takes the mention as it is: it is neither proposed nor disputed any more. */
export function acceptMention(set: AnnotationSet, id: string, by: string): AnnotationSet {
  const mention = set.mentions.get(id);
  if (mention === undefined) return set;
  return putMention(set, decided(patch(mention, { status: undefined }), by));
}

/** Marks a mention as disputed; a comment should say why. Nobody's review is added: to dispute is not to agree. */
export function disputeMention(set: AnnotationSet, id: string): AnnotationSet {
  return changeMention(set, id, { status: 'disputed' });
}

/**
 * `by` turns a mention down: it moves to the rejected ones (behind the rejection `after`; last by default), so that
 * it is not proposed again. Comments on it stay. What a machine said of it (entity, date value) goes, since a
 * machine can say it again, and so does its entity where nothing else refers to that; a person's mark keeps it all.
 */
export function rejectMention(set: AnnotationSet, id: string, by: string, after?: string | null): AnnotationSet {
  const mention = set.mentions.get(id);
  if (mention === undefined) return set;
  const reviewed = patch(mention, { status: undefined, reviewedBy: withMember(mention.reviewedBy, by) });
  const rejection: Rejection = isMachine(mention.by)
    ? patch(reviewed, { entity: undefined, value: undefined, timex: undefined, mod: undefined })
    : reviewed;
  const rejected = patch(set, {
    mentions: dropRecord(set.mentions, id),
    rejected: putRecord(set.rejected, rejection, after),
    relations: withoutEvidence(set.relations, id),
  });
  return isMachine(mention.by) ? withoutUnused(rejected, mention.entity) : rejected;
}

/**
 * `reviewer` turns down a suggestion of the program `by` that was never stored. It gets the id that the proposal would
 * have had; turned down already, it gains a reviewer.
 */
export function rejectQuote(
  set: AnnotationSet,
  type: string,
  quote: Quote,
  by: string,
  reviewer: string,
  after?: string | null,
): AnnotationSet {
  let variant = 1;
  let id = proposalId(type, quote);
  while (set.mentions.has(id)) id = proposalId(type, quote, ++variant);
  const known = set.rejected.get(id);
  const { exact, prefix, suffix, nth, of } = quote;
  const rejection = known ?? patch<Rejection>({ id, type, exact }, { prefix, suffix, nth, of, by });
  return putRejection(set, patch(rejection, { reviewedBy: withMember(known?.reviewedBy, reviewer) }), after);
}

/** Puts a rejected suggestion: in place where its id is known, otherwise behind the rejection `after`. */
export function putRejection(set: AnnotationSet, rejection: Rejection, after?: string | null): AnnotationSet {
  return patch(set, { rejected: putRecord(set.rejected, rejection, after) });
}

/** Forgets a rejection, with the comments on it: the suggestion may come back. */
export function removeRejection(set: AnnotationSet, id: string): AnnotationSet {
  if (!set.rejected.has(id)) return set;
  return patch(set, {
    rejected: dropRecord(set.rejected, id),
    comments: dropRecords(set.comments, (comment) => comment.on === id),
  });
}

export interface RetypeOptions {
  readonly by?: string | undefined;
  readonly schema?: LabelSchema | undefined;
  /** Finds entities that the set does not define (the registry). An entity that nobody knows keeps its mention. */
  readonly entityOf?: ((id: string) => Entity | undefined) | undefined;
}

/**
 * Gives a mention another type. What no longer fits goes: a date value where the type carries none, and the link to
 * an entity of another type, unless the mention's form (metonym, function, pronoun) allows for that. An entity that
 * a machine's mention leaves without any reference goes too.
 */
export function retypeMention(
  set: AnnotationSet,
  id: string,
  type: string,
  { by, schema = DEFAULT_SCHEMA, entityOf }: RetypeOptions = {},
): AnnotationSet {
  const mention = set.mentions.get(id);
  if (mention === undefined || mention.type === type) return set;
  const wanted = findType(schema, type);
  const linked =
    mention.entity === undefined ? undefined : (set.entities.get(mention.entity) ?? entityOf?.(mention.entity));
  const differs = linked?.type !== undefined && linked.type !== type;
  const unlink = (wanted !== undefined && wanted.entities !== true) || (differs && mention.form === undefined);
  const retyped = changeMention(
    set,
    id,
    {
      type,
      ...(wanted?.temporal === true ? {} : { value: undefined, timex: undefined, mod: undefined }),
      ...(unlink ? { entity: undefined, form: undefined } : {}),
    },
    by,
  );
  return unlink && isMachine(mention.by) ? withoutUnused(retyped, mention.entity) : retyped;
}

/** Links a mention to an entity (of the set or the registry), or to none. */
export function linkMention(set: AnnotationSet, id: string, entity: string | undefined, by?: string): AnnotationSet {
  return changeMention(set, id, { entity }, by);
}

/** Gives a mention other bounds (with `by`), or the same words with a fresh context (without). */
export function setMentionQuote(set: AnnotationSet, id: string, quote: Quote, by?: string): AnnotationSet {
  const { exact, prefix, suffix, nth, of } = quote;
  return changeMention(set, id, { exact, prefix, suffix, nth, of }, by);
}

/** Refreshes the context of a rejected suggestion, or follows its text. */
export function setRejectionQuote(set: AnnotationSet, id: string, quote: Quote): AnnotationSet {
  const rejection = set.rejected.get(id);
  if (rejection === undefined) return set;
  const { exact, prefix, suffix, nth, of } = quote;
  return putRejection(set, patch(rejection, { exact, prefix, suffix, nth, of }));
}

/** Puts an entity: in place where its id is known, otherwise behind the entity `after` (null: first; default last). */
export function putEntity(set: AnnotationSet, entity: Entity, after?: string | null): AnnotationSet {
  return patch(set, { entities: putRecord(set.entities, entity, after) });
}

/** Changes fields of an entity that the set defines. A field set to undefined goes. */
export function changeEntity(
  set: AnnotationSet,
  id: string,
  changes: { readonly [K in keyof Omit<Entity, 'id'>]?: Entity[K] | undefined },
): AnnotationSet {
  const entity = set.entities.get(id);
  return entity === undefined ? set : putEntity(set, patch(entity, changes));
}

/** Takes an entity out; mentions lose their link to it, its relations and all comments on either go. */
export function removeEntity(set: AnnotationSet, id: string): AnnotationSet {
  if (!set.entities.has(id)) return set;
  const gone = new Set([id]);
  for (const relation of set.relations.values()) {
    if (relation.from === id || relation.to === id) gone.add(relation.id);
  }
  const unlink = <T extends { readonly entity?: string | undefined }>(record: T): T =>
    record.entity === id
      ? (patch<{ readonly entity?: string | undefined }>(record, { entity: undefined }) as T)
      : record;
  return patch(set, {
    entities: dropRecord(set.entities, id),
    mentions: mapRecords(set.mentions, unlink),
    rejected: mapRecords(set.rejected, unlink),
    relations: dropRecords(set.relations, (relation) => gone.has(relation.id)),
    comments: dropRecords(set.comments, (comment) => gone.has(comment.on)),
  });
}

/** Whether any mention, rejection, relation or comment of the set refers to an entity. */
export function isReferenced(set: AnnotationSet, entity: string): boolean {
  for (const mention of set.mentions.values()) if (mention.entity === entity) return true;
  for (const rejection of set.rejected.values()) if (rejection.entity === entity) return true;
  for (const { from, to } of set.relations.values()) if (from === entity || to === entity) return true;
  for (const comment of set.comments.values()) if (comment.on === entity) return true;
  return false;
}

export function putRelation(set: AnnotationSet, relation: Relation, after?: string | null): AnnotationSet {
  return patch(set, { relations: putRecord(set.relations, relation, after) });
}

/** Takes a relation out, with the comments on it. */
export function removeRelation(set: AnnotationSet, id: string): AnnotationSet {
  if (!set.relations.has(id)) return set;
  return patch(set, {
    relations: dropRecord(set.relations, id),
    comments: dropRecords(set.comments, (comment) => comment.on === id),
  });
}

export function putComment(set: AnnotationSet, comment: Comment, after?: string | null): AnnotationSet {
  return patch(set, { comments: putRecord(set.comments, comment, after) });
}

export function removeComment(set: AnnotationSet, id: string): AnnotationSet {
  return patch(set, { comments: dropRecord(set.comments, id) });
}

/** Changes what is known of the article as a whole. A field set to undefined goes. */
export function setArticle(
  set: AnnotationSet,
  changes: { readonly [K in keyof ArticleInfo]?: ArticleInfo[K] | undefined },
): AnnotationSet {
  return patch(set, { article: patch(set.article, changes) });
}

/** Records that `by` finished a type (what is unmarked is really none), or that it is open again. */
export function setDone(set: AnnotationSet, type: string, done: boolean, by: string): AnnotationSet {
  const { done: types, doneBy } = set.article;
  if (done) return setArticle(set, { done: withMember(types, type), doneBy: withMember(doneBy, by) });
  const rest = withoutMember(types, type);
  return setArticle(set, { done: rest, doneBy: rest === undefined ? undefined : doneBy });
}

function decided(mention: Mention, by: string): Mention {
  return patch(mention, {
    status: mention.status === 'proposed' ? undefined : mention.status,
    reviewedBy: mention.by === by ? mention.reviewedBy : withMember(mention.reviewedBy, by),
  });
}

function withoutEvidence(relations: ReadonlyMap<string, Relation>, id: string): ReadonlyMap<string, Relation> {
  return mapRecords(relations, (relation) => patch(relation, { evidence: withoutMember(relation.evidence, id) }));
}

function withoutUnused(set: AnnotationSet, entity: string | undefined): AnnotationSet {
  if (entity === undefined || !set.entities.has(entity) || isReferenced(set, entity)) return set;
  return patch(set, { entities: dropRecord(set.entities, entity) });
}
