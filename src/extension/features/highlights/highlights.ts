import * as vscode from 'vscode';
import type { ArticleSession } from '../../articles/article-session';
import { Debounce } from '../../articles/debounce';
import type { Mark } from '../../articles/mark';
import { toRange, toSpan } from '../../platform/coordinates';
import { Disposable } from '../../platform/disposable';
import type { Services } from '../../services';
import { layout } from './layout';
import { createDecoration, type Style, styleKey } from './styles';

/** Marks drawn beyond the visible ones on either side. Bounded by count, since one line can be the whole article. */
const MARGIN = 500;
/** How far from what is visible those are looked for, in UTF-16 units: more than anybody scrolls between two redraws. */
const REACH = 40_000;
/** Scrolling redraws at most this often; the margin covers the time between. */
const SCROLL_DELAY = 40;

/** Draws the visible marks of every visible article. */
class Highlights extends Disposable {
  private readonly types = new Map<string, vscode.TextEditorDecorationType>();
  /** The styles in use in an editor, so that those that go out of use are cleared. */
  private readonly drawn = new WeakMap<vscode.TextEditor, Set<string>>();
  private readonly scrolled = new Set<vscode.TextEditor>();
  private readonly redrawLater = this.register(new Debounce(SCROLL_DELAY, () => this.redrawScrolled()));

  constructor(private readonly services: Services) {
    super();
    this.register(
      services.sessions.onDidChange(({ session, change }) => {
        // While typing, the editor itself moves what is drawn; a session that opens told of its marks before.
        if (change === 'positions' || change === 'opened') return;
        for (const editor of vscode.window.visibleTextEditors) {
          if (editor.document === session.document) this.draw(editor, change === 'closed' ? undefined : session);
        }
      }),
    );
    this.register(vscode.window.onDidChangeVisibleTextEditors((editors) => editors.forEach((e) => this.drawEditor(e))));
    this.register(
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
        this.scrolled.add(textEditor);
        this.redrawLater.trigger();
      }),
    );
    vscode.window.visibleTextEditors.forEach((editor) => this.drawEditor(editor));
  }

  private drawEditor(editor: vscode.TextEditor): void {
    this.draw(editor, this.services.sessions.get(editor.document));
  }

  private redrawScrolled(): void {
    const editors = [...this.scrolled];
    this.scrolled.clear();
    for (const editor of editors) {
      if (vscode.window.visibleTextEditors.includes(editor)) this.drawEditor(editor);
    }
  }

  private draw(editor: vscode.TextEditor, session: ArticleSession | undefined): void {
    const before = this.drawn.get(editor);
    if (session === undefined && before === undefined) return;
    const ranges = new Map<string, vscode.Range[]>();
    if (session !== undefined) {
      for (const { mark, depth, lane } of layout(visibleMarks(editor, session))) {
        const style: Style = { type: mark.type, status: mark.status, nested: depth > 0, lane };
        const key = styleKey(style);
        if (!this.types.has(key)) this.types.set(key, this.register(createDecoration(style)));
        const list = ranges.get(key) ?? [];
        list.push(toRange(session.document, mark));
        ranges.set(key, list);
      }
    }
    for (const key of new Set([...(before ?? []), ...ranges.keys()])) {
      const type = this.types.get(key);
      if (type !== undefined) editor.setDecorations(type, ranges.get(key) ?? []);
    }
    this.drawn.set(editor, new Set(ranges.keys()));
  }
}

/** The marks that can be seen, with a margin on either side. Costs nothing that grows with the article. */
function visibleMarks(editor: vscode.TextEditor, session: ArticleSession): readonly Mark[] {
  const seen = editor.visibleRanges.map((range) => toSpan(session.document, range));
  const start = Math.min(...seen.map((span) => span.start));
  const end = Math.max(...seen.map((span) => span.end));
  // A fresh editor has no visible range yet: begin at the top.
  const marks = session.marksAt(
    seen.length === 0 ? { start: 0, end: REACH } : { start: Math.max(0, start - REACH), end: end + REACH },
  );
  const first = seen.length === 0 ? 0 : firstFrom(marks, start);
  const last = seen.length === 0 ? 0 : firstFrom(marks, end);
  return marks.slice(Math.max(0, first - MARGIN), last + MARGIN);
}

/** Index of the first mark that starts at an offset or later. */
function firstFrom(marks: readonly Mark[], offset: number): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.start ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function registerHighlights(_context: vscode.ExtensionContext, services: Services): vscode.Disposable {
  return new Highlights(services);
}
