import { readFileSync } from 'node:fs';
import { findNames } from '../../../src/recognition/names/find-names';
import { sentencesOf } from '../../../src/recognition/names/sentences-of';
import { Reading } from '../../../src/recognition/names/reading';
import { Slices } from '../../../src/recognition/slices';
import { type Evidence, isModelEvidence, logit } from '../../../src/recognition/tagger/confidence';
import { ruleHints } from '../../../src/recognition/tagger/hints';
import { decodeModel } from '../../../src/recognition/tagger/model-file';
import { NameTagger } from '../../../src/recognition/tagger/name-tagger';
import { proposalsFor } from '../../../src/recognition/tagger/second-reading';
import { KIND_OF_TYPE, readGoldArticles } from './gold-articles';

const UNHURRIED = new Slices({ now: () => 0, yieldNow: () => Promise.resolve(), signal: { aborted: false } });

/**
 * Compares what speaks for proposed names with whether they are right, on our own development articles, and prints the
 * numbers of `src/recognition/tagger/confidence.ts`: a slope and offsets for what the model proposes (logistic
 * regression; J. Platt, “Probabilistic outputs for support vector machines”, 1999), and the share of right ones for
 * each rule.
 */
async function main(): Promise<void> {
  const { tagger, lists } = decodeModel(readFileSync('media/models/names-fr.bin'));
  const names = new NameTagger(tagger, lists);
  const seenBefore: { evidence: Evidence; right: boolean }[] = [];
  for (const document of readGoldArticles('test/gold/french/development')) {
    const sentences = await sentencesOf(document.text, UNHURRIED);
    const { candidates } = await findNames(sentences, 'fr', UNHURRIED);
    const readings = sentences.map((sentence) => {
      const reading = new Reading(sentence, [], []);
      reading.found.push(...candidates.filter(({ start, end }) => sentence.start <= start && end <= sentence.end));
      return reading;
    });
    const tagged = readings.map(({ sentence, found }) => ({
      ...names.prepare(sentence),
      hints: ruleHints(sentence, found),
    }));
    const seen = names.documentFacts(tagged);
    for (const [index, { sentence, found }] of readings.entries()) {
      const words = tagged[index];
      if (words === undefined) continue;
      for (const { from, to, type, evidence } of proposalsFor(sentence, names.tag(words, seen), found)) {
        const start = sentence.words[from]?.start;
        const end = sentence.words[to - 1]?.end;
        const right = document.names.some(
          (name) => name.start === start && name.end === end && name.kind === KIND_OF_TYPE[type],
        );
        seenBefore.push({ evidence, right });
      }
    }
  }
  printModel(seenBefore);
  printRules(seenBefore);
}

function printModel(cases: readonly { readonly evidence: Evidence; readonly right: boolean }[]): void {
  const rows = cases.flatMap(({ evidence, right }) => (isModelEvidence(evidence) ? [{ evidence, right }] : []));
  const keys = ['actor', 'institution', 'place'].flatMap((type) =>
    ['same', 'alone', 'against'].map((relation) => `${type} ${relation}`),
  );
  const parameters = new Map<string, number>([['slope', 1], ...keys.map((key) => [key, 0] as const)]);
  for (let round = 0; round < 4000; round += 1) {
    const gradients = new Map<string, number>();
    const add = (key: string, value: number) => gradients.set(key, (gradients.get(key) ?? 0) + value);
    for (const { evidence, right } of rows) {
      const key = `${evidence.type} ${evidence.relation}`;
      const input = logit(evidence.probability);
      const score = (parameters.get('slope') ?? 1) * input + (parameters.get(key) ?? 0);
      const error = 1 / (1 + Math.exp(-score)) - (right ? 1 : 0);
      add('slope', error * input);
      add(key, error);
    }
    for (const [key, value] of parameters) {
      // A little pull towards what was there before keeps rare kinds of evidence from extremes.
      const pull = key === 'slope' ? value - 1 : value;
      parameters.set(key, value - 0.002 * ((gradients.get(key) ?? 0) + 2 * pull));
    }
  }
  for (const [key, value] of parameters) {
    const count = rows.filter(({ evidence }) => `${evidence.type} ${evidence.relation}` === key).length;
    console.log(`${key}: ${value.toFixed(2)}${key === 'slope' ? '' : ` (${count})`}`);
  }
}

function printRules(cases: readonly { readonly evidence: Evidence; readonly right: boolean }[]): void {
  const counts = new Map<string, { right: number; all: number }>();
  for (const { evidence, right } of cases) {
    if (isModelEvidence(evidence)) continue;
    const key = `${evidence.reason} ${evidence.rival === 0 ? 'alone' : 'against'}`;
    const count = counts.get(key) ?? { right: 0, all: 0 };
    counts.set(key, { right: count.right + (right ? 1 : 0), all: count.all + 1 });
  }
  for (const [key, { right, all }] of [...counts].sort()) console.log(`${key}: ${right} of ${all}`);
}

void main();
