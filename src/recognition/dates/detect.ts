import type { DateModifier } from '../../annotation/model';
import { compareSpans, overlaps, type Span } from '../../text/span';
import { ENGLISH_MONTHS } from '../lexicon/english-dates';
import { MONTHS } from '../lexicon/french-dates';
import { ENGLISH_RULES } from './english';
import { isPossible, type TemporalForm } from './form';
import { FRENCH_CALENDAR_RULES } from './french-calendar';
import { FRENCH_PERIOD_RULES } from './french-periods';
import { numericRules } from './numeric';
import { anyOf, type DateRule, type Hint } from './rule';
import { trapsIn } from './traps';
import { yearRules } from './years';

/** A date as the words give it, before anything is counted from anywhere. */
export interface DateExpression extends Span {
  readonly form: TemporalForm;
  readonly mod?: DateModifier | undefined;
  readonly confidence: number;
}

const RULES: Readonly<Record<'fr' | 'en', readonly DateRule[]>> = {
  fr: [...numericRules('fr'), ...FRENCH_CALENDAR_RULES, ...FRENCH_PERIOD_RULES, ...yearRules('fr')],
  en: [...numericRules('en'), ...ENGLISH_RULES, ...yearRules('en')],
};

/** Cheap looks at a sentence that tell which rules are worth running. */
const HINTS: Readonly<Record<'fr' | 'en', Readonly<Record<Hint, RegExp>>>> = {
  fr: {
    digit: /\d/,
    month: new RegExp(`\\b(?:${anyOf(Object.keys(MONTHS))})\\b`),
    weekday: /di\b|\bdimanche\b/,
    unit: /\b(?:jours?|semaines?|mois|ans?|annees?|trimestre|semestre|siecle|week-?end|decennie)\b/,
    other:
      /\b(?:aujourd'hui|hier|demain|jour|veille|lendemain|surlendemain|printemps|ete|automne|hiver|noel|paques|pentecote|ascension|assomption|toussaint|armistice|epiphanie|rameaux|an|gras|saint|saint-\p{L}+)\b/u,
  },
  en: {
    digit: /\d/,
    month: new RegExp(`\\b(?:${anyOf(Object.keys(ENGLISH_MONTHS))})\\b`),
    weekday: /day\b/,
    unit: /\b(?:days?|weeks?|weekends?|months?|quarters?|half|years?|decades?|century)\b/,
    other: /\b(?:today|yesterday|tomorrow|day|spring|summer|autumn|winter|christmas|easter|eve|halloween|friday)\b/,
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
export function detectDates(shown: string, plain: string, language: 'fr' | 'en'): DateExpression[] {
  const hints = HINTS[language];
  const seen: Record<Hint, boolean> = {
    digit: hints.digit.test(plain),
    month: hints.month.test(plain),
    weekday: hints.weekday.test(plain),
    unit: hints.unit.test(plain),
    other: hints.other.test(plain),
  };
  const found: DateExpression[] = [];
  for (const { needs, pattern, read } of RULES[language]) {
    if (!seen[needs]) continue;
    pattern.lastIndex = 0;
    // `matchAll` would copy the pattern for every sentence, which costs more than the matching.
    for (let match = pattern.exec(plain); match !== null; match = pattern.exec(plain)) {
      const start = match.index;
      const end = start + match[0].length;
      if (isInsideWord(plain, start, end)) continue;
      const written = shown.slice(start, end);
      if (isName(shown, start, end, language)) continue;
      const reading = read(match.groups ?? {}, written);
      if (reading !== undefined && isPossible(reading.form)) found.push({ start, end, ...reading });
    }
  }
  if (found.length === 0) return [];
  const traps = trapsIn(plain);
  const dates: DateExpression[] = [];
  for (const date of found.sort(compareSpans)) {
    const last = dates.at(-1);
    if (last !== undefined && overlaps(last, date)) continue;
    if (traps.some((trap) => overlaps(trap, date))) continue;
    dates.push(withModifier(date, plain, language));
  }
  return dates;
}

/** « 8-Mai », « Mai-Ndombe »: a hyphen to a letter makes a name, except after « mi »; letters outside ASCII join too. */
function isInsideWord(plain: string, start: number, end: number): boolean {
  const before = plain.slice(Math.max(0, start - 5), start);
  const after = plain.slice(end, end + 2);
  if (/^[\p{L}\p{N}]/u.test(after) || /[\p{L}\p{N}]$/u.test(before)) return true;
  if (/^-\p{L}/u.test(after) && !/\d$/.test(plain.slice(start, end))) return true;
  return /[\p{L}\p{N}]-$/u.test(before) && !/(?:^|[^\p{L}])(?:mi|mid|post|pre)-$/u.test(before);
}

/** French days and months begin with a small letter: « Vendredi » in mid-sentence, « Dimanche Matin », are names. */
function isName(shown: string, start: number, end: number, language: string): boolean {
  if (language === 'en') return false;
  const written = shown.slice(start, end);
  if (!/^(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|mars|avril|mai|juin)\b/i.test(written)) return false;
  if (!/^\p{Lu}\p{Ll}/u.test(written) || /\d/.test(written)) return false;
  const first = !/[\p{L}\p{N}]/u.test(shown.slice(0, start));
  return !first || /^\s\p{Lu}\p{Ll}/u.test(shown.slice(end, end + 3));
}

/** « fin 2018 », « début des années 1980 »: the part of the period belongs to the expression. */
function withModifier(date: DateExpression, plain: string, language: 'fr' | 'en'): DateExpression {
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
      return false;
    default:
      return true;
  }
}
