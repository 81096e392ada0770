import { DECADES, MONTHS, NUMBERS, ORDINALS, WEEKDAYS } from '../lexicon/french-dates';
import type { Direction, Season, TemporalForm, Unit } from './form';
import { HOLIDAYS } from './holidays';
import { anyOf, fullYear, words, type DateRule, type Reading } from './rule';

const MONTH = `(?:${anyOf(Object.keys(MONTHS))})\\b\\.?`;
const WEEKDAY = `(?:${anyOf(Object.keys(WEEKDAYS))})`;
const DAY = '(?:1er|[12]\\d|3[01]|0?[1-9])';
const YEAR = '(?:1[0-9]{3}|2[01][0-9]{2})';
const NUMBER = `(?:\\d{1,3}|${anyOf(Object.keys(NUMBERS))})`;
const S = '\\s{1,2}';
const LAST = 'dernier|derniere|passe|passee|ecoule|ecoulee';
const NEXT = 'prochain|prochaine';

const UNITS: Readonly<Record<string, Unit>> = {
  jour: 'day',
  jours: 'day',
  'week-end': 'weekend',
  weekend: 'weekend',
  semaine: 'week',
  semaines: 'week',
  mois: 'month',
  trimestre: 'quarter',
  semestre: 'half',
  an: 'year',
  ans: 'year',
  annee: 'year',
  annees: 'year',
  decennie: 'decade',
  siecle: 'century',
};
const SEASONS: Readonly<Record<string, Season>> = { printemps: 'SP', ete: 'SU', automne: 'FA', hiver: 'WI' };
const SEASON = anyOf(Object.keys(SEASONS));

function month(name: string | undefined): number | undefined {
  return name === undefined ? undefined : MONTHS[name.replace('.', '')];
}

function day(digits: string | undefined): number | undefined {
  if (digits === undefined) return undefined;
  return digits.startsWith('premier') ? 1 : Number.parseInt(digits, 10);
}

function year(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : fullYear(digits);
}

function number(word: string | undefined): number {
  return word === undefined ? 1 : (NUMBERS[word] ?? Number(word));
}

function direction(cue: string | undefined): Direction | undefined {
  if (cue === undefined) return undefined;
  if (new RegExp(`^(?:${LAST})$`).test(cue)) return 'past';
  return new RegExp(`^(?:${NEXT})$`).test(cue) ? 'future' : 'this';
}

function reading(form: TemporalForm, confidence: number): Reading {
  return { form, confidence };
}

