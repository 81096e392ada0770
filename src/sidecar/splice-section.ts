import type { Steps } from '../text/steps';
import { sameRecord } from '../annotation/equality';
import type { RecordSection } from './fields';
import { keptInOrder } from './kept-order';
import type { Block, Section } from './layout';
import { blockGap, type FieldValues } from './render';
import {
  blankAbove,
  commentsBelow,
  commentsIn,
  headerComments,
  indentAt,
  leadingComments,
  lineEnd,
} from './source-lines';
import { shiftBlock, type Later, type NewLines, type SpliceBuilder } from './splice-builder';
import { newRecord, spliceRecord, type WrittenRecord } from './splice-record';

/** Records between two pauses. */
const BATCH = 512;

type Records = ReadonlyMap<string, object>;

/** Lines that are being put together. */
class Lines implements NewLines {
  text = '';
  readonly blocks: Block[] = [];
  readonly findings: NewLines['findings'][number][] = [];

  add(text: string): void {
    this.text += text;
  }

  /** A record's lines, with the comments that stand among them. */
  addRecord({ block, place, findings }: WrittenRecord): void {
    const base = this.text.length;
    this.blocks.push(shiftBlock(place, base));
    for (const finding of findings) {
      this.findings.push({ ...finding, start: finding.start + base, end: finding.end + base });
    }
    this.text += block;
  }
}

/**
 * Changes a section of records from `before` to `next`: records that stay in order and say the same are not touched.
 * @returns what the section becomes; undefined where nothing is left of it.
 */
export function* spliceSection(
  builder: SpliceBuilder,
  name: RecordSection,
  section: Section,
  before: Records,
  next: Records,
): Steps<Later<Section> | undefined> {
  const { text } = builder;
  const headerEnd = lineEnd(text, section.start);
  const valueOnKeyLine = section.inline && before.size > 0;
  if (next.size === 0) return before.size === 0 ? keepSection(builder, section) : dropSection(builder, section, before);
  if (valueOnKeyLine || (section.inline && !isEmptyHeader(text.slice(section.start, section.end)))) {
    if (before.size === next.size && keptInOrder([...before.keys()], next.keys()).size === next.size) {
      if ([...next].every(([id, record]) => sameRecord(record, before.get(id) ?? {}))) {
        return keepSection(builder, section);
      }
    }
    for (const id of before.keys()) builder.forget(id);
    return placed(section, builder.replace(section.start, section.end, rewriteSection(builder, name, section, next)));
  }
  const blocks = yield* new SectionSplice(builder, name, section, before, next).run(headerEnd);
  const header = builder.keep([{ key: name, start: section.start, end: headerEnd }]);
  return (map) => assemble(name, [header(map), ...blocks.map((later) => later(map))].flat());
}

/** A new section with its key and a blank line above it. */
export function newSection(builder: SpliceBuilder, name: RecordSection, next: Records): NewLines {
  const lines = new Lines();
  lines.add(`${builder.eol}${name}:${builder.eol}`);
  for (const [id, record] of next) addNew(builder, lines, name, id, record, '  ');
  return lines;
}

export function keepSection(builder: SpliceBuilder, section: Section): Later<Section> {
  const { key, start, end } = section;
  const whole = builder.keep([{ key, start, end }]);
  const blocks = builder.keep(section.blocks);
  return (map) => ({ ...section, ...whole(map)[0], blocks: blocks(map) });
}

/** A section whose lines were all written anew; its key's line, or its own block, is the first of them. */
export function placed({ key }: Pick<Section, 'key'>, blocks: Later<readonly Block[]>): Later<Section> {
  return (map) => assemble(key, blocks(map));
}

function assemble(key: string, [header, ...blocks]: readonly Block[]): Section {
  const end = blocks.at(-1)?.end ?? header?.end ?? 0;
  return { key, start: header?.start ?? 0, end, inline: blocks.length === 0, blocks };
}

