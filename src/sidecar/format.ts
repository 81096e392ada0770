import { sameSet } from '../annotation/equality';
import type { RecordSection, SectionName } from './fields';
import { blockOf, type Block, type Section } from './layout';
import { FORMAT, parseRegistry, parseSidecar, topLevelKeys, type SidecarDocument } from './parse';
import { blockGap, fieldLines, headerOf, renderBlock, renderLayer, unknownLines, type FieldValues } from './render';
import { commentsBelow, commentsIn, indentAt, lineEnd, lineEndOf } from './source-lines';
import { readEntry } from './splice-record';
import { writeText } from './write-value';

/**
 * A sidecar in canonical layout: what it says, its records in their order, and its comments stay; sections, fields,
 * quotation marks, indentation and blank lines become those that we write. Line ends stay. Formatting twice is
 * formatting once. The very same document where nothing changes.
 * @throws Error for a document that is not writable.
 */
export function formatSidecar(document: SidecarDocument, articleName: string): SidecarDocument {
  return format(document, headerOf(articleName));
}

/** {@link formatSidecar} for a registry. */
export function formatRegistry(document: SidecarDocument): SidecarDocument {
  return format(document, headerOf(undefined));
}

function format(document: SidecarDocument, header: string): SidecarDocument {
  if (!document.writable) throw new Error('a file with errors is never written');
  const { text, kind, bom, set } = document;
  // Nobody wrote anything into an empty file that could get another layout.
  if (document.layout.length === 0) return document;
  const eol = lineEndOf(text);
  const canonical = new Formatter(document, header).run();
  const formatted = eol === '\n' ? canonical : canonical.replaceAll('\n', eol);
  if (formatted === text) return document;
  const again = (kind === 'registry' ? parseRegistry : parseSidecar)(formatted);
  if (!again.writable || !sameSet(again.set, set)) throw new Error('the file cannot be formatted');
  return { ...again, bom, set };
}

/** Comment lines that stand together, and whether a blank line sets them off from what follows. */
interface Remark {
  readonly lines: readonly string[];
  readonly apart: boolean;
}

/** Lays a file with comments out anew. Lines are LF here. */
class Formatter {
  private readonly text: string;
  private output = '';
  /** Comments whose record, field or section is gone from the new layout: they go to what follows. */
  private pending: Remark[] = [];

  constructor(
    private readonly document: SidecarDocument,
    private readonly header: string,
  ) {
    this.text = document.text;
  }

  run(): string {
    const { layout, kind } = this.document;
    const known = topLevelKeys(kind);
    const rank = ({ key }: Section) => (known.includes(key) ? known.indexOf(key) : known.length);
    const above = this.remarksAboveSections();
    // Sorting is stable: unknown sections keep their order, behind the others.
    const order = layout
      .map((section, index) => ({ section, index }))
      .sort((a, b) => rank(a.section) - rank(b.section));
    for (const { section, index } of order) {
      this.pending.push(...(above[index] ?? []));
      this.section(section, known.includes(section.key));
    }
    const below = remarks(this.text.slice(this.endOf(layout.at(-1)), this.text.length));
    const rest = [...this.pending, ...below];
    if (rest.length > 0) this.output += `\n${writeRemarks(rest, '').trimEnd()}\n`;
    return this.output.startsWith('#') ? this.output : `${this.header}\n${this.output}`;
  }

  /** What stands between each section and the one above it in the file. */
  private remarksAboveSections(): readonly (readonly Remark[])[] {
    let from = 0;
    return this.document.layout.map((section) => {
      const above = remarks(this.text.slice(from, section.start));
      from = this.endOf(section);
      return above;
    });
  }

  /** Where a section and the comments that go with its last line end. */
  private endOf(section: Section | undefined): number {
    return section === undefined ? 0 : commentsBelow(this.text, section.end, 0);
  }

  private section(section: Section, known: boolean): void {
    const { key } = section;
    const { set } = this.document;
    const source = this.text.slice(section.start, section.end);
    if (!known) {
      this.entry(unknownLines(set.unknown).find((line) => line.key === key)?.line, source, true);
    } else if (key === 'format') {
      const value = readEntry(source)?.value;
      const version = value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : FORMAT;
      this.entry(`format: ${writeText(version)}`, source, false);
    } else if (key === 'layer') {
      this.entry(renderLayer(set.layer ?? '').trimEnd(), source, false);
    } else if (key === 'article') {
      if (fieldLines('article', set.article as FieldValues).length === 0) {
        this.setAside(source);
        this.setAside(this.text.slice(section.end, this.endOf(section)));
        return;
      } else {
        this.gap(true);
        this.record('article', 'article', set.article as FieldValues, section, '');
      }
    } else {
      this.records(key as RecordSection, section, source);
      return;
    }
    this.below(section.end, section);
  }

