import { isUnfinished } from './abbreviations';
import { isSpace } from './characters';

/** Lines longer than this are not wrapped: each is a paragraph. UTF-16 units. */
const WIDEST = 110;
/** Share of the width that a writer or a program leaves empty rather than begin another word. */
const SLACK = 0.15;

/** Words that begin something: no sentence and no heading ends with them. */
const UNFINISHED = new Set(
  (
    'de du des le la les un une à au aux et ou en par pour sur sous dans avec sans chez vers entre que qui dont où ce ' +
    'cet cette ces son sa ses leur leurs notre nos votre vos mon ma mes the of and or in to at by for from with an ' +
    'its his her their Le La Les De Du Des'
  ).split(' '),
);

const BULLET = /^(?:[•·▪►◦‣*]|[–—-]\s|[#|>]|\p{N}{1,3}[.)°]\s|\p{L}\)\s)/u;
/** What looks like an item and may be the middle of a sentence: « – dit-on – », « n° / 12. »  */
const MIDDLE = /^(?:[–—]\s\p{Ll}|\p{N}{1,3}\.\s)/u;

interface Line {
  readonly start: number;
  readonly end: number;
  /** Where its first word begins. */
  readonly first: number;
}

/** What the line ends of a stretch say: how many go on with a small letter, and how long the lines before these are. */
class Evidence {
  private ends = 0;
  private small = 0;
  private longest = 0;

  add(text: string, line: Line, next: Line): void {
    if (line.end - line.start > WIDEST || isItem(text, next)) return;
    this.ends += 1;
    if (!beginsSmall(text, next) || !/[\p{L}\p{N},]/u.test(text.charAt(line.end - 1))) return;
    this.small += 1;
    this.longest = Math.max(this.longest, line.end - line.start);
  }

  /** The width that the lines are wrapped at, if at least `least` line ends tell of it. */
  width(least: number): number | undefined {
    return this.small >= least && this.small >= this.ends * 0.4 ? this.longest : undefined;
  }
}

/**
 * Tells line ends in mid-sentence from those that end a paragraph, a heading, an item or a verse. A line end is in
 * mid-sentence where the next line goes on with a small letter, where the last word cannot be the last (« de »), or
 * where lines are wrapped and the first word of the next line had no room: what the width is, lines that go on with a
 * small letter tell, those of the same block first, then those of the whole text.
 *
 * Ask in reading order: then all answers together cost time linear in the text.
 */
export class WrappedLines {
  private blockEnd = -1;
  private blockStart = 0;
  private width: number | undefined;
  private widthOfText: number | undefined | 'unknown' = 'unknown';
  private lastAsked = -1;
  private lastAnswer = false;

  constructor(private readonly text: string) {}

  /** Whether the sentence goes on behind the line end at `newline`. */
  goesOn(newline: number): boolean {
    if (newline !== this.lastAsked) {
      this.lastAsked = newline;
      this.lastAnswer = this.decide(newline);
    }
    return this.lastAnswer;
  }

  private decide(newline: number): boolean {
    const { text } = this;
    const next = lineAt(text, newline + 1);
    if (next.first === next.end) return false;
    const line = lineAt(text, text.lastIndexOf('\n', newline - 1) + 1);
    if (line.first === line.end || text[line.first] === '#') return false;
    if (newline >= this.blockEnd) this.readBlock(line);
    const last = text.charAt(line.end - 1);
    if (isItem(text, next)) {
      if (isItem(text, line) || !MIDDLE.test(text.slice(next.first, next.first + 5))) return false;
      return endsUnfinished(text, line, next) || (!/[:;.!?…]/u.test(last) && this.isFull(line, next));
    }
    if (!beginsSmall(text, next)) {
      if (endsUnfinished(text, line, next)) return true;
      if (next.first - next.start > line.first - line.start + 1 && !isItem(text, line)) return false;
      return (last !== ':' || this.width !== undefined) && this.isFull(line, next);
    }
    if (/[:.!?…]/u.test(last)) return this.isFull(line, next);
    // A short title above wrapped text, and the author's name below it (« par … »).
    return line.start !== this.blockStart || this.width === undefined || lengthWith(text, line, next) > this.width / 2;
  }

  /** Whether the first word of the next line had no room. */
  private isFull(line: Line, next: Line): boolean {
    const width = this.width ?? this.wrappedWidthOfText();
    if (width === undefined || line.end - line.start > WIDEST) return false;
    return lengthWith(this.text, line, next) > width * (1 - SLACK);
  }

  private readBlock(first: Line): void {
    const evidence = new Evidence();
    let line = first;
    while (line.end < this.text.length) {
      const next = lineAt(this.text, endOfLine(this.text, line.end) + 1);
      if (next.first === next.end) break;
      evidence.add(this.text, line, next);
      line = next;
    }
    this.blockStart = first.start;
    this.blockEnd = endOfLine(this.text, line.end);
    this.width = evidence.width(2);
  }

  private wrappedWidthOfText(): number | undefined {
    if (this.widthOfText !== 'unknown') return this.widthOfText;
    const evidence = new Evidence();
    let line = lineAt(this.text, 0);
    for (;;) {
      const newline = endOfLine(this.text, line.end);
      if (newline >= this.text.length) break;
      const next = lineAt(this.text, newline + 1);
      if (line.first < line.end && next.first < next.end) evidence.add(this.text, line, next);
      line = next;
    }
    return (this.widthOfText = evidence.width(2));
  }
}

/** Whether the line is cut by hand, in mid-sentence, as far as the characters beside the line end at `newline` tell. */
export function plainlyGoesOn(text: string, newline: number): boolean {
  return /[\p{L}\p{N},;]/u.test(text.charAt(newline - 1)) && /\p{Ll}/u.test(text.charAt(newline + 1));
}

/** The line that begins at `start`, without the white space at its end. */
function lineAt(text: string, start: number): Line {
  let end = endOfLine(text, start);
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1;
  let first = start;
  while (first < end && isSpace(text.charCodeAt(first))) first += 1;
  return { start, end, first };
}

function endOfLine(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline === -1 ? text.length : newline;
}

function beginsSmall(text: string, line: Line): boolean {
  return /\p{Ll}/u.test(text.charAt(line.first));
}

function isItem(text: string, line: Line): boolean {
  return BULLET.test(text.slice(line.first, line.first + 6));
}

function endsUnfinished(text: string, line: Line, next: Line): boolean {
  if (text[line.end - 1] === '.') return isUnfinished(text, line.first, line.end - 1, next.first);
  if (text[line.end - 1] === '°') return true;
  const least = Math.max(line.start, line.end - 6);
  let from = line.end;
  while (from > least && !isSpace(text.charCodeAt(from - 1))) from -= 1;
  return UNFINISHED.has(text.slice(from, line.end));
}

/** White space where a line may be broken: not the no-break spaces. */
function isBreak(code: number): boolean {
  return isSpace(code) && code !== 0xa0 && code !== 0x202f;
}

/** How long the line would be with the first word of the next one. */
function lengthWith(text: string, line: Line, next: Line): number {
  const most = Math.min(next.end, next.first + WIDEST);
  let end = next.first;
  while (end < most && !isBreak(text.charCodeAt(end))) end += 1;
  return line.end - line.start + 1 + end - next.first;
}
