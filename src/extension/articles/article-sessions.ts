import * as vscode from 'vscode';
import { errorText } from '../platform/error-text';
import { Disposable } from '../platform/disposable';
import { ArticleSession, type SessionChange } from './article-session';
import { isFileLike, isRegistryUri, isSidecarUri, sidecarOf } from './article-uris';
import { Debounce } from './debounce';
import type { SessionServices } from './session-services';

const DECLARED_KEY = 'marginalia.declaredArticles';
/** Articles beyond this are not annotated: the editor itself struggles with them. UTF-16 units. */
export const MAX_ARTICLE_LENGTH = 5_000_000;
/** Bursts of file events (a checkout) are answered once. */
const RELOAD_DELAY = 120;

export interface SessionEvent {
  readonly session: ArticleSession;
  readonly change: SessionChange | 'opened' | 'closed';
}

/**
 * The sessions of all articles that are open in an editor. An article is a file that has a sidecar, is of the
 * language `article`, matches a configured glob, or that the user declared to be one; never just any text file.
 */
export class ArticleSessions extends Disposable {
  private readonly sessions = new Map<string, ArticleSession>();
  private readonly opening = new Map<string, Promise<ArticleSession | undefined>>();
  private readonly emitter = this.register(new vscode.EventEmitter<SessionEvent>());
  /** Fires when a session opens, closes, or its marks or positions change. */
  readonly onDidChange = this.emitter.event;
  private readonly activeEmitter = this.register(new vscode.EventEmitter<ArticleSession | undefined>());
  /** Fires when another article, or none, comes to the front. */
  readonly onDidChangeActive = this.activeEmitter.event;
  private activeSession: ArticleSession | undefined;
  private readonly dirtyFiles = new Set<string>();
  private readonly reloadLater = this.register(new Debounce(RELOAD_DELAY, () => void this.reloadChanged()));

  constructor(
    private readonly services: SessionServices,
    private readonly memory: vscode.Memento,
  ) {
    super();
    this.register(vscode.window.onDidChangeVisibleTextEditors(() => void this.openVisible()));
    this.register(vscode.window.onDidChangeActiveTextEditor(() => void this.updateActive()));
    this.register(vscode.workspace.onDidOpenTextDocument(() => void this.openVisible()));
    this.register(vscode.workspace.onDidCloseTextDocument((document) => this.close(document)));
    this.register(vscode.workspace.onDidChangeTextDocument((event) => this.handleTextChange(event)));
    this.register(
      vscode.workspace.onDidSaveTextDocument((document) => {
        void this.get(document)
          ?.handleSave()
          .catch((error: unknown) => this.services.log.error(String(error)));
      }),
    );
    this.register(
      this.services.store.onDidChange((file, state) => {
        if (file.kind === 'registry') this.markRegistryChanged();
        for (const session of this.sessions.values())
          if (session.file.path === file.path) void session.adoptState(state);
      }),
    );
    this.register(
      this.services.configuration.onDidChange((event) => {
        if (event.affects('layer')) this.restart();
        else if (event.affects('articles')) void this.openVisible();
        else for (const session of this.sessions.values()) void session.readAgain();
      }),
    );
    this.register(
      this.services.lexicons.onDidChange(() => {
        for (const session of this.sessions.values()) session.handleTaught();
      }),
    );
    for (const pattern of ['**/*.annotations.yaml', '**/entities.yaml']) {
      const watcher = this.register(vscode.workspace.createFileSystemWatcher(pattern));
      for (const event of [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete]) {
        this.register(event((uri) => this.fileChanged(uri)));
      }
    }
  }

  /** Opens what is visible; called once after activation. */
  async start(): Promise<void> {
    await this.openVisible();
  }

  get active(): ArticleSession | undefined {
    return this.activeSession;
  }

  all(): readonly ArticleSession[] {
    return [...this.sessions.values()];
  }

  get(document: vscode.TextDocument): ArticleSession | undefined {
    const session = this.sessions.get(document.uri.toString());
    return session?.document === document ? session : undefined;
  }

  find(uri: string): ArticleSession | undefined {
    return this.sessions.get(uri);
  }

  /** Remembers for this workspace that a file is an article, and opens it as one. */
  async declare(document: vscode.TextDocument): Promise<ArticleSession | undefined> {
    const declared = this.declared();
    const key = document.uri.toString();
    if (!declared.includes(key)) await this.memory.update(DECLARED_KEY, [...declared, key]);
    // An opening that began before may have found that it is no article.
    await this.opening.get(key);
    const session = await this.open(document);
    await this.updateActive();
    return session;
  }

