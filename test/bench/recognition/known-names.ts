import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { plainText } from '../../../src/recognition/plain';
import { readConll } from '../../../src/training/read-conll';
import { readMarked } from '../../../src/training/read-marked';
import type { BenchOptions } from './bench-options';

/** What a shipped model has learnt from, below the folder of corpora. */
const TRAINING = [
  'popcorn-fr/train',
  'newseye-fr/train-a',
  'newseye-fr/train-b',
  'wikigold-en/train',
  'crossner-politics-en/train',
  'crossner-politics-en/train-b',
  'wnut17-en/train',
  'btc-en/train',
];

/** Whether the words of a name, case and accents aside, are a name somewhere in the training data. */
export function knownNames({ data, trainSentences }: BenchOptions): (name: string) => boolean {
  const corpora = TRAINING.map((name) => join(data, 'ner', `${name}.conll`)).filter((path) => existsSync(path));
  const own = existsSync(trainSentences)
    ? readdirSync(trainSentences)
        .filter((name) => name.endsWith('.txt'))
        .map((name) => join(trainSentences, name))
    : [];
  const known = new Set<string>();
  for (const { text, names } of [...corpora.flatMap(readConll), ...own.flatMap(readMarked)]) {
    for (const { start, end } of names) known.add(plainName(text.slice(start, end)));
  }
  return (name) => known.has(plainName(name));
}

const plainName = (name: string): string => plainText(name).replace(/\s+/g, ' ').trim();
