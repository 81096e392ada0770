import { ENGLISH_NUMBERS, ENGLISH_WEEKDAYS } from '../lexicon/english-dates';
import { pad } from './calendar';
import type { TemporalForm } from './form';
import { anyOf, words, type Around, type DateRule, type Groups, type Reading, type TimeKind } from './rule';

const S = '\\s{1,2}';
const NUMBER = `(?:\\d{1,3}|${anyOf(Object.keys(ENGLISH_NUMBERS))})`;
const WEEKDAY = `(?:${anyOf(Object.keys(ENGLISH_WEEKDAYS))})`;
const UNIT = '(?:seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?|decades?|centuries|century)';
const UNITS: Readonly<Record<string, string>> = {
  second: 'TS',
  minute: 'TM',
  hour: 'TH',
  day: 'D',
  weekend: 'WE',
  week: 'W',
  month: 'M',
  quarter: 'Q',
  year: 'Y',
  decade: 'DE',
  century: 'CE',
};

/** Parts of a day, as TIMEX3 writes them. */
export const ENGLISH_DAY_PARTS: Readonly<Record<string, string>> = {
  morning: 'TMO',
  noon: 'T12:00',
  midday: 'T12:00',
  afternoon: 'TAF',
  evening: 'TEV',
  night: 'TNI',
  midnight: 'T00:00',
};
const PART = anyOf(Object.keys(ENGLISH_DAY_PARTS));

/** What may follow a day to say which part of it: "yesterday morning", "Tuesday, late in the evening". */
export const ENGLISH_DAY_PART = new RegExp(
  `^(?:,?${S}(?:early|late|later))?(?:,?${S}(?:in|at)(?:${S}the)?)?${S}(?:early${S}|late${S})?(?<part>${PART})\\b(?!-)`,
  'u',
);

