import { ENGLISH_MONTHS, ENGLISH_NUMBERS, ENGLISH_WEEKDAYS } from '../lexicon/english-dates';
import type { Direction, TemporalForm } from './form';
import { anyOf, type Reading } from './rule';

/** Pieces of patterns that the rules for English dates share, and what their groups mean. */
export const MONTH = `(?:${anyOf(Object.keys(ENGLISH_MONTHS))})\\b\\.?`;
export const LONG_MONTH = `(?:${anyOf(Object.keys(ENGLISH_MONTHS).filter((name) => name.length > 4 || /may|june|july/.test(name)))})`;
export const WEEKDAY = `(?:${anyOf(Object.keys(ENGLISH_WEEKDAYS))})`;
export const DAY = '(?:[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th)?';
export const YEAR = '(?:1[0-9]{3}|2[01][0-9]{2})';
export const NUMBER = `(?:\\d{1,3}|${anyOf(Object.keys(ENGLISH_NUMBERS))})`;
export const CUE = 'last|next|this|past|coming';
export const UNIT_WORD = 'days?|weeks?|weekends?|months?|quarters?|years?|decades?';
export const S = '\\s{1,2}';
export const TO = `(?:${S}(?:to|through|until|till|and)${S}|\\s?-\\s?)`;

export function month(name: string | undefined): number | undefined {
  return name === undefined ? undefined : ENGLISH_MONTHS[name.replace('.', '')];
}

export function whole(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number.parseInt(digits, 10);
}

export function direction(cue: string | undefined): Direction | undefined {
  if (cue === undefined) return undefined;
  return /^(?:last|past)$/.test(cue) ? 'past' : /^(?:next|coming)$/.test(cue) ? 'future' : 'this';
}

export function amountOf(cue: string | undefined): number {
  const near = direction(cue);
  return near === 'past' ? -1 : near === 'future' ? 1 : 0;
}

export function reading(form: TemporalForm, confidence: number): Reading {
  return { form, confidence };
}

export function capital(shown: string): boolean {
  return /^\P{L}*\p{Lu}/u.test(shown);
}
