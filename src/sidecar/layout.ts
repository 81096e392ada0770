import type { Steps } from '../text/steps';
import type { MapEntry, MapNode } from './yaml-node';

/** Records between two pauses. */
const BATCH = 512;

/** The whole lines of one entry, without the blank lines and comments around it. UTF-16 offsets. */
export interface Block {
  readonly key: string;
  /** Start of its first line. */
  readonly start: number;
  /** Start of the line behind it, or the text's end. */
  readonly end: number;
}

/** A top-level entry. */
export interface Section extends Block {
  /** What stands below it, by line: a section's records, the article's fields. */
  readonly blocks: readonly Block[];
  /** Whether its value stands on its key's line, or there is none; it has no blocks then. */
  readonly inline: boolean;
}

/** Where everything stands in a file, in file order. */
export type Layout = readonly Section[];

/** Describes a file from what was read of it, with pauses. */
export function* layoutOf(text: string, root: MapNode): Steps<Layout> {
  const sections: Section[] = [];
  for (const entry of root.entries) {
    const { value } = entry;
    const below = value.kind === 'map' && !value.flow ? value.entries : [];
    const blocks: Block[] = [];
    for (const child of below) {
      blocks.push(blockOf(text, child));
      if (blocks.length % BATCH === 0) yield;
    }
    sections.push({ ...blockOf(text, entry), inline: below.length === 0, blocks });
  }
  return sections;
}

export function blockOf(text: string, { key, keyStart, keyEnd, value }: MapEntry): Block {
  const newline = text.indexOf('\n', Math.max(keyEnd, value.end));
  return {
    key,
    start: text.lastIndexOf('\n', keyStart - 1) + 1,
    end: newline === -1 ? text.length : newline + 1,
  };
}

export function findSection(layout: Layout, key: string): Section | undefined {
  return layout.find((section) => section.key === key);
}
