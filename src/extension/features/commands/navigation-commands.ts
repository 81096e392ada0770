import * as vscode from 'vscode';
import type { ArticleSession } from '../../articles/article-session';
import type { Mark } from '../../articles/mark';
import { offsetAt, toRange } from '../../platform/coordinates';
import { disposeAll } from '../../platform/disposable';
import type { Services } from '../../services';
import { findTarget } from './target';

/** Next and previous mark or suggestion, and showing the mark that a tree item stands for. */
export function registerNavigationCommands(_context: vscode.ExtensionContext, services: Services): vscode.Disposable {
  const go = (direction: 1 | -1, wanted: (mark: Mark) => boolean, none: string) => () => {
    const editor = vscode.window.activeTextEditor;
    const session = editor === undefined ? undefined : services.sessions.get(editor.document);
    if (editor === undefined || session === undefined) return;
    const mark = neighbour(session, offsetAt(editor.document, editor.selection.start), direction, wanted);
    if (mark === undefined) void vscode.window.setStatusBarMessage(none, 4000);
    else select(editor, session, mark);
  };
  const any = () => true;
  const pending = (mark: Mark) => mark.status === 'proposed';
  const noMark = vscode.l10n.t('Marginalia: no marks in this article.');
  const noPending = vscode.l10n.t('Marginalia: nothing is left to review in this article.');
  return disposeAll([
    vscode.commands.registerCommand('marginalia.nextMention', go(1, any, noMark)),
    vscode.commands.registerCommand('marginalia.previousMention', go(-1, any, noMark)),
    vscode.commands.registerCommand('marginalia.nextSuggestion', go(1, pending, noPending)),
    vscode.commands.registerCommand('marginalia.previousSuggestion', go(-1, pending, noPending)),
    vscode.commands.registerCommand('marginalia.reveal', async (argument?: unknown) => {
      const target = findTarget(services, argument);
      if (target === undefined) return;
      const editor = await vscode.window.showTextDocument(target.session.document, { preserveFocus: false });
      select(editor, target.session, target.mark);
    }),
  ]);
}

/** The next mark that starts after (before) an offset; past the end it begins again at the other end. */
function neighbour(
  session: ArticleSession,
  offset: number,
  direction: 1 | -1,
  wanted: (mark: Mark) => boolean,
): Mark | undefined {
  const marks = session.marks().filter(wanted);
  return direction === 1
    ? (marks.find(({ start }) => start > offset) ?? marks[0])
    : (marks.findLast(({ start }) => start < offset) ?? marks.at(-1));
}

function select(editor: vscode.TextEditor, session: ArticleSession, mark: Mark): void {
  const range = toRange(session.document, mark);
  editor.selection = new vscode.Selection(range.start, range.end);
  // Moves the view only when the mark is out of sight.
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
