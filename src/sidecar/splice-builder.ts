import type { TextChange } from '../anchoring/placement';
import { LineIndex } from '../text/line-index';
import type { Steps } from '../text/steps';
import type { Finding } from './finding';
import { createFinding } from './findings';
import type { Block, Section } from './layout';
import type { SidecarDocument } from './parse';
import { lineEndOf } from './source-lines';
import { applyChanges, commonLines, joinChanges, OffsetMap } from './text-changes';

/** Something whose place in the new text is known once all changes are. */
export type Later<T> = (map: OffsetMap) => T;

/** Lines to put in: their text with the file's line ends, and the blocks that stand in them, relative to its start. */
export interface NewLines {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly findings: readonly Finding[];
}

/**
 * Collects the changes of one document, in the order of their places, with what the layout and the findings become,
 * so that nothing needs to be read again.
 */
export class SpliceBuilder {
  readonly text: string;
  readonly eol: string;
  private readonly changes: TextChange[] = [];
  private readonly findings: Later<Finding>[] = [];
  /** Records, and keys of the top level, whose findings no longer hold. */
  private readonly outdated = new Set<string>();

  constructor(readonly document: SidecarDocument) {
    this.text = document.text;
    this.eol = lineEndOf(document.text);
  }

  /** Replaces whole lines `[start, end)`. `blocks` and findings of the new lines come out with their places. */
  replace(start: number, end: number, { text, blocks, findings }: NewLines): Later<readonly Block[]> {
    // Only the lines that differ are changed.
    const { head, tail } = commonLines(this.text.slice(start, end), text);
    const index = this.changes.length;
    this.changes.push({ start: start + head, end: end - tail, text: text.slice(head, text.length - tail) });
    const place = (map: OffsetMap) => map.ofChange(index) - head;
    this.addFindings(place, findings);
    return (map) => shiftBlocks(blocks, place(map));
  }

  /** Puts whole lines in at a line's start, or behind the text's last line. */
  insert(at: number, lines: NewLines): Later<readonly Block[]> {
    const open = at > 0 && at === this.text.length && this.text.charCodeAt(at - 1) !== 10;
    const first = this.changes.at(-1)?.start !== at;
    const prefix = open && first ? this.eol : '';
    const index = this.changes.length;
    this.changes.push({ start: at, end: at, text: prefix + lines.text });
    const place = (map: OffsetMap) => map.ofChange(index) + prefix.length;
    this.addFindings(place, lines.findings);
    return (map) => shiftBlocks(lines.blocks, place(map));
  }

  remove(start: number, end: number): void {
    if (end > start) this.changes.push({ start, end, text: '' });
  }

  /** Blocks that stay as they are, with nothing put in or taken out between them. */
  keep(blocks: readonly Block[]): Later<readonly Block[]> {
    const first = blocks[0];
    if (first === undefined) return () => blocks;
    return (map) => shiftBlocks(blocks, map.start(first.start) - first.start);
  }

  /** What was found about a record, or a top-level key, no longer holds. */
  forget(id: string): void {
    this.outdated.add(id);
  }

  *build(
    sections: readonly Later<Section>[],
    set: SidecarDocument['set'],
  ): Steps<{ edits: readonly TextChange[]; document: SidecarDocument }> {
    const edits = joinChanges(this.text, this.changes);
    yield;
    const text = applyChanges(this.text, edits);
    yield;
    const map = new OffsetMap(this.changes);
    const open = this.text.length > 0 && this.text.charCodeAt(this.text.length - 1) !== 10;
    const layout: Section[] = [];
    for (const section of sections) {
      layout.push(open ? closeLines(section(map), text) : section(map));
      yield;
    }
    const findings = this.placeFindings(map, text);
    const writable = !findings.some(({ severity }) => severity === 'error');
    return { edits, document: { ...this.document, text, set, layout, findings, writable } };
  }

  private placeFindings(map: OffsetMap, text: string): readonly Finding[] {
    const kept = this.document.findings.filter(({ record, code, message }) => {
      if (code === 'empty-file') return false;
      const about = record ?? message.args[0];
      return typeof about !== 'string' || !this.outdated.has(about);
    });
    const moved = kept.map((finding) => ({ ...finding, start: map.start(finding.start), end: map.end(finding.end) }));
    const all = [...moved, ...this.findings.map((finding) => finding(map))];
    if (all.length === 0) return all;
    const index = new LineIndex(text);
    return all
      .map(({ severity, code, start, end, message, record }) =>
        createFinding(index, severity, code, { start, end }, message.args, record),
      )
      .sort((a, b) => a.start - b.start || a.end - b.end);
  }

  private addFindings(place: Later<number>, findings: readonly Finding[]): void {
    for (const finding of findings) {
      this.findings.push((map) => {
        const offset = place(map);
        return { ...finding, start: finding.start + offset, end: finding.end + offset };
      });
    }
  }
}

function shiftBlocks(blocks: readonly Block[], offset: number): readonly Block[] {
  return offset === 0 ? blocks : blocks.map((block) => shiftBlock(block, offset));
}

export function shiftBlock({ key, start, end }: Block, offset: number): Block {
  return { key, start: start + offset, end: end + offset };
}

/** What ended with the text, without a line end, may have got one. */
function closeLines(section: Section, text: string): Section {
  const close = <T extends Block>(block: T): T => {
    if (block.end === 0 || text.charCodeAt(block.end - 1) === 10) return block;
    const newline = text.indexOf('\n', block.end);
    return { ...block, end: newline === -1 ? text.length : newline + 1 };
  };
  return { ...close(section), blocks: section.blocks.map(close) };
}
