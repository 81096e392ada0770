import { addDays, addMonths, dayNumber, isDay, isoDay, isoWeekOf, isoYear, pad, weekdayOf, type Day } from './calendar';
import {
  formatForm,
  isPossible,
  nthIn,
  SEASONS,
  type Direction,
  type Season,
  type TemporalForm,
  type Unit,
} from './form';
import { holidayIn } from './holidays';

/** What is known of the day that relative dates count from; month and day may be open. */
export interface Reference {
  readonly year: number;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
}

export interface Anchors {
  readonly reference?: Reference | undefined;
  /** The last day that the article named before the expression. */
  readonly previous?: Day | undefined;
  /** The last date named before the expression, a day or less: « En 2014, …, deux ans plus tard ». */
  readonly last?: Reference | undefined;
  /** The day that the article speaks of, for a time without a day of its own. */
  readonly spoken?: Day | undefined;
  /** What the verb of the sentence says of the time, where the expression itself says nothing. */
  readonly tense?: Direction | undefined;
  /** A word such as « depuis » says so, and not only the verb. */
  readonly sure?: boolean | undefined;
  /** The end of a span: nothing before the reference will do. */
  readonly after?: boolean | undefined;
}

/** Reads an EDTF day or less (`2018-12-11`, `2018-12`, `2018`, with `~` or `?` or a time after it); otherwise `undefined`. */
export function parseReference(published: string | undefined): Reference | undefined {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?=$|[T~?% ])/.exec(published ?? '');
  if (match === null) return undefined;
  const [year, month, day] = match.slice(1).map((part: string | undefined) => (part === undefined ? undefined : +part));
  if (year === undefined) return undefined;
  if (month === undefined) return { year };
  if (month < 1 || month > 12) return undefined;
  if (day === undefined) return { year, month };
  return isDay({ year, month, day }) ? { year, month, day } : undefined;
}

/** The value of an expression once anchors are known; `undefined` where they do not suffice. Never looks at today. */
export function resolveForm(form: TemporalForm, anchors: Anchors): string | undefined {
  const { reference } = anchors;
  switch (form.kind) {
    case 'calendar':
      return resolveCalendar(form, anchors);
    case 'weekday':
      return resolveWeekday(form.weekday, form.direction, anchors, form.from);
    case 'part': {
      if (form.year !== undefined) return formatForm(form);
      if (reference === undefined) return undefined;
      const length = form.unit === 'quarter' ? 3 : 6;
      const now = reference.month === undefined ? form.number : Math.ceil(reference.month / length);
      if (form.away !== undefined) return formatForm({ ...form, year: reference.year + form.away });
      let year = reference.year;
      if (anchors.tense === 'past' && form.number > now) year -= 1;
      if (anchors.tense === 'future' && form.number < now) year += 1;
      return formatForm({ ...form, year });
    }
    case 'season':
      return form.year === undefined ? resolveSeason(form.season, form.direction, anchors) : formatForm(form);
    case 'decade':
      if (form.short !== true) return formatForm(form);
      if (reference === undefined) return undefined;
      return formatForm({
        kind: 'decade',
        decade: (200 + (form.decade % 10)) * 10 <= reference.year ? 200 + (form.decade % 10) : 190 + (form.decade % 10),
      });
    case 'century':
      return formatForm(form);
    case 'offset': {
      if (form.from === 'previous') {
        const { last, previous } = anchors;
        const counted = last === undefined ? undefined : countFrom(last, form.unit, form.amount);
        if (counted !== undefined || previous !== undefined)
          return counted ?? (previous === undefined ? undefined : countFrom(previous, form.unit, form.amount));
      }
      return reference === undefined ? undefined : countFrom(reference, form.unit, form.amount);
    }
    case 'holiday': {
      if (form.year !== undefined) return isoDay(holidayIn(form.year, form.holiday));
      if (reference === undefined) return undefined;
      const direction = directed(form.direction, anchors);
      return pickYear(reference, direction, (year) => holidayIn(year, form.holiday));
    }
    case 'nth':
      return resolveNth(form, anchors);
    case 'range':
      return resolveRange(form.from, form.to, anchors);
    case 'time':
      return resolveTime(form, anchors);
    case 'fixed':
      return form.value;
  }
}

