import fc from 'fast-check';
import { isListed } from './lists';

/** Words that exist in no language and in none of the recognizer’s lists. */
const syllable = fc
  .tuple(
    fc.constantFrom(
      'b',
      'br',
      'd',
      'dj',
      'f',
      'g',
      'gh',
      'k',
      'kr',
      'l',
      'm',
      'n',
      'p',
      'pl',
      'r',
      's',
      'sk',
      't',
      'tch',
      'v',
      'z',
      'ż',
      'ñ',
      'ç',
    ),
    fc.constantFrom('a', 'e', 'i', 'o', 'u', 'é', 'è', 'ï', 'ö', 'ou', 'â', 'ü', 'å', 'ø'),
    fc.constantFrom('', '', '', 'n', 'r', 's', 'l', 'k', 'nd', 'rt'),
  )
  .map((parts) => parts.join(''));

const stem = fc.array(syllable, { minLength: 2, maxLength: 3 }).map((syllables) => syllables.join(''));

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const properWord = fc
  .oneof(
    { weight: 6, arbitrary: stem.map(capital) },
    { weight: 1, arbitrary: fc.tuple(stem, stem).map(([first, second]) => `${capital(first)}-${capital(second)}`) },
  )
  .filter((word) => !isListed(word));

/** A person: given name, and a surname with its particle. */
export interface GeneratedPerson {
  readonly given: string;
  readonly surname: string;
}

export const person: fc.Arbitrary<GeneratedPerson> = fc
  .record({
    given: properWord,
    particle: fc.constantFrom('', '', '', '', 'El ', 'Ben ', 'Ould ', 'de ', 'von ', 'van der ', 'd’', "d'", 'de la '),
    family: fc.oneof(
      { weight: 5, arbitrary: properWord },
      { weight: 1, arbitrary: fc.tuple(properWord, properWord).map((two) => two.join(' ')) },
    ),
  })
  .map(({ given, particle, family }) => ({ given, surname: particle + family }));

/** An institution named by a head, an adjective and a complement, with its acronym. */
export interface GeneratedInstitution {
  readonly head: string;
  readonly adjective: string;
  readonly noun: string;
  readonly acronym: string;
}

/** Heads that take « l’ » as the seeds’ do. A head of no list must be betrayed by its acronym or its shape. */
const head = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'Organisation',
      'Observatoire',
      'Union',
      'Agence',
      'Association',
      'Alliance',
      'Institut',
      'Office',
      'Autorité',
      'Académie',
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('A', 'E', 'I', 'O', 'U'), stem)
      .map(([first, rest]) => first + rest)
      .filter((word) => !isListed(word)),
  },
);

const adjective = fc
  .tuple(
    stem,
    fc.constantFrom(
      'ale',
      'ique',
      'aine',
      'ienne',
      'aire',
      'ive',
      'iste',
      'oise',
      'elle',
      'al',
      'ain',
      'if',
      'ube',
      'orde',
      'ac',
    ),
  )
  .map((parts) => parts.join(''))
  .filter((word) => !isListed(word));

const noun = stem.filter((word) => !isListed(word));

export const institution: fc.Arbitrary<GeneratedInstitution> = fc
  .record({ head, adjective, noun })
  .map((parts) => ({ ...parts, acronym: [parts.head, parts.adjective, parts.noun].map(initial).join('') }))
  .filter(({ acronym }) => !isListed(acronym));

function initial(word: string): string {
  const letter = word.charAt(0).toUpperCase();
  return { Ż: 'Z', Ñ: 'N', Ç: 'C', É: 'E' }[letter] ?? letter;
}

/** A news agency as a dateline credits it. */
export const agency = fc.oneof(
  fc
    .array(fc.constantFrom('B', 'K', 'N', 'P', 'R', 'S', 'T', 'Z'), { minLength: 3, maxLength: 5 })
    .map((letters) => letters.join(''))
    .filter((letters) => !isListed(letters)),
  fc.tuple(properWord, fc.constantFrom(' Presse', '-Info', '')).map((parts) => parts.join('')),
);

export interface GeneratedDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly text: string;
}

const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');

export const day: fc.Arbitrary<GeneratedDay> = fc
  .record({
    year: fc.integer({ min: 1950, max: 2049 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    shape: fc.constantFrom('slash', 'dot', 'words'),
  })
  .map(({ shape, ...date }) => {
    const two = (number: number): string => String(number).padStart(2, '0');
    const text = {
      slash: `${two(date.day)}/${two(date.month)}/${date.year}`,
      dot: `${date.day}.${two(date.month)}.${date.year}`,
      words: `${date.day === 1 ? '1er' : date.day} ${MONTHS[date.month - 1] ?? ''} ${date.year}`,
    }[shape];
    return { ...date, text };
  });

export const WEEKDAYS = 'lundi mardi mercredi jeudi vendredi samedi dimanche'.split(' ');
export const weekday = fc.integer({ min: 1, max: 7 });
