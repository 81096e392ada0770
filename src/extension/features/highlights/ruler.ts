import * as vscode from 'vscode';
import type { ArticleSession } from '../../articles/article-session';
import { Debounce } from '../../articles/debounce';
import { positionAt } from '../../platform/coordinates';
import { Disposable } from '../../platform/disposable';
import type { Services } from '../../services';
import { colorOf } from './styles';

/** Of more marks only so many, evenly from the whole article, stand in the overview ruler: they lie as close there. */
const MAX_RULER_MARKS = 1000;
/** What is decided one after the other shows in the ruler together. */
const DELAY = 150;

/** The marks of the whole article in the overview ruler. Changes with the set, never with typing. */
class Ruler extends Disposable {
  private readonly types = new Map<string, vscode.TextEditorDecorationType>();
  private readonly drawn = new WeakMap<vscode.TextEditor, readonly string[]>();

  private readonly changed = new Set<vscode.TextDocument>();
  private readonly drawLater = this.register(new Debounce(DELAY, () => this.drawChanged()));

  constructor(private readonly services: Services) {
    super();
    this.register(
      services.sessions.onDidChange(({ session, change }) => {
        if (change === 'positions' || change === 'nearby') return;
        this.changed.add(session.document);
        this.drawLater.trigger();
      }),
    );
    this.register(
      vscode.window.onDidChangeVisibleTextEditors((editors) => {
        for (const { document } of editors)
          if (services.sessions.get(document) !== undefined) this.changed.add(document);
        this.drawLater.trigger();
      }),
    );
    for (const { document } of vscode.window.visibleTextEditors) this.changed.add(document);
    this.drawLater.trigger();
  }

  private drawChanged(): void {
    const documents = new Set(this.changed);
    this.changed.clear();
    for (const editor of vscode.window.visibleTextEditors) {
      if (documents.has(editor.document)) this.draw(editor, this.services.sessions.get(editor.document));
    }
  }

  private draw(editor: vscode.TextEditor, session: ArticleSession | undefined): void {
    const lines = new Map<string, Set<number>>();
    for (const { type, start } of session?.sampleMarks(MAX_RULER_MARKS) ?? []) {
      const line = positionAt(editor.document, start).line;
      const known = lines.get(type);
      if (known === undefined) lines.set(type, new Set([line]));
      else known.add(line);
    }
    for (const type of new Set([...(this.drawn.get(editor) ?? []), ...lines.keys()])) {
      const ranges = Array.from(lines.get(type) ?? [], (line) => new vscode.Range(line, 0, line, 0));
      editor.setDecorations(this.typeFor(type), ranges);
    }
    this.drawn.set(editor, [...lines.keys()]);
  }

  private typeFor(type: string): vscode.TextEditorDecorationType {
    let decoration = this.types.get(type);
    if (decoration === undefined) {
      decoration = this.register(
        vscode.window.createTextEditorDecorationType({
          overviewRulerColor: new vscode.ThemeColor(colorOf(type)),
          overviewRulerLane: vscode.OverviewRulerLane.Center,
        }),
      );
      this.types.set(type, decoration);
    }
    return decoration;
  }
}

export function registerRuler(_context: vscode.ExtensionContext, services: Services): vscode.Disposable {
  return new Ruler(services);
}
