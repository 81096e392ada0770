import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { FileError } from '../../../src/workspace/file-error';
import { decodeArticle, MAX_ARTICLE_BYTES, readArticle } from '../../../src/node/read-article';
import { useTemporaryFolder } from './temporary-folder';

function fault(content: Uint8Array): [string, number | undefined, number | undefined] {
  try {
    decodeArticle('a', content);
  } catch (error) {
    assert.ok(FileError.is(error));
    return [error.detail.code, error.position?.line, error.position?.column];
  }
  return assert.fail('nothing was wrong');
}

const join = (...parts: readonly (string | readonly number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

describe('reading an article', () => {
  const given = useTemporaryFolder();

  it('gives any text back, and normalized as the core wants it', async () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'é', '😀', '\r', '\n', '\ufeff') });
    fc.assert(
      fc.property(texts, (raw) => {
        assert.equal(decodeArticle('a', Buffer.from(raw)), raw);
      }),
    );
    await given.folder.write('windows', '\ufeffun\r\ndeux\r');
    assert.equal(await readArticle(given.folder.at('windows')), 'un\ndeux\n');
  });

  it('refuses what is no UTF-8 text and says where', () => {
    assert.deepEqual(fault(join('un\r\ndeux', [0])), ['article-binary', 2, 5]);
    assert.deepEqual(fault(join('é', [0x80], 'x')), ['article-not-utf8', 1, 2]);
    assert.deepEqual(fault(join('a\nb', [0xe9], 't')), ['article-not-utf8', 2, 2]);
    assert.deepEqual(fault(join('ab', [0xf0, 0x9f, 0x98])), ['article-not-utf8', 1, 3]);
    assert.deepEqual(fault(join([0xff, 0xfe], 'a', [0])), ['article-utf16', 1, 1]);
  });

  it('finds the first fault wherever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'é', '漢', '😀', '\n') }),
        fc.constantFrom([0x80], [0xc3, 0x28], [0xff], [0xed, 0xa0, 0x80], [0xc3]),
        fc.string({ unit: fc.constantFrom('a', 'é', '\n') }),
        (before, broken, after) => {
          const lines = before.split('\n');
          const expected = ['article-not-utf8', lines.length, (lines.at(-1) ?? '').length + 1];
          assert.deepEqual(fault(join(before, broken, after)), expected);
        },
      ),
    );
  });

  it('reads five megabytes and refuses more', async () => {
    await given.folder.write('whole', Buffer.alloc(MAX_ARTICLE_BYTES, 'a'));
    assert.equal((await readArticle(given.folder.at('whole'))).length, MAX_ARTICLE_BYTES);
    await given.folder.write('more', Buffer.alloc(MAX_ARTICLE_BYTES + 1, 'a'));
    await assert.rejects(readArticle(given.folder.at('more')), /is too large: 5\.1 MB, and at most 5 MB are read/);
  });

  it('reads an empty file as an empty article', async () => {
    await given.folder.write('empty', '');
    assert.equal(await readArticle(given.folder.at('empty')), '');
  });
});
