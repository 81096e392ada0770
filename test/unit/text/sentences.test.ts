import assert from 'node:assert/strict';
import fc from 'fast-check';
import { splitSentences } from '../../../src/text/sentences';

function sentences(text: string): string[] {
  return splitSentences(text).map(({ start, end }) => text.slice(start, end));
}

describe('sentences', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['Il pleut. Elle part.', ['Il pleut.', 'Elle part.']],
    [
      'Avec M. Zorba, Mme. Lotti et le Dr. Pell. Elle part.',
      ['Avec M. Zorba, Mme. Lotti et le Dr. Pell.', 'Elle part.'],
    ],
    ['J. K. Pellerin est là. Oui.', ['J. K. Pellerin est là.', 'Oui.']],
    ['« Il pleut ! » Elle part.', ['« Il pleut ! »', 'Elle part.']],
    ['Il pleut… mais peu. Vraiment ?! Oui.', ['Il pleut… mais peu.', 'Vraiment ?!', 'Oui.']],
    ['Le taux est de 3.5 %. Bien.', ['Le taux est de 3.5 %.', 'Bien.']],
    ['Titre sans point\nLe texte.', ['Titre sans point', 'Le texte.']],
    ['Une ligne coupée,\nau milieu de la phrase.', ['Une ligne coupée,\nau milieu de la phrase.']],
    ['Un.\n\nDeux.', ['Un.', 'Deux.']],
    ['', []],
    ['  \n \n', []],
    ['On Dec. 11, Mr. Pell left. She stayed.', ['On Dec. 11, Mr. Pell left.', 'She stayed.']],
  ];
  for (const [text, expected] of cases) {
    it(`of ${JSON.stringify(text)}`, () => {
      assert.deepEqual(sentences(text), expected);
    });
  }

  it('cover everything but white space, in order, and are never longer than asked', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'B', ' ', ' ', '.', '. ', '\n', '!', '»', '😀', 'M. '),
      maxLength: 200,
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 60 }), (text, longest) => {
        let at = 0;
        for (const { start, end } of splitSentences(text, 0, text.length, longest)) {
          assert.ok(start >= at && end > start && end - start <= longest);
          assert.match(text.slice(at, start), /^\s*$/u);
          assert.equal(text.slice(start, end), text.slice(start, end).trim());
          at = end;
        }
        assert.match(text.slice(at), /^\s*$/u);
      }),
    );
  });
});
