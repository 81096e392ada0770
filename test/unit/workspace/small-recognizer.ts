import type { Recognition, SuggestedEntity, Suggestion } from '../../../src/recognition/recognizer';

/** Names that the small recognizer knows: the words, their type, and the entity that they name. */
export const LEXICON: readonly (readonly [words: string, type: string, entity?: string, value?: string])[] = [
  ['Organisation des Idées', 'institution', 'OIX'],
  ['OIX', 'institution', 'OIX'],
  ['Ana Melo', 'actor', 'ana-melo'],
  ['Melo', 'actor', 'ana-melo'],
  ['Luc Tran', 'actor', 'luc-tran'],
  ['mardi', 'date', undefined, '2018-12-11'],
];

export const ENTITIES: readonly SuggestedEntity[] = [
  { key: 'OIX', type: 'institution', name: 'Organisation des Idées', aliases: ['OIX'] },
  { key: 'ana-melo', type: 'actor', name: 'Ana Melo', aliases: ['Melo'], role: 'présidente' },
  { key: 'luc-tran', type: 'actor', name: 'Luc Tran', aliases: [] },
];

/** Finds every word of a lexicon, longest first, without overlaps. A stand-in that tests can read. */
export function recognize(text: string, lexicon = LEXICON, entities = ENTITIES): Recognition {
  const pattern = new RegExp(lexicon.map(([words]) => words).join('|') || '(?!)', 'g');
  const suggestions = [...text.matchAll(pattern)].map((match): Suggestion => {
    const [, type, entity, value] = lexicon.find(([words]) => words === match[0]) ?? ['', 'actor'];
    return {
      start: match.index,
      end: match.index + match[0].length,
      type,
      ...(entity === undefined ? {} : { entity }),
      ...(value === undefined ? {} : { value, timex: 'XXXX-WXX-2' }),
      confidence: 0.9,
      why: { code: 'lexicon', args: [] },
    };
  });
  return { language: 'fr', reference: '2018-12-11', suggestions, entities };
}
