import * as vscode from 'vscode';
import type { Api } from '../../../src/extension/activate';
import type { ArticleSession } from '../../../src/extension/articles/article-session';
import type { Mark } from '../../../src/extension/articles/mark';
import { until } from './wait';

/** What the running extension lets tests look at. */
export async function extensionApi(): Promise<Api> {
  const extension = vscode.extensions.getExtension<Api>('marginalia.marginalia');
  if (extension === undefined) throw new Error('The extension is not installed in this run.');
  return extension.activate();
}

export function folder(): vscode.Uri {
  const first = vscode.workspace.workspaceFolders?.[0];
  if (first === undefined) throw new Error('This run has no folder open.');
  return first.uri;
}

export function fileUri(name: string): vscode.Uri {
  return vscode.Uri.joinPath(folder(), name);
}

export async function writeFile(name: string, text: string): Promise<vscode.Uri> {
  const uri = fileUri(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** The file as it is on disk; undefined where there is none. */
export async function readFile(name: string): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(fileUri(name)));
  } catch {
    return undefined;
  }
}

/** An article that is open in front, with its session loaded and its first suggestions there. */
export interface OpenArticle {
  readonly name: string;
  readonly sidecar: string;
  readonly editor: vscode.TextEditor;
  readonly session: ArticleSession;
}

/** Opens a file of the workspace as an article. */
export async function openArticle(name: string): Promise<OpenArticle> {
  const { services } = await extensionApi();
  const document = await vscode.workspace.openTextDocument(fileUri(name));
  const editor = await vscode.window.showTextDocument(document);
  const session = services.sessions.get(document) ?? (await services.sessions.declare(document));
  if (session === undefined) throw new Error(`${name} was not taken for an article.`);
  await until(`${name} is loaded and read`, () => session.loaded && !session.isReading && session.lastRecognition);
  await until(`${name} is the active article`, () => services.sessions.active === session);
  return { name, sidecar: `${name}.annotations.yaml`, editor, session };
}

/** Writes a new article (and its sidecar, if given) under a name that no other test uses, and opens it. */
export async function newArticle(name: string, text: string, sidecar?: string): Promise<OpenArticle> {
  if (sidecar !== undefined) await writeFile(`${name}.annotations.yaml`, sidecar);
  await writeFile(name, text);
  return openArticle(name);
}

export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Puts the selection on the nth occurrence (from 0) of some words. */
export async function select(editor: vscode.TextEditor, words: string, nth = 0): Promise<vscode.Selection> {
  const text = editor.document.getText();
  let at = -1;
  for (let count = 0; count <= nth; count++) {
    at = text.indexOf(words, at + 1);
    if (at === -1) throw new Error(`“${words}” does not occur ${nth + 1} times.`);
  }
  const selection = new vscode.Selection(editor.document.positionAt(at), editor.document.positionAt(at + words.length));
  await setSelection(editor, selection);
  editor.revealRange(selection);
  return selection;
}

/** Selects, and waits until the window has it too: keys that are pressed next must find it there. */
export async function setSelection(editor: vscode.TextEditor, selection: vscode.Selection): Promise<void> {
  editor.selection = selection;
  // Messages to the window keep their order: when this one is answered, the selection has arrived.
  await vscode.commands.executeCommand('setContext', 'marginalia.test', true);
}

/** Puts the caret at a place. */
export async function caretAt(editor: vscode.TextEditor, position: vscode.Position): Promise<void> {
  await setSelection(editor, new vscode.Selection(position, position));
}

/** Puts the caret behind the first character of the nth occurrence of some words. */
export async function caretIn(editor: vscode.TextEditor, words: string, nth = 0): Promise<void> {
  const { start } = await select(editor, words, nth);
  await caretAt(editor, start.translate(0, 1));
}

/** The marks as `type:text`, with `?` after what still waits for a person. */
export function marksOf(session: ArticleSession): readonly string[] {
  return session.marks().map((mark) => `${mark.type}:${textOf(session, mark)}${mark.status === 'proposed' ? '?' : ''}`);
}

export function textOf(session: ArticleSession, mark: Mark): string {
  return session.text.slice(mark.start, mark.end);
}

export function findMark(session: ArticleSession, text: string): Mark | undefined {
  return session.marks().find((mark) => textOf(session, mark) === text);
}

/** Waits until the sidecar on disk says something. */
export function sidecarWith(article: OpenArticle, pattern: RegExp): Promise<string> {
  return until(`${article.sidecar} matches ${String(pattern)}`, async () => {
    const text = await readFile(article.sidecar);
    return text !== undefined && pattern.test(text) ? text : undefined;
  });
}
