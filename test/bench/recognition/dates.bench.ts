import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findTimes } from '../../../src/recognition/dates/find-times';
import { oneByOne } from '../../../src/recognition/dates/one-by-one';
import type { TimeKind } from '../../../src/recognition/dates/rule';
import { sentencesOf } from '../../../src/recognition/names/sentences-of';
import { Slices } from '../../../src/recognition/slices';
import {
  addCounts,
  countDocument,
  f1,
  interval,
  pairUp,
  precision,
  recall,
  type MarkedTime,
  type Measure,
  type ReadDocument,
  type TimexType,
} from './dates';

/**
 * Scores the date rules on texts whose expressions of time are marked: one JSON object a line, with `text`, `ref` and
 * `expressions` [{start, end, value, type}].
 *   node esbuild.js bench && node out/test/bench/recognition/dates.bench.js FOLDER [--errors]
 * FOLDER (or MARGINALIA_DATA) holds `dates/*.jsonl`.
 */
interface Row {
  readonly text: string;
  readonly ref: string | null;
  readonly lang: string;
  readonly expressions: readonly MarkedTime[];
  readonly js_supported?: boolean;
  readonly cat?: string;
}

const HOST = { signal: { aborted: false }, now: () => 0, yieldNow: () => Promise.resolve() };

interface Convention {
  /** Spans and lists of days are marked day by day. */
  readonly split: boolean;
  /** Values are as written (`XXXX-10-02`), not counted. */
  readonly open: boolean;
}

const CONVENTIONS: Readonly<Record<string, Convention>> = {
  'fr-timebank-dev': { split: true, open: false },
  'recognizers-en': { split: false, open: true },
};

async function read(row: Row, { split, open }: Convention): Promise<ReadDocument> {
  const language = row.lang === 'en' ? 'en' : 'fr';
  const slices = new Slices(HOST);
  const sentences = await sentencesOf(row.text, slices);
  const { times } = await findTimes(row.text, sentences, language, row.ref ?? undefined, slices, 'all');
  const single = split ? times.flatMap((time) => oneByOne(row.text, time)) : times;
  return {
    text: row.text,
    gold: row.expressions,
    found: single.map(({ start, end, value, timex, kind }) => ({
      start,
      end,
      value,
      ...(open ? { open: timex } : {}),
      type: TYPE[kind],
    })),
  };
}

const TYPE: Readonly<Record<TimeKind, TimexType>> = {
  date: 'DATE',
  time: 'TIME',
  duration: 'DURATION',
  set: 'SET',
  vague: 'TIME',
};
const TYPES: readonly (TimexType | undefined)[] = ['DATE', 'TIME', 'DURATION', 'SET', undefined];

function table(documents: readonly ReadDocument[]): void {
  console.table(
    Object.fromEntries(
      TYPES.map((type) => {
        const counts = documents.map((document) => countDocument(document, type));
        const all = addCounts(counts);
        const cell = (measure: Measure): string => {
          const [low, high] = interval(counts, measure);
          return `${f1(all, measure).toFixed(1)} [${low.toFixed(1)}, ${high.toFixed(1)}]`;
        };
        const pr = `${precision(all, 'overlap').toFixed(0)}/${recall(all, 'overlap').toFixed(0)}`;
        return [
          type ?? 'all, types aside',
          {
            gold: all.gold,
            found: all.found,
            exact: cell('exact'),
            overlap: cell('overlap'),
            'overlap P/R': pr,
            value: cell('value'),
          },
        ];
      }),
    ),
  );
}

function errors({ text, gold, found }: ReadDocument): void {
  const shown = (time: MarkedTime | undefined) =>
    time === undefined ? '–' : `${time.type} « ${text.slice(time.start, time.end)} » ${time.value ?? ''}`;
  for (const pair of pairUp(text, gold, found)) {
    const { gold, found } = pair;
    const at = (gold ?? found)?.start ?? 0;
    const counts = countDocument({ text, gold: gold ? [gold] : [], found: found ? [found] : [] });
    if (counts.exact === 1 && counts.value === 1 && gold?.type === found?.type) continue;
    console.log(
      `${shown(gold)} | ${shown(found)} | … ${text.slice(Math.max(0, at - 40), at + 40).replace(/\n/g, ' ')}`,
    );
  }
}

async function main(): Promise<number> {
  const [folder = process.env.MARGINALIA_DATA] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
  if (folder === undefined || !existsSync(folder)) {
    console.error('Give the folder of the corpora: dates.bench.js FOLDER, or MARGINALIA_DATA=FOLDER.');
    return 1;
  }
  const showErrors = process.argv.includes('--errors');
  for (const name of ['fr-timebank-dev', 'challenge-fr', 'recognizers-en']) {
    const file = path.join(folder, 'dates', `${name}.jsonl`);
    if (!existsSync(file)) continue;
    const rows = readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Row)
      .filter((row) => row.js_supported !== false);
    const documents: ReadDocument[] = [];
    for (const row of rows) documents.push(await read(row, CONVENTIONS[name] ?? { split: false, open: false }));
    console.log(`\n${name}: ${rows.length} texts`);
    table(documents);
    if (showErrors) documents.forEach(errors);
  }
  return 0;
}

void main().then((code) => {
  process.exitCode = code;
});
