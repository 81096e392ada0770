import type { DateModifier } from '../../annotation/model';
import { compareSpans, overlaps, type Span } from '../../text/span';
import { ENGLISH_MONTHS } from '../lexicon/english-dates';
import { MONTHS } from '../lexicon/french-dates';
import { ENGLISH_CALENDAR_RULES } from './english-calendar';
import { ENGLISH_PERIOD_RULES } from './english-periods';
import { isPossible, type TemporalForm } from './form';
import { FRENCH_CALENDAR_RULES } from './french-calendar';
import { FRENCH_PERIOD_RULES } from './french-periods';
import { numericRules } from './numeric';
import { ENGLISH_DAY_PART, ENGLISH_DAY_PARTS, ENGLISH_TIME_RULES } from './english-times';
import { FRENCH_DURATION_RULES } from './french-durations';
import { DAY_PARTS, FRENCH_DAY_PART, FRENCH_DAY_PART_BEFORE, FRENCH_TIME_RULES } from './french-times';
import { anyOf, AROUND, type DateRule, type Hint, type TimeKind } from './rule';
import { trapsIn } from './traps';
import { yearRules } from './years';

/** A date or another time as the words give it, before anything is counted from anywhere. */
export interface TimeExpression extends Span {
  readonly kind: TimeKind;
  readonly form: TemporalForm;
  readonly mod?: DateModifier | undefined;
  readonly confidence: number;
}

type Rules = Readonly<Record<'fr' | 'en', readonly DateRule[]>>;

const DATE_RULES: Rules = {
  fr: [...numericRules('fr'), ...FRENCH_CALENDAR_RULES, ...FRENCH_PERIOD_RULES, ...yearRules('fr')],
  en: [...numericRules('en'), ...ENGLISH_CALENDAR_RULES, ...ENGLISH_PERIOD_RULES, ...yearRules('en')],
};
const OTHER_RULES: Rules = {
  fr: [...FRENCH_TIME_RULES, ...FRENCH_DURATION_RULES],
  en: ENGLISH_TIME_RULES,
};
const DAY_PART = {
  fr: { pattern: FRENCH_DAY_PART, before: FRENCH_DAY_PART_BEFORE, values: DAY_PARTS },
  en: { pattern: ENGLISH_DAY_PART, before: undefined, values: ENGLISH_DAY_PARTS },
};

