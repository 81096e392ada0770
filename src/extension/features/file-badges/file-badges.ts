import * as vscode from 'vscode';
import { type ArticleProgress, isFinished, progressOf, unfinishedTypes } from '../../../corpus/article-progress';
import { DEFAULT_SCHEMA } from '../../../annotation/label-schema';
import { parseSidecarName } from '../../../sidecar/paths';
import { baseName, folderOf, isFileLike, isRegistryUri, isSidecarUri, sidecarOf } from '../../articles/article-uris';
import { Disposable } from '../../platform/disposable';
import { typeName } from '../../platform/type-names';
import type { Services } from '../../services';
import { ProgressCache } from './progress-cache';

/** Shapes, not colours: the names of files keep the colours that git and problems give them. */
const IN_WORK = '✎';
const FINISHED = '✓';
/** VS Code drops some of a larger event: everything that is shown is asked about again then. */
const MAX_EVENT = 250;

/** Shows beside the name of an article how far its annotations have come. Files without annotations have no badge. */
class FileBadges extends Disposable implements vscode.FileDecorationProvider {
  private readonly emitter = this.register(new vscode.EventEmitter<vscode.Uri[] | undefined>());
  readonly onDidChangeFileDecorations = this.emitter.event;
  private readonly progress: ProgressCache;

  constructor(private readonly services: Services) {
    super();
    this.progress = new ProgressCache({ read: (path) => services.files.read(path), scheduler: services.scheduler });
    this.register(services.index.onDidChangeSidecars((sidecars) => this.forget(sidecars)));
    this.register(
      services.store.onDidChange((file, { bytes, document }) => {
        if (file.kind !== 'sidecar') return;
        // What is open is known already, and may be too large to be read again after each decision.
        if (bytes === undefined || !document.writable) this.progress.forget(file.path);
        else this.progress.set(file.path, progressOf(document.set));
        this.emitter.fire(articlesOf(vscode.Uri.parse(file.path, true)));
      }),
    );
    this.register(
      services.configuration.onDidChange((event) => {
        if (event.affects('layer') || event.affects('suggestions.types')) this.emitter.fire(undefined);
      }),
    );
    this.register(vscode.window.registerFileDecorationProvider(this));
  }

  async provideFileDecoration(
    uri: vscode.Uri,
    token: vscode.CancellationToken,
  ): Promise<vscode.FileDecoration | undefined> {
    // Outside the workspace nothing tells of changes.
    if (vscode.workspace.getWorkspaceFolder(uri) === undefined || !isFileLike(uri)) return undefined;
    if (isSidecarUri(uri) || isRegistryUri(uri) || uri.path.endsWith('/')) return undefined;
    let progress: ArticleProgress | undefined;
    try {
      progress = await this.progress.get(sidecarOf(uri, this.services.configuration.get('layer', '')).path);
    } catch (error) {
      this.services.log.debug(`No badge for ${uri.path}: ${String(error)}`);
    }
    return progress === undefined || token.isCancellationRequested ? undefined : this.badgeOf(progress);
  }

  private badgeOf(progress: ArticleProgress): vscode.FileDecoration {
    const types = this.wantedTypes();
    if (isFinished(progress, types)) {
      return new vscode.FileDecoration(FINISHED, vscode.l10n.t('Annotations finished'));
    }
    const parts = [vscode.l10n.t('Annotations in work')];
    if (progress.proposed > 0) parts.push(vscode.l10n.t('to review: {0}', progress.proposed));
    const open = unfinishedTypes(progress, types);
    if (open.length > 0) parts.push(vscode.l10n.t('not finished: {0}', open.map(typeName).join(', ')));
    return new vscode.FileDecoration(IN_WORK, parts.join(' – '));
  }

  /** The types that people annotate here: what is suggested, or what the schema has on when suggestions are off. */
  private wantedTypes(): readonly string[] {
    const usual = DEFAULT_SCHEMA.types.filter(({ suggested }) => suggested).map(({ id }) => id);
    const wanted = this.services.configuration.get('suggestions.types', usual);
    return wanted.length > 0 ? wanted : usual;
  }

  private forget(sidecars: readonly vscode.Uri[]): void {
    // What is open is read there, and told by the store.
    const open = new Set(this.services.sessions.all().map(({ file }) => file.path));
    const closed = sidecars.filter((uri) => !open.has(uri.toString()));
    for (const uri of closed) this.progress.forget(uri.toString());
    const articles = closed.flatMap(articlesOf);
    if (articles.length > 0) this.emitter.fire(articles.length > MAX_EVENT ? undefined : articles);
  }
}

/** The articles that a sidecar may belong to, shared or as a layer. */
function articlesOf(sidecar: vscode.Uri): vscode.Uri[] {
  const folder = folderOf(sidecar);
  return parseSidecarName(baseName(sidecar)).map(({ article }) => vscode.Uri.joinPath(folder, article));
}

export function registerFileBadges(_context: vscode.ExtensionContext, services: Services): vscode.Disposable {
  return new FileBadges(services);
}
