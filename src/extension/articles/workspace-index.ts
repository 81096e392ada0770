import * as vscode from 'vscode';
import { CorpusIndex, type EntityUsage } from '../../corpus/corpus-index';
import { LearntNames } from '../../recognition/project/learnt-names';
import { lessonsOf, type Lesson } from '../../recognition/project/lessons';
import { decodeFile } from '../../sidecar/decode';
import { parseRegistry, parseSidecar } from '../../sidecar/parse';
import type { Scheduler } from '../../text/scheduling';
import type { Log } from '../../workspace/ports';
import type { FileStore } from '../../workspace/ports';
import { Registry } from '../../workspace/registry';
import { lessonsOfRegistry } from '../../workspace/registry-lessons';
import { Disposable } from '../platform/disposable';
import { isRegistryUri } from './article-uris';
import { Debounce } from './debounce';
import type { Registries } from './registries';

const UPDATE_DELAY = 250;
const SIDECARS = '**/*.annotations.yaml';
const REGISTRIES = '**/entities.yaml';
/** Between two sidecars the host gets its turn at least this often, in milliseconds. */
const SLICE = 8;

/**
 * The entities of all sidecars of the workspace, and what they and its registries teach about names. Built when somebody
 * first asks, then kept up to date by file events; typing in an article never touches it.
 */
export class WorkspaceIndex extends Disposable {
  private readonly emitter = this.register(new vscode.EventEmitter<void>());
  /** Fires when what the index says has changed. */
  readonly onDidChange = this.emitter.event;
  private readonly sidecarsEmitter = this.register(new vscode.EventEmitter<readonly vscode.Uri[]>());
  /** Fires when sidecar files were made, changed or removed, by whomever, whether the index is built or not. */
  readonly onDidChangeSidecars = this.sidecarsEmitter.event;
  private readonly learntEmitter = this.register(new vscode.EventEmitter<void>());
  /** Fires when {@link names} are other than before. */
  readonly onDidLearn = this.learntEmitter.event;
  /** What the workspace teaches; files go by their URI, an article’s sidecar by the article’s. */
  readonly names = new LearntNames();
  private hasLearnt = false;
  private readonly index = new CorpusIndex();
  private readonly registryByFolder = new Map<string, Promise<Registry | undefined>>();
  private readonly dirty = new Set<string>();
  private readonly dirtyRegistries = new Set<string>();
  private readonly changedSidecars = new Set<string>();
  private building: Promise<void> | undefined;
  private readonly updateLater = this.register(new Debounce(UPDATE_DELAY, () => void this.update()));

  constructor(
    private readonly files: FileStore,
    private readonly registries: Registries,
    private readonly scheduler: Scheduler,
    private readonly log: Log,
  ) {
    super();
    for (const pattern of [SIDECARS, REGISTRIES]) {
      const watcher = this.register(vscode.workspace.createFileSystemWatcher(pattern));
      for (const event of [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete]) {
        this.register(event((uri) => this.changed(uri)));
      }
    }
    this.register(vscode.workspace.onDidChangeWorkspaceFolders(() => this.rebuild()));
  }

  /** Builds the index once; later calls wait for the same work. */
  build(): Promise<void> {
    this.building ??= this.scan();
    return this.building;
  }

  get isBuilt(): boolean {
    return this.building !== undefined;
  }

  entities(): readonly EntityUsage[] {
    return this.index.entities();
  }

  get articleCount(): number {
    return this.index.size;
  }

  /** How often an entity of an article is mentioned in the workspace, as far as the index knows. */
  usage(article: vscode.Uri, id: string): { mentions: number; articles: number } | undefined {
    const usage = this.index.usage(article.toString(), id);
    return usage === undefined ? undefined : { mentions: usage.mentions, articles: usage.articles.size };
  }

