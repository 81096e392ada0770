import * as path from 'node:path';
import { Option, type Command } from 'commander';
import { locate } from '../../anchoring/locate';
import type { AnnotationSet, Mention } from '../../annotation/model';
import { findFiles, type FoundFile } from '../../node/find-files';
import { readArticle } from '../../node/read-article';
import type { Recognition } from '../../recognition/recognizer';
import { sidecarName } from '../../sidecar/paths';
import { LineIndex } from '../../text/line-index';
import { annotateArticle } from '../../workspace/annotate';
import { resolveEntity, type Registry } from '../../workspace/registry';
import { SidecarStore, UnwritableFileError, type StoredFile, type StoredState } from '../../workspace/sidecar-store';
import type { CommandContext } from '../command-context';
import { inOrder } from '../in-order';
import { endsTheRun, throwIfInterrupted } from '../io';
import { articlesAtOnce, jobsOption, withJobs } from '../jobs';
import { learnFrom, type Learnt } from '../learnt-names';
import { listMention } from '../mention-line';
import * as options from '../options';
import { printable } from '../printable';
import { recognize } from '../recognize';
import { Registries } from '../registries';
import { NO_ARTICLES, plural, sayPlace } from '../report';
import { RunReport } from '../run-report';
import { beside, sidecarsOf } from '../sidecar-files';
import { WritableFiles } from '../writable-files';
import { PROGRAM } from '../version';

interface AnnotateOptions {
  readonly dryRun?: boolean;
  readonly types?: ReadonlySet<string>;
  readonly language?: string;
  readonly published?: string;
  readonly learn?: readonly string[];
  readonly quiet?: boolean;
  readonly jobs: number;
}

const EXAMPLES = `
The marks go into ARTICLE.annotations.yaml beside each article, as proposals that a person
accepts or rejects. Run it again whenever you like: it changes nothing that a person
decided, and brings nothing back that a person rejected. A sidecar with errors is left
alone, and reported; the exit code is 1 then.

Examples:
  marginalia annotate articles/
  marginalia annotate --dry-run interview.txt
  marginalia annotate --types actor,date --published 2018-12-11 dispatch.txt
  marginalia annotate --learn articles/ articles/new/
`;

/** Adds `marginalia annotate`, which writes proposed mentions into sidecars. */
export function addAnnotate(program: Command, context: CommandContext): void {
  program
    .command('annotate')
    .summary('write proposed mentions into sidecars')
    .description('Marks actors, institutions and dates in articles: writes proposed mentions into their sidecars.')
    .argument('<path...>', 'articles, or folders of articles')
    .option('-n, --dry-run', 'write nothing; print the mentions that would be added (+) and removed (-)')
    .addOption(new Option('--types <types>', options.TYPES_HELP).argParser(options.parseTypes))
    .addOption(new Option('--language <language>', options.LANGUAGE_HELP).argParser(options.parseLanguage))
    .addOption(new Option('--published <date>', options.PUBLISHED_HELP).argParser(options.parsePublished))
    .addOption(new Option('--learn <path>', options.LEARN_HELP).argParser(options.collectPaths))
    .addOption(jobsOption())
    .option('-q, --quiet', 'say nothing of files that are in order')
    .addHelpText('after', EXAMPLES)
    .action(async (paths: string[], chosen: AnnotateOptions) => {
      const run = (working: CommandContext) => new AnnotateRun(working, chosen).run(paths);
      context.finish(await withJobs(chosen.jobs, context, run));
    });
}

/** An article before anything is written. */
interface ReadArticle {
  readonly sidecar: FoundFile;
  readonly file: StoredFile;
  readonly text: string;
  readonly state: StoredState;
  /** Undefined where the sidecar has errors, and is left alone. */
  readonly recognition?: Recognition;
  readonly language?: string | undefined;
  readonly published?: string | undefined;
}

/** One run of the command over many articles. */
class AnnotateRun {
  private readonly store: SidecarStore;
  private readonly registries: Registries;
  private readonly report: RunReport;
  private readonly writable: WritableFiles;
  private learnt: Learnt | undefined;

  constructor(
    private readonly context: CommandContext,
    private readonly chosen: AnnotateOptions,
  ) {
    this.store = new SidecarStore(context.services.files);
    this.registries = new Registries(context.services.files);
    this.report = new RunReport(context.io);
    this.writable = new WritableFiles(context.services.files);
  }

  async run(paths: readonly string[]): Promise<number> {
    const { io } = this.context;
    const articles = await this.articlesOf(paths);
    try {
      this.learnt = await learnFrom(this.chosen.learn, this.context, this.report);
      let index = 0;
      for await (const { article, read } of inOrder(articles, articlesAtOnce(this.chosen.jobs), this.tryRead)) {
        throwIfInterrupted(io.signal);
        this.report.progress.show(index, articles.length, article.display);
        index += 1;
        try {
          await this.write(article, read());
        } catch (error) {
          if (endsTheRun(error)) throw error;
          this.report.fail(article.display, error);
        }
      }
    } finally {
      this.report.progress.clear();
    }
    return this.report.exitCode;
  }

