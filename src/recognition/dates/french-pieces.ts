import { MONTHS, NUMBERS, WEEKDAYS } from '../lexicon/french-dates';
import type { Direction, TemporalForm } from './form';
import { anyOf, fullYear, type Reading } from './rule';

/** Pieces of patterns that the rules for French dates share, and what their groups mean. */
export const S = '\\s{1,2}';
export const MONTH = `(?:${anyOf(Object.keys(MONTHS))})\\b\\.?`;
export const WEEKDAY = `(?:${anyOf(Object.keys(WEEKDAYS))})`;
export const DAY = '(?:1er|[12]\\d|3[01]|0?[1-9])';
export const YEAR = '(?:1[0-9]{3}|2[01][0-9]{2})';
/** Full names only, where an abbreviation could be a number (« sept »). */
export const FULL_MONTH = `(?:${anyOf(Object.keys(MONTHS).filter((name) => name.length > 4 || /^(?:mars|mai|juin|aout)$/.test(name)))})`;
/** A year in full, or with two digits of the last century: « 93 ». */
export const ANY_YEAR = `(?:${YEAR}|[5-9]\\d(?![.,]\\d|${S}?(?:%|€|[a-z]{3,}[sx]\\b)))`;
const SMALL = anyOf(Object.keys(NUMBERS).filter((word) => (NUMBERS[word] ?? 0) < 20));
const TENS = 'quatre-vingts?|vingt|trente|quarante|cinquante|soixante';
/** « 12 », « dix-huit », « vingt et un », « quatre-vingt-dix », « cent ». */
export const NUMBER = `(?:\\d{1,3}|(?:${TENS})(?:(?:[- ]et)?[- ](?:${SMALL}))?|${SMALL}|cent)`;
export const LAST = 'derniers?|dernieres?|passee?s?|ecoulee?s?';
export const NEXT = 'prochaine?s?';

export function monthOf(name: string | undefined): number | undefined {
  return name === undefined ? undefined : MONTHS[name.replace('.', '')];
}

export function dayOf(digits: string | undefined): number | undefined {
  if (digits === undefined) return undefined;
  return digits.startsWith('premier') ? 1 : Number.parseInt(digits, 10);
}

export function yearOf(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : fullYear(digits);
}

/** The number that digits or words say; 1 for none. « vingt et un » 21, « quatre-vingt-dix » 90. */
export function numberOf(word: string | undefined): number {
  if (word === undefined) return 1;
  const known = NUMBERS[word];
  if (known !== undefined) return known;
  if (/^\d/.test(word)) return Number(word.replace(',', '.'));
  const rest = word.replace(/^quatre-vingts?/, '');
  const parts = rest.split(/[- ]/).filter((part) => part !== '' && part !== 'et');
  return parts.reduce((sum, part) => sum + (NUMBERS[part] ?? 0), rest === word ? 0 : 80);
}

export function directionOf(cue: string | undefined): Direction | undefined {
  if (cue === undefined) return undefined;
  if (new RegExp(`^(?:${LAST})$`).test(cue)) return 'past';
  return new RegExp(`^(?:${NEXT})$`).test(cue) ? 'future' : 'this';
}

export function reading(form: TemporalForm, confidence: number): Reading {
  return { form, confidence };
}
