import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { decodeFile } from '../../../src/sidecar/decode';
import { SIDECAR_MESSAGES } from '../../../src/sidecar/messages';
import { parseRegistry, parseSidecar, type SidecarDocument } from '../../../src/sidecar/parse';
import { renderSidecar } from '../../../src/sidecar/render';
import { encodeUtf8 } from '../../../src/text/utf8';
import { annotationSet } from '../arbitraries/annotation-set';

const HEAD = 'format: "marginalia/1"\n';
const MENTION = `${HEAD}mentions:\n  m-1:\n    type: actor\n    exact: "Orval"\n`;

/** Something that is wrong: text, code of the error, line and column. */
type Case = readonly [what: string, text: string, code: string, line: number, column: number];

const CASES: readonly Case[] = [
  ['conflict markers', readFixture('conflict'), 'conflict-markers', 7, 1],
  ['conflict markers with CRLF', `${HEAD}<<<<<<<\r\n`, 'conflict-markers', 2, 1],
  ['the base of a conflict', `${HEAD}||||||| base\n`, 'conflict-markers', 2, 1],
  ['a duplicate field', `${MENTION}    type: date\n`, 'duplicate-key', 6, 5],
  ['a duplicate record', `${MENTION}  m-1:\n    type: date\n    exact: "x"\n`, 'duplicate-key', 6, 3],
  ['a duplicate section', `${MENTION}mentions:\n`, 'duplicate-key', 6, 1],
  ['an id in two sections', `${MENTION}rejected:\n  m-1: {type: date, exact: "x"}\n`, 'duplicate-id', 7, 3],
  ['an alias', `${MENTION}    note: *a\n`, 'unsupported-yaml', 6, 11],
  ['an anchor', `${MENTION}    note: &a x\n`, 'unsupported-yaml', 6, 11],
  ['a tag', `${MENTION}    note: !!js/function "x"\n`, 'unsupported-yaml', 6, 11],
  ['a merge of nothing', `${MENTION}    <<: *a\n`, 'unsupported-yaml', 6, 9],
  ['an explicit key', `${HEAD}? mentions\n: {}\n`, 'unsupported-yaml', 2, 1],
  ['a directive', '%YAML 1.1\n---\nformat: "marginalia/1"\n', 'unsupported-yaml', 1, 1],
  ['two documents', `${HEAD}---\n${HEAD}`, 'several-documents', 2, 1],
  ['the end of a document', `${HEAD}...\n`, 'several-documents', 2, 1],
  ['a block scalar that keeps blank lines', `${MENTION}    note: |+\n      x\n\n`, 'unsupported-yaml', 6, 11],
  ['100,000 brackets', '['.repeat(60_000) + '\n' + '['.repeat(40_000), 'too-deep', 1, 9],
  ['brackets on lines of their own', `[\n${' [\n'.repeat(50_000)}`, 'too-deep', 9, 2],
  ['brackets in a field', `${MENTION}    x: ${'['.repeat(5000)}\n`, 'too-deep', 6, 16],
  ['braces in a field', `${MENTION}    x: ${'{a: '.repeat(5000)}\n`, 'too-deep', 6, 40],
  ['dashes', `${'- '.repeat(5000)}\n`, 'too-deep', 1, 17],
  ['colons', `${'a: '.repeat(5000)}\n`, 'too-deep', 1, 26],
  ['a tab', `${HEAD}mentions:\n\tm-1:\n`, 'tab-indentation', 3, 1],
  ['a tab behind blanks', `${HEAD}mentions:\n  \tm-1:\n`, 'tab-indentation', 3, 3],
  ['deep indentation', `${HEAD}${' '.repeat(41)}a: b\n`, 'indentation-too-deep', 2, 1],
  ['a long line', `${HEAD}a: "${'x'.repeat(70_000)}"\n`, 'line-too-long', 2, 1],
  ['a null character', `${HEAD}a: "\u0000"\n`, 'control-character', 2, 5],
  ['a lone carriage return', `${HEAD}a: b\rc: d\n`, 'lone-carriage-return', 2, 5],
  ['a second byte order mark', `\ufeff${HEAD}`, 'byte-order-mark', 1, 1],
  ['more than 8 MB', `${HEAD}${'#\n'.repeat(4 * 1024 * 1024)}`, 'too-large', 1, 1],
  ['a list', '- a\n- b\n', 'not-a-map', 1, 1],
  ['a text', 'bonjour\n', 'not-a-map', 1, 1],
  ['a map in braces', '{format: "marginalia/1"}\n', 'not-a-map', 1, 1],
  ['no format', '# rien\nmentions:\n', 'format-missing', 2, 1],
  ['a newer format', 'format: "marginalia/2"\n', 'format-newer', 1, 9],
  ['another format', 'format: "autre/1"\n', 'format-unknown', 1, 9],
  ['a number as format', 'format: 1\n', 'not-text', 1, 9],
  ['a layer with a dot', `${HEAD}layer: "a.b"\n`, 'bad-layer', 2, 8],
  ['a layer that is a list', `${HEAD}layer: []\n`, 'not-text', 2, 8],
  ['mentions as a list', `${HEAD}mentions:\n  - type: actor\n`, 'section-not-a-map', 3, 3],
  ['mentions as a text', `${HEAD}mentions: "x"\n`, 'section-not-a-map', 2, 11],
  ['an article as a text', `${HEAD}article: "x"\n`, 'record-not-a-map', 2, 10],
  ['a record as a text', `${HEAD}mentions:\n  m-1: "x"\n`, 'record-not-a-map', 3, 3],
  ['a record without fields', `${HEAD}mentions:\n  m-1:\n`, 'record-not-a-map', 3, 3],
  ['a missing quote', `${HEAD}mentions:\n  m-1:\n    type: actor\n`, 'missing-field', 4, 5],
  ['an empty quote', MENTION.replace('Orval', ''), 'empty-quote', 5, 12],
  ['an empty type', MENTION.replace('type: actor', 'type: ""'), 'empty-field', 4, 11],
  ['a field without value', `${MENTION}    note:\n`, 'empty-field', 6, 9],
  ['a number as text', `${MENTION}    value: 2018\n`, 'not-text', 6, 12],
  ['a text as list', `${MENTION}    reviewed_by: "camille"\n`, 'not-texts', 6, 18],
  ['a list of numbers', `${MENTION}    reviewed_by: [1]\n`, 'not-texts', 6, 18],
  ['a text as number', `${MENTION}    nth: "1"\n`, 'not-count', 6, 10],
  ['a place before the first', `${MENTION}    nth: 0\n`, 'not-count', 6, 10],
  ['a place behind the last', `${MENTION}    nth: 3\n    of: 2\n`, 'nth-out-of-range', 7, 9],
  ['a count of nothing', `${MENTION}    of: 2\n`, 'of-without-nth', 6, 9],
  [
    'a text as flag',
    `${HEAD}comments:\n  c:\n    on: article\n    text: "x"\n    resolved: "true"\n`,
    'not-flag',
    6,
    15,
  ],
  ['an unknown status', `${MENTION}    status: accepted\n`, 'unknown-choice', 6, 13],
  ['a bad date', `${MENTION}    value: "mardi"\n`, 'bad-date', 6, 12],
  ['a day that is none', `${MENTION}    value: "2018-02-30"\n`, 'bad-date', 6, 12],
  ['a bad day of publication', `${HEAD}article:\n  published: "hier"\n`, 'bad-published', 3, 14],
  [
    'a conflict that a merge left',
    `${MENTION}    conflict: {type: {ours: actor, theirs: date}}\n`,
    'unresolved-conflict',
    6,
    5,
  ],
  ['__proto__ as id', `${HEAD}mentions:\n  __proto__:\n    type: actor\n    exact: "x"\n`, 'forbidden-key', 3, 3],
  ['constructor as field', `${MENTION}    constructor: "x"\n`, 'forbidden-key', 6, 5],
  ['prototype inside a value', `${MENTION}    x: {prototype: 1}\n`, 'forbidden-key', 6, 9],
  ['a value that is nested too deep', `${MENTION}    x: [[[[[[[1]]]]]]]\n`, 'too-deep', 6, 14],
  ['an unclosed quote', `${MENTION}    note: "x\n\n`, 'unclosed-quote', 6, 11],
  ['an unclosed single quote', `${MENTION}    note: 'x\n  m-2:\n`, 'unclosed-quote', 6, 11],
  ['an unknown escape', `${MENTION}    note: "\\q"\n`, 'yaml-syntax', 6, 12],
  ['an odd indentation', `${MENTION}   note: "x"\n`, 'yaml-syntax', 6, 1],
  ['an empty key', `${HEAD}mentions:\n  : x\n`, 'bad-key', 3, 3],
];

