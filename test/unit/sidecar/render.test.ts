import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { EMPTY_SET, type Mention } from '../../../src/annotation/model';
import { decodeFile, encodeDocument } from '../../../src/sidecar/decode';
import { formatSidecar } from '../../../src/sidecar/format';
import { parseRegistry, parseSidecar } from '../../../src/sidecar/parse';
import { renderRegistry, renderSidecar } from '../../../src/sidecar/render';
import { annotationSet, brokenText } from '../arbitraries/annotation-set';

const canonical = readFileSync('test/fixtures/sidecars/canonical.annotations.yaml');

function withMention(mention: Partial<Mention>): string {
  const whole = { id: 'm-1', type: 'actor', exact: 'x', ...mention };
  return renderSidecar({ ...EMPTY_SET, mentions: new Map([[whole.id, whole]]) }, 'a.txt');
}

describe('a canonical sidecar', () => {
  it('is our layout byte for byte, comments aside', () => {
    const document = decodeFile(canonical, parseSidecar);
    assert.deepEqual(document.findings, []);
    assert.deepEqual(Buffer.from(encodeDocument(document)), canonical);
    assert.equal(formatSidecar(document, 'festival.txt'), document);
    const bare = document.text.replace(/(?<=\n) *#.*\n| +#.*(?=\n)/g, '');
    assert.equal(renderSidecar(document.set, 'festival.txt'), bare);
  });

  it('is read back as the set that it was written from', () => {
    fc.assert(
      fc.property(annotationSet(), (set) => {
        const document = parseSidecar(renderSidecar(set, 'a.txt'));
        assert.ok(document.writable, JSON.stringify(document.findings));
        assert.deepEqual(document.set, set);
      }),
      { numRuns: 80 },
    );
  });

  it('survives any UTF-16 text, and being encoded', () => {
    fc.assert(
      fc.property(brokenText(), (text) => {
        const rendered = withMention({ exact: `${text}x`, note: text });
        const bytes = encodeDocument(parseSidecar(rendered));
        const { set } = decodeFile(bytes, parseSidecar);
        assert.equal(set.mentions.get('m-1')?.exact, `${text}x`);
        assert.equal(set.mentions.get('m-1')?.note, text);
      }),
    );
  });

  it('escapes what editors and other readers would break lines at, hide or turn around', () => {
    const rendered = withMention({ note: '\u2028\u2029\u0085\ufeff\ud800\u202e\u0000\n\r\t"\\\u00a0é😀' });
    assert.ok(
      rendered.includes('note: "\\u2028\\u2029\\u0085\\ufeff\\ud800\\u202e\\u0000\\n\\r\\t\\"\\\\\u00a0é😀"\n'),
      rendered,
    );
  });

  it('quotes words that a reader of YAML 1.1 would take for something else', () => {
    for (const word of [
      'no',
      'Yes',
      'ON',
      'off',
      'y',
      'N',
      'null',
      'True',
      '12',
      '1e5',
      '2018-12-11',
      '~',
      'a b',
      '',
    ]) {
      assert.match(withMention({ id: `m${word}`, entity: word }), new RegExp(`entity: "${word}"`));
    }
    assert.match(withMention({ entity: 'e-élan_3' }), /entity: e-élan_3\n/);
  });

  it('has a header that an article cannot break out of', () => {
    const [header, format] = renderSidecar(EMPTY_SET, 'a\nb\u2028c.txt').split('\n');
    assert.match(header ?? '', /^# Annotations of a b c\.txt\. /);
    assert.equal(format, 'format: "marginalia/1"');
  });
});

describe('a registry', () => {
  it('is read back as the entities that it was written from', () => {
    fc.assert(
      fc.property(annotationSet(), ({ entities, unknown }) => {
        const document = parseRegistry(renderRegistry({ ...EMPTY_SET, entities, ...(unknown && { unknown }) }));
        assert.deepEqual(document.set, { ...EMPTY_SET, entities, ...(unknown && { unknown }) });
      }),
      { numRuns: 30 },
    );
  });
});
