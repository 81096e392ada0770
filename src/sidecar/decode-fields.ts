import { isDateValue, isPublished } from '../annotation/date-value';
import type { PlainValue } from '../annotation/model';
import { FIELDS, FORBIDDEN_KEYS, type Field, type SectionName } from './fields';
import type { Findings } from './findings';
import type { MapEntry, MapNode, YamlNode } from './yaml-node';

/** How deep a value may nest: written on one line inside a record in braces, it must pass the reader's guard again. */
const MAX_VALUE_DEPTH = 6;

const BY_KEY = new Map(
  Object.entries(FIELDS).map(([section, fields]) => [section, new Map(fields.map((field) => [field.key, field]))]),
);

/**
 * The fields of a record as the model has them, `unknown` included. What is wrong goes to the findings and is left
 * out; undefined where that leaves no record.
 */
export function decodeFields(
  section: SectionName,
  id: string,
  map: MapNode,
  findings: Findings,
): Readonly<Record<string, unknown>> | undefined {
  const fields = BY_KEY.get(section);
  const values: Record<string, unknown> = section === 'article' ? {} : { id };
  const unknown = new Map<string, PlainValue>();
  for (const entry of uniqueEntries(map, findings, id)) {
    const field = fields?.get(entry.key);
    if (field !== undefined) {
      const value = decodeField(field, entry, findings, id);
      if (value !== undefined) values[field.property] = value;
      continue;
    }
    const value = decodeUnknown(entry, findings, id);
    if (value !== undefined) unknown.set(entry.key, value);
  }
  if (unknown.size > 0) values['unknown'] = unknown;
  checkPlace(values, map, findings, id);
  const complete = FIELDS[section].filter(({ required, property }) => required === true && !(property in values));
  for (const { key } of complete) {
    // A field that is there and wrong was told already.
    if (!map.entries.some((entry) => entry.key === key)) {
      findings.add('error', 'missing-field', map.start === map.end ? map : firstLineOf(map), [id, key], id);
    }
  }
  return complete.length === 0 ? values : undefined;
}

/** Entries whose keys may be used, each key once: the first counts. */
export function uniqueEntries(map: MapNode, findings: Findings, record?: string): readonly MapEntry[] {
  const seen = new Map<string, number>();
  return map.entries.filter((entry) => {
    const { key, keyStart: start, keyEnd: end } = entry;
    if (FORBIDDEN_KEYS.has(key)) findings.add('error', 'forbidden-key', { start, end }, [key], record);
    else {
      const first = seen.get(key);
      seen.set(key, first ?? start);
      if (first === undefined) return true;
      findings.add('error', 'duplicate-key', { start, end }, [key, findings.lineOf(first)], record);
    }
    return false;
  });
}

/** A value that this version does not know, kept as it is. Undefined after an error. */
export function decodeUnknown(entry: MapEntry, findings: Findings, record?: string): PlainValue | undefined {
  const place = { start: entry.keyStart, end: entry.keyEnd };
  if (entry.key === 'conflict') findings.add('error', 'unresolved-conflict', place, [], record);
  else findings.add('info', 'unknown-field', place, [entry.key], record);
  return plainValue(entry.value, findings, record, 0);
}

function plainValue(
  node: YamlNode,
  findings: Findings,
  record: string | undefined,
  depth: number,
): PlainValue | undefined {
  if (node.kind === 'scalar') return node.value;
  if (depth >= MAX_VALUE_DEPTH) {
    findings.add('error', 'too-deep', node, [MAX_VALUE_DEPTH], record);
    return undefined;
  }
  if (node.kind === 'list') {
    const items = node.items.map((item) => plainValue(item, findings, record, depth + 1));
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  const object: Record<string, PlainValue> = {};
  for (const { key, value: child } of uniqueEntries(node, findings, record)) {
    const value = plainValue(child, findings, record, depth + 1);
    if (value === undefined) return undefined;
    object[key] = value;
  }
  return object;
}

function decodeField(field: Field, { key, value: node }: MapEntry, findings: Findings, record: string): unknown {
  const wrong = (code: string, ...args: (string | number)[]): unknown => {
    findings.add('error', code, node, args, record);
    return undefined;
  };
  const value = node.kind === 'scalar' ? node.value : undefined;
  if (value === null) return wrong('empty-field', key);
  switch (field.kind) {
    case 'flag':
      return typeof value === 'boolean' ? value : wrong('not-flag', key);
    case 'count':
      return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 ? value : wrong('not-count', key);
    case 'texts':
    case 'words': {
      if (node.kind !== 'list') return wrong('not-texts', key);
      const items: string[] = [];
      for (const item of node.items) {
        if (item.kind !== 'scalar' || typeof item.value !== 'string') return wrong('not-texts', key);
        if (field.kind === 'words' && item.value === '') return wrong('empty-field', key);
        items.push(item.value);
      }
      return items;
    }
    default:
      if (typeof value !== 'string') return wrong('not-text', key);
      if (field.filled === true && value === '') return wrong('empty-quote');
      if (field.kind === 'word' && value === '') return wrong('empty-field', key);
      if (field.choices !== undefined && !field.choices.includes(value)) {
        return wrong('unknown-choice', value, key, field.choices.join(', '));
      }
      if (field.kind === 'date' && !isDateValue(value)) return wrong('bad-date', value);
      if (field.kind === 'day' && !isPublished(value)) return wrong('bad-published', value);
      return value;
  }
}

/** `nth` and `of` of a quote. */
function checkPlace(values: Readonly<Record<string, unknown>>, map: MapNode, findings: Findings, id: string): void {
  const { nth, of } = values;
  if (typeof of !== 'number') return;
  const place = map.entries.find(({ key }) => key === 'of')?.value ?? map;
  if (nth === undefined && !map.entries.some(({ key }) => key === 'nth')) {
    findings.add('error', 'of-without-nth', place, [], id);
  } else if (typeof nth === 'number' && nth > of) findings.add('error', 'nth-out-of-range', place, [nth, of], id);
}

/** A missing field is shown where its record's fields begin. */
function firstLineOf(map: MapNode): { start: number; end: number } {
  const first = map.entries[0];
  return first === undefined ? map : { start: first.keyStart, end: first.keyEnd };
}
