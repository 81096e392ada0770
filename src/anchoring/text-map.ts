import type { Span } from '../text/span';
import type { Steps } from '../text/steps';
import { diffTokens } from './token-diff';

/** A stretch of the old text that gave way to a stretch of the new one. UTF-16 offsets, ends exclusive. */
export interface Hunk {
  readonly old: Span;
  readonly new: Span;
}

const WORDS = /[\p{L}\p{N}\p{M}]+|\s+|[^\p{L}\p{N}\p{M}\s]/gu;
const WORDS_BETWEEN_PAUSES = 4096;

/** Which place of a new text a place of the old one has become, after a comparison by lines, then by words. */
export class TextMap {
  private constructor(private readonly hunks: readonly Hunk[]) {}

  static *between(before: string, after: string): Steps<TextMap> {
    const frame = changedLines(before, after);
    if (frame === undefined) return new TextMap([]);
    const interned = new Map<string, number>();
    const oldLines = linesOf(before, frame.old, interned);
    const newLines = linesOf(after, frame.new, interned);
    yield;
    const hunks: Hunk[] = [];
    for (const lines of yield* diffTokens(oldLines.tokens, newLines.tokens, 1)) {
      const old = oldLines.spanOf(lines.oldStart, lines.oldEnd);
      const now = newLines.spanOf(lines.newStart, lines.newEnd);
      if (old.start === old.end || now.start === now.end) {
        hunks.push({ old, new: now });
        continue;
      }
      const words = new Map<string, number>();
      const oldWords = yield* wordsOf(before, old, words);
      const newWords = yield* wordsOf(after, now, words);
      for (const change of yield* diffTokens(oldWords.tokens, newWords.tokens, 3)) {
        hunks.push({
          old: oldWords.spanOf(change.oldStart, change.oldEnd),
          new: newWords.spanOf(change.newStart, change.newEnd),
        });
      }
    }
    return new TextMap(joinedOverGaps(before, hunks));
  }

  /** Where a span of the old text stands in the new one if no edit lies in it. Edits at its edges do not count. */
  unchanged(span: Span): Span | undefined {
    const index = this.firstEndingAfter(span.start);
    const hunk = this.hunks[index];
    if (hunk !== undefined && hunk.old.start < span.end && hunk.old.end > span.start) return undefined;
    const shift = this.shiftBefore(index);
    return { start: span.start + shift, end: span.end + shift };
  }

  /**
   * What a span of the old text has become: the stretch of new text between its edges, and the stretch that was
   * rewritten in or around it. The stretch between the edges is absent where an edge itself was rewritten.
   */
  changed(span: Span): { readonly between?: Span | undefined; readonly rewritten: Span } | undefined {
    const first = this.firstEndingAfter(span.start);
    let last = first;
    while ((this.hunks[last]?.old.start ?? Number.POSITIVE_INFINITY) < span.end) last += 1;
    const head = this.hunks[first];
    const tail = this.hunks[last - 1];
    if (head === undefined || tail === undefined || last === first) return undefined;
    const rewritten = { start: head.new.start, end: tail.new.end };
    if (head.old.start < span.start || tail.old.end > span.end) return { rewritten };
    const start = span.start + head.new.start - head.old.start;
    return { between: { start, end: span.end + tail.new.end - tail.old.end }, rewritten };
  }

  private shiftBefore(index: number): number {
    const hunk = this.hunks[index - 1];
    return hunk === undefined ? 0 : hunk.new.end - hunk.old.end;
  }

  /** The first hunk that ends after an offset of the old text. */
  private firstEndingAfter(offset: number): number {
    let low = 0;
    let high = this.hunks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.hunks[middle]?.old.end ?? 0) > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** The lines of both texts between what their beginnings and their ends have in common. */
function changedLines(before: string, after: string): Hunk | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head += 1;
  head = head === 0 ? 0 : before.lastIndexOf('\n', head - 1) + 1;
  let tail = 0;
  while (
    tail < shorter - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail += 1;
  }
  const newline = before.indexOf('\n', before.length - tail);
  tail = newline === -1 ? 0 : before.length - newline - 1;
  return { old: { start: head, end: before.length - tail }, new: { start: head, end: after.length - tail } };
}

/** A stretch of text as numbered tokens, equal numbers for equal tokens. */
class Tokens {
  constructor(
    readonly tokens: Int32Array,
    /** Start of each token, and the end of the last one. */
    private readonly bounds: Int32Array,
  ) {}

  spanOf(start: number, end: number): Span {
    return { start: this.bounds[start] ?? 0, end: this.bounds[end] ?? 0 };
  }
}

function linesOf(text: string, { start, end }: Span, interned: Map<string, number>): Tokens {
  const tokens: number[] = [];
  const bounds = [start];
  for (let at = start; at < end;) {
    const newline = text.indexOf('\n', at);
    const next = newline === -1 || newline >= end ? end : newline + 1;
    // Without its line end, so that the last line of a text can be found again in the middle.
    tokens.push(numberOf(text.slice(at, newline === -1 || newline >= end ? end : newline), interned));
    bounds.push(next);
    at = next;
  }
  return new Tokens(Int32Array.from(tokens), Int32Array.from(bounds));
}

function* wordsOf(text: string, { start, end }: Span, interned: Map<string, number>): Steps<Tokens> {
  const tokens: number[] = [];
  const bounds = [start];
  for (const match of text.slice(start, end).matchAll(WORDS)) {
    const [word] = match;
    tokens.push(numberOf(word, interned));
    bounds.push(start + match.index + word.length);
    if (tokens.length % WORDS_BETWEEN_PAUSES === 0) yield;
  }
  return new Tokens(Int32Array.from(tokens), Int32Array.from(bounds));
}

function numberOf(token: string, interned: Map<string, number>): number {
  const known = interned.get(token);
  if (known !== undefined) return known;
  interned.set(token, interned.size);
  return interned.size - 1;
}

/** Joins hunks that only spaces and punctuation keep apart: such gaps match by chance. */
function joinedOverGaps(before: string, hunks: readonly Hunk[]): Hunk[] {
  const joined: Hunk[] = [];
  for (const hunk of hunks) {
    const last = joined.at(-1);
    if (last !== undefined && !/[\p{L}\p{N}]/u.test(before.slice(last.old.end, hunk.old.start))) {
      joined[joined.length - 1] = {
        old: { start: last.old.start, end: hunk.old.end },
        new: { start: last.new.start, end: hunk.new.end },
      };
    } else {
      joined.push(hunk);
    }
  }
  return joined;
}
