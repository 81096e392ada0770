import { message, type Message } from '../../text/message';
import type { Sentence } from '../names/word';
import type { Suggestion } from '../recognizer';
import type { Slices } from '../slices';
import { isoDay, isoYear, pad, type Day } from './calendar';
import { DATELINE_REACH, findDateline } from './dateline';
import { detectDates, type DateExpression } from './detect';
import { formatForm, type TemporalForm } from './form';
import { parseReference, resolveForm, type Reference } from './resolve';
import { tenseOf } from './tense';

export interface SuggestedDates {
  readonly suggestions: readonly Suggestion[];
  /** The day that relative dates were counted from, or as much of it as is known. */
  readonly reference?: string | undefined;
}

interface PlacedDate extends DateExpression {
  readonly sentence: Sentence;
}

/**
 * Finds the dates of an article and counts the relative ones from `published`, else from the dateline. Without either
 * they keep the form that the words give (`XXXX-WXX-2`).
 */
export async function suggestDates(
  text: string,
  sentences: readonly Sentence[],
  language: 'fr' | 'en',
  published: string | undefined,
  slices: Slices,
): Promise<SuggestedDates> {
  const dates: PlacedDate[] = [];
  for (const sentence of sentences) {
    for (const date of detectDates(sentence.text, sentence.plain, language)) {
      dates.push({ ...date, start: sentence.start + date.start, end: sentence.start + date.end, sentence });
    }
    if (slices.due) await slices.rest();
  }
  const given = parseReference(published);
  const reference =
    given ??
    findDateline(
      text,
      dates.slice(0, 8).filter((date) => date.start <= DATELINE_REACH),
    );
  const source = given === undefined ? 'dateline' : 'published';
  const suggestions: Suggestion[] = [];
  let previous: Day | undefined;
  for (const date of dates) {
    const suggestion = suggest(text, date, reference, source, previous);
    suggestions.push(suggestion);
    previous = lastDay(suggestion.value) ?? previous;
    if (slices.due) await slices.rest();
  }
  return { suggestions, reference: reference === undefined ? undefined : shownReference(reference) };
}

function suggest(
  text: string,
  date: PlacedDate,
  reference: Reference | undefined,
  source: 'published' | 'dateline',
  previous: Day | undefined,
): Suggestion {
  const { start, end, form, mod, confidence, sentence } = date;
  const written = text.slice(start, end).replace(/\s+/g, ' ');
  const timex = formatForm(form);
  const tense = tenseOf(sentence, date);
  const value = resolveForm(form, { reference, previous, tense }) ?? timex;
  const resolved = value !== timex || isCounted(form);
  const why = !resolved
    ? message('recognition.date.written', value)
    : explain(written, timex, value, form, reference, source, previous);
  return {
    type: 'date',
    start,
    end,
    value,
    ...(value === timex ? {} : { timex }),
    ...(mod === undefined ? {} : { mod }),
    confidence,
    why,
  };
}

function explain(
  written: string,
  timex: string,
  value: string,
  form: TemporalForm,
  reference: Reference | undefined,
  source: 'published' | 'dateline',
  previous: Day | undefined,
): Message {
  if (value === timex) {
    return reference === undefined
      ? message('recognition.date.unresolved', written)
      : message('recognition.date.imprecise', written, shownReference(reference));
  }
  if (form.kind === 'offset' && form.from === 'previous' && previous !== undefined) {
    return message('recognition.date.previous', written, value, isoDay(previous));
  }
  return message(
    `recognition.date.${source}`,
    written,
    value,
    reference === undefined ? '' : shownReference(reference),
  );
}

/** Whether the form leaves something open that a reference day can close. */
function isCounted(form: TemporalForm): boolean {
  return formatForm(form).startsWith('XX');
}

function lastDay(value: string | undefined): Day | undefined {
  const match = /(\d{4})-(\d\d)-(\d\d)$/.exec(value ?? '');
  return match === null ? undefined : { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}

function shownReference({ year, month, day }: Reference): string {
  if (month === undefined) return isoYear(year);
  return day === undefined ? `${isoYear(year)}-${pad(month)}` : isoDay({ year, month, day });
}
