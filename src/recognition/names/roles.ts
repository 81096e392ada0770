import { FINITE_VERBS } from '../lexicon/function-words';
import { FUNCTION_PREFIXES, isFunction } from '../lexicon/functions';
import type { Word } from './word';

/** How far in front of a name its function is looked for, in words. */
const REACH = 40;

const LINKS = /^(?:de|du|des|d'|of|et|aupres)$/;
const ARTICLE = /^(?:le|la|les|l'|un|une|the|an)$/;
/** Prepositions inside a complement: an article behind one of them does not begin the function’s own phrase. */
const INSIDE = /^(?:de|d'|of|à|aupres|pour|sur|contre|et|for|to|and)$/;
/** After a comma, these go on with the list of what someone is in charge of. */
const GOES_ON = /^(?:de|du|des|d'|charge|chargee|aupres|et|à|aux|au)$/;
/** Verbs, relatives and prepositions that begin another phrase. « a » is the verb: « à » keeps its accent here. */
const CLOSES =
  /^(?:a|que|qu'|qui|dont|ou|avec|selon|chez|entre|mais|par|depuis|pendant|lors|apres|avant|who|which|that|with|by)$/;

/** Words `[from, to)` of a sentence that say a function. */
export interface RoleWords {
  readonly from: number;
  readonly to: number;
}

/**
 * The function in front of the name at `name`: « le directeur général de l’OIM, M. X », « le ministre marocain X ».
 * Reads backwards over the function’s complements to its own article; `undefined` when a verb or another
 * phrase comes first.
 */
export function roleBefore(words: readonly Word[], name: number): RoleWords | undefined {
  const apposed = words[name - 1]?.text === ',';
  const to = apposed ? name - 1 : name;
  for (let at = to - 1; at >= Math.max(0, to - REACH); at -= 1) {
    const word = words[at];
    if (word === undefined) return undefined;
    if (isFunction(word.plain) && !isFunction(words[at - 1]?.plain ?? '')) {
      return apposed || isAdjacent(words, at, to) ? { from: outermost(words, at), to } : undefined;
    }
    if (!isComplementWord(words, at)) return undefined;
  }
  return undefined;
}

/** Whether a word can stand between a function and the name that it belongs to. */
function isComplementWord(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word === undefined) return false;
  if (word.kind === 'mark') {
    if (word.text === ',') return GOES_ON.test(grammarOf(words[at + 1]));
    return word.text === '(' || word.text === ')';
  }
  if (ARTICLE.test(word.plain)) return INSIDE.test(grammarOf(words[at - 1]));
  return word.kind === 'number' || !closes(word);
}

/** The plain form, but « à » and « a » are told apart, as an initial « A » is read as « À ». */
function grammarOf(word: Word | undefined): string {
  if (word?.plain !== 'a') return word?.plain ?? '';
  return word.text === 'a' ? 'a' : 'à';
}

function closes(word: Word | undefined): boolean {
  if (word?.kind !== 'word') return true;
  const grammar = grammarOf(word);
  return grammar !== 'à' && (CLOSES.test(grammar) || ARTICLE.test(grammar) || FINITE_VERBS.has(grammar));
}

/**
 * « ministre déléguée auprès du ministre », « secrétaire d’État et vice-ministre », « conseiller du président »: the
 * function that governs this one, with « ancien » and the like in front.
 */
function outermost(words: readonly Word[], at: number): number {
  let found = at;
  for (let before = at - 1; before >= Math.max(0, at - 12); before -= 1) {
    const word = words[before];
    const plain = word?.plain ?? '';
    const next = words[before + 1]?.plain ?? '';
    if (isFunction(plain)) found = before;
    else if (LINKS.test(plain) || FUNCTION_PREFIXES.has(plain)) continue;
    else if (/^(?:la|l')$/.test(plain) && words[before - 1]?.plain === 'de') continue;
    // A noun or an adjective in front of « de », « et », « auprès » may lead to the outer function.
    else if (!LINKS.test(next) || closes(word)) break;
  }
  while (FUNCTION_PREFIXES.has(words[found - 1]?.plain ?? '')) found -= 1;
  return found;
}

/** Without a comma the name must follow the function, or an adjective or noun of its complement: no preposition between. */
function isAdjacent(words: readonly Word[], functionAt: number, name: number): boolean {
  if (functionAt === name - 1) return true;
  const last = words[name - 1];
  return last?.kind === 'word' && last.shape === 'lower' && last.plain.length > 3 && name - functionAt <= 14;
}

/** The function that follows a name behind a comma: « X, maire de la ville, ». */
export function roleAfter(words: readonly Word[], end: number): RoleWords | undefined {
  if (words[end]?.text !== ',') return undefined;
  const from = end + (ARTICLE.test(words[end + 1]?.plain ?? '') ? 2 : 1);
  let at = from;
  while (FUNCTION_PREFIXES.has(words[at]?.plain ?? '') && at < from + 2) at += 1;
  const word = words[at];
  if (word?.kind !== 'word' || !isFunction(word.plain)) return undefined;
  let to = at + 1;
  while (to < words.length && to < at + 25) {
    const next = words[to];
    if (next === undefined || (next.kind === 'mark' && next.text !== '(' && next.text !== ')')) break;
    if (next.kind === 'word' && !ARTICLE.test(next.plain) && closes(next)) break;
    to += 1;
  }
  return { from, to };
}
