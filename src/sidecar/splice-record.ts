import { sameRecord } from '../annotation/equality';
import type { TextChange } from '../anchoring/placement';
import { decodeFields } from './decode-fields';
import { FORBIDDEN_KEYS, type SectionName } from './fields';
import type { Finding } from './finding';
import { Findings } from './findings';
import { blockOf, type Block } from './layout';
import { readBlock } from './read';
import { readRecord } from './read-layout';
import { fieldLines, renderBlock, type FieldValues } from './render';
import { commentsBelow, commentsIn, indentAt, lineEnd } from './source-lines';
import { applyChanges } from './text-changes';
import { checkLines } from './unreadable-result';
import type { MapEntry } from './yaml-node';

/** A record's whole lines, and what is to be said about them (offsets count from their start). */
export interface WrittenRecord {
  readonly block: string;
  /** Its layout, relative: without the comments around it. */
  readonly place: Block;
  readonly findings: readonly Finding[];
}

/**
 * The smallest change of one record's lines: only fields that say something else are touched, so that comments, the
 * order of fields and their style stay. A record in braces, or in any style that cannot be changed by the field, is
 * written anew, its comments above it. `block` is the record's whole lines, the last one with its line
 * end, `eol` the file's line end.
 * @throws UnreadableResultError for lines beyond the reader's limit; Error when what comes out would not say `next`.
 */
export function spliceRecord(
  section: SectionName,
  id: string,
  block: string,
  before: FieldValues,
  next: FieldValues,
  eol: string,
): WrittenRecord {
  const entry = readEntry(block);
  if (entry?.value.kind === 'map' && !entry.value.flow) {
    const changed = applyChanges(block, fieldChanges(section, block, entry, before, next, eol));
    const written = verify(section, id, changed, next);
    if (written !== undefined) return written;
  }
  return verified(section, id, rewriteRecord(section, id, block, next, eol), next);
}

/** A new record's lines. @throws as {@link spliceRecord}. */
export function newRecord(
  section: SectionName,
  id: string,
  record: FieldValues,
  indent: string,
  eol: string,
): WrittenRecord {
  return verified(section, id, renderBlock(section, id, record, indent).replaceAll('\n', eol), record);
}

function verified(section: SectionName, id: string, block: string, record: FieldValues): WrittenRecord {
  const written = verify(section, id, block, record);
  if (written === undefined) checkLines(block);
  if (written === undefined) throw new Error(`the record ${JSON.stringify(id)} cannot be written`);
  return written;
}

/** The record as we write it, with the comments of its lines. */
function rewriteRecord(section: SectionName, id: string, block: string, next: FieldValues, eol: string): string {
  const indent = ' '.repeat(indentAt(block, 0));
  const rendered = renderBlock(section, id, next, indent);
  const comments = commentsIn(block);
  const only = comments.length === 1 ? comments[0] : undefined;
  const text =
    only !== undefined && section === 'rejected'
      ? `${rendered.slice(0, -1)} ${only}\n`
      : comments.map((comment) => `${indent}${comment}\n`).join('') + rendered;
  return text.replaceAll('\n', eol);
}

function fieldChanges(
  section: SectionName,
  block: string,
  entry: MapEntry,
  before: FieldValues,
  next: FieldValues,
  eol: string,
): readonly TextChange[] {
  const old = new Map(fieldLines(section, before).map(({ key, line }) => [key, line]));
  const wanted = fieldLines(section, next);
  const kept = new Set(wanted.map(({ key }) => key));
  const entries = entry.value.kind === 'map' ? entry.value.entries : [];
  const places = new Map(entries.map((field) => [field.key, fieldLinesOf(block, field)]));
  const first = entries[0];
  const indent = first === undefined ? '' : block.slice(block.lastIndexOf('\n', first.keyStart) + 1, first.keyStart);
  const changes: TextChange[] = [];
  // New fields go behind the field that comes before them in our order, or right below the key.
  let after = lineEnd(block, entry.keyEnd);
  for (const { key, line } of wanted) {
    const place = places.get(key);
    if (place === undefined) {
      changes.push({ start: after, end: after, text: `${indent}${line}${eol}` });
    } else {
      if (old.get(key) !== line) {
        const { keyStart, value, keyEnd } = place.entry;
        const end = Math.max(keyEnd, value.end);
        const inside = commentsIn(block.slice(keyStart, end)).map((comment) => `${comment}${eol}${indent}`);
        changes.push({ start: keyStart, end: withColon(block, keyEnd, end), text: inside.join('') + line });
      }
      after = place.below;
    }
  }
  for (const [key, { start, end }] of places) if (!kept.has(key)) changes.push({ start, end, text: '' });
  return inOrder(changes);
}

/** By place; several insertions at one place stay in their order. */
function inOrder(changes: readonly TextChange[]): readonly TextChange[] {
  return [...changes].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** A key without value: its colon belongs to what is replaced. */
function withColon(block: string, keyEnd: number, end: number): number {
  return end > keyEnd ? end : block.indexOf(':', keyEnd) + 1;
}

interface FieldPlace {
  readonly entry: MapEntry;
  /** Its whole lines. */
  readonly start: number;
  readonly end: number;
  /** Behind the comments that go with it. */
  readonly below: number;
}

function fieldLinesOf(block: string, entry: MapEntry): FieldPlace {
  const start = block.lastIndexOf('\n', entry.keyStart) + 1;
  const end = lineEnd(block, Math.max(entry.keyEnd, entry.value.end));
  return { entry, start, end, below: commentsBelow(block, end, entry.keyStart - start) };
}

/** The lines, when they are read as that record. */
function verify(section: SectionName, id: string, block: string, record: FieldValues): WrittenRecord | undefined {
  const entry = readEntry(block);
  if (entry?.value.kind !== 'map' || entry.key !== id || FORBIDDEN_KEYS.has(id)) return undefined;
  const findings = new Findings(block);
  const values = decodeFields(section, id, entry.value, findings);
  if (values === undefined || !sameRecord(values, record)) return undefined;
  return { block, place: blockOf(block, entry), findings: findings.toArray() };
}

/** The entry of a block of lines; undefined where it has errors. */
export function readEntry(block: string): MapEntry | undefined {
  const findings = new Findings(block);
  const entry = readRecord(block, 0, (start, end) => readBlock(block, start, end, findings));
  return findings.hasErrors ? undefined : (entry ?? undefined);
}
