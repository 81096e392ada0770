import type { Counts } from './score';

/** A mention that a text has, or that was found in it: `at` is the same where they are the same mention. */
export interface LinkedMention {
  readonly at: string;
  /** What it names; mentions with the same are linked. Undefined: linked to none. */
  readonly entity: string | undefined;
}

/**
 * Counts links: pairs of mentions that name the same. A link is right when both of its mentions are the text's and named
 * the same there. A missed mention so loses its links, an invented one adds wrong ones. Entities with a single mention
 * have no links and do not count.
 */
export function countLinks(gold: readonly LinkedMention[], found: readonly LinkedMention[]): Counts {
  const entityAt = new Map(gold.map(({ at, entity }) => [at, entity]));
  let right = 0;
  for (const mentions of byEntity(found).values()) {
    const inGold = new Map<string, number>();
    for (const { at } of mentions) {
      const entity = entityAt.get(at);
      if (entity !== undefined) inGold.set(entity, (inGold.get(entity) ?? 0) + 1);
    }
    for (const size of inGold.values()) right += pairsOf(size);
  }
  return { right, found: linksOf(found), gold: linksOf(gold) };
}

function linksOf(mentions: readonly LinkedMention[]): number {
  let links = 0;
  for (const { length } of byEntity(mentions).values()) links += pairsOf(length);
  return links;
}

function byEntity(mentions: readonly LinkedMention[]): Map<string, LinkedMention[]> {
  const groups = new Map<string, LinkedMention[]>();
  for (const mention of mentions) {
    if (mention.entity === undefined) continue;
    const group = groups.get(mention.entity);
    if (group === undefined) groups.set(mention.entity, [mention]);
    else group.push(mention);
  }
  return groups;
}

function pairsOf(size: number): number {
  return (size * (size - 1)) / 2;
}
