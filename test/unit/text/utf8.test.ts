import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeUtf8, encodeUtf8 } from '../../../src/text/utf8';

describe('UTF-8', () => {
  it('is written as the platform writes it, lone surrogates included', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(fc.nat({ max: 0xffff }), { maxLength: 30 }).map((units) => String.fromCharCode(...units)),
    );
    fc.assert(
      fc.property(texts, (text) => {
        assert.deepEqual(encodeUtf8(text), new TextEncoder().encode(text));
      }),
    );
  });

  it('is read back as it was, byte order mark included, across the chunks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.nat({ max: 3 }), (text, shift) => {
        const long = 'x'.repeat(8190 + shift) + text + 'é'.repeat(9000);
        assert.equal(decodeUtf8(encodeUtf8(long)), long);
      }),
      { numRuns: 60 },
    );
    assert.equal(decodeUtf8(encodeUtf8('\ufeffa')), '\ufeffa');
    assert.equal(decodeUtf8(new Uint8Array()), '');
  });

  it('is refused exactly where the platform refuses it', () => {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 12 }),
      fc
        .array(fc.constantFrom(0x41, 0x80, 0xbf, 0xc0, 0xc2, 0xe0, 0xa0, 0xed, 0x9f, 0xf0, 0x90, 0xf4, 0x8f, 0xf5), {
          maxLength: 8,
        })
        .map((all) => Uint8Array.from(all)),
    );
    fc.assert(
      fc.property(bytes, (all) => {
        const read = decodeUtf8(all);
        let expected: string | undefined;
        try {
          expected = strict.decode(all);
        } catch {
          expected = undefined;
        }
        assert.equal(typeof read === 'string' ? read : undefined, expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('tells where the first bad byte stands', () => {
    const bytes = Uint8Array.from([...encodeUtf8('a\n😀é'), 0xc3, 0x28]);
    assert.deepEqual(decodeUtf8(bytes), { offset: 5, line: 2, column: 4, byteOffset: 8 });
    assert.deepEqual(decodeUtf8(Uint8Array.of(0xff)), { offset: 0, line: 1, column: 1, byteOffset: 0 });
  });
});
