import { DECADES, ORDINALS, SEASONS } from '../lexicon/french-dates';
import type { Unit } from './form';
import { directionOf, LAST, NEXT, NUMBER, numberOf, reading, S, WEEKDAY, YEAR, yearOf } from './french-pieces';
import { FRENCH_HOLIDAYS } from './holidays';
import { anyOf, words, type DateRule, type Reading } from './rule';

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
const CENTURY = '(?:[ivx]{1,5}|[12]?\\d)';
const TH = '(?:e|er|eme|ieme|\u1d49|\u1d49\u02b3)';
/** Nouns that a holiday behind them only describes: « le père Noël », « le marché de Noël ». */
const DESCRIBED =
  /\b(?:peres?|meres?|sapins?|marches?|cadeaux?|vacances|conges?|arbres?|repas|fetes|treves?|contes?|buches?|chants?|decorations?|illuminations?|oeufs?|iles?|primes?|colis|gouters?|animations?|bals?|spectacles?|messes?|veillees?|concerts?|menus?|ventes?|achats|soirees?|esprit|magie) (?:de |du |d')?$/;
const SEASON = anyOf(Object.keys(SEASONS));

/** Parts of years, decades, centuries, holidays, and what is counted from another day, over plain text. */
export const FRENCH_PERIOD_RULES: readonly DateRule[] = [
  {
    // « premier trimestre 2018 », « second semestre de cette année »
    needs: 'unit',
    pattern: words(
      `(?<ordinal>${anyOf(Object.keys(ORDINALS))}|dernier)${S}(?<unit>trimestre|semestre)` +
        `(?:${S}(?:de${S}(?:l'(?:annee|exercice)${S})?)?(?<year>${YEAR})|${S}de${S}(?:l'an(?:nee)?${S}(?:(?<past>${LAST})|(?<next>${NEXT})|en${S}cours)|(?<now>cette${S}annee)))?`,
    ),
    read: (groups) => {
      const unit = groups.unit === 'trimestre' ? 'quarter' : 'half';
      const last = unit === 'quarter' ? 4 : 2;
      const away =
        groups.past !== undefined ? -1 : groups.next !== undefined ? 1 : groups.now === undefined ? undefined : 0;
      if (groups.ordinal === 'dernier' && groups.year === undefined && away === undefined) return undefined;
      const place = groups.ordinal === 'dernier' ? last : (ORDINALS[groups.ordinal ?? ''] ?? 0);
      if (place > last) return undefined;
      return reading({ kind: 'part', unit, number: place, year: yearOf(groups.year), away }, 0.92);
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
        : reading({ kind: 'part', unit, number: place, year: yearOf(groups.year) }, 0.85);
    },
  },
  {
    // « été 2018 », « l'hiver dernier », « cet automne »
    needs: 'other',
    pattern: words(
      `(?:(?<season>${SEASON})${S}(?:(?:de${S})?(?:l'annee${S})?(?<year>(?:19|20)\\d\\d)|(?<cue>${LAST}|${NEXT}))|(?<=\\bcet?${S}|\\ben${S}|\\b(?:a|des|depuis|pendant|durant|pour|avant|apres|de|tout|d'ici|d'ici${S}a)${S}l')(?<this>ete|automne|hiver)|(?<=\\b(?:ce|au|(?:pendant|durant|avant|apres|depuis|des)${S}le)${S})(?<spring>printemps)|(?<=\\b(?:debut|fin|mi-|mi)[ -]?)(?<part>printemps|automne|hiver))(?!-|${S}(?:arabe|de${S}(?!cette|l'annee|\\d)|d'|des${S}|du${S}))`,
    ),
    read: (groups) =>
      reading(
        {
          kind: 'season',
          season: SEASONS[groups.season ?? groups.this ?? groups.spring ?? groups.part ?? ''] ?? 'SU',
          year: yearOf(groups.year),
          direction: directionOf(groups.cue),
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
    // « XVIIIe et XIXe siècles », « XVIe-XVIIe siècles »
    needs: 'unit',
    pattern: words(
      `(?<from>${CENTURY})${TH}(?:,?${S}(?:et|au|a|ou)${S}(?:(?:au|le|du)${S})?|-)(?<to>${CENTURY})${TH}${S}siecles?`,
    ),
    read: ({ from, to }) => {
      const [first, last] = [centuryOf(from), centuryOf(to)];
      return first === undefined || last === undefined || first >= last
        ? undefined
        : reading(
            { kind: 'range', from: { kind: 'century', century: first }, to: { kind: 'century', century: last } },
            0.9,
          );
    },
  },
  {
    // « XIXe siècle », « 18ème siècle »
    needs: 'unit',
    pattern: words(`(?<century>${CENTURY})${TH}${S}siecle(?!${S}(?:av\\b|avant j))`),
    read: ({ century }) => {
      const known = centuryOf(century);
      return known === undefined ? undefined : reading({ kind: 'century', century: known }, 0.95);
    },
  },
  {
    // « semaine dernière », « an prochain », « année suivante »
    needs: 'unit',
    pattern: words(
      `(?<unit>week-end|weekend|semaine|mois|trimestre|semestre|an|annee|decennie|siecle)${S}(?<cue>${LAST}|${NEXT}|precedent|precedente|suivante?(?!${S}(?:l[ea]s?\\b|l'|un\\b|ce|son|sa))|en cours)`,
    ),
    read: ({ unit, cue }) => {
      const near = directionOf(cue);
      const anaphoric = /^(?:prec|suiv)/.test(cue ?? '');
      const amount = near === 'past' || /^prec/.test(cue ?? '') ? -1 : cue === 'en cours' ? 0 : 1;
      return offset(unit, amount, anaphoric ? 'previous' : 'reference', anaphoric ? 0.7 : 0.93);
    },
  },
  {
    // « cette semaine », « ce mois-ci »
    needs: 'unit',
    pattern: words(
      `(?:ce|cet|cette)${S}(?<unit>week-end|weekend|semaine|mois|trimestre|semestre|annee|decennie|siecle)(?:-ci)?(?!-|${S}(?:${LAST}|${NEXT})\\b)`,
    ),
    read: ({ unit }) => offset(unit, 0, 'reference', 0.9),
  },
  {
    // « fin de l'année », « début du mois prochain » takes the rule above
    needs: 'unit',
    pattern: words(
      `(?<!\\bde${S}fin${S}d')(?<=\\b(?:debut|fin|mi|milieu)(?:[ -]|${S}de${S}la${S}|${S}de${S}l'|${S}de${S}|${S}d'|${S}du${S}))(?<unit>semaine|mois|annee|trimestre|semestre|siecle|decennie)(?!${S}(?:${LAST}|${NEXT}|scolaire|${YEAR}))`,
    ),
    read: ({ unit }) => offset(unit, 0, 'reference', 0.8),
  },
  {
    needs: 'other',
    pattern: words(
      `(?<!comme )(?:aujourd'hui|hier|demain|avant-hier|apres-demain)(?:,?${S}${WEEKDAY}(?!${S}(?:\\d|1er|premier)))?(?!${S}comme${S})`,
    ),
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
    // « ce jour-là », « cette année-là »: the ones named before
    needs: 'unit',
    pattern: words(`(?:ce|cette)${S}(?:meme${S})?(?<unit>jour|semaine|mois|annee)-la`),
    read: ({ unit }) => offset(unit, 0, 'previous', 0.75),
  },
  {
    needs: 'unit',
    pattern: words(
      `(?:il${S}y${S}a|voici|voila)${S}(?:(?:deja|tout${S}juste|exactement|bientot)${S})?(?<about>(?:environ|pres${S}de|plus${S}de|moins${S}de|quelque|a${S}peine)${S})?` +
        `(?<number>${NUMBER})${S}(?<unit>jours?|semaines?|mois|ans?|annees?)(?:${S}(?:environ|exactement|jour${S}pour${S}jour))?`,
    ),
    read: (groups) => {
      const counted = offset(groups.unit, -numberOf(groups.number), 'reference', 0.92);
      return counted === undefined || groups.about === undefined ? counted : { ...counted, mod: 'approx' };
    },
  },
  {
    needs: 'unit',
    pattern: words(`dans${S}(?<number>${NUMBER})${S}(?<unit>jours?|semaines?|mois|ans?)(?!${S}(?:de|d'|du)\\b)`),
    read: (groups) => offset(groups.unit, numberOf(groups.number), 'reference', 0.88),
  },
  {
    needs: 'unit',
    pattern: words(
      `(?<number>${NUMBER})${S}(?<unit>jours?|semaines?|mois|ans?|annees?)${S}(?:(?<before>plus${S}tot|auparavant)|plus${S}tard)`,
    ),
    read: (groups) =>
      offset(groups.unit, numberOf(groups.number) * (groups.before === undefined ? 1 : -1), 'previous', 0.85),
  },
  {
    needs: 'other',
    pattern: words(
      `(?<holiday>${anyOf(Object.keys(FRENCH_HOLIDAYS))})(?:${S}(?<year>${YEAR})|${S}(?<cue>${LAST}|${NEXT}))?`,
    ),
    read: (groups, shown, { before }) => {
      const holiday = FRENCH_HOLIDAYS[groups.holiday ?? ''];
      if (groups.year === undefined && groups.cue === undefined && DESCRIBED.test(before)) return undefined;
      // Feasts are written with a capital; « ascension », « armistice » without one are no days.
      if (holiday === undefined || !/\p{Lu}/u.test(shown)) return undefined;
      return reading({ kind: 'holiday', holiday, year: yearOf(groups.year), direction: directionOf(groups.cue) }, 0.8);
    },
  },
];

function offset(
  unit: string | undefined,
  amount: number,
  from: 'reference' | 'previous',
  confidence: number,
): Reading | undefined {
  const known = UNITS[unit ?? ''];
  return known === undefined ? undefined : reading({ kind: 'offset', unit: known, amount, from }, confidence);
}

/** 18 for « XIXe ». */
function centuryOf(written: string | undefined): number | undefined {
  const count = /^\d/.test(written ?? '') ? Number(written) : roman(written ?? '');
  return count >= 1 && count <= 22 ? count - 1 : undefined;
}

function roman(letters: string): number {
  if (!/^x{0,2}(?:ix|iv|v?i{0,3})$/.test(letters)) return 0;
  const values: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };
  return letters.split('').reduce((sum, letter, index) => {
    const value = values[letter] ?? 0;
    return sum + (value < (values[letters[index + 1] ?? ''] ?? 0) ? -value : value);
  }, 0);
}
