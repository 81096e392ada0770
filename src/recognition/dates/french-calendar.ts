import { ORDINALS, SEASONS, WEEKDAYS } from '../lexicon/french-dates';
import type { TemporalForm } from './form';
import {
  ANY_YEAR,
  DAY,
  dayOf,
  directionOf,
  FULL_MONTH,
  LAST,
  MONTH,
  monthOf,
  NEXT,
  reading,
  S,
  WEEKDAY,
  YEAR,
  yearOf,
} from './french-pieces';
import { anyOf, words, type DateRule, type Groups, type Reading } from './rule';

/** Days, weekdays and months, alone and in spans, over plain text. The longest match at a place wins. */
export const FRENCH_CALENDAR_RULES: readonly DateRule[] = [
  {
    // « mardi 11 décembre 2018 », « 11 décembre », « 1er mai prochain »
    needs: 'month',
    pattern: words(
      `(?:(?<weekday>${WEEKDAY}),?${S}(?:le${S})?)?(?<day>${DAY}|premier)${S}(?<month>${MONTH})` +
        `(?:${S}(?<year>${ANY_YEAR})|${S}(?<cue>${LAST}|${NEXT}))?`,
    ),
    read: (groups) =>
      reading(
        {
          kind: 'calendar',
          day: dayOf(groups.day),
          month: monthOf(groups.month),
          year: yearOf(groups.year),
          direction: directionOf(groups.cue),
        },
        groups.year === undefined ? 0.95 : 0.98,
      ),
  },
  {
    // « décembre 2018 », « octobre 98 »
    needs: 'month',
    pattern: words(`(?<month>${MONTH})${S}(?:de l'annee )?(?<year>${ANY_YEAR})`),
    read: (groups) => reading({ kind: 'calendar', month: monthOf(groups.month), year: yearOf(groups.year) }, 0.97),
  },
  {
    // « juin dernier »
    needs: 'month',
    pattern: words(`(?<month>${MONTH})${S}(?<cue>${LAST}|${NEXT})`),
    read: (groups) =>
      reading({ kind: 'calendar', month: monthOf(groups.month), direction: directionOf(groups.cue) }, 0.95),
  },
  {
    // « décembre de la même année », « le 27 novembre de l'année suivante »
    needs: 'month',
    pattern: words(
      `(?:(?<day>${DAY})${S})?(?<month>${MONTH})${S}de${S}(?:(?<same>la${S}meme${S}annee|cette${S}annee-la)|l'annee${S}(?:(?<next>suivante|d'apres)|precedente|d'avant))`,
    ),
    read: ({ day, month, same, next }) => {
      const away = same !== undefined ? 0 : next === undefined ? -1 : 1;
      return reading({ kind: 'calendar', day: dayOf(day), month: monthOf(month), away }, 0.8);
    },
  },
  {
    // A month alone needs a preposition: « en mai », « fin novembre »
    needs: 'month',
    pattern: words(
      `(?<=(?<![\\p{L}\\p{N}])(?:en|de|d'|des|depuis|jusqu'en|jusqu'a|d'ici|mois de|mois d'|avant|apres|pour|entre|` +
        `courant|debut|fin|mi-|mi|milieu|a|partir de|et)[ ']?)(?<month>${FULL_MONTH})`,
    ),
    read: ({ month: name }, shown) =>
      /^\p{Lu}\p{Ll}/u.test(shown) ? undefined : reading({ kind: 'calendar', month: monthOf(name) }, 0.8),
  },
  {
    // « mardi », « mardi dernier », « ce jeudi »; « le mercredi » alone is a habit
    needs: 'weekday',
    pattern: words(
      `(?<!\\b(?:le|chaque|les|du|au|premiers?|deuxiemes?|troisiemes?|quatriemes?|derniers?|second)${S})(?:(?<this>ce)${S}(?:meme${S})?)?(?<weekday>${WEEKDAY})(?:${S}(?<cue>${LAST}|${NEXT}))?(?!,?${S}(?:${DAY}|premier)${S}(?:${MONTH}|et\\b|au\\b))`,
    ),
    read: (groups) => weekday(groups, 0.9),
  },
  {
    needs: 'weekday',
    pattern: words(`(?<=\\b(?:le|du|au)${S})(?<weekday>${WEEKDAY})${S}(?<cue>${LAST}|${NEXT})`),
    read: (groups) => weekday(groups, 0.92),
  },
  {
    // « le lundi suivant », « le mardi d'après »: counted from the date before
    needs: 'weekday',
    pattern: words(`(?<weekday>${WEEKDAY})${S}(?:(?<next>suivant|d'apres)|precedent|d'avant)`),
    read: ({ weekday: name, next }) =>
      reading(
        {
          kind: 'weekday',
          weekday: WEEKDAYS[name ?? ''] ?? 1,
          direction: next === undefined ? 'past' : 'future',
          from: 'previous',
        },
        0.85,
      ),
  },
  {
    // « premier lundi de mai », « dernier dimanche d'octobre 2018 », « troisième jeudi du mois »
    needs: 'weekday',
    pattern: words(
      `(?<nth>${anyOf(Object.keys(ORDINALS))}|dernier)${S}(?<weekday>${WEEKDAY})${S}(?:de${S}|d'|du${S}mois${S}(?:de${S}|d')|(?=du${S}|de${S}l'))` +
        `(?:(?<month>${FULL_MONTH})|(?:du${S}|de${S}l')(?<season>printemps|ete|automne|hiver))(?:${S}(?<year>${YEAR}))?`,
    ),
    read: ({ nth, weekday, month, season, year }) =>
      reading(
        {
          kind: 'nth',
          nth: nth === 'dernier' ? -1 : (ORDINALS[nth ?? ''] ?? 1),
          weekday: WEEKDAYS[weekday ?? ''] ?? 1,
          month: monthOf(month),
          season: season === undefined ? undefined : SEASONS[season],
          year: yearOf(year),
        },
        0.9,
      ),
  },
  {
    // « du 10 au 11 décembre », « les 10 et 11 décembre 2018 », « 10-12 décembre »
    needs: 'month',
    pattern: words(
      `(?:${WEEKDAY}${S})?(?<from>${DAY})(?:${S}(?<month1>${MONTH}))?(?:${S}(?<year1>${YEAR}))?` +
        `(?:(?:,${S}${DAY}){0,4}${S}(?:au|et|a|et le|et au|jusqu'au)${S}|-)(?:${WEEKDAY}${S})?(?<to>${DAY})${S}(?<month2>${MONTH})(?:${S}(?<year2>${YEAR})|${S}(?<cue>${LAST}|${NEXT}))?`,
    ),
    read: (groups) => dayRange(groups),
  },
  {
    // « de janvier à mars 2019 », « juillet et août »
    needs: 'month',
    pattern: words(
      `(?<=(?<![\\p{L}\\p{N}])(?:de|entre|en|d'|depuis|mois de)[ ']?)(?<from>${MONTH})(?:${S}(?<year1>${YEAR}))?${S}(?:a|et)${S}(?<to>${MONTH})(?:${S}(?<year2>${YEAR}))?`,
    ),
    read: (groups, shown) =>
      /^\p{Lu}\p{Ll}/u.test(shown)
        ? undefined
        : range(
            { kind: 'calendar', month: monthOf(groups.from), year: yearOf(groups.year1 ?? earlierYear(groups)) },
            { kind: 'calendar', month: monthOf(groups.to), year: yearOf(groups.year2) },
            0.9,
          ),
  },
  {
    // « de lundi à mercredi », « samedi et dimanche »
    needs: 'weekday',
    pattern: words(
      `(?<!\\b(?:du|les|chaque)${S})(?<from>${WEEKDAY})${S}(?:a|et)${S}(?<to>${WEEKDAY})(?:${S}(?<cue>${LAST}|${NEXT}))?(?!${S}${DAY}\\b)`,
    ),
    read: (groups, shown) =>
      /^\p{Lu}\p{Ll}/u.test(shown)
        ? undefined
        : range(
            { kind: 'weekday', weekday: WEEKDAYS[groups.from ?? ''] ?? 1, direction: directionOf(groups.cue) },
            { kind: 'weekday', weekday: WEEKDAYS[groups.to ?? ''] ?? 1 },
            0.85,
          ),
  },
];

