import type { Suggestion, SuggestedEntity } from '../../../src/recognition/recognizer';
import { createRecognizer } from '../../../src/recognition/article-recognizer';
import { EMPTY_SET } from '../../../src/annotation/model';
import { renderSidecar } from '../../../src/sidecar/render';
import { adoptSuggestions } from '../../../src/workspace/adopt';

/** An article of the benchmark: its text, its sidecar, and where in it a person types. */
export interface GeneratedArticle {
  readonly text: string;
  readonly sidecar: string;
  readonly stored: number;
  /** Recognized and not stored: what the editor suggests. */
  readonly suggested: number;
  /** Offsets to type at, last first, so that typing at one moves none of the next. */
  readonly stops: readonly number[];
}

/** One of the sizes that are compared. */
export interface ArticlePlan {
  readonly name: string;
  /** UTF-16 units, about. */
  readonly length: number;
  readonly mentions: number;
  /** Whether a paragraph is a line; else the whole article is one. */
  readonly lines: boolean;
}

export const PLANS: readonly ArticlePlan[] = [
  { name: '10 KB', length: 10_000, mentions: 100, lines: true },
  { name: '100 KB', length: 100_000, mentions: 1_000, lines: true },
  { name: '1 MB', length: 1_000_000, mentions: 10_000, lines: true },
  { name: '100 KB, one line', length: 100_000, mentions: 1_000, lines: false },
];

const PARAGRAPH = 600;
const STOPS = 10;
/** Of a long line the editor shows the beginning only. */
const SHOWN_OF_A_LINE = 9_000;

/** The article of a plan, the same each time. */
export async function generateArticle(plan: ArticlePlan): Promise<GeneratedArticle> {
  const text = writeText(plan);
  const idle = { yieldNow: () => Promise.resolve(), now: () => 0, signal: { aborted: false } };
  const { suggestions, entities } = await createRecognizer().recognize({ text }, idle);
  const chosen = evenly(suggestions, plan.mentions);
  const set = adoptSuggestions({
    text,
    set: EMPTY_SET,
    placements: new Map(),
    suggestions: chosen,
    entities: entities satisfies readonly SuggestedEntity[],
    by: 'marginalia 0.1.0',
    reviewedBy: ['bench'],
  });
  return {
    text,
    sidecar: renderSidecar(set, 'article.txt'),
    stored: set.mentions.size,
    suggested: suggestions.length - chosen.length,
    stops: stopsIn(text, chosen, plan.lines),
  };
}

function evenly<T>(items: readonly T[], count: number): readonly T[] {
  if (items.length < count) throw new Error(`Only ${items.length} suggestions for ${count} mentions.`);
  return Array.from({ length: count }, (_, index) => items[Math.floor((index * items.length) / count)]!);
}

/** Places in the middle of the article, three of them inside mentions, the others inside other words. */
function stopsIn(text: string, mentions: readonly Suggestion[], lines: boolean): readonly number[] {
  const middle = lines ? text.length / 2 : SHOWN_OF_A_LINE / 2;
  const step = lines ? Math.min(PARAGRAPH, (text.length * 0.8) / STOPS) : (SHOWN_OF_A_LINE * 0.8) / STOPS;
  const stops = Array.from({ length: STOPS }, (_, index) => {
    const near = Math.floor(middle + (index - STOPS / 2) * step);
    if (index % 3 === 1) {
      const mention = mentions.find(({ start, type }) => start >= near && type !== 'date');
      if (mention !== undefined) return mention.start + 2;
    }
    for (let at = near; at < text.length; at += 1) {
      const inWord = /^\p{Ll}{4}$/u.test(text.slice(at - 2, at + 2));
      if (inWord && !mentions.some(({ start, end }) => start - 2 <= at && at <= end + 2)) return at;
    }
    throw new Error(`No place to type behind ${near}.`);
  });
  return stops.sort((a, b) => b - a);
}

function writeText({ length, lines }: ArticlePlan): string {
  const random = generator(7);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const people = Array.from(
    { length: Math.max(8, Math.ceil(length / 4000)) },
    () => `${capital(word(random, 2))} ${capital(word(random, 3))}`,
  );
  const bodies = Array.from(
    { length: Math.max(6, Math.ceil(length / 8000)) },
    () => `${pick(['l’Observatoire', 'l’Agence', 'l’Institut', 'l’Union'])} ${pick(ADJECTIVES)} ${pick(FIELDS)}`,
  );
  const date = (): string => `${1 + Math.floor(random() * 28)} ${pick(MONTHS)} ${1990 + Math.floor(random() * 35)}`;
  const sentence = (): string => {
    const person = pick(people);
    const surname = person.split(' ')[1]!;
    const body = pick(bodies);
    return pick([
      `Le ${date()}, la ministre ${person} a reçu une délégation de ${body}.`,
      `« Nous tiendrons parole », a déclaré M. ${surname}, selon ${body}.`,
      `Le directeur ${person} et ${body} ont signé un accord le ${date()}.`,
      `D’après ${body}, Mme ${surname} était sur place le ${date()} avec M. ${person}.`,
      `Les habitants du quartier attendent encore que M. ${surname} réponde à ${body}.`,
    ]);
  };
  const paragraphs: string[] = [`Ville-Neuve, 11/12/2018 (Correspondance) - ${sentence()}`];
  let written = paragraphs[0]!.length;
  while (written < length) {
    let paragraph = sentence();
    while (paragraph.length < PARAGRAPH - 40) paragraph += ` ${sentence()}`;
    paragraphs.push(paragraph);
    written += paragraph.length + 2;
  }
  return lines ? `${paragraphs.join('\n\n')}\n` : paragraphs.join(' ');
}

const MONTHS = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre'];
const ADJECTIVES = ['nationale', 'européenne', 'régionale', 'maritime', 'populaire', 'générale', 'technique'];
const FIELDS = ['des ports', 'de la pêche', 'des récoltes', 'du climat', 'des routes', 'de la lecture', 'des forêts'];
const ONSETS = ['b', 'br', 'd', 'f', 'g', 'gl', 'k', 'l', 'm', 'n', 'p', 'pl', 'r', 's', 't', 'tr', 'v', 'z'];
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'é', 'ou', 'an', 'on', 'ar', 'el'];

function word(random: () => number, syllables: number): string {
  const part = (list: readonly string[]): string => list[Math.floor(random() * list.length)]!;
  return Array.from({ length: syllables }, () => part(ONSETS) + part(VOWELS)).join('');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Numbers from 0 to 1 (mulberry32 of a fixed seed). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
