import { WEEKDAYS } from '../lexicon/french-dates';
import { NUMBER, numberOf, S, WEEKDAY } from './french-pieces';
import { anyOf, words, type Around, type DateRule, type Groups, type Reading, type TimeKind } from './rule';

/** Units of TIMEX3 durations; those of the clock come after `T`. */
const UNITS: Readonly<Record<string, string>> = {
  seconde: 'TS',
  minute: 'TM',
  heure: 'TH',
  jour: 'D',
  journee: 'D',
  nuit: 'TNI',
  'week-end': 'WE',
  semaine: 'W',
  mois: 'M',
  trimestre: 'Q',
  semestre: '6M',
  an: 'Y',
  annee: 'Y',
  decennie: 'DE',
  siecle: 'CE',
};
const UNIT = `(?:secondes?|minutes?|heures?|jours?|journees?|semaines?|mois|trimestres?|semestres?|ans?|annees?|decennies?|siecles?)`;
const COLLECTIVES: Readonly<Record<string, number>> = {
  huitaine: 8,
  dizaine: 10,
  douzaine: 12,
  quinzaine: 15,
  vingtaine: 20,
  trentaine: 30,
  quarantaine: 40,
  cinquantaine: 50,
  centaine: 100,
};
const COLLECTIVE = anyOf(Object.keys(COLLECTIVES));
const ABOUT = `(?:environ|plus${S}de|moins${S}de|pres${S}de|a${S}peine|au${S}moins|presque|quelque)${S}`;
const NTH = '(?:premiers?|deuxiemes?|troisiemes?|quatriemes?|derniers?)';
const COUNT = `(?<number>\\d{1,3}[,.]\\d{1,2}|${NUMBER})|(?<some>plusieurs|quelques)|une${S}(?<collective>${COLLECTIVE})${S}(?=de\\b|d')(?:de${S}|d')`;

/** « âgé de 17 ans », « Jeanne Morel, 53 ans, », « les plus de 18 ans », « de 2 à 8 ans »: an age lasts nothing. */
const AGED = new RegExp(
  `(?:\\bage(?:e?s?)?${S}(?:de${S})?(?:[a-z]+${S}de${S})?|\\bage${S}de${S}|,${S}|\\(|\\b(?:les|des|aux|ses|leurs|mineure?s?${S}de|enfants${S}de)${S}(?:(?:plus|moins)${S}de${S})?|\\d${S}(?:a|et|ou)${S}|-)$`,
  'u',
);
/** Nouns that a number of years behind « de » measures; after others it is somebody’s age. */
const MEASURED =
  /\b(?:peines?|periodes?|durees?|delais?|mandats?|contrats?|baux|bail|plans?|suspensions?|interdictions?|fermetures?|retards?|avance|sursis|treves?|moratoires?|conges?|absences?|attente|regne|guerres?|conflits?|programmes?|cycles?|embargo|experience|carriere|vie|existence|recul|travail|travaux|prison|reclusion|detention|terme|bout|cours|moins|plus|pres|partir|anciennete|espace|concession|prets?|garantie|stage|accord|financement|mariage|crise|lutte|combat|dictature|pouvoir) (?:maximum |maximale |minimum |minimale |totale |supplementaires? |ferme )?de $/u;
/** « il avait 17 ans », « ses 90 ans »: an age before which no preposition stands. */
const HAS_AGE = /\b(?:avait|avaient|aura|auront|ayant|fetait|fetera|fete|atteint|ses|leurs)\s{1,2}$/u;
const CHILD = /\b(?:bebe|enfant|fillette|garcon|fille|nourrisson)s?\s{1,2}de\s{1,2}$/u;

