import { createReadStream } from 'node:fs';
import * as path from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { fileError } from '../../node/file-error';
import { findFiles } from '../../node/find-files';
import { decodeArticle, MAX_ARTICLE_BYTES, readArticleAsGiven } from '../../node/read-article';
import { FileError } from '../../workspace/file-error';
import type { CommandContext } from '../command-context';
import { GivenText } from '../given-text';
import { inOrder } from '../in-order';
import { endsTheRun, EXIT, throwIfInterrupted, untilInterrupted } from '../io';
import { articlesAtOnce, jobsOption, withJobs } from '../jobs';
import { learnFrom, type Learnt } from '../learnt-names';
import { readLines, type InputLine } from '../lines';
import { mentionLines } from '../mention-line';
import * as options from '../options';
import { jsonLine } from '../printable';
import { ProgressLine } from '../progress-line';
import { recognize } from '../recognize';
import { NO_ARTICLES, plural, sayFault, sayTrouble } from '../report';
import { RunReport } from '../run-report';
import { answerOf, type OffsetUnit, type SuggestionAnswer } from '../suggestion-answer';
import { isBadRequest, MAX_LINE_BYTES, readRequest, type BadRequest } from '../suggestion-request';

interface SuggestOptions {
  readonly format?: 'text' | 'json' | 'jsonl';
  readonly types: ReadonlySet<string>;
  readonly language?: string;
  readonly published?: string;
  readonly learn?: readonly string[];
  readonly input?: 'text' | 'jsonl';
  readonly offsets: OffsetUnit;
  readonly jobs: number;
}

const EXAMPLES = `
With --input jsonl it is a filter: one {"id", "text", "published"?, "language"?} per line
in, one {"id", "mentions", "entities"} per line out, in the same order, as they come. A
line that cannot be read is answered by {"id"?, "error"}; the exit code is 1 then.

Examples:
  marginalia suggest article.txt
  marginalia suggest --format json --types actor,institution articles/
  marginalia suggest --learn articles/ new.txt
  cat articles.jsonl | marginalia suggest --input jsonl - > marks.jsonl
`;

/** Adds `marginalia suggest`, which prints what it would mark and writes nothing. */
export function addSuggest(program: Command, context: CommandContext): void {
  program
    .command('suggest')
    .summary('print suggested mentions; write nothing')
    .description('Prints the mentions that would be suggested for articles. Writes no file.')
    .argument('[path...]', 'articles, folders of articles, or - for standard input')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json', 'jsonl']))
    .addOption(new Option('--types <types>', options.TYPES_HELP).argParser(options.parseTypes))
    .addOption(new Option('--language <language>', options.LANGUAGE_HELP).argParser(options.parseLanguage))
    .addOption(new Option('--published <date>', options.PUBLISHED_HELP).argParser(options.parsePublished))
    .addOption(new Option('--learn <path>', options.LEARN_HELP).argParser(options.collectPaths))
    .addOption(new Option('--input <input>', 'what is read: articles, or JSON lines').choices(['text', 'jsonl']))
    .addOption(
      new Option('--offsets <unit>', 'how offsets are counted').choices(['utf16', 'codepoint']).default('utf16'),
    )
    .addOption(jobsOption())
    .addHelpText('after', EXAMPLES)
    .action(
      async (named: string[], given: Omit<SuggestOptions, 'types'> & Partial<SuggestOptions>, command: Command) => {
        const chosen: SuggestOptions = { ...given, types: given.types ?? options.DEFAULT_TYPES };
        const isFilter = chosen.input === 'jsonl';
        if (named.length === 0 && !isFilter) command.error("error: missing required argument 'path'");
        const paths = named.length === 0 ? ['-'] : named;
        const report = new RunReport(context.io);
        const learnt = await learnFrom(chosen.learn, context, report);
        report.progress.clear();
        const exit = await withJobs(chosen.jobs, context, (working) =>
          (isFilter ? filterLines : suggestForFiles)(paths, chosen, working, learnt),
        );
        context.finish(Math.max(report.exitCode, exit));
      },
    );
}

/** A text to read, and the name that stands for it in the output. */
interface NamedText {
  readonly name: string;
  readonly text: GivenText;
  /** Absolute, of a file. */
  readonly path?: string;
}

/** What came of a path; or something to say to the person when its turn comes. */
type Source = (NamedText | { readonly name: string; readonly error: unknown } | { readonly say: string }) & {
  readonly place?: { readonly index: number; readonly total: number };
};

