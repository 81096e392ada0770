import { CST, Lexer } from 'yaml';
import type { Steps } from '../text/steps';
import type { Findings } from './findings';

/** Largest sidecar or registry that is read, in bytes of the file and in UTF-16 units of its text. */
export const MAX_SIZE = 8 * 1024 * 1024;
/** UTF-16 units between two pauses. */
const PIECE = 64 * 1024;
/** Longest line that is read, in UTF-16 units without its line end. */
export const MAX_LINE = 64 * 1024;
const MAX_INDENT = 40;
const MAX_DEPTH = 8;

/** What git writes around the two sides of a conflict, at the start of a line. */
const CONFLICT = /^(?:<{7}|\|{7}|>{7})(?: |\r?$)/;

/* eslint-disable no-control-regex -- control characters are what they look for */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]|\r(?!\n)/;
const INDENTATION = /[ \t]*/y;
/* eslint-enable no-control-regex */

/**
 * Looks at a text before any parser does: size, lines, indentation, control characters, git's conflict markers. One
 * finding at most, the first; a text with one must not be parsed. Linear, with pauses.
 */
export function* guardSteps(text: string, findings: Findings): Steps<boolean> {
  const refuse = (code: string, start: number, end: number, ...args: (string | number)[]) => {
    findings.add('error', code, { start, end }, args);
    return false;
  };
  if (text.length > MAX_SIZE) return refuse('too-large', 0, 0, MAX_SIZE / 1024 / 1024);
  if (text.charCodeAt(0) === 0xfeff) return refuse('byte-order-mark', 0, 1);
  for (let from = 0; from < text.length; from += PIECE) {
    // A carriage return at the end of a piece is looked at with what follows.
    const found = text.slice(from, from + PIECE + 1).search(CONTROL);
    if (found === -1 || (found === PIECE && from + PIECE < text.length)) {
      yield;
      continue;
    }
    const at = from + found;
    const code = text.charCodeAt(at);
    if (code === 13) return refuse('lone-carriage-return', at, at + 1);
    const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    return refuse('control-character', at, at + 1, name);
  }
  let rested = 0;
  for (let start = 0; start < text.length;) {
    if (start - rested > PIECE) {
      rested = start;
      yield;
    }
    let end = text.indexOf('\n', start);
    if (end === -1) end = text.length;
    if (end - start > MAX_LINE) return refuse('line-too-long', start, end, MAX_LINE / 1024);
    const first = text.charCodeAt(start);
    if ((first === 60 || first === 62 || first === 124) && CONFLICT.test(text.slice(start, Math.min(end, start + 8)))) {
      return refuse('conflict-markers', start, end);
    }
    if (first === 32 || first === 9) {
      INDENTATION.lastIndex = start;
      const indentation = INDENTATION.exec(text)?.[0] ?? '';
      const content = start + indentation.length;
      const blank = content >= end || (content === end - 1 && text.charCodeAt(content) === 13);
      const tab = indentation.indexOf('\t');
      if (tab !== -1 && !blank) return refuse('tab-indentation', start + tab, start + tab + 1);
      if (indentation.length > MAX_INDENT && !blank) return refuse('indentation-too-deep', start, content, MAX_INDENT);
    }
    start = end + 1;
  }
  return true;
}

/**
 * Looks at a text's YAML tokens before they are composed: nesting, and the parts of YAML that sidecars do without
 * (anchors, aliases, tags, directives, explicit keys, several documents). The parser recurses per level and can take the whole
 * process down on some deeply nested texts; the lexer does not recurse, and being the parser's own it cannot disagree
 * with it about what is quoted. `base` is added to offsets. False after an error. Linear.
 */
export function guardTokens(text: string, base: number, findings: Findings): boolean {
  let at = base;
  let depth = 0;
  /** Indicators (`-`, `:`) that may nest within one line, or within one part of a flow collection. */
  let nested = 0;
  let scalar = false;
  let started = false;
  for (const token of new Lexer().lex(text)) {
    const type = scalar ? 'scalar' : CST.tokenType(token);
    scalar = false;
    if (token === CST.SCALAR) {
      scalar = true;
      continue;
    }
    if (token === CST.DOCUMENT) continue;
    if (token === CST.FLOW_END) {
      depth = 0;
      continue;
    }
    const place = { start: at, end: at + token.length };
    at += token.length;
    switch (type) {
      case 'flow-map-start':
      case 'flow-seq-start':
        depth++;
        nested = 0;
        break;
      case 'flow-map-end':
      case 'flow-seq-end':
        depth = Math.max(0, depth - 1);
        nested = 0;
        break;
      case 'comma':
        nested = 0;
        break;
      case 'newline':
        if (depth === 0) nested = 0;
        continue;
      case 'space':
      case 'comment':
        continue;
      case 'seq-item-ind':
      case 'map-value-ind':
        nested++;
        break;
      case 'anchor':
      case 'alias':
      case 'tag':
      case 'directive-line':
      case 'explicit-key-ind':
        findings.add('error', 'unsupported-yaml', place, [token.trim()]);
        return false;
      case 'double-quoted-scalar':
      case 'single-quoted-scalar':
        // The parser would tell where the text ends that the quote has swallowed.
        if (isClosed(token)) break;
        findings.add('error', 'unclosed-quote', { start: place.start, end: place.start + 1 });
        return false;
      case 'doc-start':
        if (!started) break;
        findings.add('error', 'several-documents', place);
        return false;
      case 'doc-end':
        findings.add('error', 'several-documents', place);
        return false;
      default:
        break;
    }
    started = true;
    if (depth > MAX_DEPTH || nested > MAX_DEPTH) {
      findings.add('error', 'too-deep', place, [MAX_DEPTH]);
      return false;
    }
  }
  return true;
}

/** Whether a quoted text ends with its quotation mark. One that ends with a doubled single quote is left to the parser. */
function isClosed(token: string): boolean {
  const last = token.length - 1;
  if (last < 1 || token.charAt(last) !== token.charAt(0)) return false;
  let backslash = last;
  while (token.charCodeAt(0) === 34 && token.charCodeAt(backslash - 1) === 92) backslash--;
  return (last - backslash) % 2 === 0;
}
