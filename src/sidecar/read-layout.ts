import type { Steps } from '../text/steps';
import { resolvePlain, unescapeText } from './read-scalars';
import { emptyNode, type MapEntry, type MapNode, type YamlNode } from './yaml-node';

/**
 * Reads one top-level entry or one record, `[start, end)` of the text and whole lines, that is not laid out the usual
 * way. `null`: it has errors, which the reader noted, and is left out. Undefined: it is no single `key: value`.
 */
export type BlockReader = (start: number, end: number) => MapEntry | null | undefined;

/** Records between two pauses. */
const BATCH = 64;

/** Deeper brackets are left to the slow reader, which refuses them. */
const MAX_DEPTH = 8;

/** The mark that a file may start with. */
const DOCUMENT_START = /^---[ ]*(?:#[^\n]*)?\n/;

const SINGLE_QUOTED = /'(?:[^'\n]|'')*'/y;

/** YAML wants the colon within 1,024 characters. */
const MAX_KEY = 1000;

/** Plain words, which no other reading of YAML takes for anything else, or something like a number. */
const PLAIN = /\p{L}[\p{L}\p{N}_’'.()-]*(?: +[\p{L}\p{N}_’'.()-]+)*|-?\d[\d.eE+-]*/uy;
const PLAIN_DATE = /^\d{4}-\d{2}(?:-\d{2})?$/;
const PLAIN_KEY = /\p{L}[\p{L}\p{N}_-]*/uy;

/**
 * Reads the layout that we write: sections of records of fields, one field a line, values on their key's line. It
 * knows a small part of YAML and reads that as YAML does, some twenty times faster than a whole parser; whatever else
 * stands in a record goes to `readBlock`, and a file laid out otherwise as a whole is refused (undefined). With pauses.
 */
export function readLayout(text: string, readBlock: BlockReader): Steps<MapNode | undefined> {
  return new LayoutReader(text, readBlock, DOCUMENT_START.exec(text)?.[0].length ?? 0).read();
}

/** Reads one record again, whose block starts at `start` (the start of its line). */
export function readRecord(text: string, start: number, readBlock: BlockReader): MapEntry | null | undefined {
  return new LayoutReader(text, readBlock, start).readRecord();
}

/** An entry whose key was read, if this reader can read it. */
interface BegunEntry {
  readonly lineStart: number;
  readonly content: number;
  readonly indent: number;
  readonly key: string | undefined;
  readonly keyEnd: number;
}

