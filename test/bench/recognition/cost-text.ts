import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConll } from '../../../src/training/read-conll';
import { wordsIn } from './scored-set';

const CORPORA = ['popcorn-fr/dev', 'hipe2020-fr/dev', 'sequoia-ne-fr/dev-a', 'wikineural-fr/dev'];

/** Running French text to measure on: all corpora at hand, else the seed articles. */
export function plentyOfText(data: string): readonly string[] {
  const paths = CORPORA.map((name) => join(data, 'ner', `${name}.conll`)).filter((path) => existsSync(path));
  if (paths.length > 0) return paths.flatMap(readConll).map(({ text }) => text);
  return ['seeds/000_63f5ed8987059e78.txt', 'seeds/003_7949046d55c6d1a2.txt'].map((path) => readFileSync(path, 'utf8'));
}

/** About so many characters: texts one after the other, from the first again where there are not enough. */
export function textOfLength(texts: readonly string[], length: number): string {
  const parts: string[] = [];
  let written = 0;
  for (let index = 0; written < length; index = (index + 1) % texts.length) {
    const part = (texts[index] ?? '').slice(0, length - written);
    parts.push(part);
    written += part.length + 2;
  }
  return parts.join('\n\n');
}

/** An article of about 400 words, in whole sentences. */
export function typicalArticle(texts: readonly string[]): string {
  const lines: string[] = [];
  let words = 0;
  for (const line of texts.join('\n\n').split('\n')) {
    lines.push(line);
    words += wordsIn(line);
    if (words >= 400) break;
  }
  return lines.join('\n');
}
