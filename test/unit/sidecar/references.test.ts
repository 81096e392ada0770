import assert from 'node:assert/strict';
import { DEFAULT_SCHEMA } from '../../../src/annotation/label-schema';
import type { Entity } from '../../../src/annotation/model';
import { SIDECAR_MESSAGES } from '../../../src/sidecar/messages';
import { parseRegistry, parseSidecar } from '../../../src/sidecar/parse';
import { checkReferences, checkTypes } from '../../../src/sidecar/references';

const FILE = `format: "marginalia/1"
entities:
  e-orval: {type: actor}
  e-alias:
    same_as: e-nobody
mentions:
  m-1:
    type: institution
    entity: e-orval
    exact: "Orval"
  m-2:
    type: institution
    entity: e-orval
    exact: "le ministère"
    form: metonym
  m-3: {type: actor, entity: e-registry, exact: "x"}
  m-4: {type: actor, entity: e-lost, exact: "y"}
relations:
  r-1:
    type: leads
    from: e-orval
    to: e-gone
    evidence: [m-1, m-9]
comments:
  c-1: {on: article, text: ""}
  c-2: {on: m-5, text: ""}
  c-3: {on: e-registry, text: ""}
rejected:
  m-5: {type: animal, exact: "z", entity: e-lost}
`;

const REGISTRY = new Map<string, Entity>([['e-registry', { id: 'e-registry', type: 'actor' }]]);

describe('references', () => {
  it('that lead nowhere are warned of where they stand; those into the registry are not', () => {
    const document = parseSidecar(FILE);
    assert.ok(document.writable);
    assert.deepEqual(
      checkReferences(document, (id) => REGISTRY.get(id)).map((finding) => [
        finding.code,
        finding.record,
        FILE.slice(finding.start, finding.end),
        finding.line,
      ]),
      [
        ['unknown-entity', 'e-alias', 'e-nobody', 5],
        ['type-differs', 'm-1', 'institution', 8],
        ['unknown-entity', 'm-4', 'e-lost', 17],
        ['unknown-entity', 'r-1', 'e-gone', 22],
        ['unknown-record', 'r-1', '[m-1, m-9]', 23],
        ['unknown-entity', 'm-5', 'e-lost', 29],
      ],
    );
  });

  it('of entities in a circle are warned of, each once', () => {
    const document = parseRegistry(
      'format: "marginalia/1"\nentities:\n  a: {same_as: b}\n  b: {same_as: a}\n  c: {same_as: a}\n',
    );
    const found = checkReferences(document, () => undefined);
    assert.deepEqual(
      found.map(({ code, record }) => [code, record]),
      [
        ['same-as-cycle', 'a'],
        ['same-as-cycle', 'b'],
      ],
    );
  });

  it('to a section on one line are told at the section', () => {
    const text = 'format: "marginalia/1"\nmentions: {m: {type: actor, exact: "x", entity: e}}\n';
    const [finding] = checkReferences(parseSidecar(text), () => undefined);
    assert.deepEqual([finding?.code, finding?.line, finding?.column], ['unknown-entity', 2, 1]);
  });
});

describe('types', () => {
  it('that the label schema lacks are warned of', () => {
    const found = checkTypes(parseSidecar(FILE), DEFAULT_SCHEMA);
    assert.deepEqual(
      found.map(({ code, severity, record, line }) => [code, severity, record, line]),
      [['unknown-type', 'warning', 'm-5', 29]],
    );
    assert.ok(found.every(({ code }) => code in SIDECAR_MESSAGES));
  });
});