  /** The session of a document, opened if it is an article. */
  open(document: vscode.TextDocument): Promise<ArticleSession | undefined> {
    const key = document.uri.toString();
    const known = this.get(document);
    if (known !== undefined) return Promise.resolve(known);
    const running = this.opening.get(key);
    if (running !== undefined) return running;
    const opening = this.create(document).finally(() => this.opening.delete(key));
    this.opening.set(key, opening);
    return opening;
  }

  private async create(document: vscode.TextDocument): Promise<ArticleSession | undefined> {
    if (!(await this.isArticle(document)) || document.isClosed || this.isDisposed) return undefined;
    const file = sidecarOf(document.uri, this.services.configuration.get('layer', ''));
    const session = new ArticleSession(document, file, this.services);
    this.sessions.set(document.uri.toString(), session);
    session.onDidChange((change) => this.emitter.fire({ session, change }));
    try {
      await session.start();
    } catch (error) {
      this.services.log.error(`Cannot read the annotations of ${document.uri.path}: ${String(error)}`);
      void vscode.window.showErrorMessage(
        vscode.l10n.t('The annotations of this article cannot be read: {0}', errorText(error)),
      );
    }
    this.emitter.fire({ session, change: 'opened' });
    await this.updateActive();
    return session;
  }

  private async isArticle(document: vscode.TextDocument): Promise<boolean> {
    const { uri } = document;
    if (!isFileLike(uri) || isSidecarUri(uri) || isRegistryUri(uri)) return false;
    if (document.getText().length > MAX_ARTICLE_LENGTH) return false;
    if (document.languageId === 'article' || this.declared().includes(uri.toString())) return true;
    const globs = this.services.configuration.get('articles', []);
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const pattern = (glob: string) => (folder === undefined ? glob : new vscode.RelativePattern(folder, glob));
    if (globs.some((glob) => vscode.languages.match({ pattern: pattern(glob) }, document) > 0)) return true;
    const sidecar = sidecarOf(uri, this.services.configuration.get('layer', ''));
    try {
      return (await this.services.store.load(sidecar)).bytes !== undefined;
    } catch {
      // It exists and cannot be read: the session reports that.
      return true;
    }
  }

  private declared(): readonly string[] {
    return this.memory.get<readonly string[]>(DECLARED_KEY, []);
  }

  private async openVisible(): Promise<void> {
    await Promise.all(vscode.window.visibleTextEditors.map(({ document }) => this.open(document)));
    await this.updateActive();
  }

  private async updateActive(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    // Focus in a view or panel leaves no active editor for a moment: the last article stays the one worked on.
    if (editor === undefined && vscode.window.visibleTextEditors.length > 0) return;
    const session =
      editor === undefined ? undefined : (this.articleOfSidecar(editor.document) ?? (await this.open(editor.document)));
    if (vscode.window.activeTextEditor !== editor || session === this.activeSession) return;
    this.activeSession = session;
    this.activeEmitter.fire(session);
  }

  /** Someone who looks at a sidecar is still at work on its article. */
  private articleOfSidecar({ uri }: vscode.TextDocument): ArticleSession | undefined {
    const path = uri.toString();
    return this.all().find((session) => session.file.path === path);
  }

  private handleTextChange(event: vscode.TextDocumentChangeEvent): void {
    this.get(event.document)?.handleTextChange(event);
    // A sidecar or registry edited in an editor counts at once, saved or not.
    const { uri } = event.document;
    if (event.contentChanges.length > 0 && (isSidecarUri(uri) || isRegistryUri(uri))) this.fileChanged(uri);
  }

  private fileChanged(uri: vscode.Uri): void {
    this.dirtyFiles.add(uri.toString());
    this.reloadLater.trigger();
  }

  private markRegistryChanged(): void {
    for (const session of this.sessions.values()) this.dirtyFiles.add(session.file.path);
    this.reloadLater.trigger();
  }

  private async reloadChanged(): Promise<void> {
    const changed = new Set(this.dirtyFiles);
    this.dirtyFiles.clear();
    const registry = [...changed].some((path) => isRegistryUri(vscode.Uri.parse(path)));
    for (const session of this.all()) {
      if (!registry && !changed.has(session.file.path)) continue;
      try {
        await session.reload();
      } catch (error) {
        this.services.log.error(`Cannot read ${session.file.path}: ${String(error)}`);
      }
    }
    // A new sidecar makes its article one.
    await this.openVisible();
  }

  private close(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    const session = this.sessions.get(key);
    if (session?.document !== document) return;
    this.sessions.delete(key);
    this.emitter.fire({ session, change: 'closed' });
    session.dispose();
    this.services.store.release(session.file.path);
    if (this.activeSession === session) {
      this.activeSession = undefined;
      this.activeEmitter.fire(undefined);
    }
  }

  private restart(): void {
    for (const session of this.all()) this.close(session.document);
    void this.openVisible();
  }
}
