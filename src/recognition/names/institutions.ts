import { message, type Message } from '../../text/message';
import { CONNECTORS, FUNCTION_WORDS, looksLikeAdjective } from '../lexicon/function-words';
import { FIRST_NAMES } from '../lexicon/first-names';
import { isFunction, PORTFOLIOS } from '../lexicon/functions';
import {
  CAPITAL_HEADS,
  CAUTIOUS_HEADS,
  EVENT_OR_DOCUMENT_HEADS,
  KNOWN_INSTITUTIONS,
  NAMED_KINDS,
  QUOTABLE,
  SMALL_HEADS,
} from '../lexicon/institution-words';
import { contentInitials, longFormBefore } from './acronyms';
import { adjectivesEnd, complementEnd, isUnknownAdjective } from './complement';
import { isPlace } from './places';
import { isCapitalised, touches, type Sentence, type Word } from './word';

/** A stretch of words `[from, to)` of a sentence taken for an institution’s long name. */
export interface LongName {
  readonly from: number;
  readonly to: number;
  readonly confidence: number;
  readonly why: Message;
}

/** The longest long name, in words. */
const LONGEST = 24;

/**
 * Long names of institutions in one sentence, left to right, none overlapping. `acronyms` are the acronyms written
 * anywhere in the article: a stretch whose initials are one of them ends where the initials say.
 */
export function findLongNames(sentence: Sentence, language: string, acronyms: ReadonlySet<string>): LongName[] {
  const { words } = sentence;
  const names: LongName[] = [];
  for (let at = 0; at < words.length;) {
    const found = longNameAt(sentence, at, language, acronyms);
    const last = names.at(-1);
    if (found === undefined || (last !== undefined && found.from < last.to)) {
      at += 1;
    } else {
      names.push(found);
      at = found.to;
    }
  }
  return names;
}

function longNameAt(
  sentence: Sentence,
  at: number,
  language: string,
  acronyms: ReadonlySet<string>,
): LongName | undefined {
  const { words, loud } = sentence;
  const word = words[at];
  if (word?.kind !== 'word') return undefined;
  const known = knownEnd(words, at);
  if (known > at) {
    const end = adjectivesEnd(words, known);
    return { from: at, to: end, confidence: 0.9, why: message('recognition.institution.known') };
  }
  if (EVENT_OR_DOCUMENT_HEADS.has(word.plain)) return undefined;
  const defined = definedEnd(words, at, acronyms);
  if (defined !== undefined) return defined;
  if (word.shape === 'capital' && CAPITAL_HEADS.has(word.plain)) {
    if (loud && !isFollowedByConnector(words, at)) return undefined;
    const from = language === 'en' ? runStart(words, at) : qualifiedStart(words, at);
    const to = complementEnd(words, at, { ministry: /^minist/.test(word.plain), properOnly: false });
    if (to === at + 1 && from === at) return undefined;
    return headed(from, to, word, 0.85);
  }
  const quoted = word.shape === 'lower' ? quotedName(words, at) : undefined;
  if (quoted !== undefined) return quoted;
  // « l’agence KTP », « le syndicat CGT »: an acronym is a name that stands alone.
  const named = NAMED_KINDS.has(word.plain) || (QUOTABLE.has(word.plain) && words[at + 1]?.shape === 'upper');
  if (word.shape === 'lower' && named) return namedKind(words, at);
  if (word.shape === 'lower' && SMALL_HEADS.has(word.plain)) return smallHeaded(words, at);
  return loud ? undefined : unknownHead(words, at);
}

function headed(from: number, to: number, head: Word, confidence: number): LongName {
  return { from, to, confidence, why: message('recognition.institution.head', head.text) };
}

