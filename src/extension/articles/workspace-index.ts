import * as vscode from 'vscode';
import { CorpusIndex, type EntityUsage } from '../../corpus/corpus-index';
import { decodeFile } from '../../sidecar/decode';
import { parseSidecar } from '../../sidecar/parse';
import type { Scheduler } from '../../text/scheduling';
import type { Log } from '../../workspace/ports';
import type { Registry } from '../../workspace/registry';
import type { FileStore } from '../../workspace/ports';
import { Disposable } from '../platform/disposable';
import { isRegistryUri } from './article-uris';
import { Debounce } from './debounce';
import type { Registries } from './registries';

const UPDATE_DELAY = 250;
const SIDECARS = '**/*.annotations.yaml';
/** Between two sidecars the host gets its turn at least this often, in milliseconds. */
const SLICE = 8;

/**
 * The entities of all sidecars of the workspace. Built when a view first asks, then kept up to date by file events;
 * typing in an article never touches it.
 */
export class WorkspaceIndex extends Disposable {
  private readonly emitter = this.register(new vscode.EventEmitter<void>());
  /** Fires when what the index says has changed. */
  readonly onDidChange = this.emitter.event;
  private readonly sidecarsEmitter = this.register(new vscode.EventEmitter<readonly vscode.Uri[]>());
  /** Fires when sidecar files were made, changed or removed, by whomever, whether the index is built or not. */
  readonly onDidChangeSidecars = this.sidecarsEmitter.event;
  private readonly index = new CorpusIndex();
  private readonly registryByFolder = new Map<string, Promise<Registry | undefined>>();
  private readonly dirty = new Set<string>();
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
    for (const pattern of [SIDECARS, '**/entities.yaml']) {
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
      if (this.building !== undefined) this.rebuild();
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
    this.emitter.fire();
  }

  private async update(): Promise<void> {
    const changed = urisOf(this.changedSidecars);
    const dirty = urisOf(this.dirty);
    this.changedSidecars.clear();
    this.dirty.clear();
    if (changed.length > 0) this.sidecarsEmitter.fire(changed);
    if (this.building === undefined) return;
    await this.readAll(dirty);
    this.emitter.fire();
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
    } catch (error) {
      this.log.warn(`Cannot index ${sidecar.path}: ${String(error)}`);
      this.index.update(key, undefined, () => undefined);
    }
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