interface Wanted {
  readonly direction: Direction;
  /** The words ask for another one than the present (« dernier », « prochain »). */
  readonly strict: boolean;
  /** Only the tense of the verb says so. */
  readonly weak: boolean;
}

function directed(own: Direction | undefined, { tense, sure, after }: Anchors): Wanted {
  if (after === true) return { direction: 'future', strict: false, weak: false };
  if (own !== undefined) return { direction: own, strict: own !== 'this', weak: false };
  return { direction: tense ?? 'this', strict: false, weak: sure !== true };
}

/** The offset to take from `back <= 0 <= forward`, in any unit: the nearer one, the past one on a tie. */
function choose(wanted: Wanted, back: number, forward: number, period: number): number {
  if (back === 0 && !wanted.strict) return 0;
  if (wanted.direction === 'past') return back === 0 ? -period : back;
  if (wanted.direction === 'future') return forward === 0 ? period : forward;
  return -back <= forward ? back : forward;
}

function resolveCalendar(form: TemporalForm & { kind: 'calendar' }, anchors: Anchors): string | undefined {
  if (form.year !== undefined) return formatForm(form);
  if (form.away !== undefined) {
    const year = anchors.last?.year ?? anchors.reference?.year;
    const dated = { ...form, year: (year ?? 0) + form.away };
    return year === undefined || !isPossible(dated) ? undefined : formatForm(dated);
  }
  const { reference } = anchors;
  const { month, day } = form;
  if (reference === undefined || month === undefined) return undefined;
  const wanted = directed(form.direction, anchors);
  if (day !== undefined) {
    return pickYear(reference, wanted, (year) => ({ year, month, day }));
  }
  if (reference.month === undefined) return formatForm({ ...form, year: reference.year });
  const forward = (((month - reference.month) % 12) + 12) % 12;
  const offset = choose(wanted, forward === 0 ? 0 : forward - 12, forward, 12);
  const index = reference.year * 12 + reference.month - 1 + offset;
  return formatForm({ ...form, year: Math.floor(index / 12) });
}

/** How far away, in days, a yearly day must be before the tense of the verb may overrule nearness. */
const FAR = 60;

/** Years around the reference in which a yearly day is looked for: 29 February can be eight years away. */
const AROUND_REFERENCE = [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6, -7, 7, -8, 8];

/** The occurrence of a yearly day that the direction asks for. */
function pickYear(reference: Reference, wanted: Wanted, inYear: (year: number) => Day): string {
  const days = AROUND_REFERENCE.map((shift) => inYear(reference.year + shift))
    .filter(isDay)
    .slice(0, 3);
  const [first] = days;
  if (first === undefined) return isoDay(inYear(reference.year));
  if (reference.month === undefined) return isoDay(first);
  const now = dayNumber({ year: reference.year, month: reference.month, day: reference.day ?? 15 });
  const away = (day: Day): number => dayNumber(day) - now;
  const nearest = days.reduce((best, day) => (Math.abs(away(day)) < Math.abs(away(best)) ? day : best), first);
  if (wanted.weak && Math.abs(away(nearest)) <= FAR) return isoDay(nearest);
  const least = wanted.strict ? 1 : 0;
  const sorted = days.sort((a, b) => away(a) - away(b));
  if (wanted.direction === 'past') return isoDay(sorted.findLast((day) => away(day) <= -least) ?? nearest);
  if (wanted.direction === 'future') return isoDay(sorted.find((day) => away(day) >= least) ?? nearest);
  return isoDay(nearest);
}

function resolveWeekday(
  weekday: number,
  direction: Direction | undefined,
  anchors: Anchors,
  from?: 'previous',
): string | undefined {
  const day = (from === undefined ? undefined : anchors.previous) ?? fullDay(anchors.reference);
  if (day === undefined) return undefined;
  const forward = (weekday - weekdayOf(day) + 7) % 7;
  const offset = choose(directed(direction, anchors), forward === 0 ? 0 : forward - 7, forward, 7);
  return isoDay(addDays(day, offset));
}

