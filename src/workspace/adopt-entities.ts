import type { Placements } from '../anchoring/placement';
import { entityId } from '../annotation/ids';
import { DEFAULT_SCHEMA, findType } from '../annotation/label-schema';
import type { AnnotationSet, Entity } from '../annotation/model';
import { isUntouchedProposal } from '../annotation/model';
import type { SuggestedEntity, Suggestion } from '../recognition/recognizer';
import type { Steps } from '../text/steps';
import type { Registry } from './registry';
import { foldName } from './registry';

/** Records between two pauses. */
const BATCH = 512;

export interface LinkInput {
  readonly set: AnnotationSet;
  readonly placements: Placements;
  readonly suggestions: readonly Suggestion[];
  readonly entities: readonly SuggestedEntity[];
  readonly registry?: Registry | undefined;
}

/** How well an entity fits, compared from left to right: decisions of people, names, then earlier proposals. */
type Rank = readonly [decided: number, name: number, proposed: number];

/**
 * Which stored entity each suggested one is. What people linked at the same places decides first, then the name (the
 * same; the one's name an alias of the other; a common alias that is not just a part of the name, as a family name
 * is), then what was proposed at the same places before; then the registry, where one entity alone has the name.
 * What remains is new and gets its id when {@link idOf} is first asked.
 *
 * Stable: with the links of one answer stored, the same answer gives the same links again.
 */
export class EntityLinks {
  private readonly known = new Map<string, string>();
  private readonly allotted: Entity[] = [];
  /** Ids that cannot be given; filled when the first one is. */
  private readonly taken = new Set<string>();

  private constructor(
    private readonly input: LinkInput,
    private readonly canonical: ReadonlyMap<string, SuggestedEntity>,
    names: StoredNames,
    votes: ReadonlyMap<string, Votes>,
  ) {
    const { suggestions, registry } = input;
    const used = new Set(suggestions.flatMap((suggestion) => this.entityOf(suggestion) ?? []));
    for (const entity of used) {
      const id = bestOf(names, entity, votes.get(entity.key)) ?? inRegistry(registry, entity);
      if (id !== undefined) this.known.set(entity.key, id);
    }
  }

  /** Links the entities of an answer, with pauses. */
  static *of(input: LinkInput): Steps<EntityLinks> {
    const canonical = ownNamesOf(input.entities);
    yield;
    const names = yield* StoredNames.of(input.set);
    const votes = yield* countVotes(input, canonical);
    return new EntityLinks(input, canonical, names, votes);
  }

  /** Whether a stored link (undefined: to no entity) is the one that the suggestion gives. */
  isLink(suggestion: Suggestion, id: string | undefined): boolean {
    const entity = this.entityOf(suggestion);
    return entity === undefined ? id === undefined : id !== undefined && id === this.known.get(entity.key);
  }

  /** The id that a suggestion's entity has or gets; undefined when it names none. */
  idOf(suggestion: Suggestion): string | undefined {
    const entity = this.entityOf(suggestion);
    if (entity === undefined) return undefined;
    const known = this.known.get(entity.key);
    if (known !== undefined) return known;
    const { type, name, aliases, role } = entity;
    if (this.taken.size === 0) this.fillTaken();
    const isTaken = (id: string) => this.taken.has(id) || this.input.registry?.has(id) === true;
    const id = entityId(name, acronymOf(entity), isTaken);
    this.taken.add(id);
    this.known.set(entity.key, id);
    this.allotted.push({
      id,
      type,
      name,
      ...(aliases.length > 0 ? { aliases } : {}),
      ...(role === undefined ? {} : { role }),
    });
    return id;
  }

  private fillTaken(): void {
    const { entities, mentions, rejected } = this.input.set;
    for (const id of entities.keys()) this.taken.add(id);
    for (const marks of [mentions, rejected]) {
      for (const { entity } of marks.values()) if (entity !== undefined) this.taken.add(entity);
    }
  }

  /** The new entities that {@link idOf} was asked for. */
  newEntities(): readonly Entity[] {
    return this.allotted;
  }

  /** A mention has the type of its entity, and some types have no entities. */
  private entityOf({ type, entity: key }: Suggestion): SuggestedEntity | undefined {
    const known = findType(DEFAULT_SCHEMA, type);
    const entity = this.canonical.get(key ?? '');
    return entity?.type === type && (known === undefined || known.entities === true) ? entity : undefined;
  }
}

