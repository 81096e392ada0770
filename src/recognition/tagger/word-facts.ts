import type { Word } from '../names/word';
import { Bit, gazetteerBits, type NameLists } from './gazetteer';
import { hashText, mix } from './hash';

/** How far to either side a word is seen by its neighbours as a word of its own. */
export const REACH = 3;

/** What is known of a word wherever it stands: found once for every way of writing it. */
export interface WordFacts {
  /** Hash of the word in small letters, digits as zeros. */
  readonly lower: number;
  /** Hash of the collapsed shape (`Xx`, `X-X`, the mark itself). */
  readonly shape: number;
  /** Hash of the last three letters. */
  readonly ending: number;
  /** {@link Bit}s of the lists that hold it. */
  readonly bits: number;
  readonly capital: boolean;
  /** A small word that may stand inside a name: « de », « pour », « les ». */
  readonly connector: boolean;
  /** Small, and no word of grammar. */
  readonly content: boolean;
  /** Marks and numbers have none. */
  readonly letters: boolean;
  /** Features of the word itself, by its distance from the word that is labelled: index `distance + REACH`. */
  readonly features: readonly Int32Array[];
}

const CONNECTORS = new Set(
  "de du des d' la le les l' pour et en au aux a sur contre sans van von der den del della da dos do el al ben bin of the for and".split(
    ' ',
  ),
);

/** Finds what is known of one word. Offsets and sentence do not matter. */
export function wordFacts(word: Word, lists: NameLists): WordFacts {
  const { text, plain, kind } = word;
  const capital = word.shape === 'capital' || word.shape === 'upper' || word.shape === 'initial';
  const small = text
    .toLowerCase()
    .replace(/[\u2019\u02bc]/g, "'")
    .replace(/\p{N}/gu, '0');
  const lower = hashText(small);
  const shape = hashText(shapeOf(text));
  const ending = hashText(small.slice(-3), 3);
  const letters = kind === 'word';
  const bits = letters ? gazetteerBits(plain, word.shape === 'upper' ? text.replaceAll('.', '') : undefined, lists) : 0;
  const own = letters ? wordFeatures(small, text, shape, bits, capital) : [mix(1, lower), mix(2, shape)];
  const near = letters
    ? [mix(1, lower), mix(2, shape), mix(3, ending), mix(4, mix(bits, capital ? 1 : 0))]
    : [mix(1, lower), mix(2, shape)];
  const features: Int32Array[] = [];
  for (let distance = -REACH; distance <= REACH; distance += 1) {
    const seen = distance === 0 ? own : Math.abs(distance) === REACH ? near.slice(0, 1) : near;
    features.push(Int32Array.from(seen, (feature) => mix(feature, 100 + distance)));
  }
  return {
    lower,
    shape,
    ending,
    bits,
    capital,
    connector: !capital && CONNECTORS.has(plain),
    content: letters && !capital && (bits & Bit.grammar) === 0 && !CONNECTORS.has(plain) && small.length > 2,
    letters,
    features,
  };
}

function wordFeatures(small: string, text: string, shape: number, bits: number, capital: boolean): number[] {
  const features = [mix(1, hashText(small)), mix(2, shape), mix(5, mix(shape, Math.min(text.length, 8)))];
  if (capital) features.push(mix(6, hashText(text)));
  for (let length = 2; length <= 5; length += 1) {
    if (small.length < length) break;
    features.push(mix(10 + length, hashText(small.slice(0, length))));
    features.push(mix(20 + length, hashText(small.slice(-length))));
  }
  if (capital) {
    features.push(mix(31, hashText(small.slice(-1))));
    const framed = `^${small}$`;
    for (let at = 0; at + 3 <= framed.length && at < 20; at += 1)
      features.push(mix(32, hashText(framed.slice(at, at + 3))));
    const parts = small.split(/[-'.]/);
    if (parts.length > 1) {
      features.push(mix(33, hashText(parts[0] ?? '')));
      features.push(mix(34, hashText(parts.at(-1) ?? '')));
    }
  }
  for (let bit = 0; bit < 20; bit += 1) {
    if ((bits & (1 << bit)) !== 0) features.push(mix(mix(40, bit), capital ? 1 : 0));
  }
  features.push(mix(41, mix(bits, shape)));
  return features;
}

/** Runs of alike characters as one: `X` capitals, `x` small letters, `0` digits, marks as they are. */
function shapeOf(text: string): string {
  const classes = text
    .replace(/\p{Lu}/gu, 'X')
    .replace(/[\p{Ll}\p{Lo}\p{M}]/gu, 'x')
    .replace(/\p{N}/gu, '0');
  const collapsed = classes.replace(/(.)\1+/gu, '$1$1');
  return text.length === 1 ? classes : collapsed;
}
