// Runs in the extension host of a real VS Code: opens articles, has keys pressed, and measures.
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { ArticleSession } from '../../../src/extension/articles/article-session';
import type { Services } from '../../../src/extension/services';
import { closeAll, extensionApi, fileUri, setSelection } from '../../integration/harness/articles';
import { ask } from '../../integration/harness/bridge';
import { user } from '../../integration/harness/user';
import { until } from '../../integration/harness/wait';
import { type Effort, Probe, untilIdle } from './probe';
import { type BenchArticle, type BenchTask, type Measured, type Mode, TASK_SETTING } from './report';
import { CLEAR_WINDOW, READ_WINDOW, WATCH_WINDOW, type WindowSights } from './window-watch';

const PATIENCE = { timeout: 120_000 };
const ACCEPTED = 5;

export async function run(): Promise<void> {
  const task = vscode.workspace.getConfiguration(TASK_SETTING.section).get<BenchTask>(TASK_SETTING.key);
  if (task === undefined) throw new Error('Started without a task.');
  try {
    await user.evaluate(WATCH_WINDOW);
    await untilIdle();
    for (const article of task.articles) {
      for (const mode of task.modes) await tell('measured', await measure(article, mode, task));
    }
    await tell('done');
  } catch (error) {
    await tell('failed', error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

/** The driver answers these besides what a user does. */
async function tell(method: 'progress' | 'measured' | 'done' | 'failed' | 'typeSteadily', ...args: readonly unknown[]) {
  await ask({ kind: 'user', method: method as keyof typeof user, args });
}

async function measure(article: BenchArticle, mode: Mode, task: BenchTask): Promise<Measured> {
  await vscode.workspace
    .getConfiguration('marginalia')
    .update('suggestions.when', mode === 'off' ? 'off' : undefined, vscode.ConfigurationTarget.Workspace);
  await tell('progress', `${article.plan}, ${mode}`);
  await untilIdle();
  const profile = async <T>(name: string, work: () => Promise<T>): Promise<T> =>
    task.profiles === undefined ? work() : profiled(join(task.profiles, `${article.plan}-${mode}-${name}`), work);
  const { editor, session, opening } = await profile('opening', () => open(article, mode));
  await tell('progress', 'opened');
  const accepting =
    mode === 'on' && session !== undefined ? await profile('accepting', () => accept(session)) : undefined;
  await tell('progress', 'accepted');
  const typing = await profile('typing', () => type(editor, article, task.keys));
  await closeAll();
  return { plan: article.plan, mode, opening, typing, ...(accepting === undefined ? {} : { accepting }) };
}

interface Opened {
  readonly editor: vscode.TextEditor;
  readonly session: ArticleSession | undefined;
  readonly opening: Measured['opening'];
}

async function open(article: BenchArticle, mode: Mode): Promise<Opened> {
  const { services } = await extensionApi();
  await user.evaluate(CLEAR_WINDOW);
  await untilIdle();
  const uri = fileUri(article.files[mode]);
  let ready: number | undefined;
  const listener = services.sessions.onDidChange(({ session }) => {
    if (ready === undefined && session.suggestions.size > 0 && !session.isReading) ready = Date.now();
  });
  const probe = new Probe();
  const began = Date.now();
  const editor = await vscode.window.showTextDocument(uri, { preview: false });
  const session =
    mode === 'plain' ? undefined : await until('the session', () => loadedSession(services, editor.document), PATIENCE);
  if (mode === 'on') await until('suggestions', () => ready, PATIENCE);
  await untilIdle();
  const effort = probe.stop();
  listener.dispose();
  if (mode !== 'plain') await until('marks are painted', async () => (await sights()).marks.length > 0, PATIENCE);
  const { text, marks } = await sights();
  const since = (time: number | undefined) => (time === undefined ? undefined : time - began);
  return {
    editor,
    session,
    opening: present({ text: since(text[0]), marks: since(marks[0]), suggestions: since(ready), effort }),
  };
}

function loadedSession({ sessions }: Services, document: vscode.TextDocument): ArticleSession | undefined {
  const session = sessions.get(document);
  return session?.loaded === true ? session : undefined;
}

/** Accepts suggestions that are in sight, one after the other. */
async function accept(session: ArticleSession): Promise<NonNullable<Measured['accepting']>> {
  const stored: number[] = [];
  const drawn: number[] = [];
  const efforts: Effort[] = [];
  for (let count = 0; count < ACCEPTED; count += 1) {
    const mark = session.marks().find(({ kind }) => kind === 'suggestion');
    if (mark === undefined) throw new Error('Nothing is left to accept.');
    const before = session.set?.mentions.size ?? 0;
    await user.evaluate(CLEAR_WINDOW);
    await untilIdle();
    const probe = new Probe();
    const began = Date.now();
    await vscode.commands.executeCommand('marginalia.accept', { uri: session.document.uri.toString(), id: mark.id });
    await until('it is stored', () => (session.set?.mentions.size ?? 0) > before, PATIENCE);
    stored.push(Date.now() - began);
    await untilIdle();
    efforts.push(probe.stop());
    const { marks } = await sights();
    if (marks[0] !== undefined) drawn.push(marks[0] - began);
  }
  return { stored, drawn, efforts };
}

async function type(
  editor: vscode.TextEditor,
  { stops }: BenchArticle,
  keys: readonly string[],
): Promise<Measured['typing']> {
  await user.evaluate(CLEAR_WINDOW);
  const efforts: Effort[] = [];
  for (const stop of stops) {
    const place = editor.document.positionAt(stop);
    await setSelection(editor, new vscode.Selection(place, place));
    editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenter);
    await untilIdle();
    const { version } = editor.document;
    const probe = new Probe();
    await tell('typeSteadily', keys);
    await until('the keys have arrived', () => editor.document.version >= version + keys.length, PATIENCE);
    await untilIdle();
    efforts.push(probe.stop());
  }
  const { keys: frames } = await sights();
  return { presses: stops.length * keys.length, frames, effort: together(efforts) };
}

function together(efforts: readonly Effort[]): Effort {
  const sum = (field: keyof Effort) => efforts.reduce((total, effort) => total + effort[field], 0);
  const most = (field: keyof Effort) => Math.max(...efforts.map((effort) => effort[field]));
  return { cpu: sum('cpu'), wall: sum('wall'), block: most('block'), ownBlock: most('ownBlock') };
}

async function sights(): Promise<WindowSights> {
  return (await user.evaluate(READ_WINDOW)) as WindowSights;
}

async function profiled<T>(path: string, work: () => Promise<T>): Promise<T> {
  const inspector = new Session();
  inspector.connect();
  await inspector.post('Profiler.enable');
  await inspector.post('Profiler.start');
  const result = await work();
  const { profile } = await inspector.post('Profiler.stop');
  inspector.disconnect();
  writeFileSync(`${path.replaceAll(/[ ,]+/g, '-')}.cpuprofile`, JSON.stringify(profile));
  return result;
}

function present<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
