import { ENGLISH_WEEKDAYS } from '../lexicon/english-dates';
import {
  capital,
  CUE,
  DAY,
  direction,
  LONG_MONTH,
  MONTH,
  month,
  reading,
  S,
  TO,
  WEEKDAY,
  whole,
  YEAR,
} from './english-pieces';
import { words, type DateRule, type Groups, type Reading } from './rule';

/** English days, weekdays and months, alone and in spans, over plain text. The longest match at a place wins. */
export const ENGLISH_CALENDAR_RULES: readonly DateRule[] = [
  {
    // "Tuesday, December 11, 2018", "Dec. 11"
    needs: 'month',
    pattern: words(
      `(?:${WEEKDAY},?${S})?(?<month>${MONTH})${S}(?<day>${DAY})(?!\\p{N}|,\\p{N})(?:(?:\\s?,)?${S}(?:of${S})?(?<year>${YEAR}))?`,
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
    // "05-Aug-2016"
    needs: 'month',
    pattern: words(`(?<day>${DAY})-(?<month>${MONTH})-(?<year>${YEAR})`),
    read: (groups) => dayReading(groups),
  },
  {
    // "November 28 to December 2, 2018", "28 Nov.-2 Dec."
    needs: 'month',
    pattern: words(
      `(?:(?<month1>${MONTH})${S}(?<day1>${DAY})(?:,?${S}(?<year1>${YEAR}))?${TO}(?<month2>${MONTH})${S}(?<day2>${DAY})|(?<day3>${DAY})${S}(?<month3>${MONTH})(?:${S}(?<year3>${YEAR}))?${TO}(?<day4>${DAY})${S}(?<month4>${MONTH}))(?!\\p{N}|,\\p{N})(?:,?${S}(?<year>${YEAR}))?`,
    ),
    read: (groups, shown) =>
      /\p{Lu}/u.test(shown)
        ? span(
            [groups.day1 ?? groups.day3, groups.month1 ?? groups.month3, groups.year1 ?? groups.year3],
            [groups.day2 ?? groups.day4, groups.month2 ?? groups.month4, groups.year],
          )
        : undefined,
  },
  {
    // "January to March 2019"
    needs: 'month',
    pattern: words(
      `(?<from>${LONG_MONTH})(?:${S}(?<year1>${YEAR}))?${TO}(?<to>${LONG_MONTH})(?:${S}(?<year>${YEAR}))?(?!${S}\\d)`,
    ),
    read: (groups, shown) =>
      /^\p{Lu}\P{Lu}+\p{Lu}/u.test(shown)
        ? span([undefined, groups.from, groups.year1], [undefined, groups.to, groups.year])
        : undefined,
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
      `(?<=\\b(?:in|since|until|by|of|early|late|mid|from|during|before|after)[ -])(?<month>${LONG_MONTH})`,
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
    pattern: words(
      `(?<!\\b(?:every|each|an?)${S})(?:(?<cue>${CUE})${S})?(?<weekday>${WEEKDAY})(?!${S}(?:\\p{L}{0,9}day|islands?|times|herald|express|telegraph|mirror|mail|post|agreement|club)\\b)`,
    ),
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

type Part = readonly [day: string | undefined, month: string | undefined, year: string | undefined];

function span([day1, month1, year1]: Part, [day2, month2, year2]: Part): Reading | undefined {
  const [from, to] = [month(month1), month(month2)];
  if (from === undefined || to === undefined || (from === to && day1 === undefined)) return undefined;
  const end = whole(year2);
  const begin = whole(year1) ?? (end === undefined ? undefined : end - (from > to ? 1 : 0));
  return reading(
    {
      kind: 'range',
      from: { kind: 'calendar', day: whole(day1), month: from, year: begin },
      to: { kind: 'calendar', day: whole(day2), month: to, year: end },
    },
    0.92,
  );
}

function dayRange(groups: Groups): Reading | undefined {
  const from = whole(groups.from) ?? 0;
  const to = whole(groups.to) ?? 0;
  if (from >= to) return undefined;
  const rest = { kind: 'calendar', month: month(groups.month), year: whole(groups.year) } as const;
  return reading({ kind: 'range', from: { ...rest, day: from }, to: { ...rest, day: to } }, 0.93);
}
