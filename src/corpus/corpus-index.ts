import type { AnnotationSet } from '../annotation/model';

/** How often an entity is mentioned, and in which articles. */
export interface EntityUsage {
  readonly key: string;
  readonly type: string;
  readonly name: string;
  readonly mentions: number;
  /** Mentions by article path, in the order in which articles were added. */
  readonly articles: ReadonlyMap<string, number>;
}

/** What a registry says of an id; the entity it stands for after `same_as`, or undefined when it has none. */
export type ResolveInRegistry = (
  id: string,
) => { readonly id: string; readonly type?: string | undefined; readonly name?: string | undefined } | undefined;

interface ArticleUsage {
  /** By key. */
  readonly usage: ReadonlyMap<string, LocalUsage>;
  /** Keys by the id that the article uses. */
  readonly keys: ReadonlyMap<string, string>;
}

interface LocalUsage {
  readonly type: string;
  readonly name: string;
  readonly mentions: number;
}

/**
 * The entities of many articles. Equal ids in two sidecars are one entity only through the registry: an id that the
 * registry does not know counts for its own article alone. Updating an article costs what that article holds.
 */
export class CorpusIndex {
  private readonly articles = new Map<string, ArticleUsage>();
  private merged: ReadonlyMap<string, EntityUsage> | undefined;

  /** Replaces what is known of an article; undefined forgets it. */
  update(path: string, set: AnnotationSet | undefined, resolve: ResolveInRegistry): void {
    this.merged = undefined;
    if (set === undefined) this.articles.delete(path);
    else this.articles.set(path, usageOf(path, set, resolve));
  }

  get size(): number {
    return this.articles.size;
  }

  paths(): readonly string[] {
    return [...this.articles.keys()];
  }

  /** All entities with at least one mention, by type and name. */
  entities(): readonly EntityUsage[] {
    return [...this.all().values()].sort((a, b) => a.type.localeCompare(b.type) || a.name.localeCompare(b.name));
  }

  /** Usage of an entity by the id that an article uses for it. */
  usage(path: string, id: string): EntityUsage | undefined {
    const key = this.articles.get(path)?.keys.get(id);
    return key === undefined ? undefined : this.all().get(key);
  }

  private all(): ReadonlyMap<string, EntityUsage> {
    if (this.merged === undefined) {
      const merged = new Map<
        string,
        { key: string; type: string; name: string; mentions: number; articles: Map<string, number> }
      >();
      for (const [path, { usage: entities }] of this.articles) {
        for (const [key, { type, name, mentions }] of entities) {
          const usage = merged.get(key) ?? { key, type, name, mentions: 0, articles: new Map<string, number>() };
          usage.mentions += mentions;
          usage.articles.set(path, mentions);
          merged.set(key, usage);
        }
      }
      this.merged = merged;
    }
    return this.merged;
  }
}

/** The key under which an article's entity counts: its own definition wins over the registry's. */
function keyOf(path: string, id: string, set: AnnotationSet, resolve: ResolveInRegistry): string {
  const registered = set.entities.has(id) ? undefined : resolve(id);
  return registered === undefined ? `${path}#${id}` : registered.id;
}

function usageOf(path: string, set: AnnotationSet, resolve: ResolveInRegistry): ArticleUsage {
  const usage = new Map<string, { type: string; name: string; mentions: number }>();
  const keys = new Map<string, string>();
  for (const { entity: id, type, exact } of set.mentions.values()) {
    if (id === undefined) continue;
    const key = keys.get(id) ?? keyOf(path, id, set, resolve);
    keys.set(id, key);
    const known = set.entities.get(id) ?? resolve(id);
    const entry = usage.get(key) ?? { type: known?.type ?? type, name: known?.name ?? exact, mentions: 0 };
    entry.mentions++;
    usage.set(key, entry);
  }
  return { usage, keys };
}
