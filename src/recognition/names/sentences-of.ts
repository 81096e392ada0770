import { sentencesIn } from '../../text/sentences';
import type { Span } from '../../text/span';
import { tokenize } from '../../text/tokens';
import { plainText } from '../plain';
import type { Slices } from '../slices';
import { isLoud, shapeOf, type Sentence, type Word } from './word';

/** Reads a whole article into sentences and words, a sentence at a time. A line end inside a sentence counts as a space. */
export async function sentencesOf(text: string, slices: Slices): Promise<Sentence[]> {
  const sentences: Sentence[] = [];
  for (const span of sentencesIn(text)) {
    sentences.push(sentenceOf(text, span));
    if (slices.due) await slices.rest();
  }
  return sentences;
}

function sentenceOf(text: string, { start, end }: Span): Sentence {
  const shown = text.slice(start, end);
  const plain = plainText(shown).replaceAll('\n', ' ');
  const words = tokenize(text, start, end).map((token): Word => {
    const written = text.slice(token.start, token.end);
    return {
      start: token.start,
      end: token.end,
      kind: token.kind,
      text: written,
      plain: isPlain(written) ? written : plain.slice(token.start - start, token.end - start),
      shape: token.kind === 'word' && beginsSmall(written) ? 'lower' : shapeOf(token, written),
    };
  });
  return { start, end, text: shown, plain, words, loud: isLoud(words) };
}

/** Whether the word is its own plain form: saves half of the memory. False where only a closer look can tell. */
function isPlain(word: string): boolean {
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at);
    if (code < 0x61 || code > 0x7a) return false;
  }
  return true;
}

/** Most words do, and need no closer look. False where only a closer look can tell. */
function beginsSmall(word: string): boolean {
  const code = word.charCodeAt(0);
  return (code >= 0x61 && code <= 0x7a) || (code >= 0xdf && code <= 0xff && code !== 0xf7);
}
