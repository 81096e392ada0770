import { HONORIFICS } from '../recognition/lexicon/honorifics';
import { plainText } from '../recognition/plain';
import type { NamedSpan } from './named-document';

const WORD_AND_SPACE = /^(?:[ldLD]['’]\s*|(\p{L}+)(\s*\.)?(\s+))/u;
const SMALL = new Set('le la les un une du des de d l au aux a the of in'.split(' '));

/**
 * The span without the article, preposition or honorific in front of the name: corpora differ in whether they belong to
 * it. A name is never emptied, and words of a name that begin with a capital stay (« La Haye », « Le Monde »).
 */
export function bareName<T extends NamedSpan>(text: string, name: T): T {
  let { start, end } = name;
  for (;;) {
    const rest = text.slice(start, end);
    const match = WORD_AND_SPACE.exec(rest);
    if (match === null || match[0].length >= rest.length) break;
    const [whole, word, stop] = match;
    if (word !== undefined) {
      const plain = plainText(word);
      const isTitle = name.kind === 'person' && HONORIFICS.has(plain) && (stop !== undefined || plain.length > 1);
      const isSmall = SMALL.has(plain) && /^\p{Ll}/u.test(word) && stop === undefined;
      if (!isTitle && !isSmall) break;
    }
    start += whole.length;
  }
  while (end > start + 1 && /[\s.,;:!?»"]/u.test(text[end - 1] ?? '') && !/\p{Lu}\.$/u.test(text.slice(start, end))) {
    end -= 1;
  }
  return { ...name, start, end };
}
