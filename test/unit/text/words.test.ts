import assert from 'node:assert/strict';
import { wordAt } from '../../../src/text/words';

/** The word at the place that `|` marks. */
function wordIn(marked: string): string | undefined {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const word = wordAt(text, offset);
  return word === undefined ? undefined : text.slice(word.start, word.end);
}

describe('wordAt', () => {
  for (const [marked, word] of [
    ['le |Maroc salue', 'Maroc'],
    ['le Mar|oc salue', 'Maroc'],
    ['le Maroc| salue', 'Maroc'],
    ['de l’O|IM', 'OIM'],
    ['de |l’OIM', 'l’'],
    ['de l’|OIM', 'OIM'],
    ['lorsqu’|elle', 'elle'],
    ['ju|squ’alors', 'jusqu’'],
    ['dès aujourd’|hui.', 'aujourd’hui'],
    ['Fatou N’|Diaye', 'N’Diaye'],
    ['à Bourg|-Neuf', 'Bourg-Neuf'],
    ['(|OIM)', 'OIM'],
    ['le 11/|12/2018', '12'],
    ['e\u0301te\u0301| indien', 'e\u0301te\u0301'],
    ['un | deux', undefined],
    ['« | »', undefined],
    ['|', undefined],
    ['👩‍👧|👩‍👧', undefined],
  ] as const) {
    it(`finds ${word ?? 'nothing'} in ${JSON.stringify(marked)}`, () => {
      assert.equal(wordIn(marked), word);
    });
  }

  it('does not read a whole text without spaces', () => {
    const word = wordAt('a'.repeat(1_000_000), 500_000);
    assert.ok(word !== undefined && word.end - word.start < 5000);
  });
});
