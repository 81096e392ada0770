import * as vscode from 'vscode';
import type { ArticleSession } from '../../articles/article-session';
import { positionAt } from '../../platform/coordinates';
import { asText } from '../../platform/as-text';
import { typeGroupName, typeIcon, typeName } from '../../platform/type-names';
import type { AnchorNode, ArticleNode, EntityNode, LostNode, MarkNode, MoreNode, TypeNode } from './nodes';

/** How a node looks. Names and values come from files and are made harmless. */
export function treeItem(node: ArticleNode, session: ArticleSession): vscode.TreeItem {
  switch (node.kind) {
    case 'type':
      return typeItem(node);
    case 'entity':
      return entityItem(node);
    case 'mark':
      return markItem(node, session);
    case 'anchor':
      return anchorItem(node);
    case 'lost':
      return lostItem(node);
    case 'more':
      return moreItem(node);
  }
}

function pendingText(pending: number): string {
  return pending === 0 ? '' : vscode.l10n.t('{0} to review', pending);
}

function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

function typeItem(node: TypeNode): vscode.TreeItem {
  const item = new vscode.TreeItem(typeGroupName(node.type), vscode.TreeItemCollapsibleState.Expanded);
  item.description = joined(String(node.total), pendingText(node.pending));
  item.contextValue = 'type';
  item.accessibilityInformation = { label: joined(typeGroupName(node.type), item.description) };
  return item;
}

function entityItem(node: EntityNode): vscode.TreeItem {
  const item = new vscode.TreeItem(asText(node.facts.name, 120), vscode.TreeItemCollapsibleState.Collapsed);
  item.description = joined(
    String(node.size),
    pendingText(node.pending),
    node.facts.role === undefined ? undefined : asText(node.facts.role, 80),
  );
  item.iconPath = new vscode.ThemeIcon(typeIcon(node.type));
  item.contextValue = node.pending > 0 ? 'entity.pending' : 'entity';
  item.accessibilityInformation = {
    label: joined(typeName(node.type), asText(node.facts.name, 120), item.description),
  };
  return item;
}

function markItem(node: MarkNode, session: ArticleSession): vscode.TreeItem {
  const { mark, facts } = node;
  const isDate = mark.type === 'date';
  const item = new vscode.TreeItem(asText(facts.text, 80));
  const line = positionAt(session.document, mark.start).line + 1;
  item.description = isDate
    ? joined(facts.value === undefined ? undefined : asText(facts.value, 60), statusText(node))
    : joined(contextOf(session, node), statusText(node));
  item.iconPath = statusIcon(node);
  item.contextValue = mark.kind === 'suggestion' ? 'mark.suggestion' : `mark.${mark.status}`;
  item.command = {
    command: 'marginalia.reveal',
    title: vscode.l10n.t('Show'),
    arguments: [node.target],
  };
  item.accessibilityInformation = {
    label: joined(typeName(mark.type), asText(facts.text, 80), item.description, vscode.l10n.t('line {0}', line)),
  };
  return item;
}

/** A few words on either side, to tell one mention from another. */
function contextOf(session: ArticleSession, { mark }: MarkNode): string {
  const before = session.text.slice(Math.max(0, mark.start - 24), mark.start).replace(/^\S*\s/, '');
  const after = session.text.slice(mark.end, mark.end + 32).replace(/\s\S*$/, '');
  return asText(`…${before}[]${after}…`, 80);
}

function statusText({ mark }: MarkNode): string | undefined {
  if (mark.kind === 'suggestion') return vscode.l10n.t('suggestion');
  if (mark.state === 'modified') return vscode.l10n.t('text changed');
  if (mark.state === 'moved') return vscode.l10n.t('moved');
  if (mark.status === 'proposed') return vscode.l10n.t('proposed');
  return mark.status === 'disputed' ? vscode.l10n.t('disputed') : undefined;
}

function statusIcon({ mark }: MarkNode): vscode.ThemeIcon {
  if (mark.state !== 'exact') return new vscode.ThemeIcon('warning');
  if (mark.status === 'proposed') return new vscode.ThemeIcon('circle-large-outline');
  return new vscode.ThemeIcon(mark.status === 'disputed' ? 'question' : 'pass-filled');
}

function anchorItem(node: AnchorNode): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('To Anchor'), vscode.TreeItemCollapsibleState.Expanded);
  item.description = String(node.size);
  item.iconPath = new vscode.ThemeIcon('warning');
  item.contextValue = 'anchor';
  item.tooltip = vscode.l10n.t('Mentions whose text was changed, moved, copied or deleted. They stay in the file.');
  return item;
}

function lostItem(node: LostNode): vscode.TreeItem {
  const item = new vscode.TreeItem(asText(node.exact, 80));
  const reason =
    node.state === 'ambiguous' ? vscode.l10n.t('stands in several places') : vscode.l10n.t('no longer in the text');
  item.description = joined(typeName(node.type), reason);
  item.iconPath = new vscode.ThemeIcon(node.state === 'ambiguous' ? 'question' : 'warning');
  item.contextValue = 'lost';
  item.accessibilityInformation = { label: joined(asText(node.exact, 80), item.description) };
  return item;
}

function moreItem(node: MoreNode): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('Show {0} more…', node.hidden));
  item.command = { command: 'marginalia.showMore', title: vscode.l10n.t('Show More'), arguments: [node.parent] };
  return item;
}
