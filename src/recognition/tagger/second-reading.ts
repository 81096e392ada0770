import { message, type Message } from '../../text/message';
import { EVENT_OR_DOCUMENT_HEADS, NOT_INSTITUTIONS } from '../lexicon/institution-words';
import { findAcronyms } from '../names/acronym-sightings';
import { acronymLetters } from '../names/acronyms';
import type { NameCandidate } from '../names/candidate';
import type { LongName } from '../names/institutions';
import { isPortfolio } from '../names/minister-title';
import { Reading, textOfWords } from '../names/reading';
import { roleAfter, roleBefore } from '../names/roles';
import type { Sentence } from '../names/word';
import type { Slices } from '../slices';
import { confidenceOf, type Evidence, isModelEvidence } from './confidence';
import { ruleHints } from './hints';
import { NAME_KINDS } from './labels';
import type { NameTagger } from './name-tagger';
import type { TaggedName } from './tagged-name';
import { trimName } from './trim-name';
import { TypeVotes } from './type-votes';

const TYPES = { person: 'actor', organisation: 'institution', location: 'place' } as const;

/** A name that the tagger, the rules or both propose: words `[from, to)`. */
export interface Proposal {
  readonly from: number;
  readonly to: number;
  readonly type: NameCandidate['type'];
  readonly evidence: Evidence;
  readonly rule?: NameCandidate | undefined;
}

/**
 * Reads an article again, with a trained model that sees what the rules found: takes for each stretch the proposal that
 * is surest. Names that neither proposes in a sentence may still follow from the rest of the article (see
 * `addKnownNames`).
 */
export async function secondReading(
  readings: readonly Reading[],
  tagger: NameTagger,
  slices: Slices,
): Promise<Reading[]> {
  const prepared = [];
  for (const { sentence, found } of readings) {
    prepared.push({ ...tagger.prepare(sentence), hints: ruleHints(sentence, found) });
    if (slices.due) await slices.rest();
  }
  const seen = tagger.documentFacts(prepared);
  const proposals: Proposal[][] = [];
  const known = new Set<string>();
  for (const [index, { sentence, found }] of readings.entries()) {
    const words = prepared[index];
    const proposed = proposalsFor(sentence, words === undefined ? [] : tagger.tag(words, seen), found);
    proposals.push(proposed);
    for (const { from, to, type, confidence } of choose(proposed)) {
      if (to > from + 1 && confidence >= KNOWN) known.add(`${type} ${textOfWords(sentence, from, to)}`);
    }
    if (slices.due) await slices.rest();
  }
  const votes = new TypeVotes();
  const chosen: Chosen[][] = [];
  for (const [index, { sentence, found }] of readings.entries()) {
    const isKnown = ({ from, to, type }: Proposal) => known.has(`${type} ${textOfWords(sentence, from, to)}`);
    const names = choose(proposals[index] ?? [], isKnown);
    chosen.push(names);
    for (const name of names) votes.add(textOfWords(sentence, name.from, name.to), name);
    for (const rule of found) votes.add(rule.name, rule);
  }
  const again: Reading[] = [];
  for (const [index, { sentence }] of readings.entries()) {
    const agreed = (chosen[index] ?? []).map((name) =>
      // The agency in a dateline is one, whoever else has its name.
      name.rule?.why.code === 'recognition.institution.agency'
        ? name
        : votes.settle(textOfWords(sentence, name.from, name.to), name),
    );
    again.push(readingOf(sentence, agreed));
    if (slices.due) await slices.rest();
  }
  return again;
}

/** What model and rules propose for one sentence; overlapping. */
export function proposalsFor(
  sentence: Sentence,
  tagged: readonly TaggedName[],
  rules: readonly NameCandidate[],
): Proposal[] {
  const proposals: Proposal[] = [];
  const byRules = rules.flatMap((rule) => {
    const from = sentence.words.findIndex((word) => word.start === rule.start);
    const to = sentence.words.findIndex((word) => word.end === rule.end) + 1;
    return from === -1 || to <= from ? [] : [{ from, to, rule }];
  });
  const agreed = new Set<NameCandidate>();
  for (const name of tagged) {
    const kind = NAME_KINDS[name.kind];
    const span = trimName(sentence, name, kind === 'person');
    if (kind === undefined || span === undefined) continue;
    const type = TYPES[kind];
    if (type === 'institution' && isNoInstitution(sentence, span)) continue;
    const near = byRules.filter(({ from, to }) => from < span.to && span.from < to);
    const same = near.find(({ from, to, rule }) => from === span.from && to === span.to && rule.type === type);
    if (same !== undefined) agreed.add(same.rule);
    const relation = same !== undefined ? 'same' : near.length === 0 ? 'alone' : 'against';
    // Cut to the edges of the guideline it is no longer the name whose probability is known; that a rule has the same
    // edges is worth more.
    const isCut = span.from !== name.from || span.to !== name.to;
    const probability = isCut && same !== undefined ? Math.max(name.probability, AGREED) : name.probability;
    const evidence: Evidence = { by: 'model', type, probability, relation };
    proposals.push({ ...span, type, evidence, rule: same?.rule });
  }
  for (const { from, to, rule } of byRules) {
    if (agreed.has(rule)) continue;
    const rivals = proposals.flatMap(({ evidence, ...other }) =>
      isModelEvidence(evidence) && from < other.to && other.from < to ? [evidence.probability] : [],
    );
    const evidence: Evidence = { by: 'rule', type: rule.type, reason: rule.why.code, rival: Math.max(0, ...rivals) };
    proposals.push({ from, to, type: rule.type, evidence, rule });
  }
  return proposals;
}

