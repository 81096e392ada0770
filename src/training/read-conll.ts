import { readFileSync } from 'node:fs';
import { bareName } from './bare-name';
import type { NamedDocument, NamedSpan } from './named-document';
import type { NameKind } from '../recognition/tagger/labels';

const KINDS: Readonly<Record<string, NameKind>> = { PER: 'person', ORG: 'organisation', LOC: 'location' };
const NO_SPACE_BEFORE = /^(?:[,.)\]…]|'s$|’s$)/u;
const NO_SPACE_AFTER = /(?:[([«]|['’])$/u;
/** Sentences in a row that make a document where a corpus does not say. */
const BLOCK = 8;

/**
 * Reads a corpus of one token and its BIO tag a line, as running text: no space before closing marks, none after opening
 * ones and apostrophes. Sentences stand on lines of their own. Other types of names are left out.
 */
export function readConll(path: string): NamedDocument[] {
  const documents: NamedDocument[] = [];
  let id = '';
  let text = '';
  let names: NamedSpan[] = [];
  let sentences = 0;
  let hasMarkers = false;
  let open: { start: number; tag: string } | undefined;
  const close = (): void => {
    const kind = open === undefined ? undefined : KINDS[open.tag];
    if (open !== undefined && kind !== undefined)
      names.push(bareName(text, { start: open.start, end: text.length, kind }));
    open = undefined;
  };
  const finish = (): void => {
    close();
    if (text.trim() !== '') documents.push({ id: id === '' ? `${documents.length + 1}` : id, text, names });
    text = '';
    names = [];
    sentences = 0;
  };
  let atLineStart = true;
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line.startsWith('# doc ')) {
      finish();
      hasMarkers = true;
      id = line.slice(6).trim();
      atLineStart = true;
      continue;
    }
    const [token, tag] = line.split('\t');
    if (token === undefined || token === '' || tag === undefined) {
      close();
      if (!atLineStart) {
        text += '\n';
        sentences += 1;
        if (!hasMarkers && sentences >= BLOCK) finish();
      }
      atLineStart = true;
      continue;
    }
    const [position, type] = tag.split('-');
    if (!(position === 'I' && open?.tag === type)) close();
    if (!atLineStart && !NO_SPACE_BEFORE.test(token) && !NO_SPACE_AFTER.test(text)) text += ' ';
    atLineStart = false;
    if (position !== 'O' && type !== undefined) open ??= { start: text.length, tag: type };
    text += token;
  }
  finish();
  return documents;
}