/** The last answers: an editor asks again for every suggestion that is accepted. */
const lastNames = new WeakMap<readonly SuggestedEntity[], Map<string, SuggestedEntity>>();

function ownNamesOf(entities: readonly SuggestedEntity[]): ReadonlyMap<string, SuggestedEntity> {
  const names = lastNames.get(entities) ?? withOwnNames(entities);
  lastNames.set(entities, names);
  return names;
}

/**
 * Suggested entities by key: those of equal type and name are one, and an alias that another one claims too (two
 * people of one family name) is nobody's.
 */
function withOwnNames(entities: readonly SuggestedEntity[]): Map<string, SuggestedEntity> {
  const byName = new Map<string, SuggestedEntity>();
  const canonical = new Map<string, SuggestedEntity>();
  for (const entity of entities) {
    const key = `${entity.type}\0${foldName(entity.name)}`;
    const first = byName.get(key) ?? entity;
    byName.set(key, first);
    canonical.set(entity.key, first);
  }
  const claims = new Map<string, number>();
  const aliasKeys = (entity: SuggestedEntity) => new Set(entity.aliases.map((alias) => aliasKey(entity, alias)));
  for (const entity of byName.values()) {
    for (const key of aliasKeys(entity)) claims.set(key, (claims.get(key) ?? 0) + 1);
  }
  const own = new Map<SuggestedEntity, SuggestedEntity>();
  for (const entity of byName.values()) {
    const seen = new Set<string>();
    const aliases = entity.aliases.filter((alias) => {
      const key = aliasKey(entity, alias);
      const fresh = !seen.has(key) && foldName(alias) !== '';
      seen.add(key);
      return fresh && claims.get(key) === 1 && !byName.has(key);
    });
    own.set(entity, { ...entity, aliases });
  }
  return new Map([...canonical].map(([key, entity]) => [key, own.get(entity) ?? entity]));
}

function aliasKey(entity: SuggestedEntity, alias: string): string {
  return `${entity.type}\0${foldName(alias)}`;
}

/** Names under which the set knows its entities: their own, their aliases, and the words that people linked to them. */
class StoredNames {
  private readonly names = new Map<string, Set<string>>();
  private readonly aliases = new Map<string, Set<string>>();
  readonly order = new Map<string, number>();

  private constructor() {}

  static *of(set: AnnotationSet): Steps<StoredNames> {
    const stored = new StoredNames();
    for (const { id, type, name, aliases } of set.entities.values()) {
      stored.order.set(id, stored.order.size);
      if (stored.order.size % BATCH === 0) yield;
      if (type === undefined) continue;
      if (name !== undefined) add(stored.names, `${type}\0${foldName(name)}`, id);
      for (const alias of aliases ?? []) add(stored.aliases, `${type}\0${foldName(alias)}`, id);
    }
    // The same words are linked to the same entity again and again: fold them once.
    const seen = new Map<Entity, Set<string>>();
    let count = 0;
    for (const mention of set.mentions.values()) {
      count += 1;
      if (count % BATCH === 0) yield;
      const entity = set.entities.get(mention.entity ?? '');
      if (entity?.type === undefined || isUntouchedProposal(mention)) continue;
      const words = seen.get(entity) ?? new Set<string>();
      if (words.has(mention.exact)) continue;
      seen.set(entity, words.add(mention.exact));
      add(stored.aliases, `${entity.type}\0${foldName(mention.exact)}`, entity.id);
    }
    return stored;
  }

  /** By id: 3 for the same name, 2 where a name is the other's alias, 1 for a common alias. */
  levels(entity: SuggestedEntity): Map<string, number> {
    const levels = new Map<string, number>();
    const raise = (ids: Iterable<string> | undefined, level: number) => {
      for (const id of ids ?? []) levels.set(id, Math.max(level, levels.get(id) ?? 0));
    };
    const name = `${entity.type}\0${foldName(entity.name)}`;
    raise(this.names.get(name), 3);
    raise(this.aliases.get(name), 2);
    for (const alias of entity.aliases) {
      const key = aliasKey(entity, alias);
      raise(this.names.get(key), 2);
      if (!isPartOfName(alias, entity.name)) raise(this.aliases.get(key), 1);
    }
    return levels;
  }
}

