import * as vscode from 'vscode';
import type { ArticleSession } from '../../articles/article-session';
import { Debounce } from '../../articles/debounce';
import type { Mark } from '../../articles/mark';
import { Cancelled, inSlices } from '../../../text/steps';
import { asText } from '../../platform/as-text';
import { Disposable } from '../../platform/disposable';
import type { Services } from '../../services';
import type { ArticleNode } from './nodes';
import { treeSteps } from './tree-builder';
import { treeItem } from './tree-items';

/** Children shown at a time: every item costs a crossing to the window's process. */
const PAGE = 200;
const REFRESH_DELAY = 50;

/** The sidebar's view of the active article. */
class ArticleView extends Disposable implements vscode.TreeDataProvider<ArticleNode> {
  private readonly emitter = this.register(new vscode.EventEmitter<void>());
  readonly onDidChangeTreeData = this.emitter.event;
  /** The tree of the active article, as it is being built or was; made when it is shown. */
  private roots: Promise<ArticleNode[]> | undefined;
  private building = { aborted: false };
  /** The marks that it was built from. */
  private shown: readonly Mark[] | undefined;
  /** Nodes that have others below them, by id. */
  private readonly parents = new Map<string, ArticleNode>();
  private readonly pages = new Map<string, number>();
  private filter = '';
  private readonly view: vscode.TreeView<ArticleNode>;
  private readonly refreshLater = this.register(new Debounce(REFRESH_DELAY, () => this.refreshIfOther()));

  constructor(private readonly services: Services) {
    super();
    this.view = this.register(
      vscode.window.createTreeView('marginalia.article', {
        treeDataProvider: this,
        canSelectMany: true,
        showCollapseAll: true,
      }),
    );
    this.register(services.sessions.onDidChangeActive(() => this.restart()));
    this.register(
      services.sessions.onDidChange(({ session, change }) => {
        // Typing moves marks but changes nothing that is shown until the text settles.
        if (session === services.sessions.active && change !== 'positions') this.refreshLater.trigger();
      }),
    );
    this.register(
      this.view.onDidChangeVisibility(({ visible }) => {
        if (visible) this.refresh();
      }),
    );
    this.register(vscode.commands.registerCommand('marginalia.filter', () => this.askFilter()));
    this.register(vscode.commands.registerCommand('marginalia.clearFilter', () => this.setFilter('')));
    this.register(
      vscode.commands.registerCommand('marginalia.showMore', (parent: unknown) => {
        if (typeof parent !== 'string') return;
        this.pages.set(parent, (this.pages.get(parent) ?? 1) + 1);
        this.emitter.fire();
      }),
    );
    this.refresh();
  }

  getTreeItem(node: ArticleNode): vscode.TreeItem {
    const session = this.services.sessions.active;
    const item = session === undefined ? new vscode.TreeItem('') : treeItem(node, session);
    item.id = node.id;
    return item;
  }

  getChildren(node?: ArticleNode): vscode.ProviderResult<ArticleNode[]> {
    if (node === undefined) return this.rootsOf(this.services.sessions.active);
    return 'children' in node ? this.page(node) : [];
  }

  getParent(node: ArticleNode): ArticleNode | undefined {
    return 'parent' in node ? this.parents.get(node.parent) : undefined;
  }

  private rootsOf(session: ArticleSession | undefined): Promise<ArticleNode[]> {
    this.roots ??= session === undefined ? Promise.resolve([]) : this.build(session);
    return this.roots;
  }

  private async build(session: ArticleSession): Promise<ArticleNode[]> {
    const host = { ...this.services.scheduler, signal: this.building };
    this.shown = session.marks();
    try {
      const roots = await inSlices(treeSteps(session, this.filter), host);
      this.parents.clear();
      for (const root of roots) this.remember(root);
      return [...roots];
    } catch (error) {
      // Overtaken by a change: what is asked for now is the tree after it.
      if (error instanceof Cancelled) return this.rootsOf(this.services.sessions.active);
      throw error;
    }
  }

  private remember(node: ArticleNode): void {
    if (!('children' in node)) return;
    this.parents.set(node.id, node);
    if (node.kind === 'type' && node.type !== 'date') {
      for (const child of node.children(Infinity)) this.parents.set(child.id, child);
    }
  }

  private page(node: Extract<ArticleNode, { readonly size: number }>): ArticleNode[] {
    const { id, size } = node;
    const shown = (this.pages.get(id) ?? 1) * PAGE;
    const children = [...node.children(shown)];
    if (size > shown) children.push({ kind: 'more', id: `more/${id}/${shown}`, parent: id, hidden: size - shown });
    return children;
  }

  private restart(): void {
    this.pages.clear();
    this.refresh();
  }

  private refresh(): void {
    this.building.aborted = true;
    this.building = { aborted: false };
    this.roots = undefined;
    this.updateHeader();
    // A hidden view is built again when it is shown.
    if (this.view.visible) this.emitter.fire();
  }

  /** Leaves the tree alone where it shows the present marks already: rows that are replaced slip from under the pointer. */
  private refreshIfOther(): void {
    const isShown = this.view.visible && this.roots !== undefined;
    if (isShown && this.services.sessions.active?.marks() === this.shown) this.updateHeader();
    else this.refresh();
  }

  private updateHeader(): void {
    const session = this.services.sessions.active;
    const { decided, pending } = session?.counts() ?? { decided: 0, pending: 0 };
    this.view.badge =
      pending === 0 ? undefined : { value: pending, tooltip: vscode.l10n.t('Marks to review: {0}', pending) };
    this.view.message = this.messageFor(session, decided + pending);
    this.view.description = session === undefined ? undefined : asText(session.file.articleName, 60);
  }

  private messageFor(session: ArticleSession | undefined, marks: number): string | undefined {
    if (session === undefined) return undefined;
    if (session.loaded && !session.writable) {
      return vscode.l10n.t('The annotations have errors and are read-only. See the Problems view.');
    }
    if (this.filter !== '') return vscode.l10n.t('Filtered by “{0}”', asText(this.filter, 60));
    if (marks > 0) return undefined;
    return session.isReading || !session.loaded
      ? vscode.l10n.t('Reading the article…')
      : vscode.l10n.t('Nothing is marked or suggested yet. Select words and press Shift+Alt+M, then A, I or D.');
  }

  private async askFilter(): Promise<void> {
    const value = await vscode.window.showInputBox({
      prompt: vscode.l10n.t('Show only what contains this text'),
      value: this.filter,
    });
    if (value !== undefined) this.setFilter(value);
  }

  private setFilter(filter: string): void {
    this.filter = filter;
    void vscode.commands.executeCommand('setContext', 'marginalia.filtered', filter !== '');
    this.restart();
  }
}

export function registerArticleView(_context: vscode.ExtensionContext, services: Services): vscode.Disposable {
  return new ArticleView(services);
}
