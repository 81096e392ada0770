import assert from 'node:assert/strict';
import {
  addCounts,
  coreOf,
  countDocument,
  f1,
  interval,
  pairUp,
  type MarkedTime,
  type TimexType,
} from '../../bench/recognition/dates';

const TEXT = 'Fermé le lundi 3 mai et du 5 au 6 juin, puis l’été.';

function mark(words: string, value?: string, type: TimexType = 'DATE'): MarkedTime {
  const start = TEXT.indexOf(words);
  assert.ok(start >= 0, words);
  return { start, end: start + words.length, type, value };
}

describe('scoring of dates', () => {
  it('leaves articles and prepositions at the beginning aside', () => {
    const core = (words: string) => {
      const { start, end } = coreOf(TEXT, mark(words));
      return TEXT.slice(start, end);
    };
    assert.equal(core('le lundi 3 mai'), 'lundi 3 mai');
    assert.equal(core('du 5 au 6 juin'), '5 au 6 juin');
    assert.equal(core('l’été'), 'été');
    assert.equal(core('le '), 'le ');
  });

  it('pairs same cores first, and each mark once', () => {
    const gold = [mark('le lundi 3 mai'), mark('5'), mark('6 juin')];
    const found = [mark('5 au 6 juin'), mark('lundi 3 mai')];
    const pairs = pairUp(TEXT, gold, found);
    assert.deepEqual(
      pairs.map(({ gold, found }) => [
        gold && TEXT.slice(gold.start, gold.end),
        found && TEXT.slice(found.start, found.end),
      ]),
      [
        ['le lundi 3 mai', 'lundi 3 mai'],
        ['5', '5 au 6 juin'],
        ['6 juin', undefined],
      ],
    );
  });

  it('counts spans, values and types', () => {
    const gold = [mark('le lundi 3 mai', '2018-05-03'), mark('l’été', '2018-SU'), mark('5', 'P5D', 'DURATION')];
    const found = [mark('lundi 3 mai', '2018-05-03'), mark('été', '2017-SU'), mark('juin', 'XXXX-06')];
    assert.deepEqual(countDocument({ text: TEXT, gold, found }, 'DATE'), {
      gold: 2,
      found: 3,
      exact: 2,
      overlap: 2,
      value: 1,
    });
    assert.deepEqual(countDocument({ text: TEXT, gold, found }), { gold: 3, found: 3, exact: 2, overlap: 2, value: 1 });
  });

  it('takes the open value where the corpus leaves it open', () => {
    const found = [{ ...mark('lundi 3 mai', '2018-05-03'), open: 'XXXX-05-03' }];
    assert.equal(countDocument({ text: TEXT, gold: [mark('lundi 3 mai', 'XXXX-05-03')], found }).value, 1);
  });

  it('gives F1 and an interval around it', () => {
    const good = { gold: 2, found: 2, exact: 2, overlap: 2, value: 2 };
    const bad = { gold: 2, found: 2, exact: 0, overlap: 1, value: 0 };
    assert.equal(f1(addCounts([good, bad]), 'exact'), 50);
    assert.equal(f1(addCounts([]), 'exact'), 100);
    assert.deepEqual(interval([good, good], 'exact'), [100, 100]);
    const [low, high] = interval([good, good, good, bad], 'exact');
    assert.ok(low < 75 && high > 75 && low >= 0 && high <= 100);
  });
});
