import type { NameCandidate } from '../names/candidate';

/** The model proposes a name. */
export interface ModelEvidence {
  readonly by: 'model';
  readonly type: NameCandidate['type'];
  /** The model’s own, 0 to 1. */
  readonly probability: number;
  /** Whether a rule proposes the same, another name at the same place, or nothing there. */
  readonly relation: 'same' | 'against' | 'alone';
}

/** Only a rule proposes a name. */
export interface RuleEvidence {
  readonly by: 'rule';
  readonly type: NameCandidate['type'];
  /** The code of the rule’s reason. */
  readonly reason: string;
  /** The probability of the surest name that the model proposes at the same place; 0 where it proposes none. */
  readonly rival: number;
}

/** What speaks for a proposed name. */
export type Evidence = ModelEvidence | RuleEvidence;

export const isModelEvidence = (evidence: Evidence): evidence is ModelEvidence => evidence.by === 'model';

/** The natural logarithm of the odds of a probability, kept finite. */
export function logit(probability: number): number {
  const inside = Math.min(0.999, Math.max(0.001, probability));
  return Math.log(inside / (1 - inside));
}

/**
 * How the model’s probabilities relate to being right on our development articles; printed by `npm run bench:calibrate`.
 * Kinds of evidence that hardly occur there (fewer than ten names) take the offset of their type’s other kinds.
 */
const SLOPE = 0.75;
const OFFSETS: Readonly<Record<NameCandidate['type'], Readonly<Record<ModelEvidence['relation'], number>>>> = {
  actor: { same: 0.42, alone: -1.27, against: -0.5 },
  institution: { same: 0.26, alone: 0, against: 0 },
  place: { same: 0.5, alone: 0.5, against: 0.3 },
};

/** Rules that are right where the model sees nothing; others hardly ever are. */
const SURE_RULES: Readonly<Record<string, number>> = {
  'recognition.actor.honorific': 0.85,
  'recognition.institution.agency': 0.85,
  'recognition.institution.acronym': 0.8,
  'recognition.actor.again': 0.6,
  'recognition.actor.surname': 0.6,
};

/** Rules that know better than the model where a name begins and ends: « M. de la Vega Ortiz ». */
const STRONG_RULES: Readonly<Record<string, number>> = {
  'recognition.actor.honorific': 0.996,
  'recognition.actor.function': 0.996,
  'recognition.actor.rank': 0.9,
  'recognition.actor.again': 0.996,
  'recognition.actor.surname': 0.996,
  'recognition.institution.agency': 0.99,
  'recognition.institution.defined': 0.99,
  'recognition.institution.shape': 0.99,
};

/** How often a name with this evidence is right, 0 to 1. */
export function confidenceOf(evidence: Evidence): number {
  if (isModelEvidence(evidence)) {
    const score = SLOPE * logit(evidence.probability) + OFFSETS[evidence.type][evidence.relation];
    return 1 / (1 + Math.exp(-score));
  }
  if (evidence.rival === 0) return SURE_RULES[evidence.reason] ?? 0.35;
  // That both see something is worth much, where the model does not know its edges.
  return STRONG_RULES[evidence.reason] ?? (evidence.rival < 0.5 ? 0.55 : 0.15);
}
