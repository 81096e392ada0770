import { isDay, isoDay, isoYear, monthLength, nthWeekday, pad, type Day } from './calendar';
import { holidayIn, type Holiday } from './holidays';

/** Which occurrence a cue asks for: the last before the anchor, the one about it, the next after it. */
export type Direction = 'past' | 'this' | 'future';

/** Units that a date can be counted in. */
export type Unit = 'day' | 'weekend' | 'week' | 'month' | 'quarter' | 'half' | 'year' | 'decade' | 'century';

export type Season = 'SP' | 'SU' | 'FA' | 'WI';

export const SEASONS: readonly Season[] = ['SP', 'SU', 'FA', 'WI'];

/**
 * What an expression says by itself, before anything is known of when the article appeared.
 * Fields that the words leave open are absent.
 */
export type TemporalForm =
  | {
      readonly kind: 'calendar';
      readonly year?: number | undefined;
      readonly month?: number | undefined;
      readonly day?: number | undefined;
      readonly direction?: Direction | undefined;
      /** So many years after the year of the date before it: « décembre de l'année suivante » 1. */
      readonly away?: number | undefined;
    }
  | {
      readonly kind: 'weekday';
      readonly weekday: number;
      readonly direction?: Direction | undefined;
      /** Counted from the date mentioned before: « le lundi suivant ». */
      readonly from?: 'previous' | undefined;
    }
  | {
      /** Quarter (1–4) or half (1–2) of a year. */
      readonly kind: 'part';
      readonly unit: 'quarter' | 'half';
      readonly number: number;
      readonly year?: number | undefined;
      /** So many years after that of the article: « de l'an prochain » 1. */
      readonly away?: number | undefined;
    }
  | {
      readonly kind: 'season';
      readonly season: Season;
      readonly year?: number | undefined;
      readonly direction?: Direction | undefined;
    }
  /** Tens of years since year 0: 199 for the nineties; `short` when the words leave the century open. */
  | { readonly kind: 'decade'; readonly decade: number; readonly short?: boolean | undefined }
  /** 18 for the nineteenth century. */
  | { readonly kind: 'century'; readonly century: number }
  | {
      /** So many units from the day of the article, or from the date mentioned before. */
      readonly kind: 'offset';
      readonly unit: Unit;
      readonly amount: number;
      readonly from: 'reference' | 'previous';
    }
  | {
      readonly kind: 'holiday';
      readonly holiday: Holiday;
      readonly year?: number | undefined;
      readonly direction?: Direction | undefined;
    }
  | {
      /** « premier lundi de mai », « dernier dimanche du mois »: 1–5, or -1 for the last. */
      readonly kind: 'nth';
      readonly nth: number;
      readonly weekday: number;
      readonly month?: number | undefined;
      readonly season?: Season | undefined;
      readonly year?: number | undefined;
    }
  | { readonly kind: 'range'; readonly from: TemporalForm; readonly to: TemporalForm }
  /** A time of day (`T20:00`, `TEV`), with its day where the words have one. */
  | { readonly kind: 'time'; readonly at: string; readonly day?: TemporalForm | undefined }
  /** A value that nothing needs to be counted for: a duration, a habit, a vague time. */
  | { readonly kind: 'fixed'; readonly value: string };

const UNKNOWN: Record<Unit, string> = {
  day: 'XXXX-XX-XX',
  weekend: 'XXXX-WXX-WE',
  week: 'XXXX-WXX',
  month: 'XXXX-XX',
  quarter: 'XXXX-QX',
  half: 'XXXX-HX',
  year: 'XXXX',
  decade: 'XXXX',
  century: 'XXXX',
};

/** The underspecified TIMEX3 value: what the words say, with `X` for what they leave open. */
export function formatForm(form: TemporalForm): string {
  switch (form.kind) {
    case 'calendar': {
      const year = form.year === undefined ? 'XXXX' : isoYear(form.year);
      if (form.month === undefined) return form.day === undefined ? year : `${year}-XX-${pad(form.day)}`;
      return form.day === undefined ? `${year}-${pad(form.month)}` : `${year}-${pad(form.month)}-${pad(form.day)}`;
    }
    case 'weekday':
      return `XXXX-WXX-${form.weekday}`;
    case 'part':
      return `${yearOr(form.year)}-${form.unit === 'quarter' ? 'Q' : 'H'}${form.number}`;
    case 'season':
      return `${yearOr(form.year)}-${form.season}`;
    case 'decade':
      return form.short === true ? UNKNOWN.decade : `${String(form.decade).padStart(3, '0')}X`;
    case 'century':
      return `${pad(form.century)}XX`;
    case 'offset':
      return UNKNOWN[form.unit];
    case 'holiday': {
      if (form.year !== undefined) return isoDay(holidayIn(form.year, form.holiday));
      const { month, day } = form.holiday;
      return month === undefined || day === undefined ? UNKNOWN.day : `XXXX-${pad(month)}-${pad(day)}`;
    }
    case 'nth':
      if (form.year !== undefined) return isoDay(nthIn(form.year, form));
      return `XXXX-${form.month === undefined ? 'XX' : pad(form.month)}-XX`;
    case 'range':
      return `${formatForm(form.from)}/${formatForm(form.to)}`;
    case 'time':
      return `${form.day === undefined ? '' : formatForm(form.day)}${form.at}`;
    case 'fixed':
      return form.value;
  }
}

/** Whether the days that a form names are in the calendar: « 31 février » is not, « 29 février » is in some year. */
export function isPossible(form: TemporalForm): boolean {
  if (form.kind === 'range') return isPossible(form.from) && isPossible(form.to);
  if (form.kind === 'time') return form.day === undefined || isPossible(form.day);
  if (form.kind !== 'calendar' || form.day === undefined) return true;
  return isDay({ year: form.year ?? 2000, month: form.month ?? 1, day: form.day });
}

function yearOr(year: number | undefined): string {
  return year === undefined ? 'XXXX' : isoYear(year);
}

/** The nth weekday of a month, or of a season, which begins about the 21st of March, June, September, December. */
export function nthIn(year: number, { nth, weekday, month = 1, season }: TemporalForm & { kind: 'nth' }): Day {
  if (season !== undefined) {
    return nthWeekday({ year, month: SEASONS.indexOf(season) * 3 + 3, day: 21 }, weekday, Math.max(1, nth));
  }
  if (nth < 0) return nthWeekday({ year, month, day: monthLength(year, month) - 6 }, weekday, 1);
  return nthWeekday({ year, month, day: 1 }, weekday, nth);
}
