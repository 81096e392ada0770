import type { AnnotationSet, ArticleInfo, PlainValue, UnknownFields } from '../annotation/model';
import { FIELDS, RECORD_SECTIONS, type Field, type RecordSection, type SectionName } from './fields';
import { FORMAT } from './parse';
import { writeFlowMap, writeList, writePlainValue, writeText, writeWord } from './write-value';

/** Any record, or the article, seen as its fields. */
export type FieldValues = Readonly<Record<string, unknown>>;

/** One field as it is written: `key: value`, without indentation or line end. */
export interface FieldLine {
  readonly key: string;
  readonly line: string;
}

/** What records are indented by in their section, and fields in their record. */
const RECORD_INDENT = '  ';

/** A whole sidecar in canonical layout, LF line ends. Sections without records are left out. Linear. */
export function renderSidecar(set: AnnotationSet, articleName: string): string {
  return [headerOf(articleName), '\n', ...renderSections(set)].join('');
}

/** A whole registry in canonical layout: only its entities. */
export function renderRegistry(set: AnnotationSet): string {
  const { entities, unknown } = set;
  const registry = { ...EMPTY_SECTIONS, article: {}, entities, unknown };
  return [headerOf(undefined), '\n', ...renderSections(registry)].join('');
}

/** The comment that a file starts with: of an article's sidecar, or of a registry. */
export function headerOf(articleName: string | undefined): string {
  const what =
    articleName === undefined ? 'Entities that articles share' : `Annotations of ${commentText(articleName)}`;
  return `# ${what}. ${HEADER}`;
}

const HEADER = 'One block a record, a blank line between blocks; comments are kept.';
const EMPTY_SECTIONS = { mentions: new Map(), relations: new Map(), comments: new Map(), rejected: new Map() };

function renderSections(set: AnnotationSet): readonly string[] {
  const parts = [`format: ${writeText(FORMAT)}\n`];
  if (set.layer !== undefined) parts.push(renderLayer(set.layer));
  const article = renderArticle(set.article);
  if (article !== '') parts.push(`\n${article}`);
  for (const section of RECORD_SECTIONS) {
    const records = renderSection(section, set[section]);
    if (records !== '') parts.push(`\n${records}`);
  }
  for (const line of unknownLines(set.unknown)) parts.push(`\n${line.line}\n`);
  return parts;
}

export function renderLayer(layer: string): string {
  return `layer: ${writeText(layer)}\n`;
}

/** The article's section with its key, or nothing where nothing is known. */
export function renderArticle(article: ArticleInfo): string {
  const values = article as FieldValues;
  return fieldLines('article', values).length === 0 ? '' : renderBlock('article', 'article', values, '');
}

/** A section with its key, or nothing where it has no records. */
export function renderSection(section: RecordSection, records: ReadonlyMap<string, object>): string {
  if (records.size === 0) return '';
  const parts = [`${section}:\n`];
  for (const [id, record] of records) parts.push(blockGap(section), renderBlock(section, id, record as FieldValues));
  return parts.join('');
}

/** What stands before every record: a blank line, or nothing where records are lines. */
export function blockGap(section: RecordSection): string {
  return section === 'rejected' ? '' : '\n';
}

/**
 * One record: its key and a line per field; a rejected suggestion is one line. Ends with a line end. `indent` is the
 * blanks before the key, where the other records of the file do not stand at two columns.
 */
export function renderBlock(
  section: SectionName,
  id: string,
  record: FieldValues,
  indent: string = RECORD_INDENT,
): string {
  const key = `${indent}${writeWord(id)}:`;
  const lines = fieldLines(section, record);
  if (section === 'rejected' || lines.length === 0) return `${key} ${writeFlowMap(lines.map(({ line }) => line))}\n`;
  return `${key}\n${lines.map(({ line }) => `${indent}${RECORD_INDENT}${line}\n`).join('')}`;
}

/** The fields of a record in the order in which they are written. */
export function fieldLines(section: SectionName, record: FieldValues): readonly FieldLine[] {
  const lines: FieldLine[] = [];
  let unknown: readonly FieldLine[] | undefined = unknownLines(record['unknown'] as UnknownFields | undefined);
  for (const field of FIELDS[section]) {
    if (field.last === true && unknown !== undefined) {
      lines.push(...unknown);
      unknown = undefined;
    }
    const value = record[field.property];
    if (value !== undefined) lines.push({ key: field.key, line: `${field.key}: ${writeField(field, value)}` });
  }
  return unknown === undefined ? lines : [...lines, ...unknown];
}

export function unknownLines(unknown: UnknownFields | undefined): readonly FieldLine[] {
  if (unknown === undefined) return [];
  return [...unknown].map(([key, value]) => ({ key, line: `${writeWord(key)}: ${writePlainValue(value)}` }));
}

function writeField(field: Field, value: unknown): string {
  switch (field.kind) {
    case 'texts':
      return writeList((value as readonly string[]).map(writeText));
    case 'words':
      return writeList((value as readonly string[]).map(writeWord));
    case 'word':
      return writeWord(value as string);
    default:
      return writePlainValue(value as PlainValue);
  }
}

/** A file's name inside a comment: nothing in it may end the line. */
function commentText(name: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what it looks for
  return name.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ');
}
