import assert from 'node:assert/strict';
import fc from 'fast-check';
import { tokenize } from '../../../src/text/tokens';

function words(text: string): string[] {
  return tokenize(text).map(({ start, end }) => text.slice(start, end));
}

describe('tokens', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['l’OIM et d’autres', ['l’', 'OIM', 'et', 'd’', 'autres']],
    ["L'eau qu'elle boit", ["L'", 'eau', "qu'", 'elle', 'boit']],
    ['aujourd’hui', ['aujourd’hui']],
    ['M. N’Diaye et M’Bark', ['M', '.', 'N’Diaye', 'et', 'M’Bark']],
    ['O’Brien’s house', ['O’Brien', '’s', 'house']],
    ['Jean-Pierre, porte-parole', ['Jean-Pierre', ',', 'porte-parole']],
    ['a-t-il dit', ['a-t-il', 'dit']],
    ['l’O.N.U. siège', ['l’', 'O.N.U.', 'siège']],
    ['le 11/12/2018 (MAP) – fin', ['le', '11', '/', '12', '/', '2018', '(', 'MAP', ')', '–', 'fin']],
    ['le 1er mai', ['le', '1er', 'mai']],
    ['«\u00a0oui\u00a0»', ['«', 'oui', '»']],
    ['😀😀', ['😀', '😀']],
    ['fin -', ['fin', '-']],
  ];
  for (const [text, expected] of cases) {
    it(`of ${text}`, () => {
      assert.deepEqual(words(text), expected);
    });
  }

  it('cover everything but white space, in order, without gaps inside words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        let at = 0;
        for (const { start, end } of tokenize(text)) {
          assert.ok(end > start && start >= at);
          assert.match(text.slice(at, start), /^\s*$/u);
          assert.doesNotMatch(text.slice(start, end), /\s/u);
          at = end;
        }
        assert.match(text.slice(at), /^\s*$/u);
      }),
    );
  });

  it('stay inside the stretch that is asked for', () => {
    assert.deepEqual(tokenize('un deux trois', 3, 7), [{ start: 3, end: 7, kind: 'word' }]);
    assert.deepEqual(tokenize('un deux trois', 3, 5), [{ start: 3, end: 5, kind: 'word' }]);
  });
});
