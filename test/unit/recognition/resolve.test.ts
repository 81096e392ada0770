import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays, dayNumber, isoDay, weekdayOf, type Day } from '../../../src/recognition/dates/calendar';
import { formatForm } from '../../../src/recognition/dates/form';
import { parseReference, resolveForm } from '../../../src/recognition/dates/resolve';

const reference = fc
  .integer({ min: -30_000, max: 40_000 })
  .map((days): Day => addDays({ year: 1970, month: 1, day: 1 }, days));
const weekday = fc.integer({ min: 1, max: 7 });

function resolvedDay(value: string | undefined): Day {
  const day = parseReference(value);
  assert.ok(day?.month !== undefined && day.day !== undefined);
  return { year: day.year, month: day.month, day: day.day };
}

describe('counting dates from a reference day', () => {
  it('takes the nearest weekday by default', () => {
    fc.assert(
      fc.property(reference, weekday, (reference, weekday) => {
        const day = resolvedDay(resolveForm({ kind: 'weekday', weekday }, { reference }));
        assert.equal(weekdayOf(day), weekday);
        assert.ok(Math.abs(dayNumber(day) - dayNumber(reference)) <= 3);
      }),
    );
  });

  it('takes « dernier » and « prochain » for another day than today, less than eight days away', () => {
    fc.assert(
      fc.property(reference, weekday, fc.boolean(), (reference, weekday, past) => {
        const direction = past ? 'past' : 'future';
        const day = resolvedDay(resolveForm({ kind: 'weekday', weekday, direction }, { reference }));
        const away = (dayNumber(day) - dayNumber(reference)) * (past ? -1 : 1);
        assert.equal(weekdayOf(day), weekday);
        assert.ok(away >= 1 && away <= 7);
      }),
    );
  });

  it('takes the day and month nearest to the reference, and today for today', () => {
    fc.assert(
      fc.property(reference, reference, (reference, { month, day }) => {
        const value = resolvedDay(resolveForm({ kind: 'calendar', month, day }, { reference }));
        assert.equal(value.month, month);
        assert.equal(value.day, day);
        // 29 February is not in every year.
        const farthest = month === 2 && day === 29 ? 4 * 366 : 184;
        assert.ok(Math.abs(dayNumber(value) - dayNumber(reference)) <= farthest);
        if (month === reference.month && day === reference.day) assert.deepEqual(value, reference);
      }),
    );
  });

  it('counts the nth weekday of a month', () => {
    const inMonth = (nth: number, month: number) =>
      resolveForm({ kind: 'nth', nth, weekday: 4, month, year: 2018 }, {});
    assert.deepEqual([inMonth(1, 11), inMonth(4, 11), inMonth(-1, 11)], ['2018-11-01', '2018-11-22', '2018-11-29']);
    const spring = { kind: 'nth', nth: 1, weekday: 7, season: 'SP', year: 2000 } as const;
    assert.equal(resolveForm(spring, {}), '2000-03-26');
  });

  it('puts a time on its own day, else on the day spoken of, else on the day of the article', () => {
    const reference = { year: 2018, month: 12, day: 11 };
    const day = { kind: 'offset', unit: 'day', amount: -1, from: 'reference' } as const;
    const spoken = { year: 2017, month: 5, day: 3 };
    assert.equal(resolveForm({ kind: 'time', at: 'TEV', day }, { reference, spoken }), '2018-12-10TEV');
    assert.equal(resolveForm({ kind: 'time', at: 'T20:00' }, { reference, spoken }), '2017-05-03T20:00');
    assert.equal(resolveForm({ kind: 'time', at: 'T20:00' }, { reference }), '2018-12-11T20:00');
    assert.equal(resolveForm({ kind: 'time', at: 'T20:00' }, {}), undefined);
  });

  it('ends a span at or after its beginning', () => {
    fc.assert(
      fc.property(reference, reference, reference, (reference, from, to) => {
        const calendar = ({ month, day }: Day) => ({ kind: 'calendar', month, day }) as const;
        const value = resolveForm({ kind: 'range', from: calendar(from), to: calendar(to) }, { reference });
        const [start = '', end = ''] = value?.split('/') ?? [];
        assert.ok(start !== '' && start <= end);
      }),
    );
  });

  it('leaves everything open without a reference, and keeps what is written in full', () => {
    assert.equal(resolveForm({ kind: 'weekday', weekday: 2 }, {}), undefined);
    assert.equal(resolveForm({ kind: 'offset', unit: 'week', amount: -1, from: 'reference' }, {}), undefined);
    fc.assert(
      fc.property(reference, (day) => {
        assert.equal(resolveForm({ kind: 'calendar', ...day }, {}), isoDay(day));
        assert.equal(formatForm({ kind: 'calendar', ...day }), isoDay(day));
      }),
    );
  });

  it('counts from the day mentioned before where the words say so', () => {
    const anchors = { reference: { year: 2018, month: 12, day: 11 }, previous: { year: 1917, month: 1, day: 1 } };
    assert.equal(resolveForm({ kind: 'offset', unit: 'day', amount: -1, from: 'previous' }, anchors), '1916-12-31');
    assert.equal(resolveForm({ kind: 'offset', unit: 'day', amount: -1, from: 'reference' }, anchors), '2018-12-10');
  });

  it('reads EDTF days and less as a reference, and nothing else', () => {
    assert.deepEqual(parseReference('2018-12-11'), { year: 2018, month: 12, day: 11 });
    assert.deepEqual(parseReference('2018-12~'), { year: 2018, month: 12 });
    assert.deepEqual(parseReference('2018'), { year: 2018 });
    for (const wrong of [undefined, '', 'hier', '2018-13', '2018-02-30', '11/12/2018', '201X']) {
      assert.equal(parseReference(wrong), undefined);
    }
  });
});
