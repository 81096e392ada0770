import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { normalizeText } from '../../../src/text/normalize';
import type { Span } from '../../../src/text/span';

const FOLDER = path.resolve('test', 'gold', 'segmentation');
/** Stands before every sentence and is no part of the text. */
const MARK = '‖';

export interface SegmentedText {
  readonly file: string;
  readonly name: string;
  /** The running text, without marks. */
  readonly text: string;
  /** Its sentences, without white space around them; UTF-16 offsets on `text`. */
  readonly sentences: readonly Span[];
}

/** The gold of sentences, in the format that its README describes. */
export function segmentationGold(): SegmentedText[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((file) => {
      const source = normalizeText(readFileSync(path.join(FOLDER, file), 'utf8'));
      return source
        .split(/^=== /mu)
        .slice(1)
        .map((part) => readText(file, part));
    });
}

function readText(file: string, part: string): SegmentedText {
  const headline = part.indexOf('\n');
  const marked = part.slice(headline + 1).replace(/\n$/u, '');
  const pieces = marked.split(MARK);
  const sentences: Span[] = [];
  let at = pieces[0]?.length ?? 0;
  for (const piece of pieces.slice(1)) {
    const start = at + piece.length - piece.trimStart().length;
    sentences.push({ start, end: at + piece.trimEnd().length });
    at += piece.length;
  }
  return { file, name: part.slice(0, headline), text: pieces.join(''), sentences };
}