function weekday(groups: Groups, confidence: number): Reading {
  return reading(
    {
      kind: 'weekday',
      weekday: WEEKDAYS[groups.weekday ?? ''] ?? 1,
      direction: groups.cue === undefined && groups.this !== undefined ? undefined : directionOf(groups.cue),
    },
    confidence,
  );
}

function dayRange(groups: Groups): Reading | undefined {
  const month2 = monthOf(groups.month2);
  const month1 = monthOf(groups.month1) ?? month2;
  const year2 = yearOf(groups.year2);
  const from = dayOf(groups.from);
  const to = dayOf(groups.to);
  if (from === undefined || to === undefined || month1 === undefined || month2 === undefined) return undefined;
  if (month1 === month2 && from >= to && groups.year1 === undefined) return undefined;
  const year1 = yearOf(groups.year1) ?? (year2 === undefined ? undefined : year2 - (month1 > month2 ? 1 : 0));
  return range(
    { kind: 'calendar', day: from, month: month1, year: year1, direction: directionOf(groups.cue) },
    { kind: 'calendar', day: to, month: month2, year: year2 },
    0.93,
  );
}

/** « de novembre à mars 2019 » begins in 2018. */
function earlierYear(groups: Groups): string | undefined {
  if (groups.year2 === undefined) return undefined;
  const wraps = (monthOf(groups.from) ?? 0) > (monthOf(groups.to) ?? 0);
  return String(Number(groups.year2) - (wraps ? 1 : 0));
}

function range(from: TemporalForm, to: TemporalForm, confidence: number): Reading {
  return reading({ kind: 'range', from, to }, confidence);
}