/** A stretch that begins at a capitalised word and whose initials are an acronym of this article. */
function definedEnd(words: readonly Word[], at: number, acronyms: ReadonlySet<string>): LongName | undefined {
  const first = words[at];
  if (first === undefined || acronyms.size === 0) return undefined;
  if (first.shape !== 'capital' && !(first.shape === 'lower' && SMALL_HEADS.has(first.plain))) return undefined;
  if (FUNCTION_WORDS.has(first.plain) || isFunction(first.plain)) return undefined;
  const listed = CAPITAL_HEADS.has(first.plain) || SMALL_HEADS.has(first.plain);
  // Initials alone would make institutions of people: a noun that no list knows needs its article.
  if (!listed && !/^(?:l'|la|le|les|du|des|au|aux|the)$/.test(words[at - 1]?.plain ?? '')) return undefined;
  let initials = '';
  for (let end = at + 1; end <= Math.min(words.length, at + LONGEST); end += 1) {
    const word = words[end - 1];
    if (word?.kind !== 'word') {
      // « … pour les réfugiés (HCR) »: the acronym itself says where its name begins.
      const acronym = word?.text === '(' && words[end]?.shape === 'upper' ? words[end]?.text : undefined;
      if (acronym === undefined || longFormBefore(words, end - 1, acronym) !== at) return undefined;
      return { from: at, to: end - 1, confidence: 0.95, why: message('recognition.institution.defined', acronym) };
    }
    if (FUNCTION_WORDS.has(word.plain) && !CONNECTORS.has(word.plain) && word.plain !== 'et') return undefined;
    const added = contentInitials([word]).join('');
    if (added === '') continue;
    initials += added;
    if (initials.length > 9) return undefined;
    if (
      first.shape === 'capital' &&
      initials.length >= 2 &&
      acronyms.has(initials) &&
      end > at + 1 &&
      !(word.shape === 'upper')
    ) {
      return { from: at, to: end, confidence: 0.93, why: message('recognition.institution.defined', initials) };
    }
  }
  return undefined;
}

function smallHeaded(words: readonly Word[], at: number): LongName | undefined {
  const head = words[at];
  if (head === undefined) return undefined;
  const ministry = head.plain === 'ministere';
  const to = complementEnd(words, at, { ministry, properOnly: !ministry });
  if (to === at + 1) return undefined;
  const stretch = words.slice(at + 1, to);
  const proper = stretch.some((word) => isCapitalised(word));
  const fixed = /^(?:cour|conseil|police|tribunal)$/.test(head.plain) && stretch.length >= 1;
  if (!ministry && !proper && !fixed) return undefined;
  if (ministry && stretch.length < 2 && !proper) return undefined;
  if (!proper && !ministry && !isFixedName(head, stretch)) return undefined;
  const direct = isCapitalised(words[at + 1]);
  const qualified = looksLikeAdjective(words[at + 1]?.plain ?? '') || (words[at + 2]?.shape === 'lower' && to > at + 4);
  if (CAUTIOUS_HEADS.has(head.plain) && !direct && !qualified && !isFixedName(head, stretch)) return undefined;
  if (direct && isPlace(words, at + 1)) return undefined;
  return headed(at, to, head, ministry ? 0.9 : 0.75);
}

function isFixedName(head: Word, stretch: readonly Word[]): boolean {
  const rest = stretch.map((word) => word.plain).join(' ');
  if (head.plain === 'cour')
    return /^(?:d' (?:appel|assises)|de cassation|des comptes|supreme|constitutionnelle)/.test(rest);
  if (head.plain === 'police') return /^(?:judiciaire|nationale)/.test(rest);
  return head.plain === 'conseil' && /^(?:de securite|constitutionnel|d' etat)/.test(rest);
}

/** « la société Valdor », « le quotidien Le Matin du Nord »: the kind stays outside. */
function namedKind(words: readonly Word[], at: number): LongName | undefined {
  const next = words[at + 1];
  if (next === undefined || !isCapitalised(next) || next.shape === 'initial' || !touches(words[at], next))
    return undefined;
  if (isPlace(words, at + 1)) return undefined;
  let to = at + 1;
  while (to < at + 6 && isCapitalised(words[to]) && touches(words[to - 1], words[to])) to += 1;
  if (
    /^(?:le|la|les|l')$/.test(next.plain) &&
    /^(?:de|du|des)$/.test(words[to]?.plain ?? '') &&
    isCapitalised(words[to + 1])
  ) {
    to += 2;
  }
  return {
    from: at + 1,
    to,
    confidence: 0.7,
    why: message('recognition.institution.kind', words[at]?.text ?? ''),
  };
}

/** « l’association « Terre commune » »: what stands in quotation marks after the kind. */
function quotedName(words: readonly Word[], at: number): LongName | undefined {
  const kind = words[at];
  if (kind === undefined || !QUOTABLE.has(kind.plain)) return undefined;
  const opening = words[at + 1]?.text ?? '';
  const closing = { '«': '»', '“': '”', '"': '"' }[opening];
  if (closing === undefined || !isCapitalised(words[at + 2])) return undefined;
  for (let to = at + 3; to < at + 12; to += 1) {
    if (words[to]?.text !== closing) continue;
    return { from: at + 2, to, confidence: 0.8, why: message('recognition.institution.kind', kind.text) };
  }
  return undefined;
}

/** A capitalised noun that no list knows, shaped as names of institutions are: « l’Xyz africain pour la … ». */
function unknownHead(words: readonly Word[], at: number): LongName | undefined {
  const word = words[at];
  const before = words[at - 1];
  if (word?.shape !== 'capital' || before === undefined || !/^(?:l'|la|le|du|au)$/.test(before.plain)) return undefined;
  if (word.plain.length < 4 || isPlace(words, at) || FUNCTION_WORDS.has(word.plain) || isFunction(word.plain))
    return undefined;
  if (/^[ivx]+e$/.test(word.plain)) return undefined;
  if (FIRST_NAMES.has(word.plain) || PORTFOLIOS.has(word.plain) || isDemonym(word.plain) || word.plain === 'royaume')
    return undefined;
  const adjectives = adjectivesEnd(words, at + 1);
  if (adjectives === at + 1 && !isUnknownAdjective(words, at + 1)) return undefined;
  const body = Math.max(adjectives, at + 2);
  const to = complementEnd(words, at, { ministry: false, properOnly: false });
  if (to <= body + 1) return undefined;
  return { from: at, to, confidence: 0.6, why: message('recognition.institution.shape') };
}

function isDemonym(plain: string): boolean {
  return /(?:ain|aine|ien|ienne|ais|aise|ois|oise|ains|aines|iens|iennes|aises|oises)$/.test(plain);
}

function isFollowedByConnector(words: readonly Word[], at: number): boolean {
  return /^(?:de|des|du|d'|pour|of|for)$/.test(words[at + 1]?.plain ?? '');
}

/** « Haut Conseil », « Haute Autorité »: the adjective in front belongs to the name. */
function qualifiedStart(words: readonly Word[], at: number): number {
  const before = words[at - 1];
  const qualifies = before?.shape === 'capital' && /^(?:hauts?|hautes?|grande?|nouvelle?|petite?)$/.test(before.plain);
  return qualifies && touches(before, words[at]) ? at - 1 : at;
}

/** English puts the head last: « World Health Organization ». */
function runStart(words: readonly Word[], at: number): number {
  let from = at;
  while (from > 0 && from > at - 5) {
    const before = words[from - 1];
    if (before === undefined || !isCapitalised(before) || !touches(before, words[from])) break;
    if (FUNCTION_WORDS.has(before.plain) || EVENT_OR_DOCUMENT_HEADS.has(before.plain)) break;
    from -= 1;
  }
  return from;
}

/** Where a well-known institution that begins at `at` ends; `at` when none does. */
function knownEnd(words: readonly Word[], at: number): number {
  const first = words[at];
  if (first === undefined || !isCapitalised(first)) return at;
  let phrase = '';
  let end = at;
  for (let next = at; next < Math.min(words.length, at + 4); next += 1) {
    const word = words[next];
    if (word?.kind !== 'word') break;
    phrase = phrase === '' || phrase.endsWith("'") ? phrase + word.plain : `${phrase} ${word.plain}`;
    if (KNOWN_INSTITUTIONS.has(phrase)) end = next + 1;
  }
  return end;
}