async function suggestForFiles(
  paths: readonly string[],
  chosen: SuggestOptions,
  context: CommandContext,
  learnt: Learnt | undefined,
): Promise<number> {
  const { io } = context;
  const progress = new ProgressLine(io);
  const format = chosen.format ?? 'text';
  let exit: number = EXIT.ok;
  let printed = 0;
  if (format === 'json') await io.stdout('[');
  const fail = (name: string, error: unknown) => {
    if (endsTheRun(error)) throw error;
    progress.say(`marginalia: ${sayTrouble(name, error)}`);
    exit = EXIT.failed;
  };
  const read = async (source: Source) => {
    if (!('text' in source)) return source;
    const text = source.text.normalized;
    const lexicon = learnt?.lexicon(text, source.path);
    const input = { text, language: chosen.language, published: chosen.published, lexicon };
    try {
      return { ...source, recognition: await recognize(input, context) };
    } catch (error) {
      return { name: source.name, error };
    }
  };
  for await (const source of inOrder(textsOf(paths, context), articlesAtOnce(chosen.jobs), read)) {
    if ('say' in source) {
      progress.say(source.say);
      continue;
    }
    if ('error' in source) {
      fail(source.name, source.error);
      continue;
    }
    const { name, text, recognition, place } = source;
    if (place !== undefined) progress.show(place.index, place.total, name);
    if (format === 'text') {
      for (const line of mentionLines(name, text.normalized, recognition, chosen.types)) await io.stdout(`${line}\n`);
      continue;
    }
    const answer = jsonLine(answerOf(name, text, recognition, chosen));
    await io.stdout(format === 'jsonl' ? `${answer}\n` : `${printed > 0 ? ',' : ''}\n${answer}`);
    printed += 1;
  }
  progress.clear();
  if (format === 'json') await io.stdout('\n]\n');
  return exit;
}

/** What the paths of a command line hold, one after the other. */
async function* textsOf(paths: readonly string[], context: CommandContext): AsyncGenerator<Source> {
  const { io } = context;
  if (paths.includes('-')) {
    try {
      yield { name: '-', text: new GivenText(await readAllInput(context)) };
    } catch (error) {
      yield { name: '-', error };
    }
  }
  const files = paths.filter((each) => each !== '-');
  const found = await findFiles(files, { cwd: io.cwd, signal: io.signal });
  for (const problem of found.problems) yield { name: problem.path, error: problem };
  if (files.length > 0 && found.articles.length + found.problems.length === 0)
    yield { say: `marginalia: ${NO_ARTICLES}` };
  const total = found.articles.length;
  for (const [index, { path: file, display: name }] of found.articles.entries()) {
    throwIfInterrupted(io.signal);
    const place = { index, total };
    let given: string;
    try {
      given = await readArticleAsGiven(file);
    } catch (error) {
      yield { name, error, place };
      continue;
    }
    yield { name, text: new GivenText(given), path: file, place };
  }
}

async function readAllInput({ io }: CommandContext): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of untilInterrupted(io.stdin, io.signal)) {
    parts.push(chunk);
    length += chunk.length;
    // One byte too many is enough to refuse it: an endless stream must not fill the memory.
    if (length > MAX_ARTICLE_BYTES) break;
  }
  return decodeArticle('-', Buffer.concat(parts));
}

/** The streaming filter: never holds more than a few lines and their answers. */
async function filterLines(
  paths: readonly string[],
  chosen: SuggestOptions,
  context: CommandContext,
  learnt: Learnt | undefined,
): Promise<number> {
  const { io } = context;
  if (chosen.format !== undefined && chosen.format !== 'jsonl') {
    throw new InvalidArgumentError('--input jsonl answers in JSON lines: leave --format away, or say --format jsonl.');
  }
  const progress = new ProgressLine(io);
  let lines = 0;
  let bad = 0;
  let exit: number = EXIT.ok;
  for (const file of paths) {
    try {
      const source = file === '-' ? io.stdin : openInput(path.resolve(io.cwd, file));
      const given = readLines(untilInterrupted(source, io.signal), MAX_LINE_BYTES);
      const answering = inOrder(given, articlesAtOnce(chosen.jobs), async (line) =>
        isBlank(line) ? undefined : answerLine(line, chosen, context, learnt),
      );
      for await (const answer of answering) {
        if (answer === undefined) continue;
        lines += 1;
        if ('error' in answer) bad += 1;
        await io.stdout(`${jsonLine(answer)}\n`);
        progress.show(lines, undefined, 'lines');
      }
    } catch (error) {
      if (!FileError.is(error)) throw error;
      progress.say(`marginalia: ${sayTrouble(file, error)}`);
      exit = EXIT.failed;
    }
  }
  progress.clear();
  if (bad > 0) io.stderr(`marginalia: ${bad} of ${plural(lines, 'line')} could not be answered; see their "error"\n`);
  return exit === EXIT.ok && bad > 0 ? EXIT.findings : exit;
}

async function* openInput(file: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(file)) yield chunk as Uint8Array;
  } catch (error) {
    throw fileError(file, error, 'read');
  }
}

function isBlank(line: InputLine): boolean {
  return 'bytes' in line && line.bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}

async function answerLine(
  line: InputLine,
  chosen: SuggestOptions,
  context: CommandContext,
  learnt: Learnt | undefined,
): Promise<SuggestionAnswer | BadRequest> {
  if ('tooLong' in line) return { error: `the line is too long: ${line.tooLong} bytes, at most ${MAX_LINE_BYTES}` };
  const request = readRequest(line.bytes);
  if (isBadRequest(request)) return request;
  const text = new GivenText(request.text);
  try {
    const recognition = await recognize(
      {
        text: text.normalized,
        language: request.language ?? chosen.language,
        published: request.published ?? chosen.published,
        lexicon: learnt?.lexicon(text.normalized),
      },
      context,
    );
    return answerOf(request.id, text, recognition, chosen);
  } catch (error) {
    if (endsTheRun(error)) throw error;
    // A fault of ours in one article must not cost the answers to the thousands after it.
    return { id: request.id, error: sayFault(error) };
  }
}
