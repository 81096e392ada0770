import type { ArticleInfo, Comment, Entity, Mention, Rejection, Relation } from '../annotation/model';

/**
 * What a field holds and how it is written: `text` double-quoted; `word` (an id or a name of a fixed list) plain
 * where YAML lets it; lists of them in brackets; `count` a whole number from 1; `flag` true or false. `date` and
 * `day` are texts of a certain shape.
 */
export type FieldKind = 'text' | 'word' | 'texts' | 'words' | 'count' | 'flag' | 'date' | 'day';

/** A field of a record: its key in the file, its property in the model. */
export interface Field<P extends string = string> {
  readonly key: string;
  readonly property: P;
  readonly kind: FieldKind;
  readonly required?: boolean;
  /** Whether an empty text is an error. Words are never empty. */
  readonly filled?: boolean;
  /** The only values allowed. */
  readonly choices?: readonly string[];
  /** Whether it is written after the fields that this version does not know. */
  readonly last?: boolean;
}

/** The sections that hold records by id, in file order. */
export const RECORD_SECTIONS = ['entities', 'mentions', 'relations', 'comments', 'rejected'] as const;
export type RecordSection = (typeof RECORD_SECTIONS)[number];

/** Everything that has fields: the record sections, and the article itself. */
export type SectionName = 'article' | RecordSection;

/** All keys of the file's top level that this version knows, in file order. */
export const TOP_LEVEL = ['format', 'layer', 'article', ...RECORD_SECTIONS] as const;

const STATUS = ['proposed', 'disputed'] as const;

/*
 * Type and status, which two people may change at the same time, stand apart; what was decided and about which words
 * fits in a three-line diff; the context, which nobody reads, comes last.
 */
const DECISION: readonly Field<keyof Rejection>[] = [
  { key: 'type', property: 'type', kind: 'word', required: true },
  { key: 'entity', property: 'entity', kind: 'word' },
  { key: 'value', property: 'value', kind: 'date' },
  { key: 'timex', property: 'timex', kind: 'date' },
  { key: 'mod', property: 'mod', kind: 'word', choices: ['start', 'mid', 'end', 'approx'] },
  { key: 'exact', property: 'exact', kind: 'text', required: true, filled: true },
];
const SIGNATURE: readonly Field<keyof Rejection>[] = [
  { key: 'by', property: 'by', kind: 'text' },
  { key: 'reviewed_by', property: 'reviewedBy', kind: 'texts' },
  { key: 'form', property: 'form', kind: 'word', choices: ['function', 'metonym', 'pronoun'] },
  { key: 'note', property: 'note', kind: 'text', last: true },
  { key: 'prefix', property: 'prefix', kind: 'text', last: true },
  { key: 'suffix', property: 'suffix', kind: 'text', last: true },
  { key: 'nth', property: 'nth', kind: 'count', last: true },
  { key: 'of', property: 'of', kind: 'count', last: true },
];
const MENTION: readonly Field<keyof Mention>[] = [
  ...DECISION,
  { key: 'status', property: 'status', kind: 'word', choices: STATUS },
  ...SIGNATURE,
];

const ENTITY: readonly Field<keyof Entity>[] = [
  { key: 'type', property: 'type', kind: 'word' },
  { key: 'name', property: 'name', kind: 'text' },
  { key: 'aliases', property: 'aliases', kind: 'texts' },
  { key: 'role', property: 'role', kind: 'text' },
  { key: 'same_as', property: 'sameAs', kind: 'word' },
  { key: 'identifiers', property: 'identifiers', kind: 'texts' },
  { key: 'note', property: 'note', kind: 'text', last: true },
];

const RELATION: readonly Field<keyof Relation>[] = [
  { key: 'type', property: 'type', kind: 'word', required: true },
  { key: 'from', property: 'from', kind: 'word', required: true },
  { key: 'to', property: 'to', kind: 'word', required: true },
  { key: 'evidence', property: 'evidence', kind: 'words' },
  { key: 'status', property: 'status', kind: 'word', choices: STATUS },
  { key: 'by', property: 'by', kind: 'text' },
  { key: 'reviewed_by', property: 'reviewedBy', kind: 'texts' },
  { key: 'note', property: 'note', kind: 'text', last: true },
];

const COMMENT: readonly Field<keyof Comment>[] = [
  { key: 'on', property: 'on', kind: 'word', required: true },
  { key: 'by', property: 'by', kind: 'text' },
  { key: 'text', property: 'text', kind: 'text', required: true },
  { key: 'resolved', property: 'resolved', kind: 'flag' },
];

const ARTICLE: readonly Field<keyof ArticleInfo>[] = [
  { key: 'language', property: 'language', kind: 'text' },
  { key: 'published', property: 'published', kind: 'day' },
  { key: 'done', property: 'done', kind: 'words' },
  { key: 'done_by', property: 'doneBy', kind: 'texts' },
  { key: 'title', property: 'title', kind: 'text' },
  { key: 'source', property: 'source', kind: 'text' },
  { key: 'url', property: 'url', kind: 'text' },
  { key: 'author', property: 'author', kind: 'text' },
  { key: 'rights', property: 'rights', kind: 'text' },
  { key: 'agency', property: 'agency', kind: 'text' },
  { key: 'group', property: 'group', kind: 'text' },
  { key: 'guideline', property: 'guideline', kind: 'text' },
];

/** The fields of every kind of record, in the order in which they are written. */
export const FIELDS: Readonly<Record<SectionName, readonly Field[]>> = {
  article: ARTICLE,
  entities: ENTITY,
  mentions: MENTION,
  relations: RELATION,
  comments: COMMENT,
  rejected: [...DECISION, ...SIGNATURE],
};

/** Keys that would reach into JavaScript's own objects: refused everywhere. */
export const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
