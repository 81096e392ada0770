import * as vscode from 'vscode';
import { DEFAULT_SCHEMA } from '../../../annotation/label-schema';
import { disposeAll } from '../../platform/disposable';
import { typeName } from '../../platform/type-names';
import type { Services } from '../../services';
import { reportErrors } from './report-errors';

/** What concerns an article as a whole: declaring one, suggestions on command, undo, opening its sidecar. */
export function registerArticleCommands(_context: vscode.ExtensionContext, services: Services): vscode.Disposable {
  const { edits, sessions } = services;
  return disposeAll([
    vscode.commands.registerCommand('marginalia.declareArticle', async (argument?: unknown) => {
      const document =
        argument instanceof vscode.Uri
          ? await vscode.workspace.openTextDocument(argument)
          : vscode.window.activeTextEditor?.document;
      if (document === undefined) return;
      const session = await sessions.declare(document);
      if (session === undefined) {
        void vscode.window.showWarningMessage(vscode.l10n.t('This file cannot be annotated as an article.'));
        return;
      }
      await vscode.window.showTextDocument(document);
    }),
    vscode.commands.registerCommand('marginalia.suggest', async () => {
      const session = sessions.active;
      if (session === undefined) return;
      await vscode.window.withProgress(
        { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Looking for names and dates…') },
        () => session.readAgain({ asked: true }),
      );
    }),
    vscode.commands.registerCommand('marginalia.saveSuggestions', async () => {
      const session = sessions.active;
      if (session === undefined) return;
      const count = session.suggestions.size;
      await reportErrors(services, async () => {
        await edits.saveSuggestions(session);
        void vscode.window.setStatusBarMessage(
          vscode.l10n.t('Marginalia: suggestions stored as proposals: {0}.', count),
          4000,
        );
      });
    }),
    vscode.commands.registerCommand('marginalia.finish', async () => {
      const session = sessions.active;
      if (session?.set === undefined) return;
      const done = session.set.article.done ?? services.configuration.get('suggestions.types', []);
      const picked = await vscode.window.showQuickPick(
        DEFAULT_SCHEMA.types.map(({ id }) => ({ id, label: typeName(id), picked: done.includes(id) })),
        { canPickMany: true, placeHolder: vscode.l10n.t('Which types are completely marked in this article?') },
      );
      if (picked !== undefined) {
        await reportErrors(services, () =>
          edits.setFinished(
            session,
            picked.map(({ id }) => id),
          ),
        );
      }
    }),
    vscode.commands.registerCommand('marginalia.undo', () =>
      reportErrors(services, async () => {
        if (sessions.active !== undefined && !(await edits.undo(sessions.active))) {
          void vscode.window.setStatusBarMessage(vscode.l10n.t('Marginalia: nothing to undo.'), 4000);
        }
      }),
    ),
    vscode.commands.registerCommand('marginalia.redo', () =>
      reportErrors(services, async () => {
        if (sessions.active !== undefined && !(await edits.redo(sessions.active))) {
          void vscode.window.setStatusBarMessage(vscode.l10n.t('Marginalia: nothing to redo.'), 4000);
        }
      }),
    ),
    vscode.commands.registerCommand('marginalia.openSidecar', async () => {
      const session = sessions.active;
      if (session === undefined) return;
      if (!session.hasSidecar) {
        void vscode.window.showInformationMessage(
          vscode.l10n.t('This article has no annotations yet: accept a suggestion or mark something first.'),
        );
        return;
      }
      await vscode.window.showTextDocument(vscode.Uri.parse(session.file.path, true), {
        viewColumn: vscode.ViewColumn.Beside,
      });
    }),
  ]);
}