/** Rules for French dates, over plain text. Order does not matter: the longest match at a place wins. */
export const FRENCH_RULES: readonly DateRule[] = [
  {
    // « mardi 11 décembre 2018 », « 11 décembre », « 1er mai prochain »
    needs: 'month',
    pattern: words(
      `(?:(?<weekday>${WEEKDAY}),?${S}(?:le${S})?)?(?<day>${DAY}|premier)${S}(?<month>${MONTH})` +
        `(?:${S}(?<year>${YEAR})|${S}(?<cue>${LAST}|${NEXT}))?`,
    ),
    read: (groups) =>
      reading(
        {
          kind: 'calendar',
          day: day(groups.day),
          month: month(groups.month),
          year: year(groups.year),
          direction: direction(groups.cue),
        },
        groups.year === undefined ? 0.95 : 0.98,
      ),
  },
  {
    // « décembre 2018 », « octobre 98 » is too rare to risk
    needs: 'month',
    pattern: words(`(?<month>${MONTH})${S}(?:de l'annee )?(?<year>${YEAR})`),
    read: (groups) => reading({ kind: 'calendar', month: month(groups.month), year: year(groups.year) }, 0.97),
  },
  {
    // « juin dernier »
    needs: 'month',
    pattern: words(`(?<month>${MONTH})${S}(?<cue>${LAST}|${NEXT})`),
    read: (groups) => reading({ kind: 'calendar', month: month(groups.month), direction: direction(groups.cue) }, 0.95),
  },
  {
    // A month alone needs a preposition: « en mai », « fin novembre »
    needs: 'month',
    pattern: words(
      `(?<=(?<![\\p{L}\\p{N}])(?:en|de|d'|des|depuis|jusqu'en|jusqu'a|d'ici|mois de|mois d'|avant|apres|pour|entre|` +
        `courant|debut|fin|mi-|mi|milieu|a|partir de|et)[ ']?)(?<month>${MONTH})`,
    ),
    read: ({ month: name }, shown) =>
      /^\p{Lu}\p{Ll}/u.test(shown) ? undefined : reading({ kind: 'calendar', month: month(name) }, 0.8),
  },
  {
    // « mardi », « mardi dernier », « ce jeudi »; « le mercredi » alone is a habit
    needs: 'weekday',
    pattern: words(
      `(?<!\\b(?:le|chaque|les|du|au)${S})(?:(?<this>ce)${S})?(?<weekday>${WEEKDAY})(?:${S}(?<cue>${LAST}|${NEXT}))?`,
    ),
    read: (groups) => weekday(groups, 0.9),
  },
  {
    needs: 'weekday',
    pattern: words(`(?<=\\b(?:le|du|au)${S})(?<weekday>${WEEKDAY})${S}(?<cue>${LAST}|${NEXT})`),
    read: (groups) => weekday(groups, 0.92),
  },
  {
    // « du 10 au 11 décembre », « les 10 et 11 décembre 2018 », « 10-12 décembre »
    needs: 'month',
    pattern: words(
      `(?:${WEEKDAY}${S})?(?<from>${DAY})(?:${S}(?<month1>${MONTH}))?(?:${S}(?<year1>${YEAR}))?` +
        `(?:(?:,${S}${DAY}){0,4}${S}(?:au|et|a|et le|et au|jusqu'au)${S}|-)(?:${WEEKDAY}${S})?(?<to>${DAY})${S}(?<month2>${MONTH})(?:${S}(?<year2>${YEAR}))?`,
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
            { kind: 'calendar', month: month(groups.from), year: year(groups.year1 ?? earlierYear(groups)) },
            { kind: 'calendar', month: month(groups.to), year: year(groups.year2) },
            0.9,
          ),
  },
  {
    // « de lundi à mercredi », « samedi et dimanche »
    needs: 'weekday',
    pattern: words(`(?<from>${WEEKDAY})${S}(?:a|au|et)${S}(?<to>${WEEKDAY})(?!${S}(?:${DAY}|${LAST}|${NEXT}))`),
    read: (groups, shown) =>
      /^\p{Lu}\p{Ll}/u.test(shown)
        ? undefined
        : range(
            { kind: 'weekday', weekday: WEEKDAYS[groups.from ?? ''] ?? 1 },
            { kind: 'weekday', weekday: WEEKDAYS[groups.to ?? ''] ?? 1 },
            0.85,
          ),
  },
  {
    // « premier trimestre 2018 », « second semestre de cette année »
    needs: 'unit',
    pattern: words(
      `(?<ordinal>${anyOf(Object.keys(ORDINALS))}|dernier)${S}(?<unit>trimestre|semestre)` +
        `(?:${S}(?:de${S}(?:l'(?:annee|exercice)${S})?)?(?<year>${YEAR}))?`,
    ),
    read: (groups) => {
      const unit = groups.unit === 'trimestre' ? 'quarter' : 'half';
      const last = unit === 'quarter' ? 4 : 2;
      if (groups.ordinal === 'dernier' && groups.year === undefined) return undefined;
      const place = groups.ordinal === 'dernier' ? last : (ORDINALS[groups.ordinal ?? ''] ?? 0);
      if (place > last) return undefined;
      return reading({ kind: 'part', unit, number: place, year: year(groups.year) }, 0.92);
    },
  },
  {
    needs: 'digit',
    pattern: words(`(?<unit>[ts])(?<number>[1-4])${S}(?<year>${YEAR})`),
    read: (groups) => {
      const unit = groups.unit === 't' ? 'quarter' : 'half';
      const place = Number(groups.number);
      return unit === 'half' && place > 2
        ? undefined
        : reading({ kind: 'part', unit, number: place, year: year(groups.year) }, 0.85);
    },
  },
  {
    // « été 2018 », « l'hiver dernier », « cet automne »
    needs: 'other',
    pattern: words(
      `(?<season>${SEASON})${S}(?:(?:de${S})?(?:l'annee${S})?(?<year>(?:19|20)\\d\\d)|(?<cue>${LAST}|${NEXT}))|(?<=\\bcet?${S})(?<this>${SEASON})|(?<=\\b(?:debut|fin|mi-|mi)[ -]?)(?<part>printemps|automne|hiver)`,
    ),
    read: (groups) =>
      reading(
        {
          kind: 'season',
          season: SEASONS[groups.season ?? groups.this ?? groups.part ?? ''] ?? 'SU',
          year: year(groups.year),
          direction: groups.this === undefined ? direction(groups.cue) : 'this',
        },
        0.88,
      ),
  },
  {
    // « années 90 », « années 1980 »
    needs: 'digit',
    pattern: words(`annees${S}(?<decade>(?:1[5-9]|20)?[0-9]0)(?!${S}(?:a|ou)${S}\\d)`),
    read: ({ decade }) => {
      const digits = decade ?? '';
      if (digits.length === 4) return reading({ kind: 'decade', decade: Number(digits) / 10 }, 0.95);
      const tens = Number(digits) / 10;
      return reading({ kind: 'decade', decade: 190 + tens, short: tens < 3 }, 0.92);
    },
  },
  {
    needs: 'unit',
    pattern: words(`annees${S}(?<decade>${anyOf(Object.keys(DECADES))})`),
    read: ({ decade }) => reading({ kind: 'decade', decade: DECADES[decade ?? ''] ?? 190 }, 0.9),
  },
  {
    // « XIXe siècle », « 18ème siècle »
    needs: 'unit',
    pattern: words(
      `(?<century>[ivx]{1,5}|[12]?\\d)(?:e|er|eme|ieme|\u1d49|\u1d49\u02b3)${S}siecle(?!${S}(?:av\\b|avant j))`,
    ),
    read: ({ century }) => {
      const count = /^\d/.test(century ?? '') ? Number(century) : roman(century ?? '');
      return count >= 1 && count <= 22 ? reading({ kind: 'century', century: count - 1 }, 0.95) : undefined;
    },
  },
  {
    // « semaine dernière », « an prochain », « année suivante »
    needs: 'unit',
    pattern: words(
      `(?<unit>week-end|weekend|semaine|mois|trimestre|semestre|an|annee|decennie|siecle)${S}(?<cue>${LAST}|${NEXT}|precedent|precedente|suivant|suivante|en cours)`,
    ),
    read: ({ unit, cue }) => {
      const near = direction(cue);
      const anaphoric = /^(?:prec|suiv)/.test(cue ?? '');
      const amount = near === 'past' || /^prec/.test(cue ?? '') ? -1 : cue === 'en cours' ? 0 : 1;
      return offset(unit, amount, anaphoric ? 'previous' : 'reference', anaphoric ? 0.7 : 0.93);
    },
  },
  {
    // « cette semaine », « ce mois-ci »
    needs: 'unit',
    pattern: words(
      `(?:ce|cet|cette)${S}(?<unit>week-end|weekend|semaine|mois|trimestre|semestre|annee|decennie|siecle)(?:-ci)?(?!-|${S}(?:la|${LAST}|${NEXT})\\b)`,
    ),
    read: ({ unit }) => offset(unit, 0, 'reference', 0.9),
  },
  {
    // « fin de l'année », « début du mois prochain » takes the rule above
    needs: 'unit',
    pattern: words(
      `(?<=\\b(?:debut|fin|mi|milieu)(?:[ -]|${S}de${S}la${S}|${S}de${S}l'|${S}de${S}|${S}d'|${S}du${S}))(?<unit>semaine|mois|annee|trimestre|semestre|siecle|decennie)(?!${S}(?:${LAST}|${NEXT}|scolaire|${YEAR}))`,
    ),
    read: ({ unit }) => offset(unit, 0, 'reference', 0.8),
  },
  {
    needs: 'other',
    pattern: words(`(?:aujourd'hui|hier|demain|avant-hier|apres-demain)(?!${S}comme${S})`),
    read: (_groups, shown) => {
      const first = shown.slice(0, 3).toLowerCase();
      const amount = { hie: -1, dem: 1, ava: -2, apr: 2 }[first] ?? 0;
      return reading({ kind: 'offset', unit: 'day', amount, from: 'reference' }, 0.95);
    },
  },
  {
    // Counted from the date named before: « la veille », « le lendemain »
    needs: 'other',
    pattern: words(
      `(?<=\\bla${S})veille(?!${S}(?:de|du|des)\\b|${S}d')|(?<=\\bl')avant-veille|(?<=\\ble${S})(?:surlendemain|lendemain|meme${S}jour|jour${S}meme)(?!${S}(?:de|du|des)\\b|${S}d')`,
    ),
    read: (_groups, shown) => {
      const amount = { ve: -1, av: -2, su: 2, le: 1 }[shown.slice(0, 2).toLowerCase()] ?? 0;
      return reading({ kind: 'offset', unit: 'day', amount, from: 'previous' }, 0.85);
    },
  },
  {
    needs: 'unit',
    pattern: words(
      `(?:il${S}y${S}a|voici|voila)${S}(?<number>${NUMBER})${S}(?<unit>jours?|semaines?|mois|ans?|annees?)`,
    ),
    read: (groups) => offset(groups.unit, -number(groups.number), 'reference', 0.92),
  },
  {
    needs: 'unit',
    pattern: words(`dans${S}(?<number>${NUMBER})${S}(?<unit>jours?|semaines?|mois|ans?)(?!${S}(?:de|d'|du)\\b)`),
    read: (groups) => offset(groups.unit, number(groups.number), 'reference', 0.88),
  },
  {
    needs: 'unit',
    pattern: words(
      `(?<number>${NUMBER})${S}(?<unit>jours?|semaines?|mois|ans?|annees?)${S}(?:(?<before>plus${S}tot|auparavant)|plus${S}tard)`,
    ),
    read: (groups) =>
      offset(groups.unit, number(groups.number) * (groups.before === undefined ? 1 : -1), 'previous', 0.85),
  },
  {
    needs: 'other',
    pattern: words(
      `(?<holiday>${anyOf(Object.keys(HOLIDAYS).filter((name) => !/christmas|easter|'s|good|boxing|halloween/.test(name)))})(?:${S}(?<year>${YEAR})|${S}(?<cue>${LAST}|${NEXT}))?`,
    ),
    read: (groups, shown) => {
      const holiday = HOLIDAYS[groups.holiday ?? ''];
      // Feasts are written with a capital; « ascension », « armistice » without one are no days.
      if (holiday === undefined || !/\p{Lu}/u.test(shown)) return undefined;
      return reading({ kind: 'holiday', holiday, year: year(groups.year), direction: direction(groups.cue) }, 0.8);
    },
  },
];

