import type { NameCandidate } from '../names/candidate';

type NameType = NameCandidate['type'];

/** How sure a name of several words is, at least, that the article has elsewhere too. */
const BACKED = 0.7;

interface Typed {
  readonly type: NameType;
  readonly confidence: number;
}

/**
 * Settles whether a name is a person’s or an institution’s: one article rarely uses the same words for both, and one
 * sentence often does not tell. Places stay what they are: a town and its club share their name.
 */
export class TypeVotes {
  private readonly votes = new Map<string, Map<NameType, number>>();

  add(name: string, { type, confidence }: Typed): void {
    if (type === 'place') return;
    const votes = this.votes.get(name) ?? new Map<NameType, number>();
    votes.set(type, (votes.get(type) ?? 0) + confidence);
    this.votes.set(name, votes);
  }

  /** The same, or of the other type where that has clearly more votes; surer where the article has it elsewhere too. */
  settle<T extends Typed>(name: string, found: T): T {
    const votes = this.votes.get(name);
    if (found.type === 'place' || votes === undefined) return found;
    const own = votes.get(found.type) ?? 0;
    const other = found.type === 'actor' ? 'institution' : 'actor';
    // The reason that was given is one for the other type.
    if ((votes.get(other) ?? 0) > own) return { ...found, type: other, rule: undefined };
    const elsewhere = own - found.confidence;
    return elsewhere >= 0.5 && name.includes(' ')
      ? { ...found, confidence: Math.max(found.confidence, BACKED) }
      : found;
  }
}
