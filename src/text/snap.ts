import type { Span } from './span';
import { isApostrophe, tokenize, type Token } from './tokens';
import { isElision, tokensAround, wordAt } from './words';

const PAIRS: readonly (readonly [open: string, close: string])[] = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['«', '»'],
  ['‹', '›'],
  ['“', '”'],
  ['"', '"'],
];
const CLOSING = new Map(PAIRS);
const OPENING = new Map(PAIRS.map(([open, close]) => [close, open]));

/** Marks that never begin or end a name: punctuation, dashes, single quotes, Markdown emphasis. */
const LOOSE = new Set(Array.from(",;:.!?…·•-‐‑–—‘’'ʼ„*_`~|/\\<>="));

/** Passes after which an absurd selection is taken as it is. */
const MOST_PASSES = 16;

/**
 * The span that a person means who selected `span` (UTF-16; its ends in any order): whole words, without elisions
 * (`l’`, `d’`, `qu’`), spaces, final punctuation, and quotes or brackets that are around it or open to one side. The dot of
 * an initial or an acronym (« Georges W. », « S.A. ») stays. An empty span means the word at the caret; at an elided word,
 * the one after it.
 *
 * Undefined where there is no word. Snapping a second time changes nothing.
 */
export function snapSpan(text: string, span: Span): Span | undefined {
  const from = clamp(text, Math.min(span.start, span.end));
  const to = clamp(text, Math.max(span.start, span.end));
  const wide = from === to ? aroundCaret(text, from) : grown(text, from, to);
  if (wide === undefined) return undefined;
  let tokens = tokenize(text, wide.start, wide.end);
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const kept = trimmed(text, tokens);
    if (kept.length === tokens.length) break;
    tokens = kept;
  }
  const first = tokens.at(0);
  const last = tokens.at(-1);
  if (first === undefined || last === undefined || tokens.every(({ kind }) => kind === 'mark')) return undefined;
  return { start: first.start, end: last.end };
}

function clamp(text: string, offset: number): number {
  return Math.max(0, Math.min(offset, text.length));
}

function aroundCaret(text: string, caret: number): Span | undefined {
  const word = wordAt(text, caret);
  if (word === undefined || !isElision(text, { ...word, kind: 'word' })) return word;
  const next = wordAt(text, word.end);
  return next?.start === word.end ? next : undefined;
}

/** Moves edges that lie inside a word to the ends of that word. */
function grown(text: string, start: number, end: number): Span {
  const first = tokensAround(text, start).find((token) => token.start < start && start < token.end);
  const last = tokensAround(text, end).find((token) => token.start < end && end < token.end);
  return { start: first?.start ?? start, end: last?.end ?? end };
}

/** Takes away tokens that do not belong at the ends. */
function trimmed(text: string, tokens: readonly Token[]): Token[] {
  const partners = partnersOf(text, tokens);
  let first = 0;
  let last = tokens.length - 1;
  for (;;) {
    const head = tokens[first];
    const tail = tokens[last];
    if (head === undefined || tail === undefined || first > last) return [];
    if (first < last && partners.get(first) === last) {
      first += 1;
      last -= 1;
    } else if (isElision(text, head) || isOutside(text, head, partners.get(first), first, last)) {
      first += 1;
    } else if (
      isElision(text, tail) ||
      isPossessive(text, tail) ||
      (isOutside(text, tail, partners.get(last), first, last) && !isDotOfName(text, tokens, last))
    ) {
      last -= 1;
    } else {
      return tokens.slice(first, last + 1);
    }
  }
}

/** Whether a mark at an end does not belong to the name: loose punctuation, or one of a pair whose partner is outside. */
function isOutside(text: string, token: Token, partner: number | undefined, first: number, last: number): boolean {
  if (token.kind !== 'mark') return false;
  const mark = text.slice(token.start, token.end);
  if (CLOSING.has(mark) || OPENING.has(mark)) return partner === undefined || partner < first || partner > last;
  return LOOSE.has(mark);
}

/** Whether a token is the English `’s`. */
function isPossessive(text: string, token: Token): boolean {
  return token.kind === 'word' && isApostrophe(text[token.start]);
}

/** Whether the token at `index` is the dot right after a single capital letter. */
function isDotOfName(text: string, tokens: readonly Token[], index: number): boolean {
  const dot = tokens[index];
  const before = tokens[index - 1];
  if (dot === undefined || before?.end !== dot.start || text[dot.start] !== '.') return false;
  return /^\p{Lu}\p{M}*$/u.test(text.slice(before.start, before.end));
}

/** For every quote or bracket that has its counterpart among the tokens, the index of the counterpart. */
function partnersOf(text: string, tokens: readonly Token[]): Map<number, number> {
  const partners = new Map<number, number>();
  const open: { readonly mark: string; readonly index: number }[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'mark') continue;
    const mark = text.slice(token.start, token.end);
    const wanted = OPENING.get(mark);
    const at = wanted === undefined ? -1 : open.findLastIndex((candidate) => candidate.mark === wanted);
    const opener = open[at];
    if (opener !== undefined) {
      partners.set(index, opener.index).set(opener.index, index);
      open.length = at;
    } else if (CLOSING.has(mark)) {
      open.push({ mark, index });
    }
  }
  return partners;
}
