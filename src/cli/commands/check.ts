import * as path from 'node:path';
import type { Command } from 'commander';
import { DEFAULT_SCHEMA } from '../../annotation/label-schema';
import { findFiles, type FoundFile } from '../../node/find-files';
import { readArticle } from '../../node/read-article';
import { findAnchorFindings } from '../../review/anchor-findings';
import { decodeFile } from '../../sidecar/decode';
import type { Finding } from '../../sidecar/finding';
import { createFinding } from '../../sidecar/findings';
import { parseSidecar } from '../../sidecar/parse';
import { checkReferences, checkTypes } from '../../sidecar/references';
import { LineIndex } from '../../text/line-index';
import { FileError } from '../../workspace/file-error';
import type { Registry } from '../../workspace/registry';
import type { CommandContext } from '../command-context';
import { findingLine } from '../finding-line';
import { endsTheRun, throwIfInterrupted } from '../io';
import { Registries } from '../registries';
import { plural } from '../report';
import { RunReport } from '../run-report';
import { sidecarsOf, type SidecarFile } from '../sidecar-files';

const EXAMPLES = `
Each finding is one line: PATH:LINE:COLUMN: severity code: message. Errors keep a sidecar
from being written; warnings are what a person should look at, such as a mention that the
article does not say any more. Exit codes: 0 nothing found (or only infos), 1 errors or
warnings, 2 a file could not be read.

Examples:
  marginalia check .
  marginalia check article.txt articles/entities.yaml
`;

/** Adds `marginalia check`, which tells what is wrong with sidecars and registries, and writes nothing. */
export function addCheck(program: Command, context: CommandContext): void {
  program
    .command('check')
    .summary('tell what is wrong with sidecars and registries')
    .description('Checks sidecars and registries: format, fields, references, and whether the article still says it.')
    .argument('<path...>', 'articles, sidecars, registries, or folders of them')
    .addHelpText('after', EXAMPLES)
    .action(async (paths: string[]) => {
      context.finish(await new CheckRun(context).run(paths));
    });
}

class CheckRun {
  private readonly registries: Registries;
  private readonly report: RunReport;
  private readonly counts = { error: 0, warning: 0, info: 0 };
  private files = 0;
  private readonly unreadable = new Set<string>();
  /** Registries whose findings are or will be printed. */
  private readonly told = new Set<string>();

  constructor(private readonly context: CommandContext) {
    this.registries = new Registries(context.services.files);
    this.report = new RunReport(context.io);
  }

  async run(paths: readonly string[]): Promise<number> {
    const { io, services } = this.context;
    const found = await findFiles(paths, { cwd: io.cwd, signal: io.signal });
    for (const problem of found.problems) this.report.fail(problem.path, problem);
    const sidecars = await sidecarsOf(found, services.files);
    const total = sidecars.length + found.registries.length;
    try {
      for (const file of found.registries) {
        this.told.add(file.path);
        await this.guarded(file, total, () => this.checkRegistry(file));
      }
      for (const file of sidecars) await this.guarded(file, total, () => this.checkSidecar(file));
    } finally {
      this.report.progress.clear();
    }
    this.summarise();
    if (this.counts.error + this.counts.warning > 0) this.report.found();
    return this.report.exitCode;
  }

  private async guarded(file: FoundFile, total: number, work: () => Promise<readonly Finding[]>): Promise<void> {
    throwIfInterrupted(this.context.io.signal);
    this.report.progress.show(this.files, total, file.display);
    this.files += 1;
    let findings: readonly Finding[];
    try {
      findings = await work();
    } catch (error) {
      if (endsTheRun(error)) throw error;
      this.report.fail(file.display, error);
      return;
    }
    await this.print(file, findings);
  }

  private async checkRegistry(file: FoundFile): Promise<readonly Finding[]> {
    const registry = await this.registries.load(file.path);
    if (registry === undefined) return [];
    const { document } = registry;
    return [
      ...document.findings,
      ...checkReferences(document, () => undefined),
      ...checkTypes(document, DEFAULT_SCHEMA),
    ];
  }

  private async checkSidecar(file: SidecarFile): Promise<readonly Finding[]> {
    const bytes = await this.context.services.files.read(file.path);
    if (bytes === undefined) return [];
    const document = decodeFile(bytes, parseSidecar);
    const registry = await this.registryOf(file);
    const findings = [
      ...document.findings,
      ...checkReferences(document, (id) => registry?.resolve(id)),
      ...checkTypes(document, DEFAULT_SCHEMA),
    ];
    if (file.article === undefined) {
      const index = new LineIndex('');
      findings.push(createFinding(index, 'warning', 'article-missing', { start: 0, end: 0 }, [file.articleName]));
    } else {
      const text = await this.textOf(file.article);
      if (text !== undefined) findings.push(...findAnchorFindings(document, text));
    }
    return findings;
  }

  /** The registry in use. One that was not asked for and has errors is told, for its entities may seem to be missing. */
  private async registryOf(file: FoundFile): Promise<Registry | undefined> {
    const found = await this.registries.nearest(file);
    if (found === undefined) return undefined;
    if (!found.document.writable && !this.told.has(found.path)) {
      this.told.add(found.path);
      const display = path.relative(this.context.io.cwd, found.path);
      await this.print({ ...file, path: found.path, display }, found.document.findings);
    }
    return found.registry;
  }

  /** The text of an article; undefined, and said once, where it cannot be read. */
  private async textOf(article: FoundFile): Promise<string | undefined> {
    if (this.unreadable.has(article.path)) return undefined;
    try {
      return await readArticle(article.path);
    } catch (error) {
      if (!FileError.is(error)) throw error;
      this.unreadable.add(article.path);
      this.report.fail(article.display, error);
      return undefined;
    }
  }

  private async print(file: FoundFile, findings: readonly Finding[]): Promise<void> {
    const sorted = [...findings].sort((a, b) => a.line - b.line || a.column - b.column);
    for (const finding of sorted) {
      this.counts[finding.severity] += 1;
      this.report.progress.clear();
      await this.context.io.stdout(`${findingLine(file.display, finding)}\n`);
    }
  }

  private summarise(): void {
    const { error, warning, info } = this.counts;
    const counts = [
      ...(error > 0 ? [plural(error, 'error')] : []),
      ...(warning > 0 ? [plural(warning, 'warning')] : []),
      ...(info > 0 ? [plural(info, 'info')] : []),
    ];
    const what = counts.length === 0 ? 'nothing found' : counts.join(', ');
    this.report.progress.say(`${plural(this.files, 'file')} checked: ${what}`);
  }
}
