import * as vscode from 'vscode';
import { DEFAULT_SCHEMA } from '../../../annotation/label-schema';
import type { Mark } from '../../articles/mark';
import { asText } from '../../platform/as-text';
import { typeName } from '../../platform/type-names';
import type { Services } from '../../services';

/** The light bulb: accept or reject what the caret is on, or mark what is selected. */
export function registerQuickFixes(_context: vscode.ExtensionContext, services: Services): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    { pattern: '**' },
    {
      provideCodeActions(document, range) {
        const session = services.sessions.get(document);
        if (session?.writable !== true) return [];
        const mark = session.markAt(range.start);
        const uri = document.uri.toString();
        if (mark !== undefined && range.isEmpty)
          return markActions(mark, uri, session.text.slice(mark.start, mark.end));
        return range.isEmpty ? [] : selectionActions();
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, vscode.CodeActionKind.RefactorRewrite] },
  );
}

function action(title: string, command: string, argument?: unknown): vscode.CodeAction {
  const result = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  result.command = { command, title, ...(argument === undefined ? {} : { arguments: [argument] }) };
  return result;
}

function markActions(mark: Mark, uri: string, text: string): vscode.CodeAction[] {
  const argument = { uri, id: mark.id };
  const shown = asText(text, 60);
  if (mark.status === 'proposed') {
    return [
      action(vscode.l10n.t('Accept “{0}” ({1})', shown, typeName(mark.type)), 'marginalia.accept', argument),
      action(vscode.l10n.t('Accept All of This Entity'), 'marginalia.acceptEntity', argument),
      action(vscode.l10n.t('Reject “{0}”', shown), 'marginalia.reject', argument),
      action(vscode.l10n.t('Change Type…'), 'marginalia.retype', argument),
    ];
  }
  return [
    action(vscode.l10n.t('Change Type…'), 'marginalia.retype', argument),
    action(vscode.l10n.t('Remove the Mark “{0}”', shown), 'marginalia.remove', argument),
  ];
}

function selectionActions(): vscode.CodeAction[] {
  return DEFAULT_SCHEMA.types.map(({ id }) =>
    action(vscode.l10n.t('Mark as {0}', typeName(id)), `marginalia.mark.${id}`),
  );
}
