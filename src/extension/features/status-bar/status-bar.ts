import * as vscode from 'vscode';
import { Disposable } from '../../platform/disposable';
import type { Services } from '../../services';

/** Lines longer than this are drawn only up to it by the editor. UTF-16 units. */
const DRAWN_LINE_LENGTH = 10_000;

/** One item: mentions and what is left to review; a click offers what can be done. */
class StatusBar extends Disposable {
  private readonly item = this.register(
    vscode.window.createStatusBarItem('marginalia.status', vscode.StatusBarAlignment.Right, 100),
  );

  /** The text last looked at, and whether it has a line that is drawn in part. */
  private lines: { readonly text: string; readonly long: boolean } = { text: '', long: false };

  constructor(private readonly services: Services) {
    super();
    this.item.name = 'Marginalia';
    this.item.command = 'marginalia.showActions';
    this.register(services.sessions.onDidChangeActive(() => this.update()));
    this.register(
      services.sessions.onDidChange(({ session, change }) => {
        if (session === services.sessions.active && change !== 'positions') this.update();
      }),
    );
    this.register(vscode.commands.registerCommand('marginalia.showActions', () => this.showActions()));
    this.update();
  }

  private update(): void {
    const session = this.services.sessions.active;
    if (session === undefined) {
      this.item.hide();
      return;
    }
    const { decided, pending, lost } = session.counts();
    const busy = session.isReading ? '$(sync~spin) ' : '$(bookmark) ';
    const errors = session.loaded && !session.writable;
    this.item.text = errors
      ? `$(error) ${vscode.l10n.t('Annotations have errors')}`
      : `${busy}${decided}${pending > 0 ? ` · ${vscode.l10n.t('{0} to review', pending)}` : ''}${lost > 0 ? ` · $(warning) ${lost}` : ''}`;
    const tooltip = [
      vscode.l10n.t('Marginalia: {0} decided, {1} to review', decided, pending),
      ...(lost > 0 ? [vscode.l10n.t('Marks to check against the text: {0}', lost)] : []),
      ...(this.hasLongLine(session.text)
        ? [
            vscode.l10n.t(
              'The editor draws only the first {0} characters of a line; later marks are listed in the sidebar.',
              DRAWN_LINE_LENGTH,
            ),
          ]
        : []),
    ];
    this.item.tooltip = tooltip.join('\n');
    this.item.accessibilityInformation = { label: tooltip.join('. ') };
    this.item.show();
  }

  private hasLongLine(text: string): boolean {
    if (this.lines.text !== text) this.lines = { text, long: hasLongLine(text) };
    return this.lines.long;
  }

  private async showActions(): Promise<void> {
    const actions: readonly { readonly label: string; readonly command: string }[] = [
      { label: vscode.l10n.t('$(arrow-down) Next Suggestion'), command: 'marginalia.nextSuggestion' },
      { label: vscode.l10n.t('$(check) Accept the Mark at the Caret'), command: 'marginalia.accept' },
      { label: vscode.l10n.t('$(save) Save Suggestions for Review'), command: 'marginalia.saveSuggestions' },
      { label: vscode.l10n.t('$(search) Look for Suggestions Again'), command: 'marginalia.suggest' },
      { label: vscode.l10n.t('$(discard) Undo the Last Annotation'), command: 'marginalia.undo' },
      { label: vscode.l10n.t('$(go-to-file) Open the Annotations File'), command: 'marginalia.openSidecar' },
      { label: vscode.l10n.t('$(list-tree) Show the Article View'), command: 'marginalia.article.focus' },
    ];
    const picked = await vscode.window.showQuickPick(actions, { placeHolder: 'Marginalia' });
    if (picked !== undefined) await vscode.commands.executeCommand(picked.command);
  }
}

function hasLongLine(text: string): boolean {
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    if ((end === -1 ? text.length : end) - start > DRAWN_LINE_LENGTH) return true;
    if (end === -1) return false;
    start = end + 1;
  }
  return false;
}

export function registerStatusBar(_context: vscode.ExtensionContext, services: Services): vscode.Disposable {
  return new StatusBar(services);
}
