import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  articleOfSidecar,
  isLayerName,
  isSidecarName,
  parseSidecarName,
  sidecarName,
} from '../../../src/sidecar/paths';

describe('names of sidecars', () => {
  it('keep the whole name of the article', () => {
    assert.equal(sidecarName('interview.txt'), 'interview.txt.annotations.yaml');
    assert.equal(sidecarName('interview.txt', 'camille'), 'interview.txt.camille.annotations.yaml');
  });

  it('mean a layer only where no article of the longer name exists', () => {
    const name = 'interview.txt.camille.annotations.yaml';
    assert.deepEqual(parseSidecarName(name), [
      { article: 'interview.txt.camille' },
      { article: 'interview.txt', layer: 'camille' },
    ]);
    assert.deepEqual(articleOfSidecar(name, new Set(['interview.txt'])), {
      article: 'interview.txt',
      layer: 'camille',
    });
    assert.deepEqual(articleOfSidecar(name, new Set(['interview.txt', 'interview.txt.camille'])), {
      article: 'interview.txt.camille',
    });
    assert.equal(articleOfSidecar(name, new Set(['autre.txt'])), undefined);
  });

  it('are read back to the article and layer that they were made of', () => {
    const part = fc.stringMatching(/^[\p{L}\p{N} _-]{1,8}$/u).map((text) => `a${text}a`);
    fc.assert(
      fc.property(part, part, fc.option(part, { nil: undefined }), (base, extension, layer) => {
        const article = `${base}.${extension}`;
        const name = sidecarName(article, layer);
        assert.ok(isSidecarName(name));
        const expected = layer === undefined ? { article } : { article, layer };
        assert.deepEqual(articleOfSidecar(name, new Set([article])), expected);
      }),
    );
  });

  it('are nothing else', () => {
    for (const name of ['.annotations.yaml', 'a.annotations.yml', 'annotations.yaml', 'a.txt', '']) {
      assert.equal(isSidecarName(name), false);
      assert.deepEqual(parseSidecarName(name), []);
    }
  });

  it('refuse layers that could leave the folder or be read otherwise', () => {
    for (const layer of [
      '',
      '.',
      '..',
      'a.b',
      'a/b',
      'a\\b',
      'a\nb',
      'a\u0000',
      ' a',
      'a ',
      'a:b',
      '\u2028',
      'x'.repeat(65),
    ]) {
      assert.equal(isLayerName(layer), false, JSON.stringify(layer));
      assert.throws(() => sidecarName('a.txt', layer), RangeError);
    }
    assert.ok(isLayerName('Zoé B-2'));
  });
});
