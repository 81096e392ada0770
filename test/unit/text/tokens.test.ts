import assert from 'node:assert/strict';
import fc from 'fast-check';
import { tokenize } from '../../../src/text/tokens';
import { assertLinear } from './growth';

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
    ["d 'Olano", ['d', "'", 'Olano']],
    ['l ’ ONU', ['l', '’', 'ONU']],
    ["d' Olano", ["d'", 'Olano']],
    ["l'11 mai", ["l'", '11', 'mai']],
    ["qu'«\u00a0il", ["qu'", '«', 'il']],
    ["the boys' club", ['the', 'boys', "'", 'club']],
    ['la S.A.R.L Dupré, à U.S.A.', ['la', 'S.A.R.L', 'Dupré', ',', 'à', 'U.S.A.']],
    ['A.B.Diallo', ['A.B.', 'Diallo']],
    ['J.-P. Weber', ['J', '.', '-', 'P', '.', 'Weber']],
    ['sur navetteurs.be.', ['sur', 'navetteurs.be', '.']],
    ['Ex-Navetteurs.be/horaires', ['Ex-Navetteurs.be', '/', 'horaires']],
    ['https://www.bry.example/a', ['https', ':', '/', '/', 'www.bry.example', '/', 'a']],
    ['à j_dupre@bry.example.fr !', ['à', 'j_dupre@bry.example.fr', '!']],
    ['fin.Le M.de Vigny', ['fin', '.', 'Le', 'M', '.', 'de', 'Vigny']],
    ['a@b', ['a', '@', 'b']],
    ['plan_2019.pdf', ['plan', '_', '2019', '.', 'pdf']],
    ['3,5 % ou 1\u202f200', ['3', ',', '5', '%', 'ou', '1', '200']],
    ['porte-\nvoix d’\nA.\nB.', ['porte', '-', 'voix', 'd’', 'A', '.', 'B', '.']],
    ['𝒜𝒷 \ud835', ['𝒜𝒷', '\ud835']],
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

  it('are the same however the text around the stretch goes on, where spaces part them', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'é', 'B', 's', '.', '-', '’', "'", '1', '@', '_', ' ', '😀'),
      maxLength: 40,
    });
    fc.assert(
      fc.property(text, text, text, (before, stretch, after) => {
        const from = before.length + 1;
        const inside = tokenize(`${before} ${stretch} ${after}`, from, from + stretch.length);
        const alone = tokenize(stretch);
        assert.deepEqual(
          inside,
          alone.map((token) => ({ ...token, start: token.start + from, end: token.end + from })),
        );
      }),
    );
  });

  it('cost time that grows with the text, not faster, whatever repeats', () => {
    for (const unit of [
      'mot ',
      'a',
      '1',
      ' ',
      '.',
      'A.',
      'a.',
      'a-',
      "a'",
      "l'",
      'a@',
      'a_',
      'a.a@',
      'fr.',
      '😀',
      'e\u0301',
      "'s",
    ]) {
      assertLinear(unit, (text) => tokenize(text));
    }
  });
});
