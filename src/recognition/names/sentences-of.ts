import { splitSentences } from '../../text/sentences';
import type { Span } from '../../text/span';
import { tokenize } from '../../text/tokens';
import { plainText } from '../plain';
import type { Slices } from '../slices';
import { isLoud, shapeOf, type Sentence, type Word } from './word';

/** How much text is cut into sentences at a time, in UTF-16 units. */
const WINDOW = 12_000;

/** Reads a whole article into sentences and words, a window at a time. */
export async function sentencesOf(text: string, slices: Slices): Promise<Sentence[]> {
  const sentences: Sentence[] = [];
  for (let from = 0; from < text.length;) {
    const to = windowEnd(text, from);
    for (const span of splitSentences(text, from, to)) {
      sentences.push(sentenceOf(text, span));
      if (slices.due) await slices.rest();
    }
    from = to;
    if (slices.due) await slices.rest();
  }
  return sentences;
}

/** The end of a line, of a sentence, or of a word near the end of the window: where nothing is torn apart. */
function windowEnd(text: string, from: number): number {
  const limit = from + WINDOW;
  if (limit >= text.length) return text.length;
  const newline = text.lastIndexOf('\n', limit);
  if (newline > from) return newline + 1;
  const tail = text.slice(limit - 4000, limit);
  let stop = -1;
  for (const match of tail.matchAll(/[\p{Ll}\p{N}]{4}[.!?…] /gu)) stop = match.index + match[0].length;
  if (stop !== -1) return limit - 4000 + stop;
  const space = text.lastIndexOf(' ', limit);
  if (space > from) return space + 1;
  return /[\udc00-\udfff]/.test(text[limit] ?? '') ? limit - 1 : limit;
}

function sentenceOf(text: string, { start, end }: Span): Sentence {
  const shown = text.slice(start, end);
  const plain = plainText(shown);
  const words: Word[] = tokenize(shown).map((token) => {
    const written = shown.slice(token.start, token.end);
    return {
      start: start + token.start,
      end: start + token.end,
      kind: token.kind,
      text: written,
      plain: plain.slice(token.start, token.end),
      shape: shapeOf(token, written),
    };
  });
  return { start, end, text: shown, plain, words, loud: isLoud(words) };
}
