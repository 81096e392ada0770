import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { snapSpan } from '../../../src/text/snap';

/** What is marked when the stretch between `[` and `]` is selected, written `⟦…⟧` in the text. */
function snapped(marked: string): string | undefined {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  const text = marked.replace(/[⟦⟧]/g, '');
  const span = snapSpan(text, { start, end });
  return span === undefined ? undefined : text.slice(span.start, span.end);
}

describe('snapSpan', () => {
  for (const [marked, expected] of [
    ['Mme Irè⟦ne Valc⟧ourt a dit', 'Irène Valcourt'],
    ['de⟦ l’Agence des Rivages, ⟧dit', 'Agence des Rivages'],
    ['de ⟦d’Artois⟧', 'Artois'],
    ['⟦qu’Irène⟧', 'Irène'],
    ['dès ⟦aujourd’hui⟧.', 'aujourd’hui'],
    ['⟦« Les Amis du Fleuve »⟧', 'Les Amis du Fleuve'],
    ['⟦"Les Amis"⟧', 'Les Amis'],
    ['⟦l’association « Les Amis »⟧', 'association « Les Amis »'],
    ['⟦(OIM)⟧', 'OIM'],
    ['⟦Agence des Rivages (ADR)⟧', 'Agence des Rivages (ADR)'],
    ['⟦Agence des Rivages (⟧ADR)', 'Agence des Rivages'],
    ['l’Agence (⟦ADR).⟧', 'ADR'],
    ['⟦Georges W.⟧ a signé', 'Georges W.'],
    ['la ⟦société Rivex S.A⟧. vend', 'société Rivex S.A.'],
    ['reçu ⟦mardi.⟧', 'mardi'],
    ['⟦– Paul Ardent !⟧', 'Paul Ardent'],
    ['⟦**Paul Ardent**⟧', 'Paul Ardent'],
    ['⟦Bourg⟧-Neuf', 'Bourg-Neuf'],
    ['président ⟦de l’⟧Agence', 'de'],
    ['⟦Paul Ardent\u00a0»⟧', 'Paul Ardent'],
    ['⟦Ana Melo’s⟧ office', 'Ana Melo'],
    ['le ⟦⟧Maroc', 'Maroc'],
    ['de ⟦⟧l’OIM', 'OIM'],
    ['⟦ … ⟧', undefined],
    ['⟦⟧', undefined],
    ['a ⟦⟧ b', undefined],
    ['⟦l’⟧', undefined],
    ['⟦👩‍👧⟧', undefined],
  ] as const) {
    it(`takes ${expected ?? 'nothing'} from ${marked}`, () => {
      assert.equal(snapped(marked), expected);
    });
  }

  it('takes ends in any order and outside the text', () => {
    assert.deepEqual(snapSpan('Paul Ardent', { start: 99, end: -3 }), { start: 0, end: 11 });
  });

  it('changes nothing the second time', () => {
    const pieces = [
      'Irène',
      'l’',
      'd’',
      'OIM',
      'S.A.',
      'W',
      '.',
      ', ',
      ' ',
      '« ',
      ' »',
      '"',
      '(',
      ')',
      '-',
      '👩‍👧',
      'e\u0301',
      '’',
      '\n',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { maxLength: 16 }).map((parts) => parts.join('')),
        fc.nat(40),
        fc.nat(40),
        (text, start, end) => {
          const once = snapSpan(text, { start, end });
          if (once === undefined) return;
          assert.ok(once.start < once.end);
          assert.deepEqual(snapSpan(text, once), once);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
