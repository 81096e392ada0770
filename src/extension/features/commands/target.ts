import * as vscode from 'vscode';
import type { ArticleSession } from '../../articles/article-session';
import { type Mark, statusOf } from '../../articles/mark';
import type { Services } from '../../services';

/** A mark that a command is about, and its article. */
export interface Target {
  readonly session: ArticleSession;
  readonly mark: Mark;
}

/**
 * Finds what a command is about. Arguments come from hover links, tree items and keybindings of anyone's making, so
 * they are checked: an article that is open, and an id that it has. Without arguments, the mark at the caret counts.
 */
export function findTarget(services: Services, argument: unknown): Target | undefined {
  const named = readArgument(argument);
  if (named !== undefined) {
    const session = services.sessions.find(named.uri);
    const mark = session?.mark(named.id) ?? lostMark(session, named.id);
    return session !== undefined && mark !== undefined ? { session, mark } : undefined;
  }
  const editor = vscode.window.activeTextEditor;
  const session = editor === undefined ? undefined : services.sessions.get(editor.document);
  const mark = editor === undefined ? undefined : session?.markAt(editor.selection.active);
  return session !== undefined && mark !== undefined ? { session, mark } : undefined;
}

/** The same for several: a multi-selection of a tree, every caret of the editor, or one. */
export function findTargets(services: Services, argument: unknown, selection: unknown): readonly Target[] {
  if (Array.isArray(selection) && selection.length > 0) {
    return selection.flatMap((item: unknown) => findTarget(services, item) ?? []);
  }
  if (argument !== undefined) {
    const one = findTarget(services, argument);
    return one === undefined ? [] : [one];
  }
  const editor = vscode.window.activeTextEditor;
  const session = editor === undefined ? undefined : services.sessions.get(editor.document);
  if (editor === undefined || session === undefined) return [];
  const marks = new Map<string, Mark>();
  for (const { active } of editor.selections) {
    const mark = session.markAt(active);
    if (mark !== undefined) marks.set(mark.id, mark);
  }
  return [...marks.values()].map((mark) => ({ session, mark }));
}

/** A stored mention that stands nowhere in the text can still be removed, retyped or linked. */
function lostMark(session: ArticleSession | undefined, id: string): Mark | undefined {
  const mention = session?.mention(id);
  if (session === undefined || mention === undefined) return undefined;
  const { state } = session.placement(id);
  return { kind: 'mention', id, type: mention.type, status: statusOf(mention), state, start: 0, end: 0 };
}

/** A link's argument names the mark itself; a tree item carries that under `target`. */
function readArgument(argument: unknown): { readonly uri: string; readonly id: string } | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { uri, id } = ('target' in argument ? argument.target : argument) as { uri?: unknown; id?: unknown };
  return typeof uri === 'string' && typeof id === 'string' ? { uri, id } : undefined;
}

export function tellNoTarget(): void {
  void vscode.window.setStatusBarMessage(vscode.l10n.t('Marginalia: no mark here. Put the caret on one.'), 4000);
}