/** `mentions:` and nothing behind it but a comment. */
function isEmptyHeader(line: string): boolean {
  return /^[^{[]*:[ ]*(?:#.*)?\r?\n?$/.test(line);
}

/** The section in our layout; its comments, whose records are gone as lines, come first. */
function rewriteSection(builder: SpliceBuilder, name: RecordSection, section: Section, next: Records): NewLines {
  const { eol, text } = builder;
  const source = text.slice(section.start, section.end);
  const lines = new Lines();
  const comments = commentsIn(source);
  const header = comments.length === 1 && lineEnd(source, 0) === source.length ? ` ${comments[0] ?? ''}` : '';
  if (header === '') for (const comment of comments) lines.add(`${comment}${eol}`);
  const block = `${name}:${header}${eol}`;
  lines.addRecord({ block, place: { key: name, start: 0, end: block.length }, findings: [] });
  for (const [id, record] of next) addNew(builder, lines, name, id, record, '  ');
  return lines;
}

function addNew(
  builder: SpliceBuilder,
  lines: Lines,
  name: RecordSection,
  id: string,
  record: object,
  indent: string,
): void {
  if (blockGap(name) !== '') lines.add(builder.eol);
  lines.addRecord(newRecord(name, id, record as FieldValues, indent, builder.eol));
}

/** Takes out all records and, unless it has comments, the key's line. */
function dropSection(builder: SpliceBuilder, section: Section, before: Records): Later<Section> | undefined {
  const { text, eol } = builder;
  for (const id of before.keys()) builder.forget(id);
  if (section.inline) {
    const comments = commentsIn(text.slice(section.start, section.end));
    const lines = comments.map((comment) => `${comment}${eol}`).join('');
    if (lines === '') builder.remove(blankAbove(text, section.start), section.end);
    else builder.replace(section.start, section.end, { text: lines, blocks: [], findings: [] });
    return undefined;
  }
  const headerEnd = lineEnd(text, section.start);
  const kept = commentsIn(text.slice(section.start, headerEnd)).length > 0;
  if (!kept) builder.remove(blankAbove(text, section.start), headerEnd);
  for (const block of section.blocks) builder.remove(Math.max(headerEnd, blankAbove(text, block.start)), block.end);
  return kept ? placed(section, builder.keep([{ key: section.key, start: section.start, end: headerEnd }])) : undefined;
}

/** The records of one section that has them below its key, or has none. */
class SectionSplice {
  private readonly pieces: Later<readonly Block[]>[] = [];
  private readonly indent: number;
  private byId: ReadonlyMap<string, Block> | undefined;

  constructor(
    private readonly builder: SpliceBuilder,
    private readonly name: RecordSection,
    private readonly section: Section,
    private readonly before: Records,
    private readonly next: Records,
  ) {
    const first = section.blocks[0];
    this.indent = first === undefined ? 2 : indentAt(builder.text, first.start);
  }

  *run(headerEnd: number): Steps<readonly Later<readonly Block[]>[]> {
    const { builder, section, before, next } = this;
    const { text } = builder;
    const { blocks } = section;
    const stays = stayingRecords(blocks, [...next.keys()]);
    yield;
    const records = before.values();
    const incoming = next.entries();
    let wanted = incoming.next();
    /** First of the blocks that are untouched so far and not yet among the pieces. */
    let untouched = 0;
    const keepUpTo = (index: number, following: number) => {
      if (untouched < index) this.pieces.push(builder.keep(blocks.slice(untouched, index)));
      untouched = following;
    };
    /** New and moved records up to the next one that stays, behind the block before `index`. */
    const arrivals = (index: number, at: () => number) => {
      if (wanted.done === true || stays.has(wanted.value[0])) return;
      keepUpTo(index, index);
      const lines = new Lines();
      while (wanted.done !== true && !stays.has(wanted.value[0])) {
        this.arrive(lines, ...wanted.value);
        wanted = incoming.next();
      }
      this.pieces.push(builder.insert(at(), lines));
    };
    arrivals(0, () => (blocks.length === 0 ? commentsBelow(text, headerEnd, 0) : headerComments(text, headerEnd)));
    for (const [index, block] of blocks.entries()) {
      if (index % BATCH === BATCH - 1) yield;
      const former = records.next().value;
      if (!stays.has(block.key)) {
        keepUpTo(index, index + 1);
        this.leave(block, headerEnd);
        continue;
      }
      const record = wanted.value?.[1];
      if (former !== undefined && record !== undefined && record !== former && !sameRecord(record, former)) {
        keepUpTo(index, index + 1);
        builder.forget(block.key);
        const lines = new Lines();
        lines.addRecord(this.rewrite(block, former, record));
        this.pieces.push(builder.replace(block.start, block.end, lines));
      }
      wanted = incoming.next();
      arrivals(index + 1, () => commentsBelow(text, block.end, this.indent));
    }
    keepUpTo(blocks.length, blocks.length);
    return this.pieces;
  }

  /** Writes a record that is new here; one that moves takes its lines and the comments above it along. */
  private arrive(lines: Lines, id: string, record: object): void {
    const { builder, name, before } = this;
    const former = before.get(id);
    const block = former === undefined ? undefined : this.blockOf(id);
    if (block === undefined || former === undefined) {
      addNew(builder, lines, name, id, record, ' '.repeat(this.indent));
      return;
    }
    if (blockGap(name) !== '') lines.add(builder.eol);
    const comments = builder.text.slice(leadingComments(builder.text, block.start, this.indent), block.start);
    const written = this.rewrite(block, former, record);
    const closed = written.block.endsWith('\n') ? written.block : written.block + builder.eol;
    lines.add(comments);
    lines.addRecord({ ...written, block: closed });
  }

  private blockOf(id: string): Block | undefined {
    this.byId ??= new Map(this.section.blocks.map((block) => [block.key, block]));
    return this.byId.get(id);
  }

  /** Takes a record out. The comments above one that is deleted stay; those of one that moves went with it. */
  private leave(block: Block, headerEnd: number): void {
    const { builder, next } = this;
    const { text } = builder;
    builder.forget(block.key);
    const comments = leadingComments(text, block.start, this.indent);
    const moves = next.has(block.key);
    const start = moves || comments === block.start ? blankAbove(text, comments) : block.start;
    builder.remove(Math.max(headerEnd, start), block.end);
  }

  private rewrite(block: Block, former: object, record: object): WrittenRecord {
    const { builder, name } = this;
    const source = builder.text.slice(block.start, block.end);
    const open = !source.endsWith('\n');
    const written = spliceRecord(
      name,
      block.key,
      open ? source + builder.eol : source,
      former as FieldValues,
      record as FieldValues,
      builder.eol,
    );
    return open ? { ...written, block: written.block.slice(0, -builder.eol.length) } : written;
  }
}

/** The ids of the records that need not move. Only what differs between the two orders is compared at length. */
function stayingRecords(blocks: readonly Block[], after: readonly string[]): { has(id: string): boolean } {
  const before = blocks.map(({ key }) => key);
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  if (head === before.length && head === after.length) return { has: () => true };
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const kept = keptInOrder(before.slice(head, before.length - tail), after.slice(head, after.length - tail));
  const differing = new Set([...before.slice(head, before.length - tail), ...after.slice(head, after.length - tail)]);
  return { has: (id) => !differing.has(id) || kept.has(id) };
}
