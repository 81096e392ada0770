import * as fc from 'fast-check';
import { describeSpans } from '../../../src/anchoring/describe';
import type { Quote } from '../../../src/annotation/model';
import type { Span } from '../../../src/text/span';

/** Pieces that make texts repeat themselves and hold everything that is awkward about offsets. */
const PIECES = [
  'La porte-parole ',
  'Mme Irène Valcourt ',
  'l’Agence des Rivages ',
  "l'Agence des Rivages ",
  'a annoncé ',
  'mardi ',
  '«\u00a0un accord\u00a0» ',
  'à Bourg-Neuf, ',
  'Bourg\u2011Neuf ',
  'ADR ',
  'aaaa',
  'a',
  ' ',
  '\n',
  '\n\n',
  'Lire aussi : nos pages régionales.\n',
  '👩‍👧‍👦',
  '🏳️‍🌈 ',
  'e\u0301te\u0301 ',
  '𝒳',
  'x'.repeat(70),
];

/** Texts with boilerplate, emoji, combining accents, no-break spaces; often empty or short. */
export const texts: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 60 })
  .map((pieces) => pieces.join(''));

/** A text and spans in it that are not empty, nested and equal ones included. */
export const textsWithSpans: fc.Arbitrary<{ readonly text: string; readonly spans: readonly Span[] }> = texts
  .filter((text) => text.length > 0)
  .chain((text) =>
    fc.record({ text: fc.constant(text), spans: fc.array(spansOf(text), { minLength: 1, maxLength: 12 }) }),
  );

export function spansOf(text: string): fc.Arbitrary<Span> {
  return fc
    .tuple(fc.nat(text.length - 1), fc.nat(Math.min(30, text.length - 1)))
    .map(([start, length]) => ({ start, end: Math.min(text.length, start + 1 + length) }));
}

/** The span of the `nth` occurrence of a string. */
export function spanOf(text: string, exact: string, nth = 1): Span {
  let start = -1;
  for (let count = 0; count < nth; count += 1) start = text.indexOf(exact, start + 1);
  if (start === -1) throw new Error(`« ${exact} » does not stand in the text ${nth} times`);
  return { start, end: start + exact.length };
}

/** Quotes of several strings of a text, by id; the string itself is the id. */
export function quotesOf(text: string, ...exacts: readonly string[]): [string, Quote][] {
  const quotes = describeSpans(
    text,
    exacts.map((exact) => spanOf(text, exact)),
  );
  return exacts.map((exact, index) => [exact, quotes[index]!]);
}

const SYLLABLES = 'ba co du fe li mo nu pa re si ta vo cla dri ple tro gran vil mar ton ser lan bri que'.split(' ');
const NAMES = [
  'Irène Valcourt',
  'Paul Ardent',
  'Agence des Rivages',
  'ADR',
  'Bourg-Neuf',
  'mardi',
  'Conseil du Fleuve',
];

/** Prose of about `length` characters with `count` mentions spread evenly, repeatable for a seed. */
export function prose(length: number, count: number, seed = 1): { readonly text: string; readonly spans: Span[] } {
  const random = generator(seed);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const parts: string[] = [];
  const spans: Span[] = [];
  let at = 0;
  const add = (part: string): void => {
    parts.push(part);
    at += part.length;
  };
  let sentence = 0;
  while (at < length) {
    if (spans.length < count && at >= (spans.length * length) / count) {
      const name = pick(NAMES);
      spans.push({ start: at, end: at + name.length });
      add(name);
    } else {
      const syllables = 1 + Math.floor(random() * 3);
      for (let syllable = 0; syllable < syllables; syllable += 1) add(pick(SYLLABLES));
    }
    sentence += 1;
    if (sentence % 90 === 0) add('.\n\n');
    else if (sentence % 15 === 0) add('. ');
    else add(random() < 0.05 ? ' l’' : ' ');
  }
  return { text: parts.join(''), spans };
}

/** A small linear congruential generator: numbers in [0, 1). */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
