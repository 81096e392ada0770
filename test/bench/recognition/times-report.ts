import * as chrono from 'chrono-node';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findTimes } from '../../../src/recognition/dates/find-times';
import { oneByOne } from '../../../src/recognition/dates/one-by-one';
import type { TimeKind } from '../../../src/recognition/dates/rule';
import { sentencesOf } from '../../../src/recognition/names/sentences-of';
import { Slices } from '../../../src/recognition/slices';
import type { BenchOptions } from './bench-options';
import { addCounts, countDocument, f1, interval, type MarkedTime, type ReadDocument, type TimexType } from './dates';
import { readGoldArticles } from './gold-articles';
import { UNHURRIED } from './marginalia';
import { between, one, table, type Cell } from './markdown';

/** A text with its expressions of time and the day that it was written on. */
interface TimedText {
  readonly text: string;
  readonly times: readonly MarkedTime[];
  readonly reference: string | undefined;
}

interface TimeSet {
  readonly id: string;
  readonly language: 'fr' | 'en';
  readonly texts: readonly TimedText[];
  /** Whether spans and lists count day by day, as TimeBank has them. */
  readonly oneByOne: boolean;
  /** Ours mark dates only. */
  readonly types: readonly (TimexType | undefined)[];
}

interface Row {
  readonly text: string;
  readonly ref: string | null;
  readonly expressions: readonly MarkedTime[];
  readonly js_supported?: boolean;
}

const TYPE: Readonly<Record<TimeKind, TimexType>> = {
  date: 'DATE',
  time: 'TIME',
  duration: 'DURATION',
  set: 'SET',
  vague: 'TIME',
};
const ALL_TYPES = ['DATE', 'TIME', 'DURATION', 'SET', undefined] as const;

/** Expressions of time: spans without leading article or preposition, values as TIMEX3. */
export async function timesReport(options: BenchOptions): Promise<string> {
  const sets = timeSets(options);
  if (sets.length === 0) return 'No set at hand.';
  const rows: Cell[][] = [];
  for (const set of sets) {
    const ours = await byRules(set);
    const programs: (readonly [string, readonly ReadDocument[]])[] = [['Marginalia', ours]];
    if (options.npmPeers) {
      // Where nobody says when a text was written, our rules look for a dateline: the other is told what they found.
      const texts = set.texts.map((text, index) => ({ ...text, reference: ours[index]?.reference }));
      programs.push(['chrono-node', texts.map((text) => byChrono(text, set.language))]);
    }
    for (const [program, documents] of programs) {
      for (const type of set.types)
        rows.push([set.id, program, type ?? 'all, types aside', ...scores(documents, type)]);
    }
  }
  return [
    'Value: F1 of what overlaps and has the same value. chrono-node knows days and times only; it counts from the same day as our rules.',
    table(
      [
        'set',
        'program',
        'type',
        'texts',
        'in text',
        'found',
        'wrong',
        'exact F1',
        '95 %',
        'overlap F1',
        'value F1',
        '95 %',
      ],
      rows,
    ),
  ].join('\n\n');
}

function scores(documents: readonly ReadDocument[], type: TimexType | undefined): Cell[] {
  const counts = documents.map((document) => countDocument(document, type));
  const all = addCounts(counts);
  const interval95 = (measure: 'exact' | 'value'): string => {
    const [low, high] = interval(counts, measure);
    return between({ low, high });
  };
  return [
    documents.length,
    all.gold,
    all.found,
    all.found - all.overlap,
    one(f1(all, 'exact')),
    interval95('exact'),
    one(f1(all, 'overlap')),
    one(f1(all, 'value')),
    interval95('value'),
  ];
}

async function byRules({
  language,
  texts,
  oneByOne: single,
}: TimeSet): Promise<(ReadDocument & { reference: string | undefined })[]> {
  const documents: (ReadDocument & { reference: string | undefined })[] = [];
  for (const { text, times: gold, reference: published } of texts) {
    const slices = new Slices(UNHURRIED);
    const sentences = await sentencesOf(text, slices);
    const { times, reference } = await findTimes(text, sentences, language, published, slices, 'all');
    const counted = single ? times.flatMap((time) => oneByOne(text, time)) : times;
    const found = counted.map(({ start, end, value, kind }): MarkedTime => ({ start, end, value, type: TYPE[kind] }));
    documents.push({ text, gold, found, reference });
  }
  return documents;
}

function byChrono({ text, times, reference }: TimedText, language: 'fr' | 'en'): ReadDocument {
  const parser = language === 'fr' ? chrono.fr.casual : chrono.en.casual;
  const day = reference === undefined ? undefined : new Date(`${reference.slice(0, 10)}T12:00:00`);
  const found = parser.parse(text, day).map(({ index, text: written, start, end }): MarkedTime => {
    const span = { start: index, end: index + written.length };
    if (start.isCertain('hour')) return { ...span, type: 'TIME', value: `${dayOf(start)}T${clockOf(start)}` };
    // Without an end it is null, though its type says undefined.
    return { ...span, type: 'DATE', value: end ? `${dayOf(start)}/${dayOf(end)}` : dayOf(start) };
  });
  return { text, gold: times, found };
}

/** As much of a day as the words say: a month stays a month. */
function dayOf(parsed: chrono.ParsedComponents): string {
  const part = (component: chrono.Component, digits: number): string =>
    String(parsed.get(component) ?? 0).padStart(digits, '0');
  const month = `${part('year', 4)}-${part('month', 2)}`;
  return parsed.isCertain('day') || parsed.isCertain('weekday') || !parsed.isCertain('month')
    ? `${month}-${part('day', 2)}`
    : month;
}

function clockOf(parsed: chrono.ParsedComponents): string {
  return `${String(parsed.get('hour') ?? 0).padStart(2, '0')}:${String(parsed.get('minute') ?? 0).padStart(2, '0')}`;
}

function timeSets({ data, gold }: BenchOptions): TimeSet[] {
  const sets: TimeSet[] = [];
  for (const [id, language, single] of [
    ['fr-timebank-dev', 'fr', true],
    ['challenge-fr', 'fr', false],
    ['recognizers-en', 'en', false],
  ] as const) {
    const path = join(data, 'dates', `${id}.jsonl`);
    if (existsSync(path)) sets.push({ id, language, texts: readRows(path), oneByOne: single, types: ALL_TYPES });
  }
  for (const folder of ['french/development', 'french/blind', 'english/development', 'english/blind']) {
    const texts = readGoldArticles(join(gold, folder)).map(({ text, dates, published }): TimedText => ({
      text,
      times: dates,
      reference: published,
    }));
    const language = folder.startsWith('french') ? 'fr' : 'en';
    if (texts.length > 0) {
      sets.push({ id: `own-${folder.replace('/', '-')}`, language, texts, oneByOne: false, types: ['DATE'] });
    }
  }
  return sets;
}

function readRows(path: string): TimedText[] {
  return readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
    .filter(({ js_supported }) => js_supported !== false)
    .map(({ text, ref, expressions }) => ({ text, times: expressions, reference: ref ?? undefined }));
}
