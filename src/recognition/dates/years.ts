import { anyOf, words, type DateRule, type Reading } from './rule';

const YEAR = '(?:1[0-9]{3}|20[0-9]{2}|21[0-4][0-9])';
const RECENT = '(?:19[0-9]{2}|20[0-9]{2})';

/** What, right after digits, makes them an amount, a reference or part of a name. */
const NOT_AFTER =
  '(?![-/.,:]?\\p{N})(?!\\s?[%€$£°])(?!-\\p{L})(?!\\s(?:h|km|m|kg|g|t|ha|mw|fcfa)\\b)' +
  "(?!\\s(?!(?:dans|lors|plus|puis|sous|ses|les|des|alors|apres|mais|vers|mars|aux|sans|pas|deux|trois|six|dix|temps|depuis|its|was|as|has|this|plans|nous|vous|ils|elles|is|thus|us)\\b)[a-z'-]{2,30}[sx]\\b)" +
  '(?!\\s(?:millions?|milliards?|mille|million|billion|people|personnes|hommes|femmes|euros?|dirhams?|dollars?|hectares?|habitants?)\\b)';

const FRENCH_STRONG = anyOf([
  'en',
  'depuis',
  'des',
  "d'ici",
  "d'ici a",
  "d'ici fin",
  "l'annee",
  'annee',
  "jusqu'en",
  "jusqu'a",
  "l'an",
  "a l'horizon",
  'horizon',
  'fin',
  'debut',
  'mi',
  'milieu',
  'courant',
  'vers',
  'avant',
  'apres',
  'ete',
  'rentree',
  'saison',
  'edition',
  'exercice',
  'millesime',
  'promotion',
  'budget',
  'mondial',
  'coupe du monde',
  'elections',
  'election',
  'legislatives',
  'presidentielle',
  'presidentielles',
  'municipales',
  'communales',
  'regionales',
  'europeennes',
  'scrutin',
  'campagne',
  'recensement',
  'rapport',
  'bilan',
  'festival',
  'salon',
  'session',
  'crise',
  'constitution',
  'revolution',
  'loi de finances',
  'fevrier',
]);
const FRENCH_WEAK = anyOf(['de', 'a', 'et', 'ou', 'pour', 'que', 'entre', 'et de', 'en date de', 'printemps']);
const ENGLISH_STRONG = anyOf([
  'in',
  'since',
  'until',
  'by',
  'before',
  'after',
  'from',
  'during',
  'late',
  'early',
  'mid',
  'year',
  'season',
  'election',
  'elections',
  'budget',
  'through',
  'end of',
  'world cup',
  'edition',
  'back to',
  'dates to',
  'dated',
  'fiscal',
]);
const ENGLISH_WEAK = anyOf(['of', 'to', 'and', 'or', 'the', 'for', 'whose', 'his', 'her', 'its', 'their']);

function yearReading(confidence: number): DateRule['read'] {
  return ({ year }) => ({ form: { kind: 'calendar', year: Number(year) }, confidence });
}

function span(from: string | undefined, to: string | undefined): Reading | undefined {
  const start = Number(from);
  const end = Number(to?.length === 2 ? `${from?.slice(0, 2) ?? ''}${to}` : to);
  if (end <= start || end - start > 400) return undefined;
  const year = (year: number): Reading['form'] => ({ kind: 'calendar', year });
  return { form: { kind: 'range', from: year(start), to: year(end) }, confidence: 0.9 };
}

/**
 * Years without a month. Four digits alone say little (« 2500 délégués », « page 1984 », « Agenda 2030 »),
 * so something before them must speak for a year and nothing after them against it.
 */
export function yearRules(language: string): readonly DateRule[] {
  const strong = language === 'en' ? ENGLISH_STRONG : FRENCH_STRONG;
  const weak = language === 'en' ? ENGLISH_WEAK : FRENCH_WEAK;
  const after = (left: string): string => `(?<=(?<![\\p{L}\\p{N}])(?:${left})[ -])`;
  return [
    { needs: 'digit', pattern: words(`${after(strong)}(?<year>${YEAR})${NOT_AFTER}`), read: yearReading(0.92) },
    { needs: 'digit', pattern: words(`${after(weak)}(?<year>${RECENT})${NOT_AFTER}`), read: yearReading(0.75) },
    {
      // « budget supplémentaire 2002 », « campagne électorale 2012 »
      needs: 'digit',
      pattern: words(
        `(?<=\\b(?:budget|compte|exercice|saison|campagne|rentree|elections?|projet de loi de finances) [a-z]{4,16}(?:le|if|aire|al|es|ive) )(?<year>${RECENT})${NOT_AFTER}`,
      ),
      read: yearReading(0.85),
    },
    // « (2015) », « (1958-2018) » in a pair of brackets
    { needs: 'digit', pattern: words(`(?<=\\()(?<year>${RECENT})(?=[),])`), read: yearReading(0.8) },
    {
      // « les années 2017, 2018 et 2019 »
      needs: 'digit',
      pattern: words(
        `(?<=\\b(?:annees?|en|saisons?|editions?|years|in) )(?<from>${RECENT})(?:, ${RECENT}){1,6},? (?:et|ou|and|or) (?<to>${RECENT})${NOT_AFTER}`,
      ),
      read: ({ from, to }) => span(from, to),
    },
    {
      needs: 'digit',
      pattern: words(
        language === 'en'
          ? `(?<=\\b(?:from|between) )(?<from>${YEAR}) (?:to|and|until) (?<to>${YEAR})${NOT_AFTER}`
          : `(?<=\\b(?:de|entre|des) )(?<from>${YEAR}) (?:a|et|jusqu'en) (?<to>${YEAR})${NOT_AFTER}`,
      ),
      read: ({ from, to }) => span(from, to),
    },
    {
      needs: 'digit',
      pattern: words(
        `(?<!\\b(?:n°|no|n|loi|p|page|tel)[. ]{0,2})(?<!-)(?<from>${RECENT})[-/](?<to>(?:19|20)?\\d\\d)(?![-/.]?\\p{N})`,
      ),
      read: ({ from, to }) => {
        const reading = span(from, to);
        if (reading === undefined) return undefined;
        const years = Number(to?.slice(-2)) - Number(from?.slice(-2));
        return to?.length === 2 && years !== 1 ? undefined : reading;
      },
    },
  ];
}