  private changed(uri: vscode.Uri): void {
    if (isRegistryUri(uri)) {
      if (this.building === undefined) return;
      this.dirtyRegistries.add(uri.toString());
      this.rebuild();
      return;
    }
    this.changedSidecars.add(uri.toString());
    if (this.building !== undefined) this.dirty.add(uri.toString());
    this.updateLater.trigger();
  }

  private rebuild(): void {
    this.registryByFolder.clear();
    for (const path of this.index.paths()) this.dirty.add(`${path}.annotations.yaml`);
    this.updateLater.trigger();
  }

  private async scan(): Promise<void> {
    const found = await vscode.workspace.findFiles(SIDECARS, '**/node_modules/**');
    await this.readAll(found.sort((a, b) => a.path.localeCompare(b.path)));
    for (const uri of await vscode.workspace.findFiles(REGISTRIES, '**/node_modules/**')) await this.learnRegistry(uri);
    this.tell();
  }

  private async update(): Promise<void> {
    const changed = urisOf(this.changedSidecars);
    const dirty = urisOf(this.dirty);
    const registries = urisOf(this.dirtyRegistries);
    this.changedSidecars.clear();
    this.dirty.clear();
    this.dirtyRegistries.clear();
    if (changed.length > 0) this.sidecarsEmitter.fire(changed);
    if (this.building === undefined) return;
    await this.readAll(dirty);
    for (const uri of registries) await this.learnRegistry(uri);
    this.tell();
  }

  private tell(): void {
    if (this.isDisposed) return;
    this.emitter.fire();
    if (this.hasLearnt) this.learntEmitter.fire();
    this.hasLearnt = false;
  }

  private async readAll(sidecars: readonly vscode.Uri[]): Promise<void> {
    let sliceStart = this.scheduler.now();
    for (const uri of sidecars) {
      if (this.isDisposed) return;
      await this.readOne(uri);
      if (this.scheduler.now() - sliceStart > SLICE) {
        await this.scheduler.yieldNow();
        sliceStart = this.scheduler.now();
      }
    }
  }

  private async readOne(sidecar: vscode.Uri): Promise<void> {
    const article = sidecar.with({ path: sidecar.path.replace(/\.annotations\.yaml$/, '') });
    const key = article.toString();
    try {
      const registry = await this.registryFor(article);
      const bytes = await this.files.read(sidecar.toString());
      const document = bytes === undefined ? undefined : decodeFile(bytes, parseSidecar);
      // A layer's marks stay its annotator's until they are compared.
      const set = document?.set.layer === undefined ? document?.set : undefined;
      this.index.update(key, set, (id) => registry?.resolve(id));
      this.learn(key, set === undefined ? [] : lessonsOf(set));
    } catch (error) {
      this.log.warn(`Cannot index ${sidecar.path}: ${String(error)}`);
      this.index.update(key, undefined, () => undefined);
      this.learn(key, []);
    }
  }

  private async learnRegistry(uri: vscode.Uri): Promise<void> {
    try {
      const bytes = await this.files.read(uri.toString());
      const set = bytes === undefined ? undefined : decodeFile(bytes, parseRegistry).set;
      this.learn(uri.toString(), set === undefined ? [] : lessonsOfRegistry(new Registry(set)));
    } catch (error) {
      this.log.warn(`Cannot learn from ${uri.path}: ${String(error)}`);
      this.learn(uri.toString(), []);
    }
  }

  private learn(file: string, lessons: Iterable<Lesson>): void {
    if (this.names.update(file, lessons)) this.hasLearnt = true;
  }

  private registryFor(article: vscode.Uri): Promise<Registry | undefined> {
    const folder = article.with({ path: article.path.slice(0, article.path.lastIndexOf('/')) }).toString();
    let registry = this.registryByFolder.get(folder);
    if (registry === undefined) {
      registry = this.registries.load(article);
      this.registryByFolder.set(folder, registry);
    }
    return registry;
  }
}

function urisOf(paths: Iterable<string>): vscode.Uri[] {
  return [...paths].map((path) => vscode.Uri.parse(path, true));
}
