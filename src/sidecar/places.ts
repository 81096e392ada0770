import type { RecordSection } from './fields';
import type { Place } from './findings';
import { findSection, type Block } from './layout';
import type { SidecarDocument } from './parse';
import { indentAt } from './source-lines';
import { readEntry } from './splice-record';

/** Where the records of one section and their fields stand in a file. Reads a record only when its fields are asked for. */
export class Places {
  private readonly blocks: ReadonlyMap<string, Block>;
  private readonly whole: Place;

  constructor(
    private readonly document: SidecarDocument,
    section: RecordSection,
  ) {
    const found = findSection(document.layout, section);
    this.blocks = new Map(found?.blocks.map((block) => [block.key, block]));
    this.whole = found ?? { start: 0, end: 0 };
  }

  /** The record's id; its whole section where that is written on one line. */
  record(id: string): Place {
    const block = this.blocks.get(id);
    if (block === undefined) return { start: this.whole.start, end: this.whole.end };
    const { text } = this.document;
    const start = block.start + indentAt(text, block.start);
    const colon = text.indexOf(':', start + id.length);
    return { start, end: colon === -1 ? block.end : Math.min(colon, block.end) };
  }

  /** The value of a field; the record's id where there is no such field. */
  field(id: string, key: string): Place {
    const block = this.blocks.get(id);
    if (block !== undefined) {
      const entry = readEntry(this.document.text.slice(block.start, block.end));
      const fields = entry?.value.kind === 'map' ? entry.value.entries : [];
      const value = fields.find((field) => field.key === key)?.value;
      if (value !== undefined) return { start: value.start + block.start, end: value.end + block.start };
    }
    return this.record(id);
  }
}
