import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { entityId, proposalId, randomId } from '../../../src/annotation/ids';
import { sha256 } from '../../../src/annotation/sha256';

const BASE32 = '[0-9a-hjkmnp-tv-z]{10}';

/** Any code points, lone surrogates among them, most of them common letters. */
const anyText = fc
  .array(fc.oneof(fc.nat(0x17f), fc.nat(0x10ffff)), { maxLength: 150 })
  .map((points) => String.fromCodePoint(...points));

/** The first 50 bits of a digest, by another road than the code: as one big number. */
function firstBits(parts: readonly string[]): string {
  const digest = BigInt(`0x${createHash('sha256').update(parts.join('\0'), 'utf8').digest('hex')}`);
  let bits = digest >> 206n;
  let id = '';
  for (let i = 0; i < 10; i++) {
    id = '0123456789abcdefghjkmnpqrstvwxyz'.charAt(Number(bits & 31n)) + id;
    bits >>= 5n;
  }
  return id;
}

describe('SHA-256', () => {
  it('equals the platform’s on any text, lone surrogates included', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        assert.equal(Buffer.from(sha256(text)).toString('hex'), createHash('sha256').update(text).digest('hex'));
      }),
    );
    for (const text of ['\ud800', 'a\udc00b', '\ud83d\ude00', 'é'.repeat(60)]) {
      assert.equal(Buffer.from(sha256(text)).toString('hex'), createHash('sha256').update(text).digest('hex'));
    }
  });

  it('pads every length around a block', () => {
    for (let length = 50; length < 140; length++) {
      const text = 'a'.repeat(length);
      assert.equal(Buffer.from(sha256(text)).toString('hex'), createHash('sha256').update(text).digest('hex'));
    }
  });
});

describe('random ids', () => {
  it('are a letter, a dash and ten base-32 characters of the random bytes', () => {
    const random = { randomBytes: (count: number) => new Uint8Array(count).fill(0xff) };
    assert.equal(randomId('m', random), 'm-zzzzzzzzzz');
    assert.equal(randomId('c', { randomBytes: (count) => new Uint8Array(count) }), 'c-0000000000');
  });

  it('are drawn again while they are taken', () => {
    let draws = 0;
    const random = { randomBytes: (count: number) => new Uint8Array(count).fill(draws++) };
    const id = randomId('e', random, (candidate) => candidate === 'e-0000000000');
    assert.equal(draws, 2);
    assert.match(id, new RegExp(`^e-${BASE32}$`));
  });
});

describe('entity ids', () => {
  const free = () => false;

  it('prefer the acronym, then the name without accents and ligatures', () => {
    assert.equal(entityId('Organisation des Idées exactes', 'OIX', free), 'e-oix');
    assert.equal(entityId('Organisation des Idées exactes', 'O.I.X.', free), 'e-oix');
    assert.equal(entityId('Œuvre de l’Été, Łódź', undefined, free), 'e-oeuvre-de-l-ete-lodz');
  });

  it('cut long names between words at 40 characters', () => {
    const id = entityId('Ministère des Affaires étrangères et de la Coopération', undefined, free);
    assert.equal(id, 'e-ministere-des-affaires-etrangeres-et-de');
    assert.equal(entityId('a'.repeat(50), undefined, free), `e-${'a'.repeat(40)}`);
  });

  it('count up on a clash', () => {
    const taken = new Set(['e-martin', 'e-martin-2']);
    assert.equal(
      entityId('Martin', undefined, (id) => taken.has(id)),
      'e-martin-3',
    );
  });

  it('fall back to a hash, the same every time, where nothing is left', () => {
    const id = entityId('Жанна', 'Ж', free);
    assert.match(id, new RegExp(`^e-${BASE32}$`));
    assert.equal(entityId('Жанна', undefined, free), id);
    assert.notEqual(entityId('Иван', undefined, free), id);
  });

  it('are plain ASCII whatever the name', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        assert.match(entityId(name, undefined, free), /^e-[a-z0-9][a-z0-9-]{0,39}$/);
      }),
    );
  });
});

describe('proposal ids', () => {
  it('match the published vectors', () => {
    assert.equal(proposalId('actor', { exact: 'Ana Melo' }), 'm-yg0zpprr24');
    assert.equal(
      proposalId('date', { exact: 'mardi', prefix: 'salué, ', suffix: ' à Marrakech', nth: 2, of: 3 }),
      'm-49m6kmynw9',
    );
  });

  it('are the first 50 bits of the hash of what they propose', () => {
    const quote = fc.record(
      { exact: fc.string(), prefix: fc.string(), suffix: fc.string(), nth: fc.nat() },
      { requiredKeys: ['exact'] },
    );
    fc.assert(
      fc.property(fc.string(), quote, (type, { exact, prefix = '', suffix = '', nth }) => {
        const parts = [type, exact, prefix, suffix, nth?.toString() ?? ''];
        assert.equal(proposalId(type, { exact, prefix, suffix, nth }), `m-${firstBits(parts)}`);
        assert.equal(proposalId(type, { exact, prefix, suffix, nth }, 2), `m-${firstBits([...parts, '2'])}`);
      }),
    );
  });
});
