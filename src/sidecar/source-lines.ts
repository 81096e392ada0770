import { CST, Lexer } from 'yaml';

/** The line end that a file uses: that of its first line. */
export function lineEndOf(text: string): '\n' | '\r\n' {
  const at = text.indexOf('\n');
  return at > 0 && text.charCodeAt(at - 1) === 13 ? '\r\n' : '\n';
}

/** What stands at a line's start: its indentation, and the first character behind it (empty for a blank line). */
interface LineStart {
  readonly indent: number;
  readonly first: string;
  /** Start of the next line. */
  readonly next: number;
}

function lineAt(text: string, start: number): LineStart {
  const newline = text.indexOf('\n', start);
  const end = newline === -1 ? text.length : newline;
  let at = start;
  while (at < end && text.charCodeAt(at) === 32) at++;
  const first = at < end && text.charAt(at) !== '\r' ? text.charAt(at) : '';
  return { indent: at - start, first, next: newline === -1 ? text.length : newline + 1 };
}

function lineBefore(text: string, start: number): number {
  return text.lastIndexOf('\n', start - 2) + 1;
}

/**
 * Start of the comment lines that stand right above a line, or of that line itself. Comments that are indented by
 * more than `indent` go with what is above them, see {@link commentsBelow}.
 */
export function leadingComments(text: string, start: number, indent: number): number {
  let from = start;
  while (from > 0) {
    const above = lineBefore(text, from);
    const line = lineAt(text, above);
    if (line.first !== '#' || line.indent > indent) break;
    from = above;
  }
  return from;
}

/** Start of the blank line above a line, or of that line itself. */
export function blankAbove(text: string, start: number): number {
  if (start === 0) return start;
  const above = lineBefore(text, start);
  return lineAt(text, above).first === '' ? above : start;
}

/** End of the comment lines right below `end` that are indented by more than `indent`: they go with what is above. */
export function commentsBelow(text: string, end: number, indent: number): number {
  let to = end;
  while (to < text.length && text.charCodeAt(to - 1) === 10) {
    const line = lineAt(text, to);
    if (line.first !== '#' || line.indent <= indent) break;
    to = line.next;
  }
  return to;
}

/** End of the comment lines right below a section's key, unless they are those of its first record. */
export function headerComments(text: string, end: number): number {
  let to = end;
  while (to < text.length && text.charCodeAt(to - 1) === 10) {
    const line = lineAt(text, to);
    if (line.first !== '#') return line.first === '' ? to : end;
    to = line.next;
  }
  return to;
}

/** Start of the line behind the one that `at` stands in, or the text's end. */
export function lineEnd(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline === -1 ? text.length : newline + 1;
}

/** Columns before a line's first character. */
export function indentAt(text: string, start: number): number {
  return lineAt(text, start).indent;
}

/** The comments of a stretch of YAML, each from its `#` on. */
export function commentsIn(source: string): readonly string[] {
  if (!source.includes('#')) return [];
  const comments: string[] = [];
  let scalar = false;
  for (const token of new Lexer().lex(source)) {
    if (!scalar && CST.tokenType(token) === 'comment') comments.push(token.trimEnd());
    scalar = token === CST.SCALAR;
  }
  return comments;
}
