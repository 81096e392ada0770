import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatRegistry, formatSidecar } from '../../../src/sidecar/format';
import { parseRegistry, parseSidecar } from '../../../src/sidecar/parse';
import { renderRegistry, renderSidecar } from '../../../src/sidecar/render';
import { annotationSet } from '../arbitraries/annotation-set';
import { decorated, notes } from './decorated';

const ARTICLE = 'depeche.txt';

function formatted(text: string): string {
  return formatSidecar(parseSidecar(text), ARTICLE).text;
}

describe('formatting a sidecar', () => {
  it('leaves what is canonical alone, the document itself', () => {
    fc.assert(
      fc.property(annotationSet(), (set) => {
        const document = parseSidecar(renderSidecar(set, ARTICLE));
        assert.equal(formatSidecar(document, 'autre.txt'), document);
      }),
      { numRuns: 40 },
    );
  });

  it('brings a file that people wrote by hand into our layout', () => {
    const text = `# À moi.
rejected: {m-3: {exact: hier, type: date}} # vu
format: marginalia/1.2

mentions:
    m-2:   # deux
        exact: 'mardi'
        # quel mardi ?
        type: date
        prefix: "a dit "
        confidence: 0.50 # à peu près
        value: 2018-12-11
    # à part

    m-1: {type: actor, exact: "M. Orval"}   # un
      # sous un
layer: camille
x: |
  deux
  lignes
# fin
`;
    assert.equal(
      formatted(text),
      `format: "marginalia/1.2"
layer: "camille"

mentions:

  m-2: # deux
    # quel mardi ?
    type: date
    value: "2018-12-11"
    exact: "mardi"
    confidence: 0.5 # à peu près
    prefix: "a dit "

  # à part

  # un
  m-1:
    type: actor
    exact: "M. Orval"
    # sous un

# À moi.
# vu
rejected:
  m-3: {type: date, exact: "hier"}

x: "deux\\nlignes\\n"

# fin
`.replace(/^/, '# Annotations of depeche.txt. One block a record, a blank line between blocks; comments are kept.\n'),
    );
  });

  it('says the same as before, keeps every comment, and is done after once', () => {
    fc.assert(
      fc.property(annotationSet({ maxRecords: 4 }), decorated(), (set, decorate) => {
        const text = decorate(renderSidecar(set, ARTICLE));
        const result = formatted(text);
        assert.deepEqual(parseSidecar(result).set, set);
        assert.deepEqual(notes(result), notes(text));
        assert.equal(formatted(result), result);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps line ends, and leaves files with errors and empty ones alone', () => {
    assert.equal(formatted('# x\r\nformat: marginalia/1\r\n\r\n\r\n'), '# x\r\nformat: "marginalia/1"\r\n');
    assert.equal(formatted('# rien\n'), '# rien\n');
    assert.throws(() => formatSidecar(parseSidecar('format: 1'), ARTICLE), /errors/);
  });
});

describe('formatting a registry', () => {
  it('leaves what is canonical alone and orders fields', () => {
    const text = 'format: "marginalia/1"\nentities:\n  e-b: {name: "B", type: actor}\n  e-a:\n    same_as: e-b\n';
    const { text: result, set } = formatRegistry(parseRegistry(text));
    assert.equal(result, renderRegistry(set));
    assert.match(result, /^# Entities[^]*\n\n {2}e-b:\n {4}type: actor\n {4}name: "B"\n\n {2}e-a:\n/);
  });
});
