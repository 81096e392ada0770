import { foldTypography } from '../text/fold';
import { GRAM, GramIndex } from './gram-index';
import { finish, type Steps } from '../text/steps';

/** Told of an occurrence by its start; answers whether the search goes on. */
export type Visit = (start: number) => boolean;

/** So many readings of the whole text cost about what the index costs; after them the index is built. */
const READINGS = 24;
const PIECE = 1 << 16;

/**
 * Finds strings in one text, under the typographic fold, overlapping occurrences included and in text order.
 * A few searches read the text; many build an index, so that thousands of searches stay near linear together.
 */
export class TextSearch {
  private foldedText: string | undefined;
  private index: GramIndex | undefined;
  private readings = 0;

  constructor(readonly text: string) {}

  /** The text under {@link foldTypography}: same offsets. */
  get folded(): string {
    this.foldedText ??= foldTypography(this.text);
    return this.foldedText;
  }

  /** Builds what `searches` searches will need, with pauses; searching without it works as well. */
  *prepare(searches: number): Steps<void> {
    if (this.foldedText === undefined) {
      const pieces: string[] = [];
      for (let at = 0; at < this.text.length; at += PIECE) {
        pieces.push(foldTypography(this.text.slice(at, at + PIECE)));
        yield;
      }
      this.foldedText = pieces.join('');
    }
    if (searches > READINGS) this.index ??= yield* GramIndex.build(this.foldedText);
  }

  /** The first `limit` starts of a pattern, which must be folded and not empty. */
  find(pattern: string, limit: number): number[] {
    const starts: number[] = [];
    this.each(pattern, (start) => starts.push(start) < limit);
    return starts;
  }

  /** Visits every occurrence of a pattern, which must be folded and not empty. */
  each(pattern: string, visit: Visit): void {
    const text = this.folded;
    if (pattern.length >= GRAM && this.index === undefined && this.readings >= READINGS) {
      this.index = finish(GramIndex.build(text));
    }
    if (pattern.length < GRAM || this.index === undefined) {
      this.readings += 1;
      scan(text, pattern, visit);
    } else {
      lookUp(text, pattern, this.index, visit);
    }
  }

  /** Whether a pattern, which must be folded and not empty, begins somewhere in `[from, to)`. Reads no more than that. */
  beginsWithin(pattern: string, from: number, to: number): boolean {
    const text = this.folded;
    if (pattern.length < GRAM || this.index === undefined) {
      return text.slice(Math.max(0, from), to + pattern.length - 1).includes(pattern);
    }
    const { positions, at } = this.index.rarest(pattern);
    for (let next = firstFrom(positions, from + at); next < positions.length; next += 1) {
      const start = (positions[next] ?? 0) - at;
      if (start >= to) return false;
      if (text.startsWith(pattern, start)) return true;
    }
    return false;
  }
}

/** The index of the first of the sorted positions that is not below `least`. */
function firstFrom(positions: Uint32Array, least: number): number {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Reads the text. Falls back on a search whose cost does not depend on the pattern when the text repeats itself. */
function scan(text: string, pattern: string, visit: Visit): void {
  let budget = text.length;
  for (let at = text.indexOf(pattern); at !== -1; at = text.indexOf(pattern, at + 1)) {
    if (!visit(at)) return;
    budget -= pattern.length;
    if (budget < 0) {
      readOnce(text, pattern, at + 1, visit);
      return;
    }
  }
}

function lookUp(text: string, pattern: string, index: GramIndex, visit: Visit): void {
  const bucket = index.rarest(pattern);
  let budget = 2 * text.length + 64;
  for (const position of bucket.positions) {
    const start = position - bucket.at;
    if (start < 0) continue;
    let matched = 0;
    while (matched < pattern.length && text.charCodeAt(start + matched) === pattern.charCodeAt(matched)) matched += 1;
    if (matched === pattern.length && !visit(start)) return;
    budget -= matched + 1;
    if (budget < 0) {
      readOnce(text, pattern, start + 1, visit);
      return;
    }
  }
}

/** Knuth, Morris and Pratt (1977): one reading of the text, however much text and pattern repeat themselves. */
function readOnce(text: string, pattern: string, from: number, visit: Visit): void {
  const length = pattern.length;
  const fallback = new Int32Array(length + 1);
  fallback[0] = -1;
  for (let at = 0, border = -1; at < length;) {
    while (border >= 0 && pattern.charCodeAt(at) !== pattern.charCodeAt(border)) border = fallback[border] ?? -1;
    at += 1;
    border += 1;
    fallback[at] = border;
  }
  for (let at = from, matched = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    while (matched >= 0 && (matched === length || pattern.charCodeAt(matched) !== code)) {
      matched = fallback[matched] ?? -1;
    }
    matched += 1;
    if (matched === length && !visit(at - length + 1)) return;
  }
}
