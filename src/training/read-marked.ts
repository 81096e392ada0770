import { readFileSync } from 'node:fs';
import type { NameKind } from '../recognition/tagger/labels';
import type { NamedDocument, NamedSpan } from './named-document';

const KINDS: Readonly<Record<string, NameKind>> = { P: 'person', O: 'organisation', L: 'location' };
const MARK = /\[([POL]):([^\][]+)\]/g;

/** Reads our own sentences: one a line, a blank line between documents, names as `[P:…]`, `[O:…]`, `[L:…]`. */
export function readMarked(path: string): NamedDocument[] {
  const name = path.replace(/^.*\/|\.txt$/g, '');
  return readFileSync(path, 'utf8')
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== '')
    .map((part, index) => parseMarked(`${name}-${index + 1}`, part.trim()));
}

export function parseMarked(id: string, marked: string): NamedDocument {
  let text = '';
  let last = 0;
  const names: NamedSpan[] = [];
  for (const match of marked.matchAll(MARK)) {
    const [whole, letter = '', written = ''] = match;
    text += marked.slice(last, match.index);
    last = match.index + whole.length;
    const kind = KINDS[letter];
    if (kind !== undefined) names.push({ start: text.length, end: text.length + written.length, kind });
    text += written;
  }
  text += marked.slice(last);
  if (/[[\]]/.test(text)) throw new Error(`${id}: a bracket that marks nothing: ${text.slice(0, 80)}`);
  return { id, text, names };
}
