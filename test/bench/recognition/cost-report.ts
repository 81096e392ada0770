import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { modelPath } from '../../../src/recognition/name-models';
import { tokenize } from '../../../src/text/tokens';
import type { BenchOptions } from './bench-options';
import type { ColdStart, Took } from './cold-start';
import { plentyOfText, textOfLength, typicalArticle } from './cost-text';
import { marginalia, shippedRecognizer, UNHURRIED } from './marginalia';
import { one, table, thousands, type Cell } from './markdown';
import { cpuTime, type NameFinder } from './name-finder';
import { wordsIn } from './scored-set';
import type { SpacyFinder } from './spacy-peer';

const WARM_RUNS = 5;
const COLD_STARTS = 5;
/** Slow programs are measured on less text. */
const PEER_TEXTS = 60;

/** What recognition costs. Processor time unless said otherwise; tokens are counted the same way for every program. */
export async function costReport(options: BenchOptions, peers: readonly NameFinder[]): Promise<string> {
  const texts = plentyOfText(options.data);
  return [
    '### Model',
    modelSizes(options.media),
    '### Speed',
    await speeds(options, texts, peers),
    '### An article of 400 words, and the first one after a cold start',
    await articleCost(options, texts),
    '### Growth',
    await growth(options, texts),
  ].join('\n\n');
}

function modelSizes(media: string): string {
  const rows = (['fr', 'en'] as const).flatMap((language): Cell[][] => {
    const path = join(media, modelPath(language));
    if (!existsSync(path)) return [];
    const bytes = readFileSync(path);
    const packed = deflateRawSync(bytes, { level: 9 });
    return [[modelPath(language), thousands(bytes.length), thousands(packed.length)]];
  });
  if (rows.length === 0) return 'There is no model: names are found by rules alone.';
  return table(['file', 'bytes', 'bytes, deflated as in a `.vsix`'], rows);
}

async function speeds({ media }: BenchOptions, all: readonly string[], peers: readonly NameFinder[]): Promise<string> {
  const texts = all.slice(0, 400);
  const rows: Cell[][] = [];
  const row = (program: string, state: string, read: readonly string[], cpu: number): void => {
    const tokens = read.reduce((total, text) => total + tokenize(text).length, 0);
    const characters = read.reduce((total, text) => total + text.length, 0);
    rows.push([
      program,
      state,
      thousands(tokens),
      thousands((1000 * tokens) / cpu),
      thousands((1000 * characters) / cpu),
    ]);
  };
  const recognizer = shippedRecognizer(media);
  // Two small articles wake the model up and have the code compiled: not the words of the texts remembered.
  await recognizer.recognize({ text: typicalArticle(all.slice(-40)), language: 'fr' }, UNHURRIED);
  await recognizer.recognize({ text: typicalArticle(all.slice(-80)), language: 'fr' }, UNHURRIED);
  const ours = marginalia(recognizer);
  row('Marginalia', 'first time', texts, (await ours.find(texts, 'fr')).cpu);
  const warm: number[] = [];
  for (let run = 0; run < WARM_RUNS; run += 1) warm.push((await ours.find(texts, 'fr')).cpu);
  row('Marginalia', 'warm, median', texts, median(warm));
  row('Marginalia', 'warm, best', texts, Math.min(...warm));
  const few = texts.slice(0, PEER_TEXTS);
  for (const peer of peers) {
    if ('cost' in peer) {
      const { version, licence, pipeline, names } = await (peer as SpacyFinder).cost(few);
      row(`${peer.name} ${version} (${licence})`, 'warm, whole pipeline', few, 1000 * pipeline);
      row(peer.name, 'warm, names alone', few, 1000 * names);
    } else {
      await peer.find(few.slice(0, 5), 'fr');
      row(peer.name, 'warm', few, (await peer.find(few, 'fr')).cpu);
    }
  }
  return table(['program', 'state', 'tokens', 'tokens/s', 'characters/s'], rows);
}

async function articleCost({ media }: BenchOptions, texts: readonly string[]): Promise<string> {
  const article = typicalArticle(texts);
  const recognizer = shippedRecognizer(media);
  const warm: Took[] = [];
  for (let run = 0; run < 60; run += 1) {
    const clock = performance.now();
    const cpu = cpuTime();
    await recognizer.recognize({ text: article, language: 'fr' }, UNHURRIED);
    if (run >= 20) warm.push({ clock: performance.now() - clock, cpu: cpuTime() - cpu });
  }
  const starts = coldStarts(media, article);
  const row = (step: string, took: readonly Took[]): Cell[] => [
    step,
    one(median(took.map(({ clock }) => clock))),
    one(median(took.map(({ cpu }) => cpu))),
  ];
  return [
    `${wordsIn(article)} words, ${article.length} characters. Medians; cold: ${COLD_STARTS} fresh processes.`,
    table(
      ['step', 'ms by the clock', 'ms of processor time'],
      [
        row('warm article', warm),
        row(
          'cold: reading the model',
          starts.map(({ read }) => read),
        ),
        row(
          'cold: building it',
          starts.map(({ build }) => build),
        ),
        row(
          'cold: the first article',
          starts.map(({ first }) => first),
        ),
        row(
          'cold: all three',
          starts.map(({ read, build, first }) => ({
            clock: read.clock + build.clock + first.clock,
            cpu: read.cpu + build.cpu + first.cpu,
          })),
        ),
        row(
          'the article once more',
          starts.map(({ second }) => second),
        ),
      ],
    ),
  ].join('\n\n');
}

function coldStarts(media: string, article: string): ColdStart[] {
  const folder = mkdtempSync(join(tmpdir(), 'marginalia-bench-'));
  try {
    const path = join(folder, 'article.txt');
    writeFileSync(path, article);
    return Array.from({ length: COLD_STARTS }, () => {
      const script = process.argv[1] ?? '';
      const output = execFileSync(process.execPath, [script, '--cold-start', media, path], { encoding: 'utf8' });
      return JSON.parse(output) as ColdStart;
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function growth({ media, largest }: BenchOptions, texts: readonly string[]): Promise<string> {
  const recognizer = shippedRecognizer(media);
  await recognizer.recognize({ text: textOfLength(texts, 200_000), language: 'fr' }, UNHURRIED);
  const rows: Cell[][] = [];
  for (let length = 10_000; length <= largest; length *= 10) {
    const text = textOfLength(texts, length);
    const runs = length < 1_000_000 ? 5 : 1;
    const times: number[] = [];
    let marks = 0;
    for (let run = 0; run < runs; run += 1) {
      const before = cpuTime();
      marks = (await recognizer.recognize({ text, language: 'fr' }, UNHURRIED)).suggestions.length;
      times.push(cpuTime() - before);
    }
    const cost = median(times);
    rows.push([thousands(length), thousands(marks), one(cost), (cost / (length / 1000)).toFixed(3)]);
  }
  return [
    'Small texts are read several times, so that all of their words are remembered; large ones once.',
    table(['characters', 'marks', 'ms', 'ms per 1,000 characters'], rows),
  ].join('\n\n');
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