function add(map: Map<string, Set<string>>, key: string, id: string): void {
  const ids = map.get(key);
  if (ids === undefined) map.set(key, new Set([id]));
  else ids.add(id);
}

/** Whether all words of an alias are words of the name: a family name says less than a name. */
function isPartOfName(alias: string, name: string): boolean {
  const words = new Set(foldName(name).split(/[^\p{L}\p{N}]+/u));
  return foldName(alias)
    .split(/[^\p{L}\p{N}]+/u)
    .every((word) => words.has(word));
}

interface Votes {
  readonly decided: Map<string, number>;
  readonly proposed: Map<string, number>;
}

/** By key of a suggested entity: what stored mentions at the same places, of the same type, are linked to. */
function* countVotes(
  { set, placements, suggestions }: LinkInput,
  canonical: ReadonlyMap<string, SuggestedEntity>,
): Steps<Map<string, Votes>> {
  const starts = new Set(suggestions.map(({ start }) => start));
  const links = new Map<string, { readonly entity: string; readonly decided: boolean }[]>();
  let count = 0;
  for (const mention of set.mentions.values()) {
    count += 1;
    if (count % BATCH === 0) yield;
    const span = mention.entity === undefined ? undefined : placements.get(mention.id)?.span;
    if (span === undefined || mention.entity === undefined || !starts.has(span.start)) continue;
    const key = `${span.start} ${span.end} ${mention.type}`;
    const link = { entity: mention.entity, decided: !isUntouchedProposal(mention) };
    const there = links.get(key);
    if (there === undefined) links.set(key, [link]);
    else there.push(link);
  }
  const votes = new Map<string, Votes>();
  for (const { start, end, type, entity } of suggestions) {
    const key = canonical.get(entity ?? '')?.key;
    if (key === undefined) continue;
    for (const link of links.get(`${start} ${end} ${type}`) ?? []) {
      const cast: Votes = votes.get(key) ?? { decided: new Map(), proposed: new Map() };
      votes.set(key, cast);
      const side = link.decided ? cast.decided : cast.proposed;
      side.set(link.entity, (side.get(link.entity) ?? 0) + 1);
    }
  }
  return votes;
}

function bestOf(names: StoredNames, entity: SuggestedEntity, votes: Votes | undefined): string | undefined {
  const levels = names.levels(entity);
  const candidates = new Set([...(votes?.decided.keys() ?? []), ...levels.keys(), ...(votes?.proposed.keys() ?? [])]);
  const rank = (id: string): Rank => [votes?.decided.get(id) ?? 0, levels.get(id) ?? 0, votes?.proposed.get(id) ?? 0];
  let best: string | undefined;
  let bestRank: Rank | undefined;
  for (const id of candidates) {
    const own = rank(id);
    const better = bestRank === undefined ? 1 : compareRanks(own, bestRank);
    const place = (of: string | undefined) => names.order.get(of ?? '') ?? Number.MAX_SAFE_INTEGER;
    if (better > 0 || (better === 0 && place(id) < place(best))) [best, bestRank] = [id, own];
  }
  return best;
}

function compareRanks(a: Rank, b: Rank): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

function inRegistry(registry: Registry | undefined, { type, name, aliases }: SuggestedEntity): string | undefined {
  if (registry === undefined) return undefined;
  const named = registry.matchName(type, name);
  if (named.length > 0) return named.length === 1 ? named[0]?.id : undefined;
  const others = new Set<Entity>();
  for (const alias of aliases) {
    if (!isPartOfName(alias, name)) for (const entity of registry.matchName(type, alias)) others.add(entity);
  }
  return others.size === 1 ? [...others][0]?.id : undefined;
}

/** An alias in capitals whose letters begin words of the name, in order: it makes the shorter id. */
function acronymOf({ name, aliases }: SuggestedEntity): string | undefined {
  const initials = foldName(name)
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.charAt(0));
  return aliases.find((alias) => {
    const letters = alias.replace(/\./g, '');
    if (!/^\p{Lu}[\p{Lu}\p{N}]{1,9}$/u.test(letters)) return false;
    let next = 0;
    return Array.from(letters.toLowerCase()).every((letter) => {
      const found = initials.indexOf(letter, next);
      next = found + 1;
      return found >= 0;
    });
  });
}
