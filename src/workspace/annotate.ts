import { locate } from '../anchoring/locate';
import { TextSearch } from '../anchoring/text-search';
import { setArticle } from '../annotation/edits';
import type { AnnotationSet, Mention } from '../annotation/model';
import { isUntouchedProposal } from '../annotation/model';
import { dropRecords, patch } from '../annotation/record-map';
import type { Recognition, Suggestion } from '../recognition/recognizer';
import { finish } from '../text/steps';
import { adoptLinked, isWithin, placeKey, timexOf } from './adopt';
import { Blockers } from './adopt-blockers';
import { EntityLinks } from './adopt-entities';
import type { Registry } from './registry';

export interface AnnotateInput {
  /** Normalized article text. */
  readonly text: string;
  readonly set: AnnotationSet;
  /** The recognizer's answer for this text. */
  readonly recognition: Recognition;
  readonly registry?: Registry | undefined;
  /** The program, with its version. */
  readonly by: string;
  /** Only these types are proposed and replaced; all by default. */
  readonly types?: readonly string[] | undefined;
  /** The day that the caller was told; see {@link annotateArticle}. */
  readonly published?: string | undefined;
  /** The language that the caller was told. */
  readonly language?: string | undefined;
}

/**
 * Brings a program's proposals up to date with its present answer. Of its own proposals that nobody touched it keeps,
 * as they are, those that the answer gives again, and drops the others (orphans too); it adds what is new, unless
 * something recorded stands against that (see {@link Blockers}). What a person made or touched is never changed, what
 * a person rejected or made into something else does not come back.
 *
 * The article's language and day of publication are set where they are absent: as told, or else as the recognizer
 * read them (for the day: the dateline that it counted relative dates from, so that a reader of the file sees what
 * « mardi » was counted from). What is there already is never overwritten.
 *
 * Idempotent: with the same answer again, the set that comes back is the very one that was given.
 */
export function annotateArticle(input: AnnotateInput): AnnotationSet {
  const { text, set, recognition, registry, by, types } = input;
  const isWanted = (type: string): boolean => types === undefined || types.includes(type);
  const suggestions = recognition.suggestions.filter((one) => isWanted(one.type) && isWithin(one, text));
  const placements = locate(text, [...set.rejected, ...set.mentions]);
  const own = ownProposals(set, by, isWanted);
  const blockers = new Blockers(text, set, placements, own);
  const links = finish(EntityLinks.of({ set, placements, suggestions, entities: recognition.entities, registry }));

  const ownByPlace = new Map<string, Mention>();
  for (const id of own) {
    const mention = set.mentions.get(id);
    const placement = placements.get(id);
    if (mention === undefined || placement?.state !== 'exact' || placement.span === undefined) continue;
    const key = placeKey(mention.type, placement.span);
    if (!ownByPlace.has(key)) ownByPlace.set(key, mention);
  }
  const kept = new Set<string>();
  const fresh: Suggestion[] = [];
  for (const suggestion of suggestions) {
    if (blockers.blocks(suggestion)) continue;
    const stored = ownByPlace.get(placeKey(suggestion.type, suggestion));
    if (stored !== undefined && saysTheSame(stored, suggestion, links)) kept.add(stored.id);
    else if (stored !== undefined || !blockers.recalls(suggestion)) fresh.push(suggestion);
  }

  const remaining = patch(set, {
    mentions: dropRecords(set.mentions, ({ id }) => own.has(id) && !kept.has(id)),
  });
  const adopting = adoptLinked(
    new TextSearch(text),
    {
      text,
      set: remaining,
      placements,
      suggestions: fresh,
      entities: recognition.entities,
      registry,
      by,
      status: 'proposed',
    },
    links,
  );
  const adopted = finish(adopting);
  const { article } = set;
  return setArticle(withoutAbandoned(adopted, set), {
    language: article.language ?? input.language ?? recognition.language,
    published: article.published ?? input.published ?? recognition.reference,
  });
}

/** Ids of the program's proposals, of any version, that nobody decided upon, annotated further or refers to. */
function ownProposals(set: AnnotationSet, by: string, isWanted: (type: string) => boolean): ReadonlySet<string> {
  const referred = new Set<string>();
  for (const { on } of set.comments.values()) referred.add(on);
  for (const { evidence } of set.relations.values()) for (const id of evidence ?? []) referred.add(id);
  const own = new Set<string>();
  for (const mention of set.mentions.values()) {
    const { id, type, form, note, unknown } = mention;
    if (!isUntouchedProposal(mention) || programOf(mention.by) !== programOf(by)) continue;
    if (!isWanted(type) || referred.has(id) || (form ?? note ?? unknown) !== undefined) continue;
    own.add(id);
  }
  return own;
}

function programOf(by: string | undefined): string {
  return by?.split(' ')[0] ?? '';
}

function saysTheSame(stored: Mention, suggestion: Suggestion, links: EntityLinks): boolean {
  return (
    stored.value === suggestion.value &&
    stored.timex === timexOf(suggestion) &&
    stored.mod === suggestion.mod &&
    links.isLink(suggestion, stored.entity)
  );
}

/** Without the entities that only dropped proposals referred to. */
function withoutAbandoned(set: AnnotationSet, before: AnnotationSet): AnnotationSet {
  const abandoned = new Set<string>();
  for (const { id, entity } of before.mentions.values()) {
    if (entity !== undefined && !set.mentions.has(id)) abandoned.add(entity);
  }
  if (abandoned.size === 0) return set;
  for (const { entity } of [...set.mentions.values(), ...set.rejected.values()]) abandoned.delete(entity ?? '');
  for (const { from, to } of set.relations.values()) [from, to].forEach((id) => abandoned.delete(id));
  for (const { on } of set.comments.values()) abandoned.delete(on);
  return patch(set, { entities: dropRecords(set.entities, ({ id }) => abandoned.has(id)) });
}
