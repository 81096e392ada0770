import fc from 'fast-check';
import * as edits from '../../../src/annotation/edits';
import type { AnnotationSet, Mention } from '../../../src/annotation/model';
import { EMPTY_SET } from '../../../src/annotation/model';
import { patch } from '../../../src/annotation/record-map';

/*
 * Random histories: edits as people and programs make them, drawn from so few ids, words and names that two histories
 * often touch the same record.
 */

export type Edit = (set: AnnotationSet) => AnnotationSet;

const PEOPLE = ['camille', 'ahmed', 'lead'];
const MACHINES = ['marginalia 1.0.0', 'marginalia 1.1.0'];
const person = fc.constantFrom(...PEOPLE);
const mentionId = fc.constantFrom('m-1', 'm-2', 'm-3', 'm-4', 'm-5', 'm-6');
const entityId = fc.constantFrom('e-1', 'e-2', 'e-3');
const type = fc.constantFrom('actor', 'institution', 'date');
const exact = fc.constantFrom('Ana Melo', 'OIX', 'mardi');
const context = fc.constantFrom(undefined, 'a salué ', 'selon ');

const newMention: fc.Arbitrary<Mention> = fc
  .record({
    id: mentionId,
    type,
    exact,
    prefix: context,
    suffix: context,
    entity: fc.option(entityId, { nil: undefined }),
    value: fc.constantFrom(undefined, '2018', '2019'),
    by: fc.constantFrom(...PEOPLE, ...MACHINES),
    status: fc.constantFrom(undefined, 'proposed' as const),
  })
  .map((fields) => patch<Mention>(fields, { status: fields.status }))
  .map((fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never);

const addMention = fc.tuple(newMention, fc.option(mentionId)).map<Edit>(
  ([mention, after]) =>
    (set) =>
      set.mentions.has(mention.id) || set.rejected.has(mention.id) ? set : edits.putMention(set, mention, after),
);

const edit: fc.Arbitrary<Edit> = fc.oneof(
  { arbitrary: addMention, weight: 4 },
  fc.tuple(mentionId, person).map<Edit>(
    ([id, by]) =>
      (set) =>
        edits.acceptMention(set, id, by),
  ),
  fc.tuple(mentionId, person).map<Edit>(
    ([id, by]) =>
      (set) =>
        edits.rejectMention(set, id, by),
  ),
  mentionId.map<Edit>((id) => (set) => edits.removeMention(set, id)),
  mentionId.map<Edit>((id) => (set) => edits.disputeMention(set, id)),
  fc.tuple(mentionId, type, person).map<Edit>(
    ([id, to, by]) =>
      (set) =>
        edits.retypeMention(set, id, to, { by }),
  ),
  fc.tuple(mentionId, fc.option(entityId, { nil: undefined }), person).map<Edit>(
    ([id, to, by]) =>
      (set) =>
        edits.linkMention(set, id, to, by),
  ),
  fc
    .tuple(mentionId, fc.record({ exact, prefix: context, suffix: context }), fc.option(person, { nil: undefined }))
    .map<Edit>(
      ([id, quote, by]) =>
        (set) =>
          edits.setMentionQuote(set, id, quote, by),
    ),
  fc.tuple(mentionId, fc.constantFrom('x', 'y', undefined)).map<Edit>(
    ([id, note]) =>
      (set) =>
        edits.changeMention(set, id, { note }),
  ),
  fc.tuple(mentionId, fc.constantFrom('x', 'y', undefined)).map<Edit>(
    ([id, later]) =>
      (set) =>
        edits.changeMention(set, id, { unknown: later === undefined ? undefined : new Map([['later', later]]) }),
  ),
  fc.tuple(entityId, fc.constantFrom('Ana', 'OIX'), fc.subarray(['A', 'B', 'C'])).map<Edit>(
    ([id, name, aliases]) =>
      (set) =>
        edits.putEntity(set, { id, name, ...(aliases.length > 0 ? { aliases } : {}) }),
  ),
  entityId.map<Edit>((id) => (set) => edits.removeEntity(set, id)),
  fc.tuple(fc.constantFrom('a', 'b'), mentionId, fc.constantFrom('Oui.', 'Non.')).map<Edit>(
    ([name, on, text]) =>
      (set) =>
        set.mentions.has(on) || set.rejected.has(on) ? edits.putComment(set, { id: `c-${name}-${on}`, on, text }) : set,
  ),
  fc.tuple(fc.constantFrom('r-1', 'r-2'), entityId, entityId, fc.subarray(['m-1', 'm-2', 'm-3'])).map<Edit>(
    ([id, from, to, evidence]) =>
      (set) =>
        [from, to].every((end) => set.entities.has(end)) && evidence.every((proof) => set.mentions.has(proof))
          ? edits.putRelation(set, { id, type: 'leads', from, to, ...(evidence.length > 0 ? { evidence } : {}) })
          : set,
  ),
  fc.constantFrom('2018', '2019').map<Edit>((published) => (set) => edits.setArticle(set, { published })),
  fc.tuple(type, fc.boolean(), person).map<Edit>(
    ([of, done, by]) =>
      (set) =>
        edits.setDone(set, of, done, by),
  ),
);

export const history: fc.Arbitrary<readonly Edit[]> = fc.array(edit, { maxLength: 12 });

export function play(history: readonly Edit[], from: AnnotationSet = EMPTY_SET): AnnotationSet {
  return history.reduce((set, step) => step(set), from);
}

/** A base and two versions that grew from it. */
export const threeVersions = fc
  .tuple(fc.array(edit, { maxLength: 20 }), history, history)
  .map(([before, our, their]) => {
    const base = play(before);
    return { base, ours: play(our, base), theirs: play(their, base) };
  });