/** Durations, habits and vague times, over plain text. None of them is a mark: they are told apart from dates. */
export const FRENCH_DURATION_RULES: readonly DateRule[] = [
  {
    // « depuis deux ans », « une quinzaine de jours », « 30,4 secondes »
    needs: 'unit',
    pattern: words(
      `(?:${ABOUT})?(?:${COUNT})(?:\\s{1,2}(?:longue?s?|bonne?s?|petite?s?|autres?|premiere?s?|derniere?s?))?\\s{0,2}(?<unit>${UNIT})(?:${S}et${S}(?<half>demie?))?(?!-|${S}sur${S}(?:\\d|${NUMBER})\\b)`,
    ),
    read: duration,
  },
  {
    needs: 'unit',
    pattern: words(
      `(?:une?|(?<three>trois)|(?<two>deux))${S}(?:(?<quarter>quarts?)${S}d'|demi-?)(?<unit>heures?|journees?|siecles?|decennies?)`,
    ),
    read: ({ three, two, quarter, unit }) => {
      const count = three === undefined ? (two === undefined ? 1 : 2) : 3;
      const name = singular(unit);
      if (quarter !== undefined) return name === 'heure' ? fixed('duration', `PT${count * 15}M`, 0.85) : undefined;
      const value = {
        heure: `PT${count * 30}M`,
        journee: `PT${count * 12}H`,
        siecle: `P${count * 50}Y`,
        decennie: `P${count * 5}Y`,
      }[name];
      return value === undefined ? undefined : fixed('duration', value, 0.85);
    },
  },
  {
    // « ces dernières 24 heures », « ces derniers jours », « les trois prochains mois »
    needs: 'unit',
    pattern: words(
      `(?:ces|les)${S}(?:(?<number>${NUMBER})${S})?(?:derniere?s|prochaine?s|premiere?s)${S}(?:(?<after>${NUMBER})${S})?(?<unit>${UNIT})`,
    ),
    read: ({ number, after, unit }) => lasting(number ?? after, unit, 0.8),
  },
  {
    // « pendant des mois », « toute la journée »
    needs: 'unit',
    pattern: words(
      `(?:(?<=\\b(?:pendant|durant|depuis|apres)${S})des|nombreuse?s|longue?s)${S}(?<unit>heures|jours|semaines|mois|annees|decennies|siecles)|toute${S}(?:la${S}|l'|une${S})(?<whole>journee|nuit|semaine|annee)`,
    ),
    read: ({ unit, whole }) => (whole === undefined ? lasting(undefined, unit, 0.8) : lasting('1', whole, 0.75)),
  },
  {
    // « chaque jour », « tous les dimanches », « toutes les deux semaines »
    needs: 'time',
    pattern: words(
      `(?:chaque|tous${S}les|toutes${S}les)${S}(?:(?<number>${NUMBER})${S})?(?:(?<weekday>${WEEKDAY})s?(?:${S}(?:matin|soir|apres-midi)s?)?|(?<unit>${UNIT}|week-ends?)|(?<part>matin|soir|nuit|apres-midi|ete|hiver|automne|printemps)s?)`,
    ),
    read: (groups) => repeated(groups, 0.9),
  },
  {
    // « le mercredi » alone, « les mardis et jeudis », « du lundi au vendredi », « le premier lundi » are habits
    needs: 'weekday',
    pattern: words(
      `(?:(?:le|les)${S}(?<weekday>${WEEKDAY})s?(?:${S}(?:matin|soir|apres-midi)s?|${S}(?:et|ou)${S}(?:les?${S})?${WEEKDAY}s?)?|du${S}(?<from>${WEEKDAY})${S}au${S}${WEEKDAY})(?!-|,?${S}(?:\\d|premier|derniere?|prochain|suivant|precedent|de\\b|d'|du\\b|saint\\b|gras\\b|noir\\b|et${S}(?:les?${S})?${WEEKDAY}))` +
        `|(?:le|les)${S}${NTH}(?:${S}et${S}${NTH})?${S}(?<often>${WEEKDAY})s?(?!-|,?${S}(?:\\d|1er|d'|de${S}(?!chaque\\b)|du${S}(?!mois\\b(?!${S}de\\b))))|chaque${S}${NTH}${S}(?<every>${WEEKDAY})`,
    ),
    read: ({ weekday, from, often, every }, shown) =>
      /\p{Lu}\p{Ll}+$/u.test(shown) ? undefined : repeated({ weekday: weekday ?? from ?? often ?? every }, 0.6),
  },
  {
    // « deux fois par mois », « par an »
    needs: 'unit',
    pattern: words(`(?:${NUMBER}|plusieurs)${S}fois${S}par${S}(?<unit>jour|semaine|mois|trimestre|semestre|an)`),
    read: ({ unit }) => repeated({ unit }, 0.7),
  },
  {
    needs: 'unit',
    pattern: words(`(?<=\\bpar${S})(?<unit>jour|semaine|mois|trimestre|semestre|an)`),
    read: (groups) => repeated(groups, 0.7),
  },
  {
    needs: 'time',
    pattern: words(
      `(?<!\\b(?:le|les|un|ce|de|du|des|au|aux|principaux|grand|grands|son|notre|presse|journal)${S})(?:(?<day>quotidiennement|quotidien(?:ne)?s?)|(?<week>hebdomadaires?)|(?<month>mensuel(?:le)?s?)|(?<quarter>trimestriel(?:le)?s?)|(?<year>annuel(?:le)?s?|annuellement))`,
    ),
    read: ({ day, week, month, quarter }) =>
      fixed('set', day ? 'P1D' : week ? 'P1W' : month ? 'P1M' : quarter ? 'P1Q' : 'P1Y', 0.6),
  },
  {
    needs: 'time',
    pattern: words(
      `maintenant(?!${S}que)|actuellement|desormais|actuel(?:le)?s?|a${S}l'heure${S}actuelle|(?:pour|en)${S}(?:le|ce)${S}moment|pour${S}l'instant|a${S}ce${S}jour|de${S}nos${S}jours|ces${S}derniers${S}temps`,
    ),
    read: () => fixed('vague', 'PRESENT_REF', 0.7),
  },
  {
    needs: 'time',
    pattern: words(
      `recemment|dernierement|auparavant|autrefois|jadis|naguere|a${S}l'epoque|(?<=\\bun${S})precedent(?=${S}\\p{L})`,
    ),
    read: () => fixed('vague', 'PAST_REF', 0.7),
  },
  {
    needs: 'time',
    pattern: words(
      `prochainement|bientot|ulterieurement|(?<!\\ba${S})l'avenir|(?<=\\b(?:le|la|les|du|un|une|leur|son|sa)${S})(?:prochaine?s?|future?s?)(?=${S}(?!(?:${UNIT}|${WEEKDAY}s?)\\b)\\p{L})`,
    ),
    read: () => fixed('vague', 'FUTURE_REF', 0.6),
  },
];

