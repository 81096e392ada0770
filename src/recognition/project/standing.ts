import type { NameCandidate } from '../names/candidate';
import type { Decisions, LearntName } from './project-lexicon';

/** What follows from the decisions about one name. */
export interface Standing {
  /** The type that more than half of all decisions are for; undefined where the project is divided. */
  readonly type: NameCandidate['type'] | undefined;
  /** Whether no other type was ever marked. */
  readonly unanimous: boolean;
  /** Decisions for {@link type} as a share of all that were made, 0 to 1. */
  readonly share: number;
  readonly decided: Decisions | undefined;
  /** By type, what was turned down at least as often as it was marked. */
  readonly doubted: ReadonlyMap<string, Doubt>;
}

export interface Doubt {
  readonly rejected: number;
  readonly accepted: number;
}

const NAME_TYPES: ReadonlySet<string> = new Set<NameCandidate['type']>(['actor', 'institution', 'place']);

export function standingOf({ accepted, rejected }: LearntName): Standing {
  const turnedDown = (type: string): number => rejected.find((one) => one.type === type)?.articles ?? 0;
  let all = 0;
  let decided: Decisions | undefined;
  for (const one of accepted) {
    all += weightOf(one);
    if (weightOf(one) > weightOf(decided)) decided = one;
  }
  const share = decided === undefined ? 0 : weightOf(decided) / (all + turnedDown(decided.type));
  const type = decided?.type;
  const doubted = new Map<string, Doubt>();
  for (const one of rejected) {
    const times = weightOf(accepted.find((other) => other.type === one.type));
    if (one.articles >= times) doubted.set(one.type, { rejected: one.articles, accepted: times });
  }
  return {
    type: share > 0.5 && isNameType(type) ? type : undefined,
    unanimous: accepted.length === 1,
    share,
    decided,
    doubted,
  };
}

/** A registry counts as much as an article. */
function weightOf(decisions: Decisions | undefined): number {
  return decisions === undefined ? 0 : decisions.articles + (decisions.registered === true ? 1 : 0);
}

function isNameType(type: string | undefined): type is NameCandidate['type'] {
  return type !== undefined && NAME_TYPES.has(type);
}
