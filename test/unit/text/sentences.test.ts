import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isCharacterBoundary } from '../../../src/text/characters';
import { sentencesIn, splitSentences } from '../../../src/text/sentences';
import type { Span } from '../../../src/text/span';
import { assertLinear } from './growth';

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
    ['Il aime l’art. Elle a lu l’art. 5.', ['Il aime l’art.', 'Elle a lu l’art. 5.']],
    ['Il vit aux U.S.A. Elle part. Le U.S. Steel ferme.', ['Il vit aux U.S.A.', 'Elle part.', 'Le U.S. Steel ferme.']],
    ['Le plan B. Le maire. J. Le Goff.', ['Le plan B.', 'Le maire.', 'J. Le Goff.']],
    ['Fin : 1. Le prix. 2. Le lieu.', ['Fin : 1. Le prix.', '2. Le lieu.']],
    ['« Qui ? » dit-il. « Non ! » Oui.', ['« Qui ? » dit-il.', '« Non ! »', 'Oui.']],
    ['METZ, 3 déc. (AXB). – Le club perd. – Non.', ['METZ, 3 déc. (AXB). – Le club perd.', '– Non.']],
    ['Voir navetteurs.be. Il a fermé.', ['Voir navetteurs.be.', 'Il a fermé.']],
  ];
  for (const [text, expected] of cases) {
    it(`of ${JSON.stringify(text)}`, () => {
      assert.deepEqual(sentences(text), expected);
    });
  }

  const TEXT = fc.string({
    unit: fc.constantFrom(
      ...[
        'a',
        'B',
        ' ',
        ' ',
        '.',
        '. ',
        '\n',
        '!',
        '»',
        '« ',
        '😀',
        'M. ',
        '1. ',
        '- ',
        'de\n',
        '…',
        '(',
        '\u00a0',
        'é',
        '\n\n',
      ],
    ),
    maxLength: 200,
  });

  function assertCover(text: string, spans: Iterable<Span>, longest: number): void {
    let at = 0;
    for (const { start, end } of spans) {
      assert.ok(start >= at && end > start && end <= text.length && end - start <= longest);
      assert.match(text.slice(at, start), /^\s*$/u);
      assert.equal(text.slice(start, end), text.slice(start, end).trim());
      assert.ok(isCharacterBoundary(text, start) && isCharacterBoundary(text, end));
      at = end;
    }
    assert.match(text.slice(at), /^\s*$/u);
  }

  it('cover everything but white space, in order, and are never longer than asked', () => {
    fc.assert(
      fc.property(TEXT, fc.integer({ min: 4, max: 60 }), (text, longest) => {
        assertCover(text, splitSentences(text, 0, text.length, longest), longest);
        assertCover(text, sentencesIn(text, longest), longest);
      }),
    );
  });

  it('cover any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        assertCover(text, splitSentences(text), 2000);
        assertCover(text, sentencesIn(text), 2000);
      }),
    );
  });

  it('of an excerpt are inside of it and do not depend on what is farther away', () => {
    fc.assert(
      fc.property(TEXT, TEXT, TEXT, (before, excerpt, after) => {
        const text = `${before}\n\n${excerpt}\n\n${after}`;
        const from = before.length + 2;
        const inside = splitSentences(text, from, from + excerpt.length);
        const alone = splitSentences(excerpt).map(({ start, end }) => ({ start: start + from, end: end + from }));
        assert.deepEqual(inside, alone);
      }),
    );
  });

  it('of a whole article are those of its paragraphs, where lines are not wrapped', () => {
    const paragraph = fc
      .array(
        fc.constantFrom(
          'Le maire a parlé.',
          'M. Weber a dit « oui ».',
          'Qui ?',
          'Titre sans point',
          'Il part, dit-on.',
        ),
        {
          minLength: 1,
          maxLength: 6,
        },
      )
      .map((pieces) => pieces.join(' '));
    fc.assert(
      fc.property(fc.array(paragraph, { maxLength: 6 }), (paragraphs) => {
        const text = paragraphs.join('\n\n');
        const whole = [...sentencesIn(text)].map(({ start, end }) => text.slice(start, end));
        assert.deepEqual(whole, paragraphs.flatMap(sentences));
      }),
    );
  });

  it('cost time that grows with the text, not faster, whatever repeats', () => {
    for (const unit of [
      'Il part. ',
      'a',
      '.',
      '. ',
      '\n',
      'a\n',
      'A\n',
      ' \n',
      'de\n',
      'M. ',
      '1. ',
      '« ',
      '…',
      'é de la\nTour ',
      'A. ',
    ]) {
      assertLinear(unit, (text) => {
        for (const sentence of sentencesIn(text)) assert.ok(sentence.end > sentence.start);
      });
    }
  });
});

describe('line ends', () => {
  const article = (text: string) => [...sentencesIn(text)].map(({ start, end }) => text.slice(start, end));

  it('are spaces in a paragraph that is wrapped, also before a capital', () => {
    const text =
      'Une délégation du ministère s’est rendue mercredi matin à Ben\n' +
      'Guerdane, où elle a rencontré les commerçants et le président\n' +
      'du conseil. Les échanges ont été longs mais courtois, a dit un\n' +
      'témoin. Ils reprendront.';
    assert.deepEqual(article(text), [
      'Une délégation du ministère s’est rendue mercredi matin à Ben\nGuerdane, où elle a rencontré les commerçants et ' +
        'le président\ndu conseil.',
      'Les échanges ont été longs mais courtois, a dit un\ntémoin.',
      'Ils reprendront.',
    ]);
  });

  it('are spaces behind a word that cannot be the last', () => {
    assert.deepEqual(article('Il dirige la revue de\nMetz.'), ['Il dirige la revue de\nMetz.']);
    assert.deepEqual(article('C’est l’avis de M.\nBrun.'), ['C’est l’avis de M.\nBrun.']);
  });

  const apart: readonly (readonly [string, string])[] = [
    ['items', 'Le comité se réunira\n- Lundi soir\n- Mardi matin\n1. Mercredi\n2) Jeudi'],
    ['verses', 'Le vent se lève sur la grève,\nLa barque dort près du rocher,\nUn enfant seul y fait un rêve'],
    [
      'headings',
      'Le pont sera rénové\nLe maire a signé jeudi un accord avec la région et avec la société des ponts de pierre',
    ],
    ['paragraphs of one line', 'Le maire a parlé longuement de la ville et de son avenir\nLa salle a ri'],
    ['blank lines', 'Il dirige la revue de\n\nMetz'],
  ];
  for (const [what, text] of apart) {
    it(`keep ${what} apart`, () => {
      assert.deepEqual(article(text), text.split(/\n+/u));
    });
  }

  it('of a short last line of a paragraph end it, even without blank lines', () => {
    const paragraph =
      'La rue du Port et celle des Forges seront fermées lundi et mardi\nen raison de travaux sur le réseau de chaleur de ' +
      'la ville, dit le\nservice de la voirie';
    assert.equal(article(`${paragraph}\nLa mairie s’excuse`).length, 2);
  });
});
