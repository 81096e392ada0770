import type { TemporalForm } from './form';
import { NUMBER, numberOf, S } from './french-pieces';
import { pad } from './calendar';
import { anyOf, words, type DateRule, type Reading } from './rule';

/** Parts of a day by their plain name, as TIMEX3 writes them. */
export const DAY_PARTS: Readonly<Record<string, string>> = {
  matin: 'TMO',
  matinee: 'TMO',
  midi: 'T12:00',
  'apres-midi': 'TAF',
  soir: 'TEV',
  soiree: 'TEV',
  nuit: 'TNI',
};
const PART = anyOf(Object.keys(DAY_PARTS));
const PHASE = `(?:(?:debut|milieu|fin)${S}(?:de${S}|d')(?:la${S}|l')?)`;

/** What may follow a day to say which part of it: « hier soir », « mardi en début d'après-midi ». */
export const FRENCH_DAY_PART = new RegExp(
  `^,?${S}(?:(?:en|dans)${S}(?:la${S}|l')?)?(?:au${S})?${PHASE}?(?<part>${PART})\\b(?!-)`,
  'u',
);

/** What may stand before a day to say which part of it: « la nuit du 11 au 12 janvier », « le matin de ce lundi ». */
export const FRENCH_DAY_PART_BEFORE = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:(?:le|la|au)${S}|l')?(?<part>${PART})${S}(?:(?:du|de|de${S}ce)${S}|d')$`,
  'u',
);

const CLOCK_AHEAD = `a|vers|des|jusqu'a|avant|apres|depuis|entre|partir${S}de|alentours${S}de|coups${S}de|et|il${S}est`;
/** Words before an amount of hours that make it last. */
const LASTING = 'pendant|durant|en|dure|duree de|plus de|moins de|pres de|environ|toutes les|ces|les|sur|dernieres';
const HALF = `(?<half>${S}du${S}matin|${S}du${S}soir|${S}de${S}l'apres-midi)`;

