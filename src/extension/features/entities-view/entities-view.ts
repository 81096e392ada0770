import * as vscode from 'vscode';
import type { EntityUsage } from '../../../corpus/corpus-index';
import { baseName } from '../../articles/article-uris';
import { asText } from '../../platform/as-text';
import { Disposable } from '../../platform/disposable';
import { typeGroupName, typeIcon, typeName } from '../../platform/type-names';
import type { Services } from '../../services';

const PAGE = 500;

interface TypeNode {
  readonly kind: 'type';
  readonly type: string;
  readonly entities: readonly EntityUsage[];
}

interface EntityNode {
  readonly kind: 'entity';
  readonly usage: EntityUsage;
}

interface ArticleNode {
  readonly kind: 'article';
  readonly usage: EntityUsage;
  readonly path: string;
  readonly mentions: number;
}

type Node = TypeNode | EntityNode | ArticleNode;

/** The entities of all annotated articles of the workspace, with the articles that mention them. */
class EntitiesView extends Disposable implements vscode.TreeDataProvider<Node> {
  private readonly emitter = this.register(new vscode.EventEmitter<void>());
  readonly onDidChangeTreeData = this.emitter.event;
  private readonly view: vscode.TreeView<Node>;
  private saidEmpty: boolean | undefined;

  constructor(private readonly services: Services) {
    super();
    this.view = this.register(
      vscode.window.createTreeView('marginalia.entities', { treeDataProvider: this, showCollapseAll: true }),
    );
    this.register(
      services.index.onDidChange(() => {
        this.view.description =
          services.index.articleCount === 0 ? undefined : vscode.l10n.t('Articles: {0}', services.index.articleCount);
        void this.tellEmpty();
        if (this.view.visible) this.emitter.fire();
      }),
    );
    this.register(
      this.view.onDidChangeVisibility(({ visible }) => {
        if (visible) this.emitter.fire();
      }),
    );
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node === undefined) {
      await vscode.window.withProgress({ location: { viewId: 'marginalia.entities' } }, () =>
        this.services.index.build(),
      );
      // Before the empty list: what there is to say of it must be shown with it, and never before it is known.
      await this.tellEmpty();
      return typeNodes(this.services.index.entities());
    }
    if (node.kind === 'type') {
      return node.entities.slice(0, PAGE).map((usage) => ({ kind: 'entity', usage }));
    }
    if (node.kind === 'article') return [];
    const { usage } = node;
    return [...usage.articles].slice(0, PAGE).map(([path, mentions]) => ({ kind: 'article', usage, path, mentions }));
  }

  /** Says whether there is nothing to list, so that the view welcomes; not known while the index is being built. */
  private async tellEmpty(): Promise<void> {
    const isEmpty = this.services.index.entities().length === 0;
    if (this.saidEmpty === isEmpty) return;
    this.saidEmpty = isEmpty;
    await vscode.commands.executeCommand('setContext', 'marginalia.hasNoEntities', isEmpty);
  }

  getTreeItem(node: Node): vscode.TreeItem {
    switch (node.kind) {
      case 'type':
        return typeItem(node);
      case 'entity':
        return entityItem(node.usage);
      case 'article':
        return articleItem(node);
    }
  }
}

function typeNodes(entities: readonly EntityUsage[]): TypeNode[] {
  const groups = new Map<string, EntityUsage[]>();
  for (const usage of entities) {
    const list = groups.get(usage.type) ?? [];
    list.push(usage);
    groups.set(usage.type, list);
  }
  return [...groups].map(([type, list]) => ({ kind: 'type', type, entities: list }));
}

function typeItem({ type, entities }: TypeNode): vscode.TreeItem {
  const item = new vscode.TreeItem(typeGroupName(type), vscode.TreeItemCollapsibleState.Expanded);
  item.id = `type/${type}`;
  item.description =
    entities.length > PAGE ? vscode.l10n.t('{0}, the first {1} shown', entities.length, PAGE) : String(entities.length);
  return item;
}

function entityItem(usage: EntityUsage): vscode.TreeItem {
  const item = new vscode.TreeItem(asText(usage.name, 120), vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `entity/${usage.key}`;
  item.description =
    usage.articles.size === 1
      ? String(usage.mentions)
      : vscode.l10n.t('{0} in {1} articles', usage.mentions, usage.articles.size);
  item.iconPath = new vscode.ThemeIcon(typeIcon(usage.type));
  item.contextValue = 'entity';
  item.accessibilityInformation = { label: `${typeName(usage.type)}, ${asText(usage.name, 120)}, ${item.description}` };
  return item;
}

function articleItem({ usage, path, mentions }: ArticleNode): vscode.TreeItem {
  const uri = vscode.Uri.parse(path, true);
  const item = new vscode.TreeItem(asText(baseName(uri), 120));
  item.id = `article/${usage.key}/${path}`;
  item.description = String(mentions);
  item.resourceUri = uri;
  item.iconPath = vscode.ThemeIcon.File;
  item.command = { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [uri] };
  return item;
}

export function registerEntitiesView(_context: vscode.ExtensionContext, services: Services): vscode.Disposable {
  return new EntitiesView(services);
}
