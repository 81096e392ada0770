import type { DateModifier } from '../../annotation/model';
import { message, type Message } from '../../text/message';
import type { Span } from '../../text/span';
import type { Sentence } from '../names/word';
import type { Slices } from '../slices';
import { isoDay, isoYear, pad, weekdayOf, type Day } from './calendar';
import { DATELINE_REACH, findDateline } from './dateline';
import { detectDates, detectTimes, type TimeExpression } from './detect';
import { formatForm, type TemporalForm } from './form';
import { isNowadays, Quotation } from './nowadays';
import { parseReference, resolveForm, type Anchors, type Reference } from './resolve';
import type { TimeKind } from './rule';
import { tenseOf } from './tense';

/** A date, time, duration or habit of an article. Offsets count on the article. */
export interface FoundTime extends Span {
  readonly kind: TimeKind;
  /** TIMEX3: counted where a reference day is known, otherwise the same as `timex`. */
  readonly value: string;
  /** TIMEX3 as the words alone give it. */
  readonly timex: string;
  readonly mod?: DateModifier | undefined;
  /** 0 to 1. */
  readonly confidence: number;
  readonly why: Message;
}

export interface FoundTimes {
  /** In reading order, none overlapping. */
  readonly times: readonly FoundTime[];
  /** The day that relative dates were counted from, or as much of it as is known. */
  readonly reference?: string | undefined;
}

interface PlacedTime extends TimeExpression {
  readonly sentence: Sentence;
}

/**
 * Finds the dates of an article, with `all` its times of day, durations, habits and vague times too (then « hier soir »
 * is a time, otherwise « hier » a date). What is relative is counted from `published`, else from the dateline; without
 * either it keeps the form that the words give (`XXXX-WXX-2`).
 */
export async function findTimes(
  text: string,
  sentences: readonly Sentence[],
  language: 'fr' | 'en',
  published: string | undefined,
  slices: Slices,
  wanted: 'dates' | 'all' = 'dates',
): Promise<FoundTimes> {
  const detect = wanted === 'all' ? detectTimes : detectDates;
  const placed: PlacedTime[] = [];
  for (const sentence of sentences) {
    for (const time of detect(sentence.text, sentence.plain, language)) {
      placed.push({ ...time, start: sentence.start + time.start, end: sentence.start + time.end, sentence });
    }
    if (slices.due) await slices.rest();
  }
  const given = parseReference(published);
  const near = placed.slice(0, 12).filter(({ kind, start }) => kind === 'date' && start <= DATELINE_REACH);
  const reference = given ?? findDateline(text, near);
  const story = new Story(text, reference, given === undefined ? 'dateline' : 'published');
  const times: FoundTime[] = [];
  for (const time of placed) {
    times.push(story.read(time));
    if (slices.due) await slices.rest();
  }
  return { times, reference: reference === undefined ? undefined : shownReference(reference) };
}

/** What the article has said of time so far. */
class Story {
  private previous: Day | undefined;
  /** The day of the last date or time: hours without a day are of that one. */
  private spoken: Day | undefined;
  private last: string | undefined;
  private readonly weekdays = new Map<number, Day>();
  private readonly quotation: Quotation;

  constructor(
    private readonly text: string,
    private readonly reference: Reference | undefined,
    private readonly source: 'published' | 'dateline',
  ) {
    this.quotation = new Quotation(text);
  }