class LayoutReader {
  /** The present line that is neither blank nor comment: its start, first character, end without line end, and next. */
  private lineStart = 0;
  private content = 0;
  private lineEnd = 0;
  private next: number;
  /** Columns of its indentation; -1 behind the last line. */
  private indent = -1;
  /** Where reading within the line is. */
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly readBlock: BlockReader,
    start: number,
  ) {
    this.next = start;
  }

  *read(): Steps<MapNode | undefined> {
    this.advance();
    const entries: MapEntry[] = [];
    while (this.indent !== -1) {
      if (this.indent !== 0) return undefined;
      const entry = yield* this.topLevelEntry();
      if (entry === undefined) return undefined;
      if (entry !== null) entries.push(entry);
    }
    return blockMap(entries);
  }

  readRecord(): MapEntry | null | undefined {
    this.advance();
    return this.recordEntry(this.indent);
  }

  /** Goes to the next line with content. */
  private advance(): void {
    const { text } = this;
    while (this.next < text.length) {
      const start = this.next;
      let end = text.indexOf('\n', start);
      if (end === -1) end = text.length;
      this.next = end + 1;
      if (end > start && text.charCodeAt(end - 1) === 13) end--;
      let content = start;
      while (content < end && text.charCodeAt(content) === 32) content++;
      if (content === end || text.charCodeAt(content) === 35) continue;
      this.lineStart = start;
      this.content = content;
      this.lineEnd = end;
      this.indent = content - start;
      return;
    }
    this.lineStart = text.length;
    this.indent = -1;
  }

  private *topLevelEntry(): Steps<MapEntry | null | undefined> {
    const begun = this.beginEntry();
    if (begun.key === undefined) return this.otherEntry(begun);
    const value = yield* this.topLevelValue();
    return this.endEntry(begun, begun.key, value);
  }

  /** One record or field of the article, by this reader or the other one. */
  private recordEntry(indent: number): MapEntry | null | undefined {
    const begun = this.beginEntry();
    return begun.key === undefined ? this.otherEntry(begun) : this.endEntry(begun, begun.key, this.recordValue(indent));
  }

  /** Reads an entry's key and colon. */
  private beginEntry(): BegunEntry {
    const { lineStart, content, indent } = this;
    this.at = content;
    const key = this.key();
    const keyEnd = this.at;
    this.at++;
    return { lineStart, content, indent, key, keyEnd };
  }

  private endEntry(begun: BegunEntry, key: string, value: YamlNode | undefined): MapEntry | null | undefined {
    const { content, indent, keyEnd } = begun;
    // A deeper line that nobody took is more than this reader knows.
    if (value === undefined || this.indent > indent) return this.otherEntry(begun);
    return { key, keyStart: content, keyEnd, value: value === EMPTY ? emptyNode(keyEnd) : value };
  }

  /** Leaves an entry to the other reader. */
  private otherEntry({ lineStart, indent }: BegunEntry): MapEntry | null | undefined {
    this.next = lineStart;
    do this.advance();
    while (this.indent > indent || this.lineStart === lineStart || this.closesBracket());
    return this.readBlock(lineStart, this.lineStart);
  }

  /** A closing bracket may stand as far left as the key whose value it closes. */
  private closesBracket(): boolean {
    const first = this.indent === -1 ? 0 : this.text.charCodeAt(this.content);
    return first === 93 || first === 125;
  }

  private *topLevelValue(): Steps<YamlNode | undefined> {
    const inline = this.inlineOrNothing();
    if (inline !== NOTHING) return inline;
    if (this.indent <= 0) return EMPTY;
    return yield* this.records(this.indent);
  }

  /** Records below a section, or fields below the article: both are maps, and a record's value may be a map again. */
  private *records(indent: number): Steps<MapNode | undefined> {
    const entries: MapEntry[] = [];
    while (this.indent === indent) {
      if (entries.length % BATCH === BATCH - 1) yield;
      const entry = this.recordEntry(indent);
      if (entry === undefined) return undefined;
      if (entry !== null) entries.push(entry);
    }
    return this.indent > 0 ? undefined : blockMap(entries);
  }

  private recordValue(indent: number): YamlNode | undefined {
    const inline = this.inlineOrNothing();
    if (inline !== NOTHING) return inline;
    return this.indent <= indent ? this.emptyUnlessList(indent) : this.fields(this.indent);
  }

  private fields(indent: number): MapNode | undefined {
    const entries: MapEntry[] = [];
    while (this.indent === indent) {
      const keyStart = this.content;
      this.at = keyStart;
      const key = this.key();
      if (key === undefined) return undefined;
      const keyEnd = this.at;
      this.at++;
      const inline = this.inlineOrNothing();
      if (inline === undefined || this.indent > indent) return undefined;
      if (inline === NOTHING && this.emptyUnlessList(indent) === undefined) return undefined;
      entries.push({ key, keyStart, keyEnd, value: inline === NOTHING ? emptyNode(keyEnd) : inline });
    }
    return blockMap(entries);
  }

  /** A list's dashes may stand as far left as the key that the list belongs to. */
  private emptyUnlessList(indent: number): YamlNode | undefined {
    return this.indent === indent && this.text.charCodeAt(this.content) === 45 ? undefined : EMPTY;
  }

  /**
   * The value on the line behind its key, and the line is over; NOTHING where there is none. Undefined where it is
   * more than this reader knows.
   */
  private inlineOrNothing(): YamlNode | undefined {
    this.skipSpaces();
    let value: YamlNode | undefined = NOTHING;
    if (!this.lineIsOver()) {
      value = this.value(0);
      if (value === undefined) return undefined;
      this.skipSpaces();
      if (!this.lineIsOver()) return undefined;
    }
    this.advance();
    return value;
  }

  /** Whether only a comment may follow. A comment needs a blank before it. */
  private lineIsOver(): boolean {
    const { text, at, lineEnd } = this;
    if (at === lineEnd) return true;
    return text.charCodeAt(at) === 35 && text.charCodeAt(at - 1) === 32;
  }

  private skipSpaces(): void {
    while (this.at < this.lineEnd && this.text.charCodeAt(this.at) === 32) this.at++;
  }

  /** The key at the present place, which ends before its colon. */
  private key(): string | undefined {
    const { text, at: start } = this;
    const key = text.charCodeAt(start) === 34 ? this.quoted() : this.match(PLAIN_KEY);
    if (key === undefined || text.charCodeAt(this.at) !== 58 || this.at - start > MAX_KEY) return undefined;
    const after = text.charCodeAt(this.at + 1);
    return this.at + 1 === this.lineEnd || after === 32 ? key : undefined;
  }

  private value(depth: number): YamlNode | undefined {
    const start = this.at;
    switch (this.text.charCodeAt(start)) {
      case 34: {
        const value = this.quoted();
        return value === undefined ? undefined : { kind: 'scalar', value, start, end: this.at };
      }
      case 39: {
        const value = this.singleQuoted();
        return value === undefined ? undefined : { kind: 'scalar', value, start, end: this.at };
      }
      case 91:
        return depth < MAX_DEPTH ? this.flowList(depth + 1) : undefined;
      case 123:
        return depth < MAX_DEPTH ? this.flowMap(depth + 1) : undefined;
      default: {
        const word = this.match(PLAIN);
        if (word === undefined) return undefined;
        const value = resolvePlain(word);
        // What is like a number and not one of JSON's (`007`, `12-3`) may still be one of YAML's.
        if (typeof value === 'string' && /^[-\d]/.test(word) && !PLAIN_DATE.test(word)) return undefined;
        return { kind: 'scalar', value, start, end: this.at };
      }
    }
  }

  private flowList(depth: number): YamlNode | undefined {
    const start = this.at++;
    const items: YamlNode[] = [];
    this.skipSpaces();
    if (!this.take(93)) {
      do {
        this.skipSpaces();
        const item = this.value(depth);
        if (item === undefined) return undefined;
        items.push(item);
        this.skipSpaces();
      } while (this.take(44));
      if (!this.take(93)) return undefined;
    }
    return { kind: 'list', items, start, end: this.at };
  }

  private flowMap(depth: number): YamlNode | undefined {
    const start = this.at++;
    const entries: MapEntry[] = [];
    this.skipSpaces();
    if (!this.take(125)) {
      do {
        this.skipSpaces();
        const keyStart = this.at;
        const key = this.key();
        if (key === undefined) return undefined;
        const keyEnd = this.at++;
        this.skipSpaces();
        const value = this.value(depth);
        if (value === undefined) return undefined;
        entries.push({ key, keyStart, keyEnd, value });
        this.skipSpaces();
      } while (this.take(44));
      if (!this.take(125)) return undefined;
    }
    return { kind: 'map', flow: true, entries, start, end: this.at };
  }

  private take(code: number): boolean {
    if (this.at >= this.lineEnd || this.text.charCodeAt(this.at) !== code) return false;
    this.at++;
    return true;
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const word = pattern.exec(this.text)?.[0];
    if (word !== undefined) this.at += word.length;
    return word;
  }

  /** A double-quoted text that ends on its line. */
  private quoted(): string | undefined {
    const { text } = this;
    const start = this.at + 1;
    let close = text.indexOf('"', start);
    while (close !== -1 && close < this.lineEnd && isEscaped(text, start, close)) close = text.indexOf('"', close + 1);
    if (close === -1 || close >= this.lineEnd) return undefined;
    this.at = close + 1;
    return unescapeText(text.slice(start, close));
  }

  /** A single-quoted text that ends on its line; a quote in it is doubled. */
  private singleQuoted(): string | undefined {
    const match = this.match(SINGLE_QUOTED);
    return match === undefined || this.at > this.lineEnd ? undefined : match.slice(1, -1).replaceAll("''", "'");
  }
}

/** Marks of the reader that never leave it: no value behind the key, and a value that is empty. */
const NOTHING: YamlNode = emptyNode(-1);
const EMPTY: YamlNode = emptyNode(-2);

function blockMap(entries: readonly MapEntry[]): MapNode {
  const first = entries[0];
  const last = entries.at(-1);
  return { kind: 'map', flow: false, entries, start: first?.keyStart ?? 0, end: last?.value.end ?? 0 };
}

/** Whether an odd number of backslashes stands before a place. */
function isEscaped(text: string, start: number, at: number): boolean {
  let backslash = at;
  while (backslash > start && text.charCodeAt(backslash - 1) === 92) backslash--;
  return (at - backslash) % 2 === 1;
}
