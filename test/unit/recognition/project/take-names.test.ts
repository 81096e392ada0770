import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRecognizer } from '../../../../src/recognition/article-recognizer';
import type { ProjectLexicon } from '../../../../src/recognition/project/project-lexicon';
import type { Recognition } from '../../../../src/recognition/recognizer';
import { reread } from '../../../../src/recognition/reread';
import { overlaps } from '../../../../src/text/span';
import { MODELS, STILL } from '../host';
import { lexiconFor, projectOf, type Decided } from './decisions';

const RECOGNIZERS = { 'rules alone': createRecognizer(), 'the model': createRecognizer(MODELS) };

function namesIn(text: string, { suggestions }: Recognition): string[] {
  return suggestions.map(({ type, start, end }) => `${type}:${text.slice(start, end)}`);
}

for (const [which, recognizer] of Object.entries(RECOGNIZERS)) {
  const read = (text: string, lexicon?: ProjectLexicon) =>
    recognizer.recognize({ text, language: 'fr', lexicon }, STILL);
  const taught = async (text: string, ...articles: readonly Decided[]) =>
    read(text, lexiconFor(projectOf(...articles), text));

  describe(`names of the project, with ${which}`, () => {
    it('are found where nothing else tells them', async () => {
      const text = 'Ils ont vu les vagues, dit zorvane Plicq sans attendre le soir.';
      const names = namesIn(text, await read(text));
      assert.ok(!names.some((name) => name.includes('zorvane')), names.join());
      const recognition = await taught(text, { accepted: ['institution:zorvane Plicq'] });
      assert.deepEqual(namesIn(text, recognition), ['institution:zorvane Plicq']);
      const [suggestion] = recognition.suggestions;
      assert.equal(suggestion?.why.code, 'recognition.project.marked-once');
      assert.ok(suggestion.confidence > 0.9);
      assert.equal(recognition.entities.find(({ key }) => key === suggestion.entity)?.name, 'zorvane Plicq');
    });

    it('say in how many articles they were marked', async () => {
      const text = 'On attend toujours la zorvane Plicq.';
      const twice = { accepted: ['institution:zorvane Plicq'] };
      const { suggestions } = await taught(text, twice, twice);
      assert.deepEqual(suggestions[0]?.why, { code: 'recognition.project.marked', args: [2] });
    });

    it('need the same words, the same capitals and whole words, typography apart', async () => {
      const decided = { accepted: ['institution:zorvane d’Oplicq'] };
      const found = async (words: string) => {
        const text = `On attend toujours la ${words} depuis.`;
        return namesIn(text, await taught(text, decided)).includes(`institution:${words}`);
      };
      for (const words of ['zorvane d’Oplicq', "zorvane d'Oplicq", 'zorvane\nd’Oplicq'])
        assert.ok(await found(words), words);
      for (const words of ['zorvane d’oplicq', 'Zorvane d’Oplicq', 'zorvane d’Oplicques', 'zorvane, d’Oplicq']) {
        assert.ok(!(await found(words)), words);
      }
    });

    it('are not taken from inside a longer name that is found, and win over a shorter one', async () => {
      const text = 'La ministre Oriane Vastelle est venue. Oriane Vastelle est repartie.';
      const inside = await taught(text, { accepted: ['place:Vastelle'] });
      assert.deepEqual(namesIn(text, inside), ['actor:Oriane Vastelle', 'actor:Oriane Vastelle']);
      const longer = 'Les amis de la Fondation du docteur Oriane Vastelle attendent.';
      const name = 'Fondation du docteur Oriane Vastelle';
      assert.deepEqual(namesIn(longer, await taught(longer, { accepted: [`institution:${name}`] })), [
        `institution:${name}`,
      ]);
    });

    it('have the type that the project always gave them, unless the article says otherwise', async () => {
      const text = 'La présidente de l’Agence des Rivages du Nord a parlé.';
      const name = 'Agence des Rivages du Nord';
      assert.ok(namesIn(text, await read(text)).includes(`institution:${name}`));
      const place = { accepted: [`place:${name}`] };
      assert.ok(namesIn(text, await taught(text, place, place)).includes(`place:${name}`));
      const divided = await taught(text, place, place, { accepted: [`institution:${name}`] });
      assert.ok(namesIn(text, divided).includes(`institution:${name}`));
      const titled = 'Hier, M. Valfleury a parlé.';
      assert.ok(namesIn(titled, await taught(titled, { accepted: ['place:Valfleury'] })).includes('actor:Valfleury'));
    });

    it('are left to the recognizer where the project is divided', async () => {
      const text = 'On attend toujours la zorvane Plicq.';
      const one = { accepted: ['institution:zorvane Plicq'] };
      assert.deepEqual(namesIn(text, await taught(text, one, { accepted: ['place:zorvane Plicq'] })), []);
      assert.deepEqual(namesIn(text, await taught(text, one, { rejected: ['institution:zorvane Plicq'] })), []);
    });

    it('are not suggested where they were only turned down', async () => {
      const text = 'Mme Alda Norevi est venue. « Je reviendrai », a dit Mme Norevi.';
      assert.deepEqual(namesIn(text, await read(text)), ['actor:Alda Norevi', 'actor:Norevi']);
      const without = await taught(text, { rejected: ['actor:Alda Norevi', 'actor:Norevi'] });
      assert.deepEqual(namesIn(text, without), []);
      const other = await taught(text, { rejected: ['place:Alda Norevi', 'actor:norevi'] });
      assert.deepEqual(namesIn(text, other), ['actor:Alda Norevi', 'actor:Norevi']);
    });

    it('are less sure where they were turned down as often as marked, and say so', async () => {
      const text = 'Ici, Mme Alda Norevi est venue.';
      const rejected = { rejected: ['actor:Alda Norevi'] };
      const { suggestions } = await taught(text, { accepted: ['actor:Alda Norevi'] }, rejected, rejected);
      assert.deepEqual(suggestions[0]?.why, { code: 'recognition.project.divided', args: [1, 2] });
      assert.ok(suggestions[0].confidence < 0.5);
    });

    it('teach who is meant by a surname', async () => {
      const text = 'On y a vu zorvane Plicq. Plus tard, Plicq est sorti.';
      const recognition = await taught(text, { accepted: ['actor:zorvane Plicq'] });
      assert.deepEqual(namesIn(text, recognition), ['actor:zorvane Plicq', 'actor:Plicq']);
      assert.equal(recognition.entities.length, 1);
    });

    it('do not make a name of a word of grammar at the beginning of a sentence', async () => {
      const text = 'Elle est venue. On lit Elle chaque jour.';
      const { suggestions } = await taught(text, { accepted: ['institution:Elle'] });
      assert.deepEqual(
        suggestions.map(({ start }) => start),
        [text.lastIndexOf('Elle')],
      );
    });

    it('never overlap others, and are found wherever they stand apart from them', async function () {
      this.timeout(30_000);
      const words = ['Oriane', 'Vastelle', 'Agence', 'des', 'Rivages', 'M.', 'la', 'ministre', 'le 4 mars 2015', 'zorvane', 'Plicq', 'vu', '.', ',', '(ABC)', '\n\n']; // prettier-ignore
      const name = fc.array(fc.constantFrom('Oriane', 'Vastelle', 'Agence des', 'Rivages', 'zorvane', 'Plicq', 'M.'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' ')); // prettier-ignore
      const decided = fc.record({
        accepted: fc.array(fc.tuple(fc.constantFrom('actor', 'institution', 'place'), name).map((two) => two.join(':')), { maxLength: 4 }), // prettier-ignore
        rejected: fc.array(
          name.map((one) => `actor:${one}`),
          { maxLength: 2 },
        ),
      });
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((some) => some.join(' ')),
          fc.array(decided, { maxLength: 3 }),
          async (text, articles) => {
            const lexicon = lexiconFor(projectOf(...articles), text);
            const { suggestions } = await read(text, lexicon);
            for (const [index, one] of suggestions.entries()) {
              const next = suggestions[index + 1];
              assert.ok(next === undefined || (one.start <= next.start && !overlaps(one, next)));
              const known = lexicon.names.find((learnt) => learnt.name === text.slice(one.start, one.end));
              const isRefused = known?.rejected.some(({ type }) => type === one.type) === true;
              assert.ok(!isRefused || known.accepted.some(({ type }) => type === one.type), 'nobody marked it');
            }
            for (const { name: learnt, accepted, rejected } of lexicon.names) {
              if (accepted.length !== 1 || rejected.length > 0 || /M\.$/.test(learnt)) continue;
              for (const match of text.matchAll(new RegExp(`(?<![\\p{L}] ?)${learnt}(?! ?[\\p{L}])`, 'gu'))) {
                const span = { start: match.index, end: match.index + learnt.length };
                assert.ok(
                  suggestions.some((one) => overlaps(one, span)),
                  `${learnt} in ${text}`,
                );
              }
            }
          },
        ),
        { numRuns: 150 },
      );
    });

    it('are found again where the text is edited', async () => {
      const rest = 'Il pleut sur la ville et les quais. '.repeat(200);
      const before = `${rest}\n\nRien ici.\n\n${rest}\n\nOn attend la zorvane Plicq.\n`;
      const names = projectOf({ accepted: ['institution:zorvane Plicq'] });
      const first = { text: before, recognition: await read(before, lexiconFor(names, before)) };
      const text = before.replace('Rien', 'Zorvane Plicq, la zorvane Plicq');
      const input = { text, language: 'fr', lexicon: lexiconFor(names, text) };
      const again = await reread(recognizer, input, first, STILL);
      assert.deepEqual(again?.recognition, await recognizer.recognize(input, STILL));
      assert.equal(again.recognition.suggestions.length, 2);
    });
  });
}
