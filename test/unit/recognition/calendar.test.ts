import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  dayFromNumber,
  dayNumber,
  easterOf,
  isDay,
  isoWeekOf,
  mondayOf,
  monthLength,
  weekdayOf,
  type Day,
} from '../../../src/recognition/dates/calendar';

const day = fc
  .record({
    year: fc.integer({ min: 1, max: 3000 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
  })
  .map((day): Day => ({ ...day, day: Math.min(day.day, monthLength(day.year, day.month)) }));

/** The same day as JavaScript’s own calendar has it. */
function asDate({ year, month, day }: Day): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date;
}

describe('the calendar', () => {
  it('numbers days as JavaScript does', () => {
    fc.assert(
      fc.property(day, (day) => {
        assert.equal(dayNumber(day), asDate(day).getTime() / 86_400_000);
      }),
    );
  });

  it('gets days back from their numbers', () => {
    fc.assert(
      fc.property(day, (day) => {
        assert.deepEqual(dayFromNumber(dayNumber(day)), day);
      }),
    );
  });

  it('knows the weekday', () => {
    fc.assert(
      fc.property(day, (day) => {
        assert.equal(weekdayOf(day) % 7, asDate(day).getUTCDay());
      }),
    );
  });

  it('adds days one by one as well as at once', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -400, max: 400 }), (day, count) => {
        assert.equal(dayNumber(addDays(day, count)) - dayNumber(day), count);
        assert.ok(isDay(addDays(day, count)));
      }),
    );
  });

  it('adds months to the same day, or to the last one that the month has', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -60, max: 60 }), (day, count) => {
        const later = addMonths(day, count);
        assert.equal(later.year * 12 + later.month, day.year * 12 + day.month + count);
        assert.equal(later.day, Math.min(day.day, monthLength(later.year, later.month)));
      }),
    );
  });

  it('puts every day into a week that begins on Monday and holds its Thursday', () => {
    fc.assert(
      fc.property(day, (day) => {
        const week = isoWeekOf(day);
        const monday = mondayOf(week);
        assert.equal(weekdayOf(monday), 1);
        assert.ok(dayNumber(day) - dayNumber(monday) >= 0 && dayNumber(day) - dayNumber(monday) < 7);
        assert.equal(addDays(monday, 3).year, week.year);
        assert.ok(week.week >= 1 && week.week <= 53);
      }),
    );
  });

  it('finds Easter where the tables have it, always on a Sunday between 22 March and 25 April', () => {
    const known: readonly Day[] = [
      { year: 1818, month: 3, day: 22 },
      { year: 1943, month: 4, day: 25 },
      { year: 2000, month: 4, day: 23 },
      { year: 2018, month: 4, day: 1 },
      { year: 2024, month: 3, day: 31 },
      { year: 2038, month: 4, day: 25 },
    ];
    for (const easter of known) assert.deepEqual(easterOf(easter.year), easter);
    fc.assert(
      fc.property(fc.integer({ min: 1583, max: 4000 }), (year) => {
        const easter = easterOf(year);
        assert.equal(weekdayOf(easter), 7);
        const place = easter.month * 100 + easter.day;
        assert.ok(place >= 322 && place <= 425);
      }),
    );
  });
});