/** Cheap looks at a sentence that tell which rules are worth running. */
const HINTS: Readonly<Record<'fr' | 'en', Readonly<Record<Hint, RegExp>>>> = {
  fr: {
    digit: /\d/,
    month: new RegExp(`\\b(?:${anyOf(Object.keys(MONTHS))})\\b`),
    weekday: /dis?\b|\bdimanches?\b/,
    unit: /\b(?:jours?|journees?|semaines?|mois|ans?|annees?|trimestres?|semestres?|siecles?|week-?end|decennies?|heures?|minutes?|secondes)\b/,
    other:
      /\b(?:aujourd'hui|hier|demain|jour|veille|lendemain|surlendemain|printemps|ete|automne|hiver|noel|paques|pentecote|ascension|assomption|toussaint|armistice|epiphanie|rameaux|an|gras|saint|saint-\p{L}+)\b/u,
    time: /\b(?:mati(?:n|nee)s?|midi|soir(?:ee)?s?|nuits?|minuit|aube|chaque|tous|toutes|desormais|maintenant|bientot|auparavant|autrefois|jadis|naguere|avenir|nos|epoque|ce|ces|precedent|ulterieurement)\b|l'heure|le moment|l'instant|emment\b|ellement\b|dernierement|prochain|futur|actuel|quotidien|hebdo|mensuel|annuel|trimestriel/,
  },
  en: {
    digit: /\d/,
    month: new RegExp(`\\b(?:${anyOf(Object.keys(ENGLISH_MONTHS))})\\b`),
    weekday: /day\b/,
    unit: /\b(?:days?|weeks?|weekends?|months?|quarters?|half|years?|decades?|century|centuries|hours?|minutes?|seconds)\b/,
    other:
      /\b(?:today|yesterday|tomorrow|day|spring|summer|autumn|winter|christmas|easter|eve|halloween|friday|juneteenth|thanksgiving|\p{L}+ties|sunday|monday|wednesday)\b/u,
    time: /\b(?:morning|noon|midday|afternoon|evening|night|tonight|midnight|o'clock|every|each|once|twice|times|daily|now|nowadays|these|present|moment|past|soon|future)\b|ly\b/,
  },
};

const MODIFIER: Readonly<Record<'fr' | 'en', RegExp>> = {
  fr: /(?<![\p{L}\p{N}])(debut|fin|mi|milieu)(?:-|\s(?:de l'annee |du mois de |du mois d'|de la |de l'|du |des |de |d'|le mois de )?)$/u,
  en: /(?<![\p{L}\p{N}])(early|start of|beginning of|mid|middle of|late|end of)(?:-|\s(?:the )?)(?:in )?$/u,
};

const MODIFIERS: Readonly<Record<string, DateModifier>> = {
  debut: 'start',
  early: 'start',
  'start of': 'start',
  'beginning of': 'start',
  mi: 'mid',
  milieu: 'mid',
  mid: 'mid',
  'middle of': 'mid',
  fin: 'end',
  late: 'end',
  'end of': 'end',
};

/**
 * Finds dates in one sentence, in reading order, none overlapping: at each place the longest match wins.
 * `shown` is the sentence as written, `plain` the same in plain form (see `plainText`); offsets count on the sentence.
 */
export function detectDates(shown: string, plain: string, language: 'fr' | 'en'): TimeExpression[] {
  const dates = select(matches(DATE_RULES[language], shown, plain, language), plain);
  return joined(
    dates.map((date) => withModifier(date, plain, language)),
    plain,
    language,
  );
}

/**
 * The same with times of day, durations, habits and vague times. A day and the part of it that follows (« hier soir »)
 * are one time; otherwise a date stands before whatever overlaps it, unless that begins earlier and holds it.
 */
export function detectTimes(shown: string, plain: string, language: 'fr' | 'en'): TimeExpression[] {
  const dates = detectDates(shown, plain, language).map((date) => withDayPart(date, plain, language));
  return select([...dates, ...matches(OTHER_RULES[language], shown, plain, language)], plain);
}

const SPAN = {
  fr: {
    opens: /(?<![\p{L}\p{N}])(?:(entre)|de|du|d'|depuis)\s?(?:l[ea]?\s|l'|les\s)?$/u,
    joins: /^\s(?:(et)|a|au|jusqu'en|jusqu'a|jusqu'au)\s(?:l[ea]\s|l'|les\s)?$/u,
  },
  en: {
    opens: /(?<![\p{L}\p{N}])(?:(between)|from)\s(?:the\s)?$/u,
    joins: /^\s(?:(and)|to|until|till|through)\s(?:the\s)?$/u,
  },
} as const;

/** « de 2006 à avril 2015 », « entre janvier 2017 et l'été 2022 »: two dates of different kinds are one span. */
function joined(dates: readonly TimeExpression[], plain: string, language: 'fr' | 'en'): TimeExpression[] {
  const { opens, joins } = SPAN[language];
  const spans: TimeExpression[] = [];
  for (const date of dates) {
    const last = spans.at(-1);
    const joint = last === undefined ? null : joins.exec(plain.slice(last.end, Math.min(date.start, last.end + 24)));
    const opening = joint === null ? null : opens.exec(plain.slice(Math.max(0, (last?.start ?? 0) - 16), last?.start));
    const fits = joint !== null && opening !== null && (joint[1] === undefined) === (opening[1] === undefined);
    if (last === undefined || !fits || last.form.kind === 'range' || date.form.kind === 'range') {
      spans.push(date);
      continue;
    }
    const form: TemporalForm = { kind: 'range', from: last.form, to: date.form };
    const confidence = Math.min(last.confidence, date.confidence);
    spans[spans.length - 1] = { start: last.start, end: date.end, kind: 'date', form, confidence };
  }
  return spans;
}

function withDayPart(date: TimeExpression, plain: string, language: 'fr' | 'en'): TimeExpression {
  const { pattern, before, values } = DAY_PART[language];
  if (isOneDay(date.form)) {
    const match = pattern.exec(plain.slice(date.end, date.end + AROUND));
    const at = values[match?.groups?.part ?? ''];
    if (match !== null && at !== undefined) {
      return { ...date, kind: 'time', end: date.end + match[0].length, form: { kind: 'time', at, day: date.form } };
    }
  }
  // « la nuit du 11 au 12 janvier » is a night of the 11th.
  const day = date.form.kind === 'range' ? date.form.from : date.form;
  if (before === undefined || !isOneDay(day)) return date;
  const from = Math.max(0, date.start - AROUND);
  const match = before.exec(plain.slice(from, date.start));
  const at = values[match?.groups?.part ?? ''];
  if (match === null || at === undefined) return date;
  return { ...date, kind: 'time', start: from + match.index, form: { kind: 'time', at, day } };
}

function matches(rules: readonly DateRule[], shown: string, plain: string, language: 'fr' | 'en'): TimeExpression[] {
  const hints = HINTS[language];
  const seen = new Map<Hint, boolean>();
  const found: TimeExpression[] = [];
  for (const { needs, pattern, read } of rules) {
    let hinted = seen.get(needs);
    if (hinted === undefined) seen.set(needs, (hinted = hints[needs].test(plain)));
    if (!hinted) continue;
    pattern.lastIndex = 0;
    // `matchAll` would copy the pattern for every sentence, which costs more than the matching.
    for (let match = pattern.exec(plain); match !== null; match = pattern.exec(plain)) {
      const start = match.index;
      const end = start + match[0].length;
      if (isInsideWord(plain, start, end) || isName(shown, start, end, language)) continue;
      const around = { before: plain.slice(Math.max(0, start - AROUND), start), after: plain.slice(end, end + AROUND) };
      const reading = read(match.groups ?? {}, shown.slice(start, end), around);
      if (reading !== undefined && isPossible(reading.form)) found.push({ start, end, kind: 'date', ...reading });
    }
  }
  return found;
}

/** In reading order; of two that overlap the first stays, of two that begin together the longer. */
function select(found: TimeExpression[], plain: string): TimeExpression[] {
  if (found.length === 0) return [];
  const traps = trapsIn(plain);
  const kept: TimeExpression[] = [];
  for (const time of found.sort(compareSpans)) {
    const last = kept.at(-1);
    if (last !== undefined && overlaps(last, time)) continue;
    if (!traps.some((trap) => overlaps(trap, time))) kept.push(time);
  }
  return kept;
}

/** « 8-Mai », « Mai-Ndombe »: a hyphen to a letter makes a name, except after « mi »; letters outside ASCII join too. */
function isInsideWord(plain: string, start: number, end: number): boolean {
  const before = plain.slice(Math.max(0, start - 5), start);
  const after = plain.slice(end, end + 2);
  if (/^[\p{L}\p{N}]/u.test(after) || /[\p{L}\p{N}]$/u.test(before)) return true;
  if (
    /^-\p{L}/u.test(after) &&
    !/^-(?:debut|fin|mi|milieu|et|le)\b/.test(plain.slice(end, end + 8)) &&
    !/\d$/.test(plain.slice(start, end))
  )
    return true;
  return /[\p{L}\p{N}]-$/u.test(before) && !/(?:^|[^\p{L}])(?:mi|mid|post|pre)-$/u.test(before);
}

/**
 * French days and months begin with a small letter: « Vendredi » in mid-sentence, « Dimanche Matin », are names, not so
 * after a dash or a colon. « Noël Duchêne » is a person.
 */
function isName(shown: string, start: number, end: number, language: string): boolean {
  if (language === 'en') return false;
  const written = shown.slice(start, end);
  if (/^no[eë]l$/i.test(written)) {
    return /^\s\p{Lu}\p{Ll}/u.test(shown.slice(end, end + 3)) || /(?:M|Mme|Dr|Me)\.?\s$/.test(shown.slice(0, start));
  }
  if (!/^(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|mars|avril|mai|juin)\b/i.test(written)) return false;
  if (!/^\p{Lu}\p{Ll}/u.test(written) || /\d/.test(written)) return false;
  const before = shown.slice(Math.max(0, start - 40), start);
  const first = !/[\p{L}\p{N}]/u.test(before) || /(?:[–—:«“•|]\s?| - )$/.test(before);
  return !first || /^(?:\s\p{Lu}\p{Ll}|\s?[»”])/u.test(shown.slice(end, end + 3));
}

/** « fin 2018 », « début des années 1980 »: the part of the period belongs to the expression. */
function withModifier(date: TimeExpression, plain: string, language: 'fr' | 'en'): TimeExpression {
  if (!hasParts(date.form)) return date;
  const from = Math.max(0, date.start - 24);
  const match = MODIFIER[language].exec(plain.slice(from, date.start));
  const mod = MODIFIERS[match?.[1] ?? ''];
  return match === null || mod === undefined ? date : { ...date, start: from + match.index, mod };
}

function hasParts(form: TemporalForm): boolean {
  switch (form.kind) {
    case 'calendar':
      return form.day === undefined;
    case 'offset':
      return form.unit !== 'day' && form.unit !== 'weekend';
    case 'weekday':
    case 'holiday':
    case 'range':
    case 'nth':
    case 'time':
    case 'fixed':
      return false;
    default:
      return true;
  }
}

function isOneDay(form: TemporalForm): boolean {
  switch (form.kind) {
    case 'calendar':
      return form.day !== undefined;
    case 'offset':
      return form.unit === 'day';
    default:
      return form.kind === 'weekday' || form.kind === 'holiday' || form.kind === 'nth';
  }
}
