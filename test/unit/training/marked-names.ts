import { parseMarked } from '../../../src/training/read-marked';
import type { NamedDocument } from '../../../src/training/named-document';

/** A text with names written as `[P:…]`, `[O:…]`, `[L:…]`. */
export const marked = (text: string): NamedDocument => parseMarked('test', text);

/** The same text with the names that were right, and with those that a program found. */
export function goldAndFound(gold: string, found: string): [NamedDocument, NamedDocument['names']] {
  const document = marked(gold);
  const other = marked(found);
  if (document.text !== other.text) throw new Error('two texts');
  return [document, other.names];
}
