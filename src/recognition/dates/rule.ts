import type { DateModifier } from '../../annotation/model';
import type { TemporalForm } from './form';

/**
 * What an expression of time is, as in TIMEX3; `vague` is a time that no calendar holds (« actuellement »). Only dates
 * are suggested as marks.
 */
export type TimeKind = 'date' | 'time' | 'duration' | 'set' | 'vague';

/** What a rule makes of a match: the form, and how sure the words alone make us. */
export interface Reading {
  readonly form: TemporalForm;
  /** A date where absent. */
  readonly kind?: TimeKind | undefined;
  readonly mod?: DateModifier | undefined;
  /** 0 to 1. */
  readonly confidence: number;
}

/**
 * Cheap signs in a sentence: a digit, a month’s name, a day’s name, a unit of time, any other word of a date; a word of
 * the day’s parts, of habits, of vague times.
 */
export type Hint = 'digit' | 'month' | 'weekday' | 'unit' | 'other' | 'time';

/** Groups of a match by name; a group that took no part is `undefined`. */
export type Groups = Readonly<Record<string, string | undefined>>;

/** Plain text on both sides of a match, within the sentence, at most {@link AROUND} characters. */
export interface Around {
  readonly before: string;
  readonly after: string;
}

export const AROUND = 48;

/**
 * One way to write a date. The pattern runs over the plain text (see `plainText`); the whole match is the
 * span, so context belongs into lookarounds. Every repetition in a pattern is bounded.
 */
export interface DateRule {
  /** What a sentence must hold for the rule to be worth running. */
  readonly needs: Hint;
  readonly pattern: RegExp;
  /** `undefined` turns the match down. `shown` is the matched stretch as the article writes it. */
  readonly read: (groups: Groups, shown: string, around: Around) => Reading | undefined;
}

/** A pattern for whole words. Letters that are not ASCII in plain text are looked at afterwards (see `detectDates`). */
export function words(source: string): RegExp {
  return new RegExp(`\\b(?:${source})\\b`, 'gu');
}

/** Alternatives, longest first, so that « sept » does not shadow « septembre ». */
export function anyOf(names: readonly string[]): string {
  return [...names].sort((a, b) => b.length - a.length).join('|');
}

/** Two-digit years: 00–49 are of this century, 50–99 of the last. */
export function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length > 2 ? year : year + (year < 50 ? 2000 : 1900);
}
