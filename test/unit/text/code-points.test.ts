import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { CodePointIndex } from '../../../src/text/code-points';

const texts = fc
  .array(fc.constantFrom('a', 'é', '𝒳', '👩‍👧', '\ud83d', '\udc69', '\n', 'e\u0301'), { maxLength: 30 })
  .map((pieces) => pieces.join(''));

describe('CodePointIndex', () => {
  it('counts as the string iterator does', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const index = new CodePointIndex(text);
        let utf16 = 0;
        let point = 0;
        for (const character of text) {
          assert.equal(index.fromUtf16(utf16), point);
          assert.equal(index.toUtf16(point), utf16);
          for (let inside = 1; inside < character.length; inside += 1) {
            assert.equal(index.fromUtf16(utf16 + inside), point);
          }
          utf16 += character.length;
          point += 1;
        }
        assert.equal(index.length, point);
        assert.equal(index.fromUtf16(text.length), point);
        assert.equal(index.toUtf16(point), text.length);
      }),
    );
  });

  it('clamps offsets outside the text', () => {
    const index = new CodePointIndex('a𝒳');
    assert.deepEqual([index.fromUtf16(-1), index.fromUtf16(9), index.toUtf16(-1), index.toUtf16(9)], [0, 2, 0, 3]);
  });
});