/** Times of day, over plain text. A time without a day of its own is of the day that the article speaks of. */
export const FRENCH_TIME_RULES: readonly DateRule[] = [
  {
    // « 22 h », « 14h30 », « 8 h 30 du matin »
    needs: 'digit',
    pattern: words(
      `(?<!\\b(?:${LASTING})${S})(?<![\\d/.,-])(?<hour>[01]?\\d|2[0-4])\\s?h(?:\\s?(?<minute>[0-5]\\d))?(?!\\s?/|\\s?\\d)${HALF}?`,
    ),
    read: clock(0.9),
  },
  {
    // « à 20 heures », « vers dix-huit heures trente »
    needs: 'unit',
    pattern: words(
      `(?<=\\b(?:${CLOCK_AHEAD})${S})(?<hour>${NUMBER})${S}heures?(?:${S}(?<minute>[0-5]\\d|trente|quinze|quarante-cinq)\\b)?${HALF}?(?!${S}(?:sur|de|d'|par|plus|apres|avant|d')\\b|/)`,
    ),
    read: clock(0.85),
  },
  {
    // « 20 heures 30 », « 8 heures du matin », « de 20 heures à minuit »
    needs: 'unit',
    pattern: words(
      `(?<hour>[01]?\\d|2[0-4])${S}heures(?:${S}(?<minute>[0-5]\\d)${HALF}?|${HALF.replace('<half>', '<side>')}|(?=${S}a${S}(?:minuit|\\d{1,2}${S}h)))`,
    ),
    read: clock(0.85),
  },
  {
    // « 14:30 »
    needs: 'digit',
    pattern: words(`(?<![\\d:.,/-])(?<hour>[01]?\\d|2[0-3]):(?<minute>[0-5]\\d)(?![\\d:]|[.,]\\d)`),
    read: clock(0.75),
  },
  {
    needs: 'time',
    pattern: words(
      `(?<=\\b(?:a|vers|avant|apres|jusqu'a|des|et|entre)${S})midi(?:${S}(?:et${S}demie?|trente))?|minuit(?:${S}(?:et${S}demie?|trente))?(?!${S}moins)`,
    ),
    read: (_groups, shown) => {
      if (/^\p{Lu}/u.test(shown)) return undefined;
      const minute = /demi|trente/.test(shown) ? '30' : '00';
      return time(`T${/^midi/.test(shown) ? '12' : '00'}:${minute}`, 0.8);
    },
  },
  {
    // « ce matin », « cette nuit », « cet après-midi »: of the day of the article
    needs: 'time',
    pattern: words(
      `(?:ce${S}(?<part>matin|soir|midi)|cette${S}(?<night>nuit)|cett?e?${S}(?:fin${S}d'|debut${S}d')?(?<after>apres-midi))(?!-ci|-la|${S}(?:la|de|d')\\b)`,
    ),
    read: ({ part, night, after }) =>
      time(DAY_PARTS[part ?? night ?? after ?? ''], 0.85, {
        kind: 'offset',
        unit: 'day',
        amount: 0,
        from: 'reference',
      }),
  },
  {
    needs: 'time',
    pattern: words(`(?:la${S})?nuit${S}(?:(?<last>derniere|passee)|prochaine)`),
    read: ({ last }) =>
      time('TNI', 0.85, { kind: 'offset', unit: 'day', amount: last === undefined ? 1 : -1, from: 'reference' }),
  },
  {
    // « le soir même », « le matin », « dans la soirée », « en fin d'après-midi »
    needs: 'time',
    pattern: words(
      `(?:(?:le|ce)${S}meme${S}|(?:le${S}|la${S}|l'))(?<part>matin|soir|apres-midi|nuit)(?:${S}meme)?(?!-|${S}(?:de|du|des|ou|tombee|venue|rouge|blanche|noire)\\b|${S}d')` +
        `|(?<=\\b(?:dans|pendant|durant|de|cours${S}de|tard${S}dans)${S}(?:la${S}|l'))(?<inside>matinee|soiree|apres-midi|nuit)(?!-|${S}(?:de|du|des)\\b|${S}d')` +
        `|(?<=\\ben${S}|\\bd'ici${S}la${S})(?:${PHASE}(?<phase>${PART})|(?<bare>matinee|soiree))(?!-)|(?<=\\ben${S})(?:debut|milieu|fin)${S}de${S}(?<journee>journee)` +
        `|au${S}petit${S}(?<small>matin)|(?<=\\ben${S})pleine${S}(?<full>nuit)|(?<=\\ba${S}l')(?<dawn>aube)`,
    ),
    read: ({ part, inside, phase, bare, small, full, dawn, journee }, shown) =>
      time(
        dawn !== undefined
          ? 'TMO'
          : journee !== undefined
            ? /^d/i.test(shown)
              ? 'TMO'
              : 'TEV'
            : DAY_PARTS[part ?? inside ?? phase ?? bare ?? small ?? full ?? ''],
        0.6,
      ),
  },
];

function time(at: string | undefined, confidence: number, day?: TemporalForm): Reading | undefined {
  return at === undefined ? undefined : { kind: 'time', form: { kind: 'time', at, day }, confidence };
}

const MINUTES: Readonly<Record<string, number>> = { trente: 30, quinze: 15, 'quarante-cinq': 45 };

function clock(confidence: number): DateRule['read'] {
  return ({ hour, minute, half, side }, _shown, { before }) => {
    const written = numberOf(hour);
    // « après 4 heures » lasts, « après 20 heures » does not.
    if (written < 13 && minute === undefined && /\b(?:apres|depuis|et)\s{1,2}$/u.test(before)) return undefined;
    const late = /soir|apres/.test(half ?? side ?? '') && written < 12;
    if (!Number.isInteger(written) || written > 24) return undefined;
    const minutes = minute === undefined ? 0 : (MINUTES[minute] ?? Number(minute));
    return time(`T${pad(late ? written + 12 : written)}:${pad(minutes)}`, confidence);
  };
}
