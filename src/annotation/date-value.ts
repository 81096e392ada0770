/*
 * The values of dates: TIMEX3 (ISO-TimeML) as far as news articles need it, which contains ISO 8601's calendar
 * dates, weeks, times and durations, plus intervals written with `/`.
 */

const YEAR = '(?:-?\\d{4}|BC\\d{4}|\\d{3}X|\\d{2}XX|\\dXXX|XXXX)';
const MONTH = '(?:0[1-9]|1[0-2]|XX)';
const DAY = '(?:0[1-9]|[12]\\d|3[01]|XX)';
const WEEK = 'W(?:0[1-9]|[1-4]\\d|5[0-3]|XX)(?:-(?:[1-7X]|WE))?';
const PART_OF_YEAR = '(?:Q[1-4X]|H[12X]|SP|SU|FA|WI)';
const CLOCK = '(?:[01]\\d|2[0-4]|XX)(?::(?:[0-5]\\d|XX)(?::[0-5]\\d(?:\\.\\d{1,9})?)?)?(?:Z|[+-]\\d{2}(?::?\\d{2})?)?';
const TIME = `T(?:${CLOCK}|MO|MI|AF|EV|NI|DT)`;
const DATE = `${YEAR}(?:-(?:${MONTH}(?:-${DAY})?|${WEEK}|${PART_OF_YEAR}))?`;
const AMOUNT = '(?:\\d{1,9}(?:\\.\\d{1,9})?|X)';
const DURATION = `P(?=[\\dXT])(?:${AMOUNT}(?:DE|CE|ML|WE|SP|SU|FA|WI|Y|Q|M|W|D))*(?:T(?:${AMOUNT}[HMS])+)?`;
const POINT = `(?:${DATE}(?:${TIME})?|${TIME})`;
const INTERVAL = `(?:${POINT}/(?:${POINT}|${DURATION}|\\.\\.)|(?:${DURATION}|\\.\\.)/${POINT})`;

/** The shape of a date value, as the JSON Schema has it too. It does not know how long months are. */
export const DATE_VALUE_PATTERN = `^(?:${POINT}|${DURATION}|${INTERVAL}|(?:PAST|PRESENT|FUTURE)_REF)$`;

/** The shape of `published`: a day, month or year, with EDTF's marks of doubt (`2018-12?`, `2018~`). */
export const PUBLISHED_PATTERN = `^\\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\\d|3[01]))?)?[?~%]?$`;

const DATE_VALUE = new RegExp(DATE_VALUE_PATTERN);
const PUBLISHED = new RegExp(PUBLISHED_PATTERN);
const CALENDAR_DAY = /(?<![\dX])(\d{4})-(\d{2})-(\d{2})(?!\d)/g;

/**
 * Whether a text is a date value: `2018-12-11`, `2018-12`, `2018`, `2018-W49`, `2018-Q1`, `2018-H2`, `2018-SU`,
 * `199X`, `18XX`, `XXXX-WXX-2`, `XXXX-12-11`, `2018-12-11T15:45`, `2018-12-11TEV`, `P2Y`, `PRESENT_REF`, and
 * intervals such as `2018-12-10/2018-12-11`. A day that the calendar does not have is none.
 */
export function isDateValue(text: string): boolean {
  return DATE_VALUE.test(text) && hasRealDays(text);
}

/** Whether a text can say when an article was published: a day, or only its month or year. */
export function isPublished(text: string): boolean {
  return PUBLISHED.test(text) && hasRealDays(text);
}

/** Whether every whole date in a text is a day of the (proleptic Gregorian) calendar. */
function hasRealDays(text: string): boolean {
  for (const [, year, month, day] of text.matchAll(CALENDAR_DAY)) {
    if (Number(day) > daysIn(Number(year), Number(month))) return false;
  }
  return true;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
