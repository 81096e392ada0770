import * as vscode from 'vscode';
import { DEFAULT_SCHEMA } from '../../../annotation/label-schema';
import { snapSpan } from '../../../text/snap';
import { sameSpan, type Span } from '../../../text/span';
import type { ArticleSession } from '../../articles/article-session';
import type { Mark } from '../../articles/mark';
import { toSpan } from '../../platform/coordinates';
import { disposeAll } from '../../platform/disposable';
import { typeIcon, typeName } from '../../platform/type-names';
import type { Services } from '../../services';
import { reportErrors } from './report-errors';
import { findTarget, findTargets, tellNoTarget, type Target } from './target';

/** Accept, reject, mark, retype, change edges, remove. */
export function registerMarkCommands(_context: vscode.ExtensionContext, services: Services): vscode.Disposable {
  const { edits } = services;
  const onTargets =
    (work: (session: ArticleSession, marks: readonly Mark[]) => Promise<void>) =>
    async (argument?: unknown, selection?: unknown) => {
      const targets = findTargets(services, argument, selection);
      if (targets.length === 0) tellNoTarget();
      for (const [session, marks] of bySession(targets)) await reportErrors(services, () => work(session, marks));
    };
  const onTarget = (work: (target: Target) => Promise<void>) => async (argument?: unknown) => {
    const target = findTarget(services, argument);
    if (target === undefined) tellNoTarget();
    else await reportErrors(services, () => work(target));
  };
  const commands: Readonly<Record<string, (...args: unknown[]) => Promise<void>>> = {
    'marginalia.accept': onTargets((session, marks) => edits.accept(session, marks)),
    'marginalia.acceptEntity': onTarget(({ session, mark }) =>
      edits.accept(session, edits.pendingOfSameEntity(session, mark)),
    ),
    'marginalia.reject': onTargets((session, marks) => edits.reject(session, marks)),
    'marginalia.remove': onTargets((session, marks) => removeMarks(services, session, marks)),
    'marginalia.retype': onTarget(async ({ session, mark }) => {
      const type = await pickType(vscode.l10n.t('Change the type of this mark'), mark.type);
      if (type !== undefined) await edits.retype(session, mark, type);
    }),
    'marginalia.setEdges': () => setEdges(services),
    'marginalia.mark': async () => {
      const type = await pickType(vscode.l10n.t('Mark the selection as'));
      if (type !== undefined) await markSelections(services, type);
    },
  };
  return disposeAll([
    ...Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run)),
    ...DEFAULT_SCHEMA.types.map(({ id }) =>
      vscode.commands.registerCommand(`marginalia.mark.${id}`, () => markSelections(services, id)),
    ),
  ]);
}

function bySession(targets: readonly Target[]): Map<ArticleSession, Mark[]> {
  const groups = new Map<ArticleSession, Mark[]>();
  for (const { session, mark } of targets) groups.set(session, [...(groups.get(session) ?? []), mark]);
  return groups;
}

async function removeMarks(services: Services, session: ArticleSession, marks: readonly Mark[]): Promise<void> {
  const stored = marks.filter(({ kind }) => kind === 'mention').map(({ id }) => id);
  const suggested = marks.filter(({ kind }) => kind === 'suggestion');
  // Removing a suggestion can only mean that it is not wanted.
  if (suggested.length > 0) await services.edits.reject(session, suggested);
  if (stored.length > 0) await services.edits.remove(session, stored);
}

/** Marks every selection (or the word at every caret) as a type; what is marked already is retyped or accepted. */
async function markSelections(services: Services, type: string): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return;
  const session = services.sessions.get(editor.document) ?? (await offerToDeclare(services, editor.document));
  if (session === undefined) return;
  await reportErrors(services, async () => {
    const fresh: Span[] = [];
    let found = false;
    for (const selection of editor.selections) {
      const span = snapSpan(session.text, toSpan(editor.document, selection));
      const known = knownMark(session, selection, span);
      found ||= known !== undefined || span !== undefined;
      if (known !== undefined) await decide(services, session, known, type);
      else if (span !== undefined && !fresh.some((other) => sameSpan(other, span))) fresh.push(span);
    }
    if (fresh.length > 0) await services.edits.mark(session, fresh, type);
    if (!found) void vscode.window.setStatusBarMessage(vscode.l10n.t('Marginalia: no word here to mark.'), 4000);
  });
}

/** The mark that the caret is on, or the stored one that is selected. */
function knownMark(session: ArticleSession, selection: vscode.Selection, span: Span | undefined): Mark | undefined {
  if (selection.isEmpty) return session.markAt(selection.active);
  if (span === undefined) return undefined;
  return session.marksAt(span).find((mark) => mark.kind === 'mention' && sameSpan(mark, span));
}

async function decide(services: Services, session: ArticleSession, mark: Mark, type: string): Promise<void> {
  if (mark.type !== type) await services.edits.retype(session, mark, type);
  else if (mark.status === 'proposed') await services.edits.accept(session, [mark]);
}

async function setEdges(services: Services): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const session = editor === undefined ? undefined : services.sessions.get(editor.document);
  if (editor === undefined || session === undefined) return;
  const selected = toSpan(editor.document, editor.selection);
  // A selection that cuts into words on purpose is taken as it is: only the caret is snapped.
  const span = editor.selection.isEmpty ? undefined : selected;
  const mark = session.marksAt(selected).find(({ kind }) => kind === 'mention');
  if (span === undefined || mark === undefined) {
    void vscode.window.setStatusBarMessage(
      vscode.l10n.t('Marginalia: select the new extent, touching the mark to change.'),
      4000,
    );
    return;
  }
  await reportErrors(services, () => services.edits.setSpan(session, mark, span));
}

async function offerToDeclare(services: Services, document: vscode.TextDocument): Promise<ArticleSession | undefined> {
  const annotate = vscode.l10n.t('Annotate This File');
  const choice = await vscode.window.showInformationMessage(
    vscode.l10n.t('This file is not an article yet. Annotate it?'),
    annotate,
  );
  return choice === annotate ? services.sessions.declare(document) : undefined;
}

async function pickType(placeHolder: string, current?: string): Promise<string | undefined> {
  const items = DEFAULT_SCHEMA.types
    .filter(({ id }) => id !== current)
    .map(({ id, key }) => ({ id, label: `$(${typeIcon(id)}) ${typeName(id)}`, description: key }));
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.id;
}