function readFixture(name: string): string {
  return readFileSync(`test/fixtures/sidecars/${name}.annotations.yaml`, 'utf8');
}

/** What holds of every document, whatever was read. */
function assertSound(document: SidecarDocument): void {
  const { text, findings, writable } = document;
  assert.equal(writable, !findings.some(({ severity }) => severity === 'error'));
  const lines = text.split('\n');
  for (const { code, line, column, start, end, message } of findings) {
    assert.ok(code in SIDECAR_MESSAGES, code);
    assert.equal(message.code, code);
    assert.ok(start <= end && line >= 1 && column >= 1);
    if (code === 'bad-encoding' || code === 'too-large') continue;
    assert.ok(end <= text.length);
    assert.ok(column <= (lines[line - 1] ?? '').length + 1, `${code} at ${line}:${column}`);
  }
}

describe('malformed sidecars', () => {
  for (const [what, text, code, line, column] of CASES) {
    it(`say where there is ${what}, and are read-only`, () => {
      const document = parseSidecar(text);
      assertSound(document);
      const [first] = document.findings.filter(({ severity }) => severity === 'error');
      assert.deepEqual([first?.code, first?.line, first?.column], [code, line, column]);
      assert.equal(document.writable, false);
    });
  }

  it('are survived all in a row by one process, twice', () => {
    for (let round = 0; round < 2; round++) {
      for (const [, text] of CASES) {
        assert.equal(parseSidecar(text).writable, false);
        assertSound(decodeFile(encodeUtf8(text), parseRegistry));
      }
    }
  });

  it('have at most a thousand findings, and count the others', () => {
    const { findings, writable } = parseSidecar(`${HEAD}mentions:\n${'  x: 1\n'.repeat(5000)}`);
    assert.equal(writable, false);
    assert.equal(findings.length, 1001);
    assert.deepEqual(findings.at(-1)?.message, { code: 'more-findings', args: [4000] });
  });

  it('show their errors, however many infos there are', () => {
    const fields = Array.from({ length: 2000 }, (_, index) => `    x${index}: 1\n`).join('');
    const { findings } = parseSidecar(`${MENTION}${fields}    value: "mardi"\n`);
    assert.ok(findings.some(({ code }) => code === 'bad-date'));
    assert.equal(findings.length, 202);
  });

  it('and unusual ones cost time in proportion to their size, not its square', () => {
    const cost = (count: number) => {
      // Colons without a blank are YAML, and nothing that the fast reader knows.
      const records = Array.from({ length: count }, (_, index) => `  k${index}: {"type":actor,"exact":x}\n`);
      const text = `${HEAD}mentions:\n${records.join('')}`;
      const start = process.cpuUsage();
      assert.equal(parseSidecar(text).set.mentions.size, count);
      const { user, system } = process.cpuUsage(start);
      return user + system;
    };
    cost(300);
    const [small, large] = [cost(300), cost(2400)];
    assert.ok(large < 8 * 6 * small, `${small} µs, eight times as much: ${large} µs`);
  });

  it('never throw, whatever the text', () => {
    const rendered = annotationSet({ maxRecords: 2 }).map((set) => renderSidecar(set, 'a.txt'));
    const cut = fc.tuple(
      rendered,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.string({ unit: 'binary', maxLength: 20 }),
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      cut.map(([text, at, noise]) => text.slice(0, Math.floor(at * text.length)) + noise),
    );
    fc.assert(
      fc.property(texts, (text) => {
        assertSound(parseSidecar(text));
        assertSound(parseRegistry(text));
      }),
      { numRuns: 200 },
    );
  });

  it('never throw, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        assertSound(decodeFile(bytes, parseSidecar));
      }),
      { numRuns: 300 },
    );
  });
});

