import type { DateModifier } from '../../annotation/model';
import type { TemporalForm } from './form';

/** What a rule makes of a match: the form, and how sure the words alone make us. */
export interface Reading {
  readonly form: TemporalForm;
  readonly mod?: DateModifier | undefined;
  /** 0 to 1. */
  readonly confidence: number;
}

/** Groups of a match by name; a group that took no part is `undefined`. */
export type Groups = Readonly<Record<string, string | undefined>>;

/**
 * One way to write a date. The pattern runs over the plain text (see `plainText`); the whole match is the
 * span, so context belongs into lookarounds. Every repetition in a pattern is bounded.
 */
export interface DateRule {
  readonly pattern: RegExp;
  /** `undefined` turns the match down. `shown` is the matched stretch as the article writes it. */
  readonly read: (groups: Groups, shown: string) => Reading | undefined;
}

/** A pattern for whole words: no letter or digit may touch the match. */
export function words(source: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'gu');
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
