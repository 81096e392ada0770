import { COUNTRIES, PLACE_NOUNS } from '../lexicon/places';
import { isPlace } from './places';
import { isCapitalised, touches, type Word } from './word';
import { FINITE_VERBS, FUNCTION_WORDS, looksLikeAdjective } from '../lexicon/function-words';
import { HONORIFICS } from '../lexicon/honorifics';
import { CAPITAL_HEADS, EVENT_OR_DOCUMENT_HEADS, RELATIONAL_NOUNS } from '../lexicon/institution-words';

/** Which complements a head takes. */
export interface ComplementRules {
  /** Ministries are named by lists: « de l’Agriculture, de la Pêche maritime et du Développement rural ». */
  readonly ministry: boolean;
  /** After a head in small letters, small-letter complements say nothing (« l’école de la ville »). */
  readonly properOnly: boolean;
}

/** Complements in small letters that name one court or council wherever they stand: « cour d’appel », « cour des comptes ». */
const FIXED = /^(?:appel|assises|cassation|comptes|instance|commerce|guerre|securite)$/;

type ConnectorKind = 'of' | 'for';

interface Connector {
  readonly kind: ConnectorKind;
  /** Index of the word after the connector and its article. */
  readonly next: number;
}

function connectorAt(words: readonly Word[], at: number): Connector | undefined {
  const first = words[at];
  const second = words[at + 1]?.plain ?? '';
  switch (first?.plain) {
    case 'de':
      return { kind: 'of', next: second === 'la' || second === "l'" ? at + 2 : at + 1 };
    case 'du':
    case 'des':
    case "d'":
      return { kind: 'of', next: at + 1 };
    case 'of':
      return { kind: 'of', next: second === 'the' ? at + 2 : at + 1 };
    case 'pour':
    case 'contre':
      return { kind: 'for', next: /^(?:la|le|les|l'|des)$/.test(second) ? at + 2 : at + 1 };
    case 'for':
    case 'on':
    case 'against':
      return { kind: 'for', next: second === 'the' ? at + 2 : at + 1 };
    case 'aux':
    case 'au':
      return { kind: 'for', next: at + 1 };
    default:
      return undefined;
  }
}

/**
 * Where the name that begins with the head at `head` ends (index after its last word): adjectives, capitalised words and
 * complements with their connectors. `head + 1` when nothing follows that belongs to it.
 */
export function complementEnd(words: readonly Word[], head: number, rules: ComplementRules): number {
  let at = adjectivesEnd(words, head + 1);
  if (at === head + 1 && isUnknownAdjective(words, at)) at += 1;
  const named = capitalsEnd(words, at);
  if (named > at) at = adjectivesEnd(words, named);
  let noun = named > head + 1 ? words[named - 1] : undefined;
  let previous: ConnectorKind | undefined;
  for (let count = 1; count <= 8; count += 1) {
    const link = linkAt(words, at, previous, rules);
    if (link === undefined) break;
    const target = words[link.next];
    if (target === undefined) break;
    if (!belongs(words, link, count, noun, previous, rules)) break;
    at = adjectivesEnd(words, isCapitalised(target) ? capitalsEnd(words, link.next) : link.next + 1);
    noun = target;
    previous = link.kind;
  }
  return at;
}

/** Whether the noun behind a connector belongs to the name. `count` is 1 for the first complement; `noun` is the noun before. */
function belongs(
  words: readonly Word[],
  link: Link,
  count: number,
  noun: Word | undefined,
  previous: ConnectorKind | undefined,
  rules: ComplementRules,
): boolean {
  const target = words[link.next];
  if (target?.kind !== 'word' || HONORIFICS.has(target.plain)) return false;
  if (isCapitalised(target)) {
    if (link.joined) return target.shape !== 'upper' && !CAPITAL_HEADS.has(target.plain) && !isPlace(words, link.next);
    // The country of a ministry is no part of its name, that of a bank is: « Banque de France ».
    if (count > 1 && rules.ministry && COUNTRIES.has(target.plain)) return false;
    return !(link.kind === 'for' && previous === 'for');
  }
  if (FUNCTION_WORDS.has(target.plain) || FINITE_VERBS.has(target.plain)) return false;
  // « pour former » is a purpose, « pour la formation » a part of the name.
  if (link.kind === 'for' && link.bare && /(?:er|ir|re)$/.test(target.plain)) return false;
  if (rules.properOnly) return count === 1 && (FIXED.test(target.plain) || isLocated(words, link));
  if (count === 1 || link.joined) return true;
  const relational = noun !== undefined && RELATIONAL_NOUNS.has(noun.plain);
  return link.kind === 'of' ? relational : previous === 'of' && (relational || isCapitalised(noun));
}

/** « office de tourisme de Plombières »: a small-letter complement counts where a place or name says which one. */
function isLocated(words: readonly Word[], link: Link): boolean {
  if (link.kind !== 'of' || !link.bare || isNoName(words[link.next])) return false;
  const after = adjectivesEnd(words, link.next + 1);
  const next = connectorAt(words, after);
  return next?.kind === 'of' && isCapitalised(words[next.next]);
}

interface Link extends Connector {
  /** Without an article of its own. */
  readonly bare: boolean;
  /** Joined to what comes before by « et » or a comma. */
  readonly joined: boolean;
}

function linkAt(
  words: readonly Word[],
  at: number,
  previous: ConnectorKind | undefined,
  rules: ComplementRules,
): Link | undefined {
  const plain = connectorAt(words, at);
  if (plain !== undefined) {
    const near = touches(words[at - 1], words[at]);
    return near ? { ...plain, joined: false, bare: plain.next === at + 1 } : undefined;
  }
  if (previous === undefined) return undefined;
  const joint = words[at];
  if (joint?.plain === 'et' || joint?.plain === 'and') {
    const connector = connectorAt(words, at + 1);
    if (connector?.kind === 'of') return { ...connector, joined: true, bare: false };
    // « Parti pour la Liberté et la Justice »
    if (
      /^(?:la|le|les|l')$/.test(words[at + 1]?.plain ?? '') &&
      isCapitalised(words[at - 1]) &&
      words[at + 2]?.shape === 'capital'
    ) {
      return { kind: previous, next: at + 2, joined: true, bare: false };
    }
    const next = words[at + 1];
    const capitals = isCapitalised(words[at - 1]) && next?.shape === 'capital' && joint.plain === 'and';
    return capitals ? { kind: previous, next: at + 1, joined: true, bare: false } : undefined;
  }
  if (joint?.text === ',' && rules.ministry) {
    const connector = connectorAt(words, at + 1);
    if (connector?.kind === 'of' && isCapitalised(words[connector.next]))
      return { ...connector, joined: true, bare: false };
  }
  return undefined;
}

function capitalsEnd(words: readonly Word[], from: number): number {
  let at = from;
  while (at < from + 5 && isCapitalised(words[at]) && touches(words[at - 1], words[at])) {
    const word = words[at];
    if (word === undefined || HONORIFICS.has(word.plain)) break;
    if (at > from && EVENT_OR_DOCUMENT_HEADS.has(word.plain)) break;
    at += 1;
  }
  return at;
}

/** Adjectives in a row, also « économique et social », « économique, social et environnemental ». */
export function adjectivesEnd(words: readonly Word[], from: number): number {
  let at = from;
  while (isAdjective(words[at]) || (at === from && isCapitalAdjective(words, at))) at += 1;
  if (at === from) return at;
  if (
    words[at]?.text === ',' &&
    isAdjective(words[at + 1]) &&
    words[at + 2]?.plain === 'et' &&
    isAdjective(words[at + 3])
  ) {
    return at + 4;
  }
  if (words[at]?.plain === 'et' && isAdjective(words[at + 1])) return at + 2;
  return at;
}

/** « Organisation mondiale de la propriété Intellectuelle »: adjectives with a capital of their own. */
function isCapitalAdjective(words: readonly Word[], at: number): boolean {
  const word = words[at];
  const before = words[at - 1];
  return (
    word?.shape === 'capital' && before?.shape === 'lower' && touches(before, word) && looksLikeAdjective(word.plain)
  );
}

function isAdjective(word: Word | undefined): boolean {
  return word?.kind === 'word' && word.shape === 'lower' && looksLikeAdjective(word.plain);
}

/**
 * A small-letter word right after the head that no list knows, in front of a connector with its article
 * (« Organisation xyz pour les … »): an adjective rather than a verb, unless it ends like one.
 */
export function isUnknownAdjective(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word?.kind !== 'word' || word.shape !== 'lower' || word.plain.length < 4 || /[-']/.test(word.plain)) return false;
  if (FUNCTION_WORDS.has(word.plain) || FINITE_VERBS.has(word.plain)) return false;
  if (/(?:ait|aient|ent|era|eront|ra|ront|it|irent|erent)$/.test(word.plain)) return false;
  const connector = connectorAt(words, at + 1);
  if (connector === undefined || connector.next >= words.length) return false;
  return connector.next > at + 2 || /^(?:des|du)$/.test(words[at + 1]?.plain ?? '');
}

/** « école de la ville de … », « conseil d’administration de … »: what follows says where, not which. */
function isNoName(word: Word | undefined): boolean {
  return word === undefined || PLACE_NOUNS.has(word.plain) || /^(?:administration|surveillance)$/.test(word.plain);
}
