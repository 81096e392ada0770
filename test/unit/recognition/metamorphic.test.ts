import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays, isoDay, weekdayOf } from '../../../src/recognition/dates/calendar';
import { agency, day, institution, person, weekday, WEEKDAYS } from './generated-names';
import type { GeneratedInstitution, GeneratedPerson } from './generated-names';
import { recognizeShown as recognize } from './host';
import { reviewedSeeds, type ReviewedMention, type ReviewedSeed } from './seeds';

/** What every name of the seeds is replaced by. */
const replacement = fc
  .record({
    people: fc.uniqueArray(person, { minLength: 4, maxLength: 4, selector: ({ surname }) => surname.toLowerCase() }),
    organisation: institution,
    observatory: institution,
    agency,
    day,
    weekday,
  })
  .filter(
    ({ organisation, observatory, agency }) => new Set([organisation.acronym, observatory.acronym, agency]).size === 3,
  );
type Replacement = typeof replacement extends fc.Arbitrary<infer Value> ? Value : never;

const PEOPLE = ['antonio-vitorino', 'nasser-bourita', 'nezha-el-ouafi', 'jens-frolich-holte'];

/** The new words of a mention, in the shape of the old ones: connectors and capitals stay as the article has them. */
function reword(mention: ReviewedMention, to: Replacement): string {
  const { text, entity } = mention;
  if (mention.type === 'date') return /\d/.test(text) ? to.day.text : (WEEKDAYS[to.weekday - 1] ?? '');
  if (entity === 'map') return to.agency;
  if (mention.type === 'institution') {
    return institutionName(text, entity === 'oim' ? to.organisation : to.observatory);
  }
  const generated = to.people[PEOPLE.indexOf(entity ?? '')];
  assert.ok(generated);
  return personName(text, generated);
}

function personName(old: string, { given, surname }: GeneratedPerson): string {
  return old.includes(' ') ? `${given} ${surname}` : surname;
}

function institutionName(old: string, { head, adjective, noun, acronym }: GeneratedInstitution): string {
  const words = old.split(' ');
  if (words.length === 1) return acronym;
  const last = words.at(-1) ?? '';
  const connector = words.slice(2, -1).join(' ');
  const plural = last.endsWith('s') ? 's' : '';
  const complement = /^\p{Lu}/u.test(last) ? noun.charAt(0).toUpperCase() + noun.slice(1) : noun;
  return `${head} ${adjective} ${connector} ${complement}${plural}`;
}

/** The article with other names, and where its mentions are now. */
function rewrite(
  seed: ReviewedSeed,
  to: Replacement,
): { text: string; mentions: { type: string; start: number; end: number; entity?: string | undefined }[] } {
  let text = '';
  let at = 0;
  const mentions = seed.mentions.map((mention) => {
    text += seed.text.slice(at, mention.start);
    const start = text.length;
    text += reword(mention, to);
    at = mention.end;
    return { type: mention.type, start, end: text.length, entity: mention.entity };
  });
  return { text: text + seed.text.slice(at), mentions };
}

/** Entities by the order of their first mention, so that two groupings can be compared whatever their keys. */
function grouping(entities: readonly (string | undefined)[]): (number | undefined)[] {
  const order = [...new Set(entities)];
  return entities.map((entity) => (entity === undefined ? undefined : order.indexOf(entity)));
}

describe('the seed articles with every name, institution, acronym and date replaced by generated ones', () => {
  for (const seed of reviewedSeeds()) {
    it(`are marked at the same places, with the same types and entities: ${seed.file}`, async function () {
      this.timeout(30_000);
      await fc.assert(
        fc.asyncProperty(replacement, async (to) => {
          const { text, mentions } = rewrite(seed, to);
          const { suggestions, reference } = await recognize(text);
          const shown = (span: { type: string; start: number; end: number }): string =>
            `${span.type} ${span.start} ${text.slice(span.start, span.end)}`;
          assert.deepEqual(suggestions.map(shown), mentions.map(shown));
          assert.deepEqual(
            grouping(suggestions.map(({ entity }) => entity)),
            grouping(mentions.map(({ entity }) => entity)),
          );
          const dates = suggestions.filter(({ type }) => type === 'date').map(({ value }) => value);
          if (seed.reference === undefined) {
            assert.deepEqual(dates, [`XXXX-WXX-${to.weekday}`]);
          } else {
            // The verb is in the past: the last such weekday up to the day of the dateline.
            const back = (weekdayOf(to.day) - to.weekday + 7) % 7;
            assert.deepEqual(dates, [isoDay(to.day), isoDay(addDays(to.day, -back))]);
            assert.equal(reference, isoDay(to.day));
          }
        }),
        { numRuns: 200 },
      );
    });
  }
});
