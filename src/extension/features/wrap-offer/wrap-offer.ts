import * as vscode from 'vscode';
import type { Services } from '../../services';

const ASKED_KEY = 'marginalia.wrapOffered';
/** A paragraph this long does not fit on any screen. */
const LONG_LINE = 300;

/** Press articles keep a paragraph on one line: offers word wrap for the workspace's plain texts, once. */
export function registerWrapOffer(context: vscode.ExtensionContext, services: Services): vscode.Disposable {
  return services.sessions.onDidChange(({ session, change }) => {
    if (change !== 'opened' || context.workspaceState.get(ASKED_KEY) === true) return;
    if (session.document.languageId !== 'plaintext' || vscode.workspace.workspaceFolders === undefined) return;
    const configuration = vscode.workspace.getConfiguration('editor', session.document);
    if (configuration.get('wordWrap') !== 'off' || !hasLongLine(session.text)) return;
    void offer(context);
  });
}

function hasLongLine(text: string): boolean {
  return text.split('\n', 200).some((line) => line.length > LONG_LINE);
}

async function offer(context: vscode.ExtensionContext): Promise<void> {
  await context.workspaceState.update(ASKED_KEY, true);
  const wrap = vscode.l10n.t('Wrap Lines');
  const choice = await vscode.window.showInformationMessage(
    vscode.l10n.t('This article has very long lines. Wrap lines of plain text files in this workspace?'),
    wrap,
    vscode.l10n.t('No'),
  );
  if (choice !== wrap) return;
  await vscode.workspace
    .getConfiguration('editor', { languageId: 'plaintext' })
    .update('wordWrap', 'on', vscode.ConfigurationTarget.Workspace, true);
}
