import * as vscode from 'vscode';
import { Disposable } from '../../platform/disposable';
import type { Services } from '../../services';

/**
 * Context keys for keybindings and menus:
 * - `marginalia.isArticle`: the active editor shows an article
 * - `marginalia.hasSuggestions`: it has suggestions that are not stored
 * - `marginalia.mark`: what the caret is on: `decided`, `proposed`, `disputed`, or empty
 */
class ContextKeys extends Disposable {
  private readonly values = new Map<string, unknown>();

  constructor(private readonly services: Services) {
    super();
    this.register(services.sessions.onDidChangeActive(() => this.update()));
    this.register(
      services.sessions.onDidChange(({ session, change }) => {
        if (change !== 'positions' && session === services.sessions.active) this.update();
      }),
    );
    this.register(
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor.document === services.sessions.active?.document) this.updateCaret();
      }),
    );
    this.register(vscode.window.onDidChangeActiveTextEditor(() => this.update()));
    this.update();
  }

  private update(): void {
    const editor = vscode.window.activeTextEditor;
    const session = editor === undefined ? undefined : this.services.sessions.get(editor.document);
    this.set('marginalia.isArticle', session !== undefined);
    this.set('marginalia.hasArticle', this.services.sessions.active !== undefined);
    this.set('marginalia.hasSuggestions', (session?.suggestions.size ?? 0) > 0);
    this.updateCaret();
  }

  private updateCaret(): void {
    const editor = vscode.window.activeTextEditor;
    const session = editor === undefined ? undefined : this.services.sessions.get(editor.document);
    const mark = editor === undefined ? undefined : session?.markAt(editor.selection.active);
    this.set('marginalia.mark', mark?.status ?? '');
  }

  /** Each call crosses to another process: only changes are sent. */
  private set(key: string, value: unknown): void {
    if (this.values.get(key) === value && this.values.has(key)) return;
    this.values.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  }
}

export function registerContextKeys(_context: vscode.ExtensionContext, services: Services): vscode.Disposable {
  return new ContextKeys(services);
}
