import * as vscode from 'vscode';

/** All settings of the extension, typed. The keys are those of package.json without the `marginalia.` in front. */
export interface Settings {
  readonly 'suggestions.when': 'onOpen' | 'onCommand' | 'off';
  readonly 'suggestions.types': readonly string[];
  readonly 'suggestions.minimumConfidence': number | null;
  readonly 'suggestions.never': readonly string[];
  readonly 'suggestions.learn': boolean;
  readonly articles: readonly string[];
  readonly annotator: string;
  readonly layer: string;
  readonly language: 'auto' | 'fr' | 'en';
}

export type SettingKey = keyof Settings;

/** Reads settings once and again only when they change: asking the editor each time is slow in hot paths. */
export class Configuration implements vscode.Disposable {
  private readonly cache = new Map<string, unknown>();
  private readonly emitter = new vscode.EventEmitter<{ affects(key: SettingKey): boolean }>();
  private readonly listener: vscode.Disposable;
  /** Fires after settings of ours changed. */
  readonly onDidChange = this.emitter.event;

  constructor() {
    this.listener = vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('marginalia')) return;
      this.cache.clear();
      this.emitter.fire({ affects: (key) => event.affectsConfiguration(`marginalia.${key}`) });
    });
  }

  get<K extends SettingKey>(key: K, fallback: Settings[K]): Settings[K] {
    if (!this.cache.has(key)) {
      const value = vscode.workspace.getConfiguration('marginalia').get<Settings[K]>(key);
      // A settings file may hold anything; a value of another kind counts as absent.
      const fits = typeof value === typeof fallback && Array.isArray(value) === Array.isArray(fallback);
      this.cache.set(key, fits ? value : fallback);
    }
    return this.cache.get(key) as Settings[K];
  }

  dispose(): void {
    this.listener.dispose();
    this.emitter.dispose();
  }
}