function fixed(kind: TimeKind, value: string, confidence: number): Reading {
  return { kind, form: { kind: 'fixed', value }, confidence };
}

function singular(unit: string | undefined): string {
  return unit === undefined || unit === 'mois' ? (unit ?? '') : unit.replace(/s$/, '');
}

/** `P2Y`, `PT48H`, `PXM`. */
function amount(count: string, unit: string | undefined): string | undefined {
  const code = UNITS[singular(unit)];
  if (code === undefined) return undefined;
  if (code === 'TNI') return `P${count}D`;
  if (code === '6M') return `P${count === 'X' ? 'X' : String(Number(count) * 6)}M`;
  return code.startsWith('T') ? `PT${count}${code.slice(1)}` : `P${count}${code}`;
}

function lasting(number: string | undefined, unit: string | undefined, confidence: number): Reading | undefined {
  const value = amount(number === undefined ? 'X' : String(numberOf(number)), unit);
  return value === undefined ? undefined : fixed('duration', value, confidence);
}

function duration(groups: Groups, _shown: string, { before, after }: Around): Reading | undefined {
  const { number, some, collective, unit, half } = groups;
  if (number === undefined) {
    if (some !== undefined) return lasting(undefined, unit, 0.8);
    return lasting(String(COLLECTIVES[collective ?? ''] ?? 10), unit, 0.8);
  }
  const name = singular(unit);
  // « un jour » is some day, « une seconde » mostly the second; both last where a word says so.
  const one = /^une?$/.test(number);
  if (one && /^(?:jour|seconde|minute|journee|heure|mois)$/.test(name)) {
    const counted = /^\s(?:plus\s(?:tot|tard)|apres|avant|auparavant)\b/u.test(after);
    if (
      name === 'seconde' ||
      (!counted && !/(?:\b(?:pendant|durant|depuis|apres|en|sur|pour|de|dure|dans)\s|qu')$/u.test(before))
    )
      return undefined;
  }
  if (isAge(name, number, before, after)) return undefined;
  const count = numberOf(number);
  if (!(count > 0)) return undefined;
  return lasting(String(half === undefined ? count : count + 0.5), unit, 0.85);
}

function isAge(unit: string, number: string, before: string, after: string): boolean {
  if (/^\s(?:de|d')\b/u.test(after) && !/^\sd'age\b/.test(after)) return false;
  if (unit === 'mois') return CHILD.test(before);
  if (unit !== 'an') return false;
  if (AGED.test(before) || HAS_AGE.test(before) || /^\s?(?:\)|et\s{1,2}plus\b|revolus|d'age)/u.test(after)) return true;
  if (/\b(?:de\s{1,2}|d')$/u.test(before)) return !MEASURED.test(before.replace(/(?:d'|de\s{1,2})$/u, 'de '));
  return (
    /\ba\s{1,2}$/u.test(before) && /^\d/.test(number) && !/\b(?:ici|reduite?s?|portee?s?|fixee?s?) a\s$/u.test(before)
  );
}

function repeated({ number, weekday, unit, part }: Groups, confidence: number): Reading | undefined {
  if (weekday !== undefined) return fixed('set', `XXXX-WXX-${WEEKDAYS[weekday] ?? 1}`, confidence);
  if (part !== undefined) {
    const value = {
      matin: 'XXXX-XX-XXTMO',
      soir: 'XXXX-XX-XXTEV',
      nuit: 'XXXX-XX-XXTNI',
      'apres-midi': 'XXXX-XX-XXTAF',
      ete: 'XXXX-SU',
      hiver: 'XXXX-WI',
      automne: 'XXXX-FA',
      printemps: 'XXXX-SP',
    }[part];
    return value === undefined ? undefined : fixed('set', value, confidence);
  }
  const value = amount(String(numberOf(number)), unit);
  return value === undefined ? undefined : fixed('set', value, confidence);
}
