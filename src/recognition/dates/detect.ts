import type { DateModifier } from '../../annotation/model';
import { compareSpans, overlaps, type Span } from '../../text/span';
import { ENGLISH_RULES } from './english';
import type { TemporalForm } from './form';
import { FRENCH_RULES } from './french';
import { numericRules } from './numeric';
import type { DateRule } from './rule';
import { trapsIn } from './traps';
import { yearRules } from './years';

/** A date as the words give it, before anything is counted from anywhere. */
export interface DateExpression extends Span {
  readonly form: TemporalForm;
  readonly mod?: DateModifier | undefined;
  readonly confidence: number;
}

const RULES: Readonly<Record<'fr' | 'en', readonly DateRule[]>> = {
  fr: [...numericRules('fr'), ...FRENCH_RULES, ...yearRules('fr')],
  en: [...numericRules('en'), ...ENGLISH_RULES, ...yearRules('en')],
};

/** Without one of these in a sentence there is no date in it, and no rule needs to run. */
const HINTS: Readonly<Record<'fr' | 'en', RegExp>> = {
  fr: /\d|di\b|dimanche|janv|fevr|mars|avr|\bmai\b|juin|juil|aout|sept|oct|nov|dec|hier|demain|jour|semaine|week-end|mois|\ban|siecle|printemps|ete|automne|hiver|trimestre|semestre|veille|il y a|voici|voila|dans|saint|noel|paques|pentecote|ascension|assomption|toussaint|armistice|epiphanie|rameaux|mardi gras/,
  en: /\d|day|january|february|march|april|\bmay\b|june|july|august|september|october|november|december|week|month|quarter|year|decade|century|spring|summer|autumn|winter|tomorrow|ago|earlier|later|christmas|easter|eve\b|halloween/,
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
  if (!HINTS[language].test(plain)) return [];
  const found: DateExpression[] = [];
  for (const { pattern, read } of RULES[language]) {
    for (const match of plain.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (isInsideCompound(plain, start, end)) continue;
      const written = shown.slice(start, end);
      if (isName(shown, start, end, language)) continue;
      const reading = read(match.groups ?? {}, written);
      if (reading !== undefined) found.push({ start, end: trimEnd(plain, start, end, shown), ...reading });
    }
  }
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

/** « 8-Mai », « Mai-Ndombe », « mi-juin »: a hyphen to a letter makes a name, except after « mi ». */
function isInsideCompound(plain: string, start: number, end: number): boolean {
  if (/-[\p{L}]/u.test(plain.slice(end, end + 2)) && !/\d$/.test(plain.slice(start, end))) return true;
  return (
    plain[start - 1] === '-' &&
    /[\p{L}\p{N}]-$/u.test(plain.slice(Math.max(0, start - 2), start)) &&
    !/(?:^|[^\p{L}])(?:mi|mid|midi|post|pre)-$/u.test(plain.slice(Math.max(0, start - 5), start))
  );
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

/** The full stop of an abbreviated month belongs to the date only in front of more of it. */
function trimEnd(plain: string, start: number, end: number, shown: string): number {
  return plain[end - 1] === '.' && end === shown.length && end - start > 1 ? end - 1 : end;
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
