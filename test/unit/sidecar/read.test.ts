import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Findings } from '../../../src/sidecar/findings';
import { guardSteps } from '../../../src/sidecar/guard';
import { parseSidecar } from '../../../src/sidecar/parse';
import { readSteps } from '../../../src/sidecar/read';
import { finish } from '../../../src/text/steps';
import { readYaml } from '../../../src/sidecar/read-yaml';
import { renderSidecar } from '../../../src/sidecar/render';
import type { YamlNode } from '../../../src/sidecar/yaml-node';
import { annotationSet, anyText } from '../arbitraries/annotation-set';

/** What the two ways of reading make of a text. */
function readTwice(text: string): {
  ours: YamlNode | undefined;
  theirs: YamlNode | null | undefined;
  oursFailed: boolean;
  theirsFailed: boolean;
} {
  const own = new Findings(text);
  const ours = finish(readSteps(text, own));
  const library = new Findings(text);
  const theirs = finish(guardSteps(text, library)) ? readYaml(text, 0, library) : undefined;
  return { ours, theirs, oursFailed: own.hasErrors, theirsFailed: library.hasErrors };
}

/** Whether a file is read alike: the same errors or not, and without errors the same values at the same places. */
function assertAlike(text: string): void {
  const { ours, theirs, oursFailed, theirsFailed } = readTwice(text);
  assert.equal(oursFailed, theirsFailed, JSON.stringify(text));
  if (!oursFailed) assert.deepEqual(ours ?? null, theirs ?? null, JSON.stringify(text));
}

/** Pieces that mean something to YAML, to put anywhere. */
const PIECES = [
  '"',
  "'",
  '\\',
  ':',
  ': ',
  ' #',
  '# x',
  '- ',
  '? ',
  '[',
  ']',
  '{',
  '}',
  ',',
  '|',
  '>',
  '|-\n',
  '\n',
  '\n\n',
  ' ',
  '    ',
  '\t',
  '&a ',
  '*a',
  '!!str ',
  '---\n',
  '...\n',
  '%YAML 1.1\n',
  '\r',
  '\u2028',
  '\u00a0',
  'x',
  '~',
  'null',
  'true',
  '1',
  '-1',
  '0x1',
  '1e3',
  '2018-12-11',
  '12:30',
  '@',
  '`',
  'a: b',
  '"a": b',
  '<<: *a',
  '\\u12',
  "''",
];

function mutated(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.constantFrom(0, 0, 0, 1, 2, 5, 30),
    piece: fc.constantFrom('', ...PIECES),
  });
  return fc.tuple(text, fc.array(change, { minLength: 1, maxLength: 3 })).map(([original, changes]) =>
    changes.reduce((current, { at, remove, piece }) => {
      const start = Math.floor(at * current.length);
      return current.slice(0, start) + piece + current.slice(start + remove);
    }, original),
  );
}

const SMALL = `format: "marginalia/1"
article:
  language: fr
  title: Une dépêche d’hier
  done: [actor, "date"]
mentions:

  m-1: # un
    type: actor
    exact: "M. Orval"
    by: 'camille'
    nth: 1
    of: 2

  m-2: {type: date, exact: "mardi", value: 2018-12-11}
rejected:
  m-3: {type: date, exact: "hier", reviewed_by: ["a", b]} # non
`;

describe('the two readers', () => {
  it('agree on files that we wrote', () => {
    fc.assert(
      fc.property(annotationSet(), (set) => {
        assertAlike(renderSidecar(set, 'depeche.txt'));
      }),
      { numRuns: 40 },
    );
  });

  it('agree on files that were damaged', () => {
    const rendered = annotationSet({ maxRecords: 2 }).map((set) => renderSidecar(set, 'a.txt'));
    fc.assert(fc.property(mutated(fc.oneof(fc.constant(SMALL), rendered)), assertAlike), { numRuns: 250 });
  });

  it('agree on scalars as people write them', () => {
    const words = fc
      .array(
        fc.constantFrom(...PIECES, 'la', 'Cour', 'd’été', 'M.', '(OIM)', 'no', 'Null', 'TRUE', '007', '1.5', '.5', '-'),
        {
          minLength: 1,
          maxLength: 4,
        },
      )
      .map((all) => all.join(' '));
    const scalar = fc.oneof(words, anyText(), fc.double().map(String), fc.integer().map(String));
    const place = fc.constantFrom(
      'a: X\n',
      'a:\n  b:\n    c: X\n    d: e\n',
      'a:\n  b: {c: X, d: [X, e]}\n',
      'a: [X]\nb: c',
    );
    fc.assert(
      fc.property(place, scalar, (template, value) => {
        assertAlike(template.replaceAll('X', () => value));
      }),
      { numRuns: 600 },
    );
  });

  it('agree on hand-made cases', () => {
    const cases = [
      '',
      '\n',
      '# seul\n',
      'a:',
      'a:\n',
      'a:\r\n  b: c\r\n',
      '--- # début\na: b\n',
      'a:\n- b\n- c\n',
      'a:\n  - b\n',
      'a:\n    b:\n        c: d\n',
      'a:\n  b:\n  c:\n    d: e\n',
      'a:\n  b: x\n    y\n',
      'a:\n  b: "x\n    y"\n',
      'a:\n  b: "x\n  y"\n',
      'a:\n  b: |\n    "\n  c: [[[\n',
      'a:\n  b: {\n    c: d\n  }\n',
      'a: {b: c}\n  d: e\n',
      'a: b\n  c: d\n',
      'a: b # c\n  # d\ne: f\n',
      'a: b#c\n',
      'a: "b"#c\n',
      'a: "b" "c"\n',
      '"a": b\n',
      "'a': b\n",
      'a : b\n',
      'a:b\n',
      '? a\n: b\n',
      'a:\n   b: c\n  d: e\n',
      'a: [b, c,]\n',
      'a: [b: c]\n',
      'a: {b, c}\n',
      'a: {b: , c: d}\n',
      'a: {"b":c}\n',
      'a: "\\x41\\u0042\\U00000043\\N\\_\\L\\P\\e"\n',
      'a: "\\q"\n',
      'a: "\\U00110000"\n',
      'a: "\\ud83d\\ude00 \\ud83d"\n',
      `${'k'.repeat(1100)}: v\n`,
      'null: a\ntrue: b\n1: c\n',
      'a: b\n...\nc: d\n',
    ];
    cases.forEach(assertAlike);
  });
});

describe('a record that is laid out otherwise', () => {
  it('is read alone, and its error has the place in the file', () => {
    const text = SMALL.replace("by: 'camille'", 'by: "camille');
    const { findings, writable } = parseSidecar(text);
    assert.equal(writable, false);
    const line = text.slice(0, text.indexOf('"camille')).split('\n').length;
    assert.deepEqual(
      findings.map((finding) => [finding.code, finding.line, finding.column]),
      [['unclosed-quote', line, 9]],
    );
  });
});