  private records(name: RecordSection, section: Section, source: string): void {
    const records: ReadonlyMap<string, object> = this.document.set[name];
    if (records.size === 0) {
      this.setAside(source);
      this.setAside(this.text.slice(section.end, this.endOf(section)));
      return;
    }
    if (section.inline) this.setAside(source);
    this.gap(true);
    const headerEnd = lineEnd(this.text, section.start);
    const [comment] = section.inline ? [] : commentsIn(this.text.slice(section.start, headerEnd));
    this.output += `${name}:${comment === undefined ? '' : ` ${comment}`}\n`;
    if (section.inline) {
      for (const [id, record] of records) {
        this.output += blockGap(name) + renderBlock(name, id, record as FieldValues);
      }
      this.below(section.end, section);
      return;
    }
    let from = headerEnd;
    for (const block of section.blocks) {
      const above = remarks(this.text.slice(from, block.start));
      this.output += blockGap(name) + writeRemarks(above, '  ');
      this.record(name, block.key, (records.get(block.key) ?? {}) as FieldValues, block, '  ');
      from = this.tail(block);
    }
    this.below(from, section);
  }

  /** A top-level entry on one line. */
  private entry(line: string | undefined, source: string, apart: boolean): void {
    const comments = commentsIn(source);
    const only = comments.length === 1 ? ` ${comments[0] ?? ''}` : '';
    if (only === '') this.setAside(source);
    this.gap(apart);
    if (line !== undefined) this.output += `${line}${only}\n`;
  }

  /** The comments of lines that are written anew: above what follows. */
  private setAside(source: string): void {
    const lines = commentsIn(source);
    if (lines.length > 0) this.pending.push({ lines, apart: false });
  }

  /** A blank line, and the comments that wait. */
  private gap(apart: boolean): void {
    if (apart && this.output !== '') this.output += '\n';
    this.output += writeRemarks(this.pending, '');
    this.pending = [];
  }

  /** A record with the comments among its lines. */
  private record(section: SectionName, id: string, values: FieldValues, block: Block, indent: string): void {
    const source = this.text.slice(block.start, block.end);
    const rendered = renderBlock(section, id, values, indent);
    const comments = commentsIn(source);
    const entry = comments.length === 0 ? undefined : readEntry(source);
    if (entry === undefined) {
      this.output += rendered;
      return;
    }
    if (entry.value.kind !== 'map' || entry.value.flow || section === 'rejected') {
      const only = section === 'rejected' && comments.length === 1 ? ` ${comments[0] ?? ''}` : '';
      const above = only === '' ? comments.map((comment) => `${indent}${comment}\n`).join('') : '';
      this.output += `${above}${rendered.slice(0, -1)}${only}\n`;
      return;
    }
    const own = this.fieldComments(
      source,
      entry.value.entries.map((field) => blockOf(source, field)),
    );
    const lines = rendered.split('\n').slice(0, -1);
    const keyComment = commentsIn(source.slice(0, lineEnd(source, source.indexOf(':', entry.keyEnd))))[0];
    this.output += `${lines[0] ?? ''}${keyComment === undefined ? '' : ` ${keyComment}`}\n`;
    fieldLines(section, values).forEach(({ key }, index) => {
      const { above = [], behind } = own.get(key) ?? {};
      for (const comment of above) this.output += `${indent}  ${comment}\n`;
      this.output += `${lines[index + 1] ?? ''}${behind === undefined ? '' : ` ${behind}`}\n`;
    });
  }

  /** The comments above each field of a record, and the one behind it. */
  private fieldComments(
    source: string,
    fields: readonly Block[],
  ): ReadonlyMap<string, { readonly above: readonly string[]; readonly behind: string | undefined }> {
    const comments = new Map<string, { above: readonly string[]; behind: string | undefined }>();
    let from = lineEnd(source, 0);
    for (const { key, start, end } of fields) {
      const inside = commentsIn(source.slice(start, end));
      const oneLine = lineEnd(source, start) === end && inside.length === 1;
      comments.set(key, {
        above: [...commentsIn(source.slice(Math.min(from, start), start)), ...(oneLine ? [] : inside)],
        behind: oneLine ? inside[0] : undefined,
      });
      from = end;
    }
    return comments;
  }

  /** The comments right below a record that go with it. @returns where they end */
  private tail({ start, end }: Block): number {
    const to = commentsBelow(this.text, end, indentAt(this.text, start));
    for (const comment of commentsIn(this.text.slice(end, to))) this.output += `    ${comment}\n`;
    return to;
  }

  /** The indented comments right below a section. */
  private below(from: number, section: Section): void {
    for (const comment of commentsIn(this.text.slice(from, this.endOf(section)))) this.output += `  ${comment}\n`;
  }
}

/** The comments of a stretch that holds nothing else but blank lines (and the mark of a document's start). */
function remarks(source: string): readonly Remark[] {
  const found: Remark[] = [];
  let lines: string[] = [];
  const close = (apart: boolean) => {
    if (lines.length > 0) found.push({ lines, apart });
    lines = [];
  };
  const all = source.split('\n');
  // Behind the last line end stands nothing, which is no blank line.
  if (all.at(-1) === '') all.pop();
  for (const line of all) {
    const at = line.indexOf('#');
    if (at === -1) close(true);
    else lines.push(line.slice(at).trimEnd());
  }
  close(false);
  return found;
}

function writeRemarks(all: readonly Remark[], indent: string): string {
  return all
    .map(({ lines, apart }) => lines.map((line) => `${indent}${line}\n`).join('') + (apart ? '\n' : ''))
    .join('');
}