  /** The articles to annotate; a sidecar stands for its article. */
  private async articlesOf(paths: readonly string[]): Promise<readonly FoundFile[]> {
    const { io, services } = this.context;
    const found = await findFiles(paths, { cwd: io.cwd, signal: io.signal });
    for (const problem of found.problems) this.report.fail(problem.path, problem);
    const articles = new Map(found.articles.map((article) => [article.path, article]));
    for (const { article } of await sidecarsOf(found, services.files)) {
      if (article !== undefined && !articles.has(article.path)) articles.set(article.path, article);
    }
    if (articles.size + found.problems.length === 0) this.report.progress.say(`marginalia: ${NO_ARTICLES}`);
    return [...articles.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** Reads one of several articles ahead of its turn; how it went shows when `read` is called. */
  private readonly tryRead = async (article: FoundFile): Promise<{ article: FoundFile; read: () => ReadArticle }> => {
    try {
      const done = await this.read(article);
      return { article, read: () => done };
    } catch (error) {
      const fail = () => {
        throw error;
      };
      return { article, read: fail };
    }
  };

  /** Everything that comes before writing. Says nothing. */
  private async read(article: FoundFile): Promise<ReadArticle> {
    const articleName = path.posix.basename(article.path);
    const sidecar = beside(article, sidecarName(articleName));
    const file: StoredFile = { path: sidecar.path, kind: 'sidecar', articleName };
    if (this.chosen.dryRun !== true) await this.writable.prepare(sidecar);

    const text = await readArticle(article.path);
    const state = await this.store.load(file);
    if (!state.document.writable) return { sidecar, file, text, state };
    const { article: info } = state.document.set;
    const language = info.language ?? this.chosen.language;
    const published = info.published ?? this.chosen.published;
    const lexicon = this.learnt?.lexicon(text, article.path);
    const recognition = await recognize({ text, language, published, lexicon }, this.context);
    return { sidecar, file, text, state, recognition, language, published };
  }

  private async write(article: FoundFile, done: ReadArticle): Promise<void> {
    const { sidecar, file, text, state, recognition, language, published } = done;
    if (recognition === undefined) {
      this.report.leaveAlone(sidecar.display, state.document.findings);
      return;
    }
    this.noteKept(sidecar, state.document.set.article);
    const registry = (await this.registries.nearest(article))?.registry;

    const change = (set: AnnotationSet): AnnotationSet => {
      const types = [...(this.chosen.types ?? options.DEFAULT_TYPES)];
      const next = annotateArticle({ text, set, recognition, registry, by: PROGRAM, types, language, published });
      // A sidecar that would say nothing is not begun.
      return state.bytes === undefined && next.mentions.size === 0 ? set : next;
    };
    const before = state.document.set;
    if (this.chosen.dryRun === true) {
      await this.printChanges(article, text, before, change(before), registry);
      return;
    }
    try {
      const { set, changed } = await this.store.edit(file, change, { journal: false });
      this.summarise(article, before, set, changed);
    } catch (error) {
      if (!UnwritableFileError.is(error)) throw error;
      this.report.leaveAlone(sidecar.display, error.findings);
    }
    this.store.release(sidecar.path);
  }

  private noteKept(sidecar: FoundFile, info: AnnotationSet['article']): void {
    for (const key of ['language', 'published'] as const) {
      const given = this.chosen[key];
      const kept = info[key];
      if (given === undefined || kept === undefined || given === kept) continue;
      const note = `says "${key}: ${printable(kept)}", which is kept; --${key} ${given} is not used`;
      this.report.progress.say(`marginalia: ${sayPlace(sidecar.display)}: ${note}`);
    }
  }

  private summarise(article: FoundFile, before: AnnotationSet, after: AnnotationSet, changed: boolean): void {
    if (this.chosen.quiet === true) return;
    const added = missingIn(after, before).length;
    const removed = missingIn(before, after).length;
    const counts = [plural(after.mentions.size, 'mention')];
    if (added > 0) counts.push(`${added} new`);
    if (removed > 0) counts.push(`${removed} removed`);
    if (!changed) counts.push('unchanged');
    else if (this.chosen.dryRun === true) counts.push('nothing written');
    this.report.progress.say(`${sayPlace(article.display)}: ${counts.join(', ')}`);
  }

  private async printChanges(
    article: FoundFile,
    text: string,
    before: AnnotationSet,
    after: AnnotationSet,
    registry: Registry | undefined,
  ): Promise<void> {
    const index = new LineIndex(text);
    const changes = [
      ...missingIn(before, after).map((mention) => ({ sign: '-', mention, set: before })),
      ...missingIn(after, before).map((mention) => ({ sign: '+', mention, set: after })),
    ];
    const placements = locate(
      text,
      changes.map(({ sign, mention }) => [`${sign}${mention.id}`, mention]),
    );
    for (const { sign, mention, set } of changes) {
      const span = placements.get(`${sign}${mention.id}`)?.span;
      const at = span === undefined ? undefined : index.positionAt(span.start);
      const place =
        at === undefined ? sayPlace(article.display) : sayPlace(article.display, at.line + 1, at.character + 1);
      const means = mention.value ?? resolveEntity(set, registry, mention.entity ?? '')?.name;
      await this.context.io.stdout(`${place}: ${sign} ${listMention({ ...mention, means })}\n`);
    }
    this.summarise(article, before, after, after !== before);
  }
}

/** The mentions of one set that the other has not. */
function missingIn(set: AnnotationSet, other: AnnotationSet): readonly Mention[] {
  return [...set.mentions.values()].filter(({ id }) => !other.mentions.has(id));
}