function weekday(groups: Readonly<Record<string, string | undefined>>, confidence: number): Reading {
  return reading(
    {
      kind: 'weekday',
      weekday: WEEKDAYS[groups.weekday ?? ''] ?? 1,
      direction: groups.cue === undefined && groups.this !== undefined ? undefined : direction(groups.cue),
    },
    confidence,
  );
}

function dayRange(groups: Readonly<Record<string, string | undefined>>): Reading | undefined {
  const month2 = month(groups.month2);
  const month1 = month(groups.month1) ?? month2;
  const year2 = year(groups.year2);
  const from = day(groups.from);
  const to = day(groups.to);
  if (from === undefined || to === undefined || month1 === undefined || month2 === undefined) return undefined;
  if (month1 === month2 && from >= to && groups.year1 === undefined) return undefined;
  const year1 = year(groups.year1) ?? (year2 === undefined ? undefined : year2 - (month1 > month2 ? 1 : 0));
  return range(
    { kind: 'calendar', day: from, month: month1, year: year1 },
    { kind: 'calendar', day: to, month: month2, year: year2 },
    0.93,
  );
}

/** « de novembre à mars 2019 » begins in 2018. */
function earlierYear(groups: Readonly<Record<string, string | undefined>>): string | undefined {
  if (groups.year2 === undefined) return undefined;
  const wraps = (month(groups.from) ?? 0) > (month(groups.to) ?? 0);
  return String(Number(groups.year2) - (wraps ? 1 : 0));
}

function range(from: TemporalForm, to: TemporalForm, confidence: number): Reading {
  return reading({ kind: 'range', from, to }, confidence);
}

function offset(
  unit: string | undefined,
  amount: number,
  from: 'reference' | 'previous',
  confidence: number,
): Reading | undefined {
  const known = UNITS[unit ?? ''];
  return known === undefined ? undefined : reading({ kind: 'offset', unit: known, amount, from }, confidence);
}

function roman(letters: string): number {
  if (!/^x{0,2}(?:ix|iv|v?i{0,3})$/.test(letters)) return 0;
  const values: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };
  return letters.split('').reduce((sum, letter, index) => {
    const value = values[letter] ?? 0;
    return sum + (value < (values[letters[index + 1] ?? ''] ?? 0) ? -value : value);
  }, 0);
}