describe('bytes that are no text', () => {
  it('are told with line and column of the first bad one', () => {
    const bytes = Uint8Array.from([...encodeUtf8(`${HEAD}# été `), 0xff, 0x20, 0xfe]);
    const { findings, writable, set } = decodeFile(bytes, parseSidecar);
    assert.deepEqual(
      findings.map(({ code, severity, line, column, start }) => [code, severity, line, column, start]),
      [['bad-encoding', 'error', 2, 7, HEAD.length + 6]],
    );
    assert.equal(writable, false);
    assert.equal(set.mentions.size, 0);
  });

  it('are too many above 8 MB, whatever they are', () => {
    const { findings, writable } = decodeFile(new Uint8Array(8 * 1024 * 1024 + 1), parseSidecar);
    assert.deepEqual([findings[0]?.code, writable], ['too-large', false]);
  });
});

describe('what is unusual and no error', () => {
  it('is read: brackets in quotes, comments and plain texts', () => {
    const text = `${MENTION}    note: "${'['.repeat(500)}" # ${'{'.repeat(500)}\n    prefix: a [[[[[[[[[[ b\n`;
    const document = parseSidecar(text);
    assert.deepEqual(document.findings, []);
    assert.equal(document.set.mentions.get('m-1')?.prefix, 'a [[[[[[[[[[ b');
  });

  it('is an empty file, or one with comments only', () => {
    for (const text of ['', '\n\n', '# rien\n']) {
      const { findings, writable } = parseSidecar(text);
      assert.deepEqual(
        findings.map(({ code, severity, line, column }) => [code, severity, line, column]),
        [['empty-file', 'info', 1, 1]],
      );
      assert.equal(writable, true);
    }
  });

  it('is a file with CRLF, a byte order mark, a minor version or empty sections', () => {
    assert.deepEqual(parseSidecar(MENTION.replaceAll('\n', '\r\n')).set, parseSidecar(MENTION).set);
    const marked = decodeFile(encodeUtf8(`\ufeff${MENTION}`), parseSidecar);
    assert.deepEqual([marked.bom, marked.writable, marked.text], [true, true, MENTION]);
    assert.equal(parseSidecar('format: "marginalia/1.7"\nmentions:\nentities: {}\narticle:\n').writable, true);
  });

  it('is an unknown field, which is kept and mentioned', () => {
    const { findings, set } = parseSidecar(`${MENTION}    weight: [1, {a: null}]\nextra: true\n`);
    assert.deepEqual(
      findings.map(({ code, severity, line, record }) => [code, severity, line, record]),
      [
        ['unknown-field', 'info', 6, 'm-1'],
        ['unknown-field', 'info', 7, undefined],
      ],
    );
    assert.deepEqual(set.mentions.get('m-1')?.unknown, new Map([['weight', [1, { a: null }]]]));
    assert.deepEqual(set.unknown, new Map([['extra', true]]));
  });

  it('is what YAML 1.1 would have taken for something else: it stays text', () => {
    const { set, findings } = parseSidecar(readFixture('by-hand'));
    assert.deepEqual(findings, []);
    const { by, note, reviewedBy, exact } = set.mentions.get('no') ?? {};
    assert.deepEqual([by, note, reviewedBy, exact], ['no', '12:30', ['camille', 'ahmed'], "Société d’étude de l'eau"]);
    assert.deepEqual(set.comments.get('1'), { id: '1', on: 'no', text: 'Est-ce une institution ? Je crois que oui.' });
    assert.equal(set.mentions.get('ministre')?.exact, 'Paul Brédier');
    assert.equal(set.article.published, '2024-05-14');
  });
});
