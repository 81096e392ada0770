import { ENGLISH_MONTHS, ENGLISH_NUMBERS, ENGLISH_ORDINALS, ENGLISH_WEEKDAYS } from '../lexicon/english-dates';
import type { Direction, Season, TemporalForm, Unit } from './form';
import { ENGLISH_HOLIDAYS } from './holidays';
import { anyOf, words, type DateRule, type Groups, type Reading } from './rule';

const MONTH = `(?:${anyOf(Object.keys(ENGLISH_MONTHS))})\\b\\.?`;
const WEEKDAY = `(?:${anyOf(Object.keys(ENGLISH_WEEKDAYS))})`;
const DAY = '(?:[12]\\d|3[01]|0?[1-9])(?:st|nd|rd|th)?';
const YEAR = '(?:1[0-9]{3}|2[01][0-9]{2})';
const NUMBER = `(?:\\d{1,3}|${anyOf(Object.keys(ENGLISH_NUMBERS))})`;
const CUE = 'last|next|this|past|coming';
const UNIT_WORD = 'days?|weeks?|weekends?|months?|quarters?|years?|decades?';
const S = '\\s{1,2}';

const UNITS: Readonly<Record<string, Unit>> = {
  day: 'day',
  week: 'week',
  weekend: 'weekend',
  month: 'month',
  quarter: 'quarter',
  half: 'half',
  year: 'year',
  decade: 'decade',
  century: 'century',
};
const SEASONS: Readonly<Record<string, Season>> = {
  spring: 'SP',
  summer: 'SU',
  autumn: 'FA',
  fall: 'FA',
  winter: 'WI',
};

function month(name: string | undefined): number | undefined {
  return name === undefined ? undefined : ENGLISH_MONTHS[name.replace('.', '')];
}

function whole(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number.parseInt(digits, 10);
}

function direction(cue: string | undefined): Direction | undefined {
  if (cue === undefined) return undefined;
  return /^(?:last|past)$/.test(cue) ? 'past' : /^(?:next|coming)$/.test(cue) ? 'future' : 'this';
}

function amountOf(cue: string | undefined): number {
  const near = direction(cue);
  return near === 'past' ? -1 : near === 'future' ? 1 : 0;
}

function reading(form: TemporalForm, confidence: number): Reading {
  return { form, confidence };
}

function capital(shown: string): boolean {
  return /^\P{L}*\p{Lu}/u.test(shown);
}