/**
 * What the guideline says is none, however it is written: a minister’s portfolio, an event, a document, an acronym of
 * anything else.
 */
function isNoInstitution({ words }: Sentence, { from, to }: { readonly from: number; readonly to: number }): boolean {
  const first = words[from];
  if (first === undefined || EVENT_OR_DOCUMENT_HEADS.has(first.plain)) return true;
  if (to === from + 1 && first.shape === 'upper' && NOT_INSTITUTIONS.has(acronymLetters(first.text))) return true;
  return isPortfolio(words, from);
}

/** The least probability of a name that the model and a rule have, but for words that the guideline cuts off. */
const AGREED = 0.9;

type Chosen = Proposal & { readonly confidence: number };

/** The surest proposals, none overlapping, in reading order. */
function choose(proposals: readonly Proposal[], isKnown: (proposal: Proposal) => boolean = () => false): Chosen[] {
  const sure = proposals
    .map((proposal): Chosen => {
      const confidence = confidenceOf(proposal.evidence);
      // What a rule proposes here and the article has elsewhere is that name as a whole, no part of it.
      const backed = proposal.evidence.by === 'rule' && isKnown(proposal);
      return { ...proposal, confidence: backed ? Math.max(confidence, BACKED) : confidence };
    })
    .filter(({ confidence }) => confidence >= LEAST)
    .sort((a, b) => b.confidence - a.confidence || a.from - b.from);
  const chosen: Chosen[] = [];
  for (const proposal of sure) {
    if (chosen.every(({ from, to }) => proposal.to <= from || to <= proposal.from)) chosen.push(proposal);
  }
  return chosen.sort((a, b) => a.from - b.from);
}

/** A name of several words that is at least this sure counts as known in the rest of the article. */
const KNOWN = 0.6;
const BACKED = 0.995;

/** What is less sure than this is not even offered to those who ask for everything. */
const LEAST = 0.2;

function readingOf(sentence: Sentence, chosen: readonly Chosen[]): Reading {
  const long: LongName[] = [];
  for (const { from, to, type, confidence, rule, evidence } of chosen) {
    if (type !== 'institution' || isAcronym(sentence, from, to)) continue;
    long.push({ from, to, confidence, why: rule?.why ?? whyOf(evidence) });
  }
  const reading = new Reading(sentence, long, findAcronyms(sentence, long));
  for (const { from, to, type, confidence, rule, evidence } of chosen) {
    const why = rule?.why ?? whyOf(evidence);
    const role = type === 'actor' ? (rule?.role ?? roleOf(sentence, from, to)) : undefined;
    const acronym = type === 'institution' && isAcronym(sentence, from, to);
    reading.add(from, to, { type, confidence, why, role, ...(acronym ? { acronym } : {}) });
  }
  return reading;
}

function isAcronym({ words }: Sentence, from: number, to: number): boolean {
  return to === from + 1 && words[from]?.shape === 'upper' && acronymLetters(words[from].text).length >= 2;
}

function roleOf(sentence: Sentence, from: number, to: number): string | undefined {
  const { words } = sentence;
  const stop = words[from - 1]?.text === '.' ? from - 2 : from - 1;
  const titled = /^(?:m|mm|mme|mlle|me|mgr|dr|mr|mrs|ms)$/.test(words[stop]?.plain ?? '');
  const role = roleBefore(words, titled ? stop : from) ?? roleAfter(words, to);
  if (role === undefined) return undefined;
  return textOfWords(sentence, role.from, role.to)
    .replace(/\s?\([^()]*\)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function whyOf(evidence: Evidence): Message {
  const probability = isModelEvidence(evidence) ? evidence.probability : 0;
  return message('recognition.model', `${Math.round(probability * 100)} %`);
}
