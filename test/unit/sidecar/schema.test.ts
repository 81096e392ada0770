import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { DATE_VALUE_PATTERN, PUBLISHED_PATTERN } from '../../../src/annotation/date-value';
import { FIELDS, RECORD_SECTIONS, TOP_LEVEL, type SectionName } from '../../../src/sidecar/fields';
import { parseRegistry, parseSidecar } from '../../../src/sidecar/parse';
import { renderRegistry, renderSidecar } from '../../../src/sidecar/render';
import { annotationSet } from '../arbitraries/annotation-set';

type AnySchemaObject = Readonly<Record<string, unknown>>;

interface RecordSchema extends AnySchemaObject {
  readonly properties: Readonly<Record<string, AnySchemaObject | false>>;
  readonly required?: readonly string[];
}

interface FileSchema extends RecordSchema {
  readonly definitions: Readonly<Record<string, AnySchemaObject>>;
}

function load(name: string): FileSchema {
  return JSON.parse(readFileSync(`media/${name}.schema.json`, 'utf8')) as FileSchema;
}

const sidecarSchema = load('annotations');
const registrySchema = load('entities');
const ajv = new Ajv({ strict: true, strictRequired: false, strictTypes: false, allowUnionTypes: true });
const isSidecar = ajv.compile(sidecarSchema);
const isRegistry = ajv.compile(registrySchema);

/** What only the decoders see: they know the calendar, ids, and the text behind the values. */
const BEYOND_SCHEMA = new Set(['duplicate-id', 'nth-out-of-range', 'forbidden-key', 'too-deep']);

/** Days that the calendar does not have look right. */
const isBeyondSchema = (code: string, argument: unknown) =>
  BEYOND_SCHEMA.has(code) ||
  (code === 'bad-date' && new RegExp(DATE_VALUE_PATTERN).test(String(argument))) ||
  (code === 'bad-published' && new RegExp(PUBLISHED_PATTERN).test(String(argument)));

function assertAlike(value: unknown): void {
  const text = stringify(value, {
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    lineWidth: 0,
    // An alias is refused as such, whatever it stands for, and a schema does not see it.
    aliasDuplicateObjects: false,
  });
  const { findings } = parseSidecar(text);
  const errors = findings.filter(
    ({ severity, code, message }) => severity === 'error' && !isBeyondSchema(code, message.args[0]),
  );
  const valid = isSidecar(value);
  assert.equal(valid, errors.length === 0, `${JSON.stringify([errors, isSidecar.errors])}\n${text}`);
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Values of every kind, among them those that some field takes. */
const VALUES: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, false, 0, 1, 2, 1.5, -1, '', 'x', 'no', 'proposed', 'disputed', 'start', 'metonym'),
  fc.constantFrom<Json>(
    '2018-12-11',
    '2018-13-01',
    '2018-02-30',
    '2018-12?',
    'XXXX-WXX-2',
    'mardi',
    'P2Y',
    'PT',
    '../2018',
  ),
  fc.constantFrom<Json>(
    [],
    ['a'],
    [''],
    [1],
    {},
    { a: 1 },
    'marginalia/1',
    'marginalia/1.4',
    'marginalia/2',
    'a.b',
    ' a',
  ),
);

const KEYS = [
  ...new Set([...TOP_LEVEL, ...Object.values(FIELDS).flatMap((fields) => fields.map(({ key }) => key))]),
  'conflict',
  'autre',
];

/** Changes one value somewhere inside: replaces it, removes it, or puts one beside it. */
function mutate(value: Json, path: readonly number[], key: string, replacement: Json): Json {
  const [turn, ...rest] = path;
  if (turn === undefined || typeof value !== 'object' || value === null || Array.isArray(value)) return replacement;
  const keys = Object.keys(value);
  const name = keys[turn % (keys.length + 2)];
  // Two turns in a map do not lead further down: one adds a field, one takes one out.
  if (name === undefined) {
    if (turn % 2 === 0) return { ...value, [key]: replacement };
    const gone = keys[(rest[0] ?? 0) % Math.max(1, keys.length)];
    return Object.fromEntries(Object.entries(value).filter(([other]) => other !== gone));
  }
  return { ...value, [name]: mutate(value[name] ?? null, rest, key, replacement) };
}

describe('the JSON Schemas', () => {
  it('have the fields of the decoders, no more, no less', () => {
    const { definitions, properties } = sidecarSchema;
    const named: Readonly<Record<SectionName, string>> = {
      article: 'article',
      entities: 'entity',
      mentions: 'mention',
      relations: 'relation',
      comments: 'comment',
      rejected: 'rejection',
    };
    assert.deepEqual(Object.keys(properties).sort(), [...TOP_LEVEL, 'conflict'].sort());
    for (const section of ['article', ...RECORD_SECTIONS] as const) {
      const definition = definitions[named[section]];
      const record = (section === 'article' ? (definition?.['anyOf'] as unknown[])[1] : definition) as RecordSchema;
      assert.deepEqual(
        Object.keys(record.properties).sort(),
        [...FIELDS[section].map(({ key }) => key), 'conflict'].sort(),
      );
      const required = FIELDS[section].filter((field) => field.required === true).map(({ key }) => key);
      assert.deepEqual([...(record.required ?? [])].sort(), required.sort());
    }
    const entity = registrySchema.definitions['entity'] as RecordSchema;
    assert.deepEqual(
      Object.keys(entity.properties).sort(),
      [...FIELDS.entities.map(({ key }) => key), 'conflict'].sort(),
    );
    assert.equal(definitions['dateValue']?.['pattern'], DATE_VALUE_PATTERN);
    assert.ok(JSON.stringify(definitions['article']).includes(JSON.stringify(PUBLISHED_PATTERN)));
  });

  it('describe every field of a record', () => {
    for (const [name, definition] of Object.entries(sidecarSchema.definitions)) {
      const { properties } = definition as Partial<RecordSchema>;
      for (const [key, field] of Object.entries(properties ?? {})) {
        if (field === false || key === 'text') continue;
        const reference = field['$ref'];
        const target = typeof reference === 'string' ? reference.replace('#/definitions/', '') : '';
        const description: unknown = field['description'] ?? sidecarSchema.definitions[target]?.['description'];
        assert.equal(typeof description, 'string', `${name}.${key}`);
      }
    }
  });

  it('accept what we write', () => {
    fc.assert(
      fc.property(annotationSet(), (set) => {
        assert.ok(isSidecar(parse(renderSidecar(set, 'a.txt'))), JSON.stringify(isSidecar.errors));
        assert.ok(isRegistry(parse(renderRegistry(set))), JSON.stringify(isRegistry.errors));
      }),
      { numRuns: 40 },
    );
  });

  it('agree with the decoders on what is wrong', () => {
    const turns = fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 4 });
    const changes = fc.array(fc.tuple(turns, fc.constantFrom(...KEYS), VALUES), { minLength: 1, maxLength: 2 });
    const sets = annotationSet({ ids: 'made', maxRecords: 2, unknown: false, text: fc.constantFrom('a', 'été') });
    fc.assert(
      fc.property(sets, changes, (set, all) => {
        const value = parse(renderSidecar(set, 'a.txt')) as Json;
        assertAlike(all.reduce((current, [path, key, replacement]) => mutate(current, path, key, replacement), value));
      }),
      { numRuns: 400 },
    );
  });

  it('leave what they do not know alone', () => {
    assert.ok(isRegistry({ format: 'marginalia/1', entities: null, version: 3 }));
    assert.deepEqual(parseRegistry('format: "marginalia/1"\nentities:\nversion: 3\n').writable, true);
  });
});
