import type { Command } from 'commander';
import { findFiles, type FoundFile } from '../../node/find-files';
import { readArticle } from '../../node/read-article';
import { decodeFile, encodeDocument } from '../../sidecar/decode';
import { formatRegistry, formatSidecar } from '../../sidecar/format';
import { parseRegistry, parseSidecar, type SidecarDocument } from '../../sidecar/parse';
import { spliceSidecar } from '../../sidecar/splice';
import { FileError } from '../../workspace/file-error';
import { ContendedFileError } from '../../workspace/sidecar-store';
import type { CommandContext } from '../command-context';
import { completeQuotes } from '../complete-quotes';
import { endsTheRun, throwIfInterrupted } from '../io';
import { printable } from '../printable';
import { plural, sayPlace } from '../report';
import { RunReport } from '../run-report';
import { WritableFiles } from '../writable-files';
import { sidecarsOf, type SidecarFile } from '../sidecar-files';

interface FormatOptions {
  readonly check?: boolean;
  readonly quiet?: boolean;
}

const EXAMPLES = `
Comments, unknown fields and what the file says are kept; the order of fields, quotation
marks, indentation and blank lines become the usual ones. Mentions that were written by
hand with "exact" alone get the words around them, where the article says them once. A
file with errors is left alone, and reported; the exit code is 1 then.

Examples:
  marginalia format article.txt
  marginalia format --check .          in a script: is there anything to format?
`;

/** How often a file that others keep changing is formatted anew. */
const MAX_TRIES = 5;

/** Adds `marginalia format`, which brings sidecars and registries into the usual layout. */
export function addFormat(program: Command, context: CommandContext): void {
  program
    .command('format')
    .summary('bring sidecars and registries into the usual layout')
    .description('Brings sidecars and registries into the usual layout, and completes mentions written by hand.')
    .argument('<path...>', 'articles, sidecars, registries, or folders of them')
    .option('--check', 'write nothing; print the files that would change, and exit with 1 if there are any')
    .option('-q, --quiet', 'say nothing of files that are in order')
    .addHelpText('after', EXAMPLES)
    .action(async (paths: string[], chosen: FormatOptions) => {
      context.finish(await new FormatRun(context, chosen).run(paths));
    });
}

class FormatRun {
  private readonly report: RunReport;
  private readonly writable: WritableFiles;
  private changed = 0;

  constructor(
    private readonly context: CommandContext,
    private readonly chosen: FormatOptions,
  ) {
    this.report = new RunReport(context.io);
    this.writable = new WritableFiles(context.services.files);
  }

  async run(paths: readonly string[]): Promise<number> {
    const { io, services } = this.context;
    const found = await findFiles(paths, { cwd: io.cwd, signal: io.signal });
    for (const problem of found.problems) this.report.fail(problem.path, problem);
    const files: readonly (FoundFile | SidecarFile)[] = [
      ...found.registries,
      ...(await sidecarsOf(found, services.files)),
    ];
    try {
      for (const [index, file] of files.entries()) {
        throwIfInterrupted(io.signal);
        this.report.progress.show(index, files.length, file.display);
        try {
          await this.format(file);
        } catch (error) {
          if (endsTheRun(error)) throw error;
          this.report.fail(file.display, error);
        }
      }
    } finally {
      this.report.progress.clear();
    }
    if (this.chosen.quiet !== true) {
      const what = this.chosen.check === true ? 'would change' : 'changed';
      this.report.progress.say(`${plural(files.length, 'file')}, ${this.changed} ${what}`);
    }
    return this.report.exitCode;
  }

  private async format(file: FoundFile | SidecarFile): Promise<void> {
    const { files } = this.context.services;
    if (this.chosen.check !== true) await this.writable.prepare(file);
    for (let attempt = 1; attempt <= MAX_TRIES; attempt += 1) {
      const bytes = await files.read(file.path);
      if (bytes === undefined) return;
      const document = decodeFile(bytes, 'articleName' in file ? parseSidecar : parseRegistry);
      if (!document.writable) {
        this.report.leaveAlone(file.display, document.findings);
        return;
      }
      const formatted = encodeDocument(
        'articleName' in file ? await this.formatted(file, document) : formatRegistry(document),
      );
      if (Buffer.compare(formatted, bytes) === 0) return;
      if (this.chosen.check === true) {
        this.changed += 1;
        this.report.found();
        this.report.progress.clear();
        await this.context.io.stdout(`${printable(file.display)}\n`);
        return;
      }
      if ((await files.writeIfUnchanged(file.path, formatted, bytes)) === 'written') {
        this.changed += 1;
        if (this.chosen.quiet !== true) this.report.progress.say(`${sayPlace(file.display)}: formatted`);
        return;
      }
    }
    throw new ContendedFileError(file.path);
  }

  private async formatted(file: SidecarFile, document: SidecarDocument): Promise<SidecarDocument> {
    const text = file.article === undefined ? undefined : await this.textOf(file.article);
    if (text === undefined) return formatSidecar(document, file.articleName);
    const completed = spliceSidecar(document, completeQuotes(document.set, text), file.articleName).document;
    return formatSidecar(completed, file.articleName);
  }

  /** The article's text; where it cannot be read the sidecar is still laid out, without completing anything. */
  private async textOf(article: FoundFile): Promise<string | undefined> {
    try {
      return await readArticle(article.path);
    } catch (error) {
      if (!FileError.is(error)) throw error;
      this.report.fail(article.display, error);
      return undefined;
    }
  }
}
