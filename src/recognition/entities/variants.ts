import { CONNECTORS } from '../lexicon/function-words';
import { plainText } from '../plain';

/**
 * What variants of an institution’s name share: its content words in plain form and singular, without articles and
 * prepositions. « Observatoire africain des Migrations » and « … pour la migration » have one key.
 */
export function institutionKey(name: string): string {
  return contentWords(name).map(singular).join(' ');
}

/** Words of a name in plain form, without connectors; elisions are cut off. */
export function contentWords(name: string): string[] {
  return plainText(name)
    .split(/[^\p{L}\p{N}']+/u)
    .map((word) => word.replace(/^(?:d|l|qu)'/, ''))
    .filter((word) => word !== '' && !CONNECTORS.has(word) && word !== 'et' && word !== 'and');
}

function singular(word: string): string {
  if (word.length > 4 && word.endsWith('aux')) return `${word.slice(0, -3)}al`;
  return word.length > 3 && /[sx]$/.test(word) ? word.slice(0, -1) : word;
}

/** Words of a person’s name in plain form; initials lose their stop. */
export function personWords(name: string): string[] {
  return plainText(name)
    .split(/[\s.]+/)
    .filter((word) => word !== '');
}
