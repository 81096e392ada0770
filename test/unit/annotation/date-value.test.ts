import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isDateValue, isPublished } from '../../../src/annotation/date-value';

describe('date values', () => {
  const good = [
    '2018-12-11',
    '2018-12',
    '2018',
    '0044',
    '-0044',
    'BC0044',
    '2018-W49',
    '2018-W49-2',
    '2018-W49-WE',
    '2018-Q1',
    '2018-QX',
    '2018-H2',
    '2018-SU',
    'XXXX-SU',
    '199X',
    '18XX',
    '1XXX',
    'XXXX',
    'XXXX-WXX-2',
    'XXXX-12-11',
    'XXXX-XX-11',
    '2016-02-29',
    '2018-12-11T15:45',
    '2018-12-11T15',
    '2018-12-11TEV',
    'TMO',
    'T15:45:30.5',
    '2018-12-11T15:45Z',
    '2018-12-11T15:45+01:00',
    'P2Y',
    'PXD',
    'PT30.4S',
    'P1DE',
    'P2CE',
    'P1Y6M',
    'P1WE',
    'PT24H',
    'P3DT2H',
    'PRESENT_REF',
    'PAST_REF',
    'FUTURE_REF',
    '2018-12-10/2018-12-11',
    '2018-12/2019',
    '2018/..',
    '../2018-12',
    '2018-12-10/P3D',
    'P3D/2018-12-10',
    'XXXX-WXX-1/XXXX-WXX-5',
  ];
  const bad = [
    '',
    ' ',
    'mardi',
    '11/12/2018',
    '2018-13',
    '2018-00',
    '2018-12-32',
    '2018-02-30',
    '2019-02-29',
    '1900-02-29',
    '2018-04-31',
    '2018-1-1',
    '18',
    '199',
    '2018-W54',
    '2018-W00',
    '2018-Q5',
    '2018-H3',
    '2018-XY',
    'P',
    'PT',
    'PY',
    '2018-12-11T25',
    '2018-12-11 15:45',
    '2018/',
    '/2018',
    '../..',
    '2018/2019/2020',
    '2018-12-11?',
    '2018-12-11\n',
    ' 2018',
    'present_ref',
    '2018-12-10/2018-02-30',
    'XXXX-W2',
  ];

  it('take what TIMEX3 and ISO 8601 say of dates in the news', () => {
    for (const value of good) assert.ok(isDateValue(value), value);
  });

  it('refuse everything else, days that no calendar has included', () => {
    for (const value of bad) assert.ok(!isDateValue(value), value);
  });

  it('have the days of the calendar, every one', () => {
    const days = fc.tuple(
      fc.integer({ min: 1600, max: 2400 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 31 }),
    );
    fc.assert(
      fc.property(days, ([year, month, day]) => {
        const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const date = new Date(Date.UTC(year, month - 1, day));
        assert.equal(isDateValue(text), date.getUTCDate() === day);
      }),
    );
  });

  it('are told apart in linear time', () => {
    assert.equal(isDateValue(`P${'1Y'.repeat(50_000)}!`), false);
    assert.equal(isDateValue('2018-12-11/'.repeat(20_000)), false);
  });
});

describe('days of publication', () => {
  it('may be partial or doubtful, and are dates of the calendar', () => {
    for (const text of ['2018-12-11', '2018-12', '2018', '2018-12?', '2018~', '2018-12-11%']) {
      assert.ok(isPublished(text), text);
    }
    for (const text of ['', 'mardi', '2018-02-30', '2018-W49', '199X', '2018-12-11T10:00', '2018??']) {
      assert.ok(!isPublished(text), text);
    }
  });
});
