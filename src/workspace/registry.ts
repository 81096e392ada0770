import { changeEntity, putEntity } from '../annotation/edits';
import type { AnnotationSet, Entity } from '../annotation/model';
import { foldTypography } from '../text/fold';

/** The file that gathers the entities of many articles. */
export const REGISTRY_NAME = 'entities.yaml';

/**
 * Where the registry of an article may be, nearest first: beside it and in each folder above, no higher than the
 * root. Paths with `/`, absolute or both relative to the same folder. An article outside the root has only its folder.
 */
export function registryCandidates(articlePath: string, rootPath: string): string[] {
  const root = rootPath.replace(/\/+$/, '');
  const candidates: string[] = [];
  let folder = parentOf(articlePath);
  const inside = folder === root || root === '' || folder.startsWith(`${root}/`);
  while (true) {
    candidates.push(folder === '' && !articlePath.startsWith('/') ? REGISTRY_NAME : `${folder}/${REGISTRY_NAME}`);
    if (!inside || folder === root || folder === '') return candidates;
    folder = parentOf(folder);
  }
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** What names are compared by: typography, case and runs of white space do not count. */
export function foldName(name: string): string {
  return foldTypography(name).toLowerCase().replace(/\s+/g, ' ').trim();
}

/** The entities of `entities.yaml`. Built once per version of the file; look-ups do not depend on its size. */
export class Registry {
  private byName: Map<string, Entity[]> | undefined;

  constructor(readonly set: AnnotationSet) {}

  has(id: string): boolean {
    return this.set.entities.has(id);
  }

  /**
   * The entity that an id stands for, `same_as` followed to its end; undefined when the registry does not define
   * the id. Where `same_as` leads nowhere, the last entity that is defined; where it runs in a circle, the smallest
   * id of the circle, so that all of it still is one entity.
   */
  resolve(id: string): Entity | undefined {
    const { entities } = this.set;
    const path: Entity[] = [];
    const seen = new Map<string, number>();
    for (let entity = entities.get(id); entity !== undefined; entity = entities.get(entity.sameAs ?? '')) {
      const circle = seen.get(entity.id);
      if (circle !== undefined) {
        return path.slice(circle).reduce((least, other) => (other.id < least.id ? other : least));
      }
      seen.set(entity.id, path.length);
      path.push(entity);
    }
    return path.at(-1);
  }

  /**
   * The entities of a type that have a name or alias, folded by {@link foldName}; merged ones count as what they
   * were merged into. One answer is a match, several are namesakes.
   */
  matchName(type: string, name: string): readonly Entity[] {
    this.byName ??= this.indexNames();
    return this.byName.get(nameKey(type, name)) ?? [];
  }

  private indexNames(): Map<string, Entity[]> {
    const index = new Map<string, Entity[]>();
    for (const { id, type, name, aliases } of this.set.entities.values()) {
      const entity = this.resolve(id);
      const ofType = entity?.type ?? type;
      if (entity === undefined || ofType === undefined) continue;
      for (const written of [name ?? '', ...(aliases ?? [])]) {
        if (foldName(written) === '') continue;
        const key = nameKey(ofType, written);
        const named = index.get(key);
        if (named === undefined) index.set(key, [entity]);
        else if (!named.includes(entity)) named.push(entity);
      }
    }
    return index;
  }
}

function nameKey(type: string, name: string): string {
  return `${type}\0${foldName(name)}`;
}

/** What an article means by an entity id: its own definition, or else the registry's. */
export function resolveEntity(set: AnnotationSet, registry: Registry | undefined, id: string): Entity | undefined {
  return set.entities.get(id) ?? registry?.resolve(id);
}

/** Adds an entity to the registry's set, at the end; one that is there already is replaced in place. */
export function addEntity(registry: AnnotationSet, entity: Entity): AnnotationSet {
  return putEntity(registry, entity);
}

/**
 * Says in the registry's set that `from` is the same as `into`, with all that was merged into either before. One line
 * where they were two: the entity that `from` stands for is the same as `into`. Where they are one already, `into`
 * becomes the one that stands for all. No record goes, so that sidecars that name it go on being right.
 */
export function mergeEntities(registry: AnnotationSet, from: string, into: string): AnnotationSet {
  const resolver = new Registry(registry);
  const merged = resolver.resolve(from)?.id;
  const target = resolver.resolve(into)?.id;
  if (from === into || merged === undefined || target === undefined || merged === into) return registry;
  const open = merged === target ? changeEntity(registry, into, { sameAs: undefined }) : registry;
  return changeEntity(open, merged, { sameAs: into });
}