/** Seasons of whole months; a winter is named by the year in which it begins. */
function resolveSeason(season: Season, direction: Direction | undefined, anchors: Anchors): string | undefined {
  const { reference } = anchors;
  if (reference === undefined) return undefined;
  if (reference.month === undefined) return formatForm({ kind: 'season', season, year: reference.year });
  const month = reference.year * 12 + reference.month - 3;
  const now = Math.floor(month / 3);
  const forward = (((SEASONS.indexOf(season) - now) % 4) + 4) % 4;
  const back = forward === 0 ? 0 : forward - 4;
  const wanted = directed(direction, anchors);
  // Months to its first month ahead against months since its last: in May, autumn is the next one.
  const ahead = (now + forward) * 3 - month < month - ((now + back) * 3 + 2);
  const offset = wanted.direction === 'this' ? (ahead ? forward : back) : choose(wanted, back, forward, 4);
  return formatForm({ kind: 'season', season, year: Math.floor((now + offset) / 4) });
}

function resolveNth(form: TemporalForm & { kind: 'nth' }, anchors: Anchors): string | undefined {
  const { reference } = anchors;
  if (form.year !== undefined) return formatForm(form);
  if (reference === undefined || (form.month === undefined && form.season === undefined)) return undefined;
  return pickYear(reference, directed(undefined, anchors), (year) => nthIn(year, form));
}

function resolveTime(form: TemporalForm & { kind: 'time' }, anchors: Anchors): string | undefined {
  if (form.day !== undefined) {
    const day = resolveForm(form.day, anchors);
    return day === undefined ? undefined : `${day}${form.at}`;
  }
  const day = anchors.spoken ?? fullDay(anchors.reference);
  return day === undefined ? undefined : `${isoDay(day)}${form.at}`;
}

function countFrom(from: Reference, unit: Unit, amount: number): string | undefined {
  const { year, month } = from;
  switch (unit) {
    case 'century':
      return formatForm({ kind: 'century', century: Math.floor(year / 100) + amount });
    case 'decade':
      return formatForm({ kind: 'decade', decade: Math.floor(year / 10) + amount });
    case 'year':
      return isoYear(year + amount);
    case 'half':
    case 'quarter': {
      if (month === undefined) return undefined;
      const perYear = unit === 'quarter' ? 4 : 2;
      const index = year * perYear + Math.ceil((month * perYear) / 12) - 1 + amount;
      return formatForm({ kind: 'part', unit, year: Math.floor(index / perYear), number: (index % perYear) + 1 });
    }
    case 'month': {
      if (month === undefined) return undefined;
      const target = addMonths({ year, month, day: 1 }, amount);
      return `${isoYear(target.year)}-${pad(target.month)}`;
    }
    case 'week':
    case 'weekend': {
      const day = fullDay(from);
      if (day === undefined) return undefined;
      const week = isoWeekOf(addDays(day, amount * 7));
      return `${isoYear(week.year)}-W${pad(week.week)}${unit === 'weekend' ? '-WE' : ''}`;
    }
    case 'day': {
      const day = fullDay(from);
      return day === undefined ? undefined : isoDay(addDays(day, amount));
    }
  }
}

/** The end is the first one at or after the beginning. */
function resolveRange(from: TemporalForm, to: TemporalForm, anchors: Anchors): string | undefined {
  const start = resolveForm(from, anchors);
  if (start === undefined) return undefined;
  const end = resolveForm(to, { ...anchors, reference: parseReference(start) ?? anchors.reference, after: true });
  return end === undefined ? undefined : `${start}/${end}`;
}

function fullDay(reference: Reference | undefined): Day | undefined {
  if (reference?.month === undefined || reference.day === undefined) return undefined;
  return { year: reference.year, month: reference.month, day: reference.day };
}
