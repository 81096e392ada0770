import { ENGLISH_NUMBERS, ENGLISH_ORDINALS } from '../lexicon/english-dates';
import { amountOf, capital, CUE, direction, NUMBER, reading, S, UNIT_WORD, whole, YEAR } from './english-pieces';
import type { Season, Unit } from './form';
import { ENGLISH_HOLIDAYS, NTH_HOLIDAYS } from './holidays';
import { anyOf, words, type DateRule } from './rule';

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
/** Centuries by the ordinal that names them: 18 for the nineteenth. */
const CENTURIES: Readonly<Record<string, number>> = {
  fifteenth: 14,
  sixteenth: 15,
  seventeenth: 16,
  eighteenth: 17,
  nineteenth: 18,
  twentieth: 19,
  'twenty-first': 20,
};
/** Nouns that a holiday before them only describes: "the Easter recess". */
const MODIFIED =
  'recess|holidays?|breaks?|eggs?|bunny|markets?|trees?|carols?|dinners?|lunch|part(?:y|ies)|cards?|gifts?|presents?|shopping|season|sales?|truce|islands?|rising|services?|mass|parades?|lights?|message|broadcast|speech|bonus(?:es)?';
const DECADES: Readonly<Record<string, number>> = {
  twenties: 192,
  thirties: 193,
  forties: 194,
  fifties: 195,
  sixties: 196,
  seventies: 197,
  eighties: 198,
  nineties: 199,
};
const SEASONS: Readonly<Record<string, Season>> = {
  spring: 'SP',
  summer: 'SU',
  autumn: 'FA',
  fall: 'FA',
  winter: 'WI',
};

/** Parts of years, decades, centuries, holidays, and what is counted from another day, over plain text. */
export const ENGLISH_PERIOD_RULES: readonly DateRule[] = [
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
    pattern: words(
      `(?<part>[qh])(?<number>[1-4])${S}(?<year>${YEAR})|(?<before>${YEAR})[ -](?<part2>[qh])(?<number2>[1-4])`,
    ),
    read: ({ part, part2, number, number2, year, before }) => {
      const unit = (part ?? part2) === 'q' ? 'quarter' : 'half';
      const place = Number(number ?? number2);
      if (unit === 'half' && place > 2) return undefined;
      return reading({ kind: 'part', unit, number: place, year: whole(year ?? before) }, 0.9);
    },
  },
  {
    needs: 'other',
    pattern: words(
      `(?:(?<cue>${CUE})${S})(?<season>spring|summer|autumn|winter)|(?<season2>spring|summer|autumn|winter)${S}(?:of${S})?(?<year>${YEAR})|(?<=\\b(?:until|by|since|this|before|after|during|in)${S}(?:the${S})?)(?<bare>spring|summer|autumn|winter)(?!-|'|${S}(?:of|games?|olympics|school|camps?|break)\\b)`,
    ),
    read: (groups) =>
      reading(
        {
          kind: 'season',
          season: SEASONS[groups.season ?? groups.season2 ?? groups.bare ?? ''] ?? 'SU',
          year: whole(groups.year),
          direction: direction(groups.cue),
        },
        0.88,
      ),
  },
  {
    // "1990s", "the '90s"
    needs: 'digit',
    pattern: words(`(?<decade>1[5-9]\\d|20\\d)0'?s|(?<=\\b(?:the|early|late|mid)[ -]'?)(?<tens>[2-9])0s`),
    read: ({ decade, tens }) =>
      decade === undefined
        ? reading({ kind: 'decade', decade: 190 + Number(tens), short: Number(tens) < 3 }, 0.85)
        : reading({ kind: 'decade', decade: Number(decade) }, 0.95),
  },
  {
    // "the late Seventies"
    needs: 'other',
    pattern: words(`(?<=\\b(?:the|early|late|mid)[ -])(?<tens>${anyOf(Object.keys(DECADES))})`),
    read: ({ tens }) => {
      const decade = DECADES[tens ?? ''] ?? 199;
      return reading({ kind: 'decade', decade, short: decade < 193 }, 0.8);
    },
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
    pattern: words(`(?<century>${anyOf(Object.keys(CENTURIES))})[ -]century`),
    read: ({ century }) => reading({ kind: 'century', century: CENTURIES[century ?? ''] ?? 19 }, 0.95),
  },
  {
    // "last week", "the following month"
    needs: 'unit',
    pattern: words(
      `(?:(?<cue>last|next|this|past|coming|current)|(?<=\\bthe${S})(?<told>previous|following))${S}(?<unit>week|weekend|month|quarter|year|decade|century)(?!-|'|${S}(?:of\\b|olds?\\b))`,
    ),
    read: ({ cue, told, unit }) => {
      const amount = told === undefined ? amountOf(cue) : told === 'previous' ? -1 : 1;
      const from = told === undefined ? 'reference' : 'previous';
      return reading({ kind: 'offset', unit: UNITS[unit ?? ''] ?? 'week', amount, from }, 0.9);
    },
  },
  {
    // "the end of the year"
    needs: 'unit',
    pattern: words(
      `(?<=\\b(?:end|start|beginning|middle)${S}of${S}the${S})(?<unit>week|month|year|decade|century)(?!-|${S}of\\b)`,
    ),
    read: ({ unit }) =>
      reading({ kind: 'offset', unit: UNITS[unit ?? ''] ?? 'year', amount: 0, from: 'reference' }, 0.8),
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
    pattern: words(
      `(?<number>${NUMBER})${S}(?<unit>${UNIT_WORD})${S}(?:(?<ago>ago)|(?<earlier>earlier|before(?=[,.;!?]|$))|later)`,
    ),
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
    pattern: words(
      `(?<=\\bthe${S})(?:(?:previous|next|following|same)${S}day(?!${S}of)|day${S}(?:before|after)(?=[,.;!?]|$))`,
    ),
    read: (_groups, shown) => {
      const amount = /^p|before$/i.test(shown) ? -1 : /^s/i.test(shown) ? 0 : 1;
      return reading({ kind: 'offset', unit: 'day', amount, from: 'previous' }, 0.8);
    },
  },
  {
    needs: 'other',
    pattern: words(
      `(?<holiday>${anyOf([...Object.keys(ENGLISH_HOLIDAYS), ...Object.keys(NTH_HOLIDAYS)])})(?:,?${S}(?<year>${YEAR})|(?!${S}(?:${MODIFIED})\\b))`,
    ),
    read: (groups, shown) => {
      const nth = NTH_HOLIDAYS[groups.holiday ?? ''];
      if (nth !== undefined && capital(shown)) return reading({ kind: 'nth', ...nth, year: whole(groups.year) }, 0.8);
      const holiday = ENGLISH_HOLIDAYS[groups.holiday ?? ''];
      if (holiday === undefined || !capital(shown)) return undefined;
      return reading({ kind: 'holiday', holiday, year: whole(groups.year) }, 0.8);
    },
  },
];