/** Times, durations, habits and vague times in English, over plain text. None of them is a mark. */
export const ENGLISH_TIME_RULES: readonly DateRule[] = [
  {
    // "8 pm", "8:30 a.m."
    needs: 'digit',
    pattern: words(
      `(?<![\\d:.,/-])(?<hour>1[0-2]|0?[1-9])(?:[:.](?<minute>[0-5]\\d)(?::[0-5]\\d)?)?\\s?(?:(?<am>a\\.?m)|(?<pm>p\\.?m))`,
    ),
    read: ({ hour, minute, pm }) =>
      time(
        `T${pad((Number(hour) % 12) + (pm === undefined ? 0 : 12))}${minute === undefined ? '' : `:${minute}`}`,
        0.9,
      ),
  },
  {
    needs: 'digit',
    pattern: words(`(?<![\\d:.,/-])(?<hour>[01]?\\d|2[0-3]):(?<minute>[0-5]\\d)(?![\\d:]|[.,]\\d|\\s?[ap]\\.?m)`),
    read: ({ hour, minute }) => time(`T${pad(Number(hour))}:${minute ?? '00'}`, 0.75),
  },
  {
    needs: 'time',
    pattern: words(
      `(?<hour>${NUMBER})${S}o'clock|(?<=\\b(?:at|by|before|after|until|from|to|around)${S})(?<part>noon|midnight|midday)`,
    ),
    read: ({ hour, part }) => time(part === undefined ? `T${pad(numberOf(hour))}` : ENGLISH_DAY_PARTS[part], 0.8),
  },
  {
    // "this morning", "last night", "tonight"
    needs: 'time',
    pattern: words(`this${S}(?<part>morning|afternoon|evening)|(?<last>last${S}night)|(?<tonight>tonight)`),
    read: ({ part, last }) =>
      time(part === undefined ? 'TNI' : ENGLISH_DAY_PARTS[part], 0.85, {
        kind: 'offset',
        unit: 'day',
        amount: last === undefined ? 0 : -1,
        from: 'reference',
      }),
  },
  {
    needs: 'time',
    pattern: words(
      `(?<=\\b(?:in|during)${S})the${S}(?:early${S}|late${S})?(?<part>morning|afternoon|evening|night)(?!${S}of)|(?<=\\bat${S})(?<night>night)`,
    ),
    read: ({ part, night }) => time(ENGLISH_DAY_PARTS[part ?? night ?? ''], 0.6),
  },
  {
    // "three weeks", "several years"; "a 17-year-old" is an age
    needs: 'unit',
    pattern: words(
      `(?:(?:about|around|nearly|almost|more${S}than|less${S}than|over|at${S}least)${S})?(?:(?<number>\\d{1,3}\\.\\d|${NUMBER})|(?<some>several|some|many|(?:a${S})?few))[ -](?<unit>${UNIT})(?!-|${S}old\\b)`,
    ),
    read: duration,
  },
  {
    needs: 'unit',
    pattern: words(
      `(?:the|these)${S}(?:past|last|next|coming)${S}(?:(?<number>${NUMBER})|(?:few|several|couple${S}of))${S}(?<unit>${UNIT})`,
    ),
    read: ({ number, unit }) => lasting(number, unit),
  },
  {
    // "every Monday", "each year", "twice a month"
    needs: 'time',
    pattern: words(
      `(?:every|each)${S}(?:(?<number>${NUMBER}|other)${S})?(?:(?<weekday>${WEEKDAY})s?|(?<unit>${UNIT})|(?<part>morning|afternoon|evening|night))`,
    ),
    read: ({ number, weekday, unit, part }) => {
      if (weekday !== undefined) return fixed('set', `XXXX-WXX-${ENGLISH_WEEKDAYS[weekday] ?? 1}`, 0.9);
      if (part !== undefined) return fixed('set', `XXXX-XX-XX${ENGLISH_DAY_PARTS[part] ?? 'TMO'}`, 0.85);
      const value = amount(number === 'other' ? '2' : String(numberOf(number)), unit);
      return value === undefined ? undefined : fixed('set', value, 0.9);
    },
  },
  {
    needs: 'time',
    pattern: words(
      `(?:once|twice|(?<times>${NUMBER})${S}times)${S}(?:a|per)${S}(?<unit>${UNIT})|(?<day>daily)|(?<week>weekly)|(?<month>monthly)|(?<quarter>quarterly)|(?<year>annual|annually|yearly)`,
    ),
    read: ({ unit, day, week, month, quarter }, shown) => {
      if (/^\p{Lu}/u.test(shown)) return undefined;
      const value =
        unit === undefined ? (day ? 'P1D' : week ? 'P1W' : month ? 'P1M' : quarter ? 'P1Q' : 'P1Y') : amount('1', unit);
      return value === undefined ? undefined : fixed('set', value, 0.6);
    },
  },
  {
    needs: 'time',
    pattern: words(`(?:right${S})?now|currently|at${S}present|at${S}the${S}moment|nowadays|these${S}days`),
    read: () => fixed('vague', 'PRESENT_REF', 0.7),
  },
  {
    needs: 'time',
    pattern: words(`recently|lately|formerly|previously|in${S}the${S}past`),
    read: () => fixed('vague', 'PAST_REF', 0.7),
  },
  {
    needs: 'time',
    pattern: words(`soon(?!${S}as)|in${S}the${S}(?:near${S})?future|the${S}future`),
    read: () => fixed('vague', 'FUTURE_REF', 0.6),
  },
];

function time(at: string | undefined, confidence: number, day?: TemporalForm): Reading | undefined {
  return at === undefined ? undefined : { kind: 'time', form: { kind: 'time', at, day }, confidence };
}

function fixed(kind: TimeKind, value: string, confidence: number): Reading {
  return { kind, form: { kind: 'fixed', value }, confidence };
}

function numberOf(word: string | undefined): number {
  return word === undefined ? 1 : (ENGLISH_NUMBERS[word] ?? Number(word));
}

function amount(count: string, unit: string | undefined): string | undefined {
  const code = UNITS[unit === 'centuries' ? 'century' : (unit ?? '').replace(/s$/, '')];
  if (code === undefined) return undefined;
  return code.startsWith('T') ? `PT${count}${code.slice(1)}` : `P${count}${code}`;
}

function lasting(number: string | undefined, unit: string | undefined): Reading | undefined {
  const value = amount(number === undefined ? 'X' : String(numberOf(number)), unit);
  return value === undefined ? undefined : fixed('duration', value, 0.8);
}

function duration({ number, unit, some }: Groups, _shown: string, { before }: Around): Reading | undefined {
  // "a second", "a day" count only where a word says that they last.
  if (/^an?$/.test(number ?? '') && /^(?:second|day|minute|quarter)$/.test(unit ?? '')) {
    if (!/\b(?:for|in|within|about|after)\s$/.test(before)) return undefined;
  }
  if (/\b(?:aged?)\s$/.test(before)) return undefined;
  return lasting(some === undefined ? number : undefined, unit);
}
