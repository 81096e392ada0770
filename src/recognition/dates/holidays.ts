import { addDays, easterOf, type Day } from './calendar';

/** A day with a name: fixed in the year, or so many days from Easter Sunday. */
export interface Holiday {
  readonly month?: number;
  readonly day?: number;
  readonly fromEaster?: number;
}

/**
 * Holidays by their plain name (lower case, no accents). Feasts of the lunar calendar are left out:
 * their day depends on sighting and country, and a guess would look like knowledge.
 */
export const FRENCH_HOLIDAYS: Readonly<Record<string, Holiday>> = {
  noel: { month: 12, day: 25 },
  'reveillon de noel': { month: 12, day: 24 },
  'veille de noel': { month: 12, day: 24 },
  'saint-sylvestre': { month: 12, day: 31 },
  "jour de l'an": { month: 1, day: 1 },
  'nouvel an': { month: 1, day: 1 },
  epiphanie: { month: 1, day: 6 },
  'saint-valentin': { month: 2, day: 14 },
  'mardi gras': { fromEaster: -47 },
  rameaux: { fromEaster: -7 },
  'vendredi saint': { fromEaster: -2 },
  'lundi de paques': { fromEaster: 1 },
  'dimanche de paques': { fromEaster: 0 },
  paques: { fromEaster: 0 },
  ascension: { fromEaster: 39 },
  'dimanche de pentecote': { fromEaster: 49 },
  'lundi de pentecote': { fromEaster: 50 },
  pentecote: { fromEaster: 49 },
  assomption: { month: 8, day: 15 },
  toussaint: { month: 11, day: 1 },
  armistice: { month: 11, day: 11 },
};

/** The same in English. */
export const ENGLISH_HOLIDAYS: Readonly<Record<string, Holiday>> = {
  "all saints' day": { month: 11, day: 1 },
  "all souls' day": { month: 11, day: 2 },
  'armistice day': { month: 11, day: 11 },
  'remembrance day': { month: 11, day: 11 },
  'bastille day': { month: 7, day: 14 },
  juneteenth: { month: 6, day: 19 },
  "st patrick's day": { month: 3, day: 17 },
  "saint patrick's day": { month: 3, day: 17 },
  'ash wednesday': { fromEaster: -46 },
  'palm sunday': { fromEaster: -7 },
  'whit monday': { fromEaster: 50 },
  'ascension day': { fromEaster: 39 },
  'christmas eve': { month: 12, day: 24 },
  'christmas day': { month: 12, day: 25 },
  christmas: { month: 12, day: 25 },
  'boxing day': { month: 12, day: 26 },
  "new year's eve": { month: 12, day: 31 },
  "new year's day": { month: 1, day: 1 },
  "valentine's day": { month: 2, day: 14 },
  'good friday': { fromEaster: -2 },
  'easter sunday': { fromEaster: 0 },
  'easter monday': { fromEaster: 1 },
  easter: { fromEaster: 0 },
  halloween: { month: 10, day: 31 },
};

/** Holidays on the nth weekday (ISO 1–7; -1 the last) of a month, as North America keeps them. */
export const NTH_HOLIDAYS: Readonly<
  Record<string, { readonly nth: number; readonly weekday: number; readonly month: number }>
> = {
  'martin luther king day': { nth: 3, weekday: 1, month: 1 },
  'memorial day': { nth: -1, weekday: 1, month: 5 },
  'labor day': { nth: 1, weekday: 1, month: 9 },
  'columbus day': { nth: 2, weekday: 1, month: 10 },
  thanksgiving: { nth: 4, weekday: 4, month: 11 },
};

/** The day of a holiday in a year. */
export function holidayIn(year: number, holiday: Holiday): Day {
  if (holiday.month !== undefined && holiday.day !== undefined) {
    return { year, month: holiday.month, day: holiday.day };
  }
  return addDays(easterOf(year), holiday.fromEaster ?? 0);
}