  read(time: PlacedTime): FoundTime {
    const { start, end, form, mod, kind, confidence, sentence } = time;
    const written = this.text.slice(start, end).replace(/\s+/g, ' ');
    const timex = formatForm(form);
    const found = { start, end, timex, ...(mod === undefined ? {} : { mod }), confidence };
    if (form.kind === 'fixed') return { ...found, kind, value: timex, why: whyFixed(kind, timex) };
    if (isToday(form) && isNowadays(this.text, time, this.quotation.isOpenAt(start), this.last, this.reference)) {
      return {
        ...found,
        kind: 'vague',
        value: 'PRESENT_REF',
        timex: 'PRESENT_REF',
        why: whyFixed('vague', 'PRESENT_REF'),
      };
    }
    const cue = tenseOf(sentence, time);
    const { reference, previous, spoken } = this;
    const anchors: Anchors = {
      reference,
      previous,
      spoken,
      last: parseReference(this.last?.split('/').at(-1)),
      tense: cue.tense,
      sure: cue.sure,
    };
    const again = this.sameWeekday(form, anchors);
    const value = again ?? resolveForm(form, anchors) ?? timex;
    const why =
      again === undefined
        ? this.explain(written, timex, value, form)
        : message('recognition.date.again', written, value);
    this.remember(form, kind, value, written);
    return { ...found, kind, value, why };
  }

  /** A bare « mardi » is the Tuesday that the article named before, unless the verb speaks against it. */
  private sameWeekday(form: TemporalForm, { tense }: Anchors): string | undefined {
    const weekday = form.kind === 'time' ? form.day : form;
    if (weekday?.kind !== 'weekday' || weekday.direction !== undefined || tense !== undefined) return undefined;
    const known = this.weekdays.get(weekday.weekday);
    return known === undefined ? undefined : `${isoDay(known)}${form.kind === 'time' ? form.at : ''}`;
  }

  private remember(form: TemporalForm, kind: TimeKind, value: string, written: string): void {
    const day = lastDay(value);
    if (kind === 'date') this.last = value;
    if (day === undefined) return;
    this.spoken = day;
    if (form.kind !== 'time' || (form.day !== undefined && !isToday(form.day))) this.previous = day;
    const ownDay = form.kind === 'time' ? form.day : form;
    if (ownDay?.kind === 'weekday' || /^\p{L}{4,9}day\b|^\p{L}{3,5}di\b|^dimanche\b/iu.test(written)) {
      if (ownDay?.kind !== 'range') this.weekdays.set(weekdayOf(day), day);
    }
  }

  private explain(written: string, timex: string, value: string, form: TemporalForm): Message {
    const { reference, previous, spoken } = this;
    if (value === timex) {
      // Something open that a reference day could have closed.
      if (!timex.startsWith('XX') && form.kind !== 'time') return message('recognition.date.written', value);
      return reference === undefined
        ? message('recognition.date.unresolved', written)
        : message('recognition.date.imprecise', written, shownReference(reference));
    }
    const own = form.kind === 'time' ? form.day : form;
    const before = this.last ?? (previous === undefined ? undefined : isoDay(previous));
    if (isCountedOn(own) && before !== undefined) return message('recognition.date.previous', written, value, before);
    if (own === undefined && spoken !== undefined) {
      return message('recognition.date.previous', written, value, isoDay(spoken));
    }
    return message(
      `recognition.date.${this.source}`,
      written,
      value,
      reference === undefined ? '' : shownReference(reference),
    );
  }
}

function whyFixed(kind: TimeKind, value: string): Message {
  if (kind === 'duration') return message('recognition.date.duration', value);
  return kind === 'set' ? message('recognition.date.set', value) : message('recognition.date.vague', value);
}

/** Whether a form counts from the date mentioned before it. */
function isCountedOn(form: TemporalForm | undefined): boolean {
  if (form?.kind === 'calendar') return form.away !== undefined;
  return (form?.kind === 'offset' || form?.kind === 'weekday') && form.from === 'previous';
}

function isToday(form: TemporalForm): boolean {
  return form.kind === 'offset' && form.unit === 'day' && form.amount === 0 && form.from === 'reference';
}

/** The last whole day in a value, with or without a time of day. */
function lastDay(value: string): Day | undefined {
  const match = /(\d{4})-(\d\d)-(\d\d)(?:T[\w:]*)?$/.exec(value);
  return match === null ? undefined : { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}

function shownReference({ year, month, day }: Reference): string {
  if (month === undefined) return isoYear(year);
  return day === undefined ? `${isoYear(year)}-${pad(month)}` : isoDay({ year, month, day });
}
