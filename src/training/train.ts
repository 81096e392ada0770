import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { encodeModel, type ModelParts } from '../recognition/tagger/model-file';
import { documentFacts } from '../recognition/tagger/document-facts';
import type { NameLists } from '../recognition/tagger/gazetteer';
import type { ModelLanguage } from '../recognition/name-models';
import { LABEL_COUNT } from '../recognition/tagger/labels';
import { type DocumentExamples, indexFeatures, type TrainedWeights, trainCrf, type TrainingSet } from './crf';
import { examplesOf, FactsTable } from './examples';
import type { NamedDocument } from './named-document';
import { gatherLists } from './name-lists';
import { readConll } from './read-conll';
import { readMarked } from './read-marked';

/** One corpus that a model learns from. Corpora of one domain share their habits. */
interface Source {
  readonly domain: string;
  /** How much a sentence counts; 1 when absent. */
  readonly weight?: number;
  readonly read: (folders: Folders) => NamedDocument[];
}

interface Folders {
  /** Other people's corpora and lists. */
  readonly data: string;
  /** Our own sentences. */
  readonly sentences: string;
  /** Our own lists of names. */
  readonly lists: string;
}

const conll =
  (...names: readonly string[]) =>
  ({ data }: Folders) =>
    names.flatMap((name) => readConll(join(data, 'ner', `${name}.conll`)));

const own =
  (language: string, which: (name: string) => boolean = () => true) =>
  ({ sentences }: Folders) =>
    readdirSync(sentences)
      .filter((name) => name.startsWith(`${language}-`) && name.endsWith('.txt') && which(name))
      .sort()
      .flatMap((name) => readMarked(join(sentences, name)));

/** Texts in which hardly anything is a name: what they teach is easily drowned. */
const isNegative = (name: string) => name.includes('negatives');

/** Only corpora whose licences allow a model made from them to be given away: see THIRD_PARTY.md. */
const SOURCES: Readonly<Record<ModelLanguage, readonly Source[]>> = {
  fr: [
    { domain: 'own', read: own('fr', (name) => !isNegative(name)) },
    { domain: 'own', weight: 2, read: own('fr', isNegative) },
    { domain: 'own', read: conll('popcorn-fr/train') },
    { domain: 'old papers', read: conll('newseye-fr/train-a', 'newseye-fr/train-b', 'newseye-fr/dev') },
    { domain: 'older papers', read: conll('europeana-bnf-fr/train') },
    { domain: 'wikipedia', read: conll('wikigold-en/train') },
    { domain: 'politics', read: conll('crossner-politics-en/train', 'crossner-politics-en/train-b') },
  ],
  en: [
    { domain: 'own', read: own('en') },
    { domain: 'wikipedia', read: conll('wikigold-en/train') },
    { domain: 'politics', read: conll('crossner-politics-en/train', 'crossner-politics-en/train-b') },
    { domain: 'tweets', read: conll('wnut17-en/train', 'btc-en/train') },
    { domain: 'own, French', read: own('fr') },
  ],
};

/** Features that occur less often are left out. */
const LEAST_COUNT = 2;
const OPTIONS = { epochs: 5, alpha: 0.1, beta: 1, l1: 1, l2: 0, dropout: 0, seed: 1 } as const;
/** Weights smaller than this do not change what is found. */
const LEAST_WEIGHT = 0.05;

async function main(argv: readonly string[]): Promise<void> {
  const option = (name: string, value: string) => {
    const at = argv.indexOf(`--${name}`);
    return at === -1 ? value : (argv[at + 1] ?? value);
  };
  const folders: Folders = {
    data: option('data', '../shared/data'),
    sentences: 'src/training/sentences',
    lists: 'src/training/lists',
  };
  const languages = option('languages', 'fr,en').split(',') as ModelLanguage[];
  for (const language of languages) {
    const lists = await gatherLists(join(folders.data, 'gazetteers'), folders.lists, language);
    const { set } = await readSources(language, folders, lists);
    console.log(`${language}: ${set.sentences.length} sentences, ${set.features.length} features`);
    const trained = trainCrf(set, OPTIONS, 0);
    const bytes = encodeModel(quantised(set, trained, lists));
    const path = option('out', `media/models/names-${language}.bin`).replace('{language}', language);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    console.log(`${path}: ${bytes.length} bytes`);
  }
}

async function readSources(
  language: ModelLanguage,
  folders: Folders,
  lists: NameLists,
): Promise<{ readonly set: TrainingSet }> {
  const table = new FactsTable(lists);
  const documents: DocumentExamples[] = [];
  const domains = [...new Set(SOURCES[language].map(({ domain }) => domain))];
  for (const { domain, weight = 1, read } of SOURCES[language]) {
    for (const document of read(folders)) {
      const examples = await examplesOf(document, table, language);
      const seen = documentFacts(examples.map(({ sentence }) => sentence));
      documents.push({ examples, seen, domain: domains.indexOf(domain), weight });
    }
  }
  return { set: indexFeatures(documents, domains.length, LEAST_COUNT) };
}

/** Weights as whole numbers of one byte; features whose weights are all small are left out. */
function quantised({ features }: TrainingSet, { weights, transitions }: TrainedWeights, lists: NameLists): ModelParts {
  let largest = 0;
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  // Few weights are larger than this; they lose little by being cut.
  const scale = Math.min(largest, 4) / 127;
  const kept: number[] = [];
  for (let row = 0; row < features.length; row += 1) {
    for (let label = 0; label < LABEL_COUNT; label += 1) {
      if (Math.abs(weights[row * LABEL_COUNT + label] ?? 0) < LEAST_WEIGHT) continue;
      kept.push(row);
      break;
    }
  }
  const small = new Int8Array(kept.length * LABEL_COUNT);
  for (const [index, row] of kept.entries()) {
    for (let label = 0; label < LABEL_COUNT; label += 1) {
      const value = Math.round((weights[row * LABEL_COUNT + label] ?? 0) / scale);
      small[index * LABEL_COUNT + label] = Math.max(-127, Math.min(127, value));
    }
  }
  return { features: Int32Array.from(kept, (row) => features[row] ?? 0), weights: small, scale, transitions, lists };
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
