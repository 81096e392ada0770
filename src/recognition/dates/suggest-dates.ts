import type { Sentence } from '../names/word';
import type { Suggestion } from '../recognizer';
import type { Slices } from '../slices';
import { findTimes } from './find-times';

export interface SuggestedDates {
  readonly suggestions: readonly Suggestion[];
  /** The day that relative dates were counted from, or as much of it as is known. */
  readonly reference?: string | undefined;
}

/**
 * The dates of an article as marks, counted from `published`, else from the dateline. Times of day, durations, habits
 * and vague times are none.
 */
export async function suggestDates(
  text: string,
  sentences: readonly Sentence[],
  language: 'fr' | 'en',
  published: string | undefined,
  slices: Slices,
): Promise<SuggestedDates> {
  const { times, reference } = await findTimes(text, sentences, language, published, slices);
  const dates = times.filter(({ kind }) => kind === 'date');
  return {
    suggestions: dates.map(({ start, end, value, timex, mod, confidence, why }): Suggestion => ({
      type: 'date',
      start,
      end,
      value,
      ...(value === timex ? {} : { timex }),
      ...(mod === undefined ? {} : { mod }),
      confidence,
      why,
    })),
    reference,
  };
}