/** Rules for English dates, over plain text. The longest match at a place wins. */
export const ENGLISH_RULES: readonly DateRule[] = [
  {
    // "Tuesday, December 11, 2018", "Dec. 11"
    needs: 'month',
    pattern: words(
      `(?:${WEEKDAY},?${S})?(?<month>${MONTH})${S}(?<day>${DAY})(?!\\p{N}|,\\p{N})(?:,?${S}(?<year>${YEAR}))?`,
    ),
    read: (groups, shown) => (capital(shown) ? dayReading(groups) : undefined),
  },
  {
    // "11 December 2018"
    needs: 'month',
    pattern: words(`(?:${WEEKDAY},?${S})?(?<day>${DAY})(?:${S}of)?${S}(?<month>${MONTH})(?:,?${S}(?<year>${YEAR}))?`),
    read: (groups, shown) => (/\p{Lu}/u.test(shown) ? dayReading(groups) : undefined),
  },
  {
    // "December 10-11, 2018"
    needs: 'month',
    pattern: words(
      `(?<month>${MONTH})${S}(?<from>${DAY})(?:-|${S}(?:to|and)${S})(?<to>${DAY})(?:,?${S}(?<year>${YEAR}))?`,
    ),
    read: (groups, shown) => (capital(shown) ? dayRange(groups) : undefined),
  },
  {
    needs: 'month',
    pattern: words(
      `(?<from>${DAY})(?:-|${S}(?:to|and)${S})(?<to>${DAY})${S}(?<month>${MONTH})(?:,?${S}(?<year>${YEAR}))?`,
    ),
    read: (groups) => dayRange(groups),
  },
  {
    needs: 'month',
    pattern: words(`(?<month>${MONTH})(?:${S}of)?,?${S}(?<year>${YEAR})`),
    read: (groups, shown) =>
      capital(shown)
        ? reading({ kind: 'calendar', month: month(groups.month), year: whole(groups.year) }, 0.97)
        : undefined,
  },
  {
    needs: 'month',
    pattern: words(
      `(?<=\\b(?:in|since|until|by|of|early|late|mid|from|during|before|after)[ -])(?<month>${anyOf(Object.keys(ENGLISH_MONTHS).filter((name) => name.length > 4 || /may|june|july/.test(name)))})`,
    ),
    read: (groups, shown) =>
      capital(shown) ? reading({ kind: 'calendar', month: month(groups.month) }, 0.8) : undefined,
  },
  {
    needs: 'month',
    pattern: words(`(?<cue>${CUE})${S}(?<month>${MONTH})`),
    read: (groups, shown) =>
      /\p{Lu}/u.test(shown.slice(1))
        ? reading({ kind: 'calendar', month: month(groups.month), direction: direction(groups.cue) }, 0.9)
        : undefined,
  },
  {
    needs: 'weekday',
    pattern: words(`(?:(?<cue>${CUE})${S})?(?<weekday>${WEEKDAY})(?!${S}\\p{L}{0,9}day\\b)`),
    read: (groups, shown) =>
      /\p{Lu}\p{Ll}+$/u.test(shown)
        ? reading(
            {
              kind: 'weekday',
              weekday: ENGLISH_WEEKDAYS[groups.weekday ?? ''] ?? 1,
              direction: groups.cue === 'this' ? undefined : direction(groups.cue),
            },
            0.9,
          )
        : undefined,
  },
  {
    needs: 'unit',
    pattern: words(
      `(?<ordinal>${anyOf(Object.keys(ENGLISH_ORDINALS))})${S}(?<unit>quarter|half)(?:${S}of${S}(?<year>${YEAR})|${S}of${S}(?:the${S}|this${S})?year)?`,
    ),
    read: (groups) => {
      const unit = groups.unit === 'quarter' ? 'quarter' : 'half';
      const place = ENGLISH_ORDINALS[groups.ordinal ?? ''] ?? 0;
      if (unit === 'half' && (place > 2 || groups.year === undefined)) return undefined;
      return reading({ kind: 'part', unit, number: place, year: whole(groups.year) }, 0.88);
    },
  },
  {
    needs: 'digit',
    pattern: words(`q(?<number>[1-4])${S}(?<year>${YEAR})`),
    read: (groups) =>
      reading({ kind: 'part', unit: 'quarter', number: Number(groups.number), year: whole(groups.year) }, 0.9),
  },
  {
    needs: 'other',
    pattern: words(
      `(?:(?<cue>${CUE})${S})(?<season>spring|summer|autumn|winter)|(?<season2>spring|summer|autumn|winter)${S}(?:of${S})?(?<year>${YEAR})`,
    ),
    read: (groups) =>
      reading(
        {
          kind: 'season',
          season: SEASONS[groups.season ?? groups.season2 ?? ''] ?? 'SU',
          year: whole(groups.year),
          direction: direction(groups.cue),
        },
        0.88,
      ),
  },
  {
    needs: 'digit',
    pattern: words(`(?<decade>1[5-9]\\d|20\\d)0'?s`),
    read: (groups) => reading({ kind: 'decade', decade: Number(groups.decade) }, 0.95),
  },
  {
    needs: 'digit',
    pattern: words(`(?<century>[12]?\\d)(?:st|nd|rd|th)[ -]century`),
    read: (groups) => {
      const count = Number(groups.century);
      return count >= 1 && count <= 22 ? reading({ kind: 'century', century: count - 1 }, 0.95) : undefined;
    },
  },
  {
    needs: 'unit',
    pattern: words(`(?<cue>last|next|this)${S}(?<unit>week|weekend|month|quarter|year|decade|century)(?!-)`),
    read: (groups) =>
      reading(
        { kind: 'offset', unit: UNITS[groups.unit ?? ''] ?? 'week', amount: amountOf(groups.cue), from: 'reference' },
        0.92,
      ),
  },
  {
    needs: 'other',
    pattern: words(`(?<day>today|yesterday|tomorrow)(?!'s\\p{L})`),
    read: (groups) => {
      const amount = { today: 0, yesterday: -1, tomorrow: 1 }[groups.day ?? ''] ?? 0;
      return reading({ kind: 'offset', unit: 'day', amount, from: 'reference' }, 0.93);
    },
  },
  {
    needs: 'other',
    pattern: words(`(?:the${S})?day${S}(?:before${S}yesterday|after${S}tomorrow)`),
    read: (_groups, shown) =>
      reading({ kind: 'offset', unit: 'day', amount: /yesterday/i.test(shown) ? -2 : 2, from: 'reference' }, 0.93),
  },
  {
    needs: 'unit',
    pattern: words(`(?<number>${NUMBER})${S}(?<unit>${UNIT_WORD})${S}(?:(?<ago>ago)|(?<earlier>earlier|before)|later)`),
    read: (groups) => {
      const unit = UNITS[(groups.unit ?? '').replace(/s$/, '')] ?? 'day';
      const count = ENGLISH_NUMBERS[groups.number ?? ''] ?? Number(groups.number);
      const back = groups.ago !== undefined || groups.earlier !== undefined;
      const from = groups.ago === undefined ? 'previous' : 'reference';
      return reading({ kind: 'offset', unit, amount: back ? -count : count, from }, 0.88);
    },
  },
  {
    needs: 'other',
    pattern: words(`(?<=\\bthe${S})(?:previous|next|following|same)${S}day(?!${S}of)`),
    read: (_groups, shown) => {
      const amount = /^p/i.test(shown) ? -1 : /^s/i.test(shown) ? 0 : 1;
      return reading({ kind: 'offset', unit: 'day', amount, from: 'previous' }, 0.8);
    },
  },
  {
    needs: 'other',
    pattern: words(`(?<holiday>${anyOf(Object.keys(ENGLISH_HOLIDAYS))})(?:${S}(?<year>${YEAR}))?`),
    read: (groups, shown) => {
      const holiday = ENGLISH_HOLIDAYS[groups.holiday ?? ''];
      if (holiday === undefined || !capital(shown)) return undefined;
      return reading({ kind: 'holiday', holiday, year: whole(groups.year) }, 0.8);
    },
  },
];

function dayReading(groups: Groups): Reading {
  const form = {
    kind: 'calendar',
    day: whole(groups.day),
    month: month(groups.month),
    year: whole(groups.year),
  } as const;
  return reading(form, groups.year === undefined ? 0.93 : 0.98);
}

function dayRange(groups: Groups): Reading | undefined {
  const from = whole(groups.from) ?? 0;
  const to = whole(groups.to) ?? 0;
  if (from >= to) return undefined;
  const rest = { kind: 'calendar', month: month(groups.month), year: whole(groups.year) } as const;
  return reading({ kind: 'range', from: { ...rest, day: from }, to: { ...rest, day: to } }, 0.93);
}
