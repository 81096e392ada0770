import { MONTHS, NUMBERS, WEEKDAYS } from '../lexicon/french-dates';
import type { Direction, TemporalForm } from './form';
import { anyOf, fullYear, type Reading } from './rule';

/** Pieces of patterns that the rules for French dates share, and what their groups mean. */
export const MONTH = `(?:${anyOf(Object.keys(MONTHS))})\\b\\.?`;
export const WEEKDAY = `(?:${anyOf(Object.keys(WEEKDAYS))})`;
export const DAY = '(?:1er|[12]\\d|3[01]|0?[1-9])';
export const YEAR = '(?:1[0-9]{3}|2[01][0-9]{2})';
export const NUMBER = `(?:\\d{1,3}|${anyOf(Object.keys(NUMBERS))})`;
export const S = '\\s{1,2}';
export const LAST = 'dernier|derniere|passe|passee|ecoule|ecoulee';
export const NEXT = 'prochain|prochaine';

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

export function numberOf(word: string | undefined): number {
  return word === undefined ? 1 : (NUMBERS[word] ?? Number(word));
}

export function directionOf(cue: string | undefined): Direction | undefined {
  if (cue === undefined) return undefined;
  if (new RegExp(`^(?:${LAST})$`).test(cue)) return 'past';
  return new RegExp(`^(?:${NEXT})$`).test(cue) ? 'future' : 'this';
}

export function reading(form: TemporalForm, confidence: number): Reading {
  return { form, confidence };
}
