import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isDateValue } from '../../../src/annotation/date-value';
import { DEFAULT_SCHEMA, findType } from '../../../src/annotation/label-schema';
import { RECOGNITION_MESSAGES } from '../../../src/recognition/messages';
import type { Recognition } from '../../../src/recognition/recognizer';
import { createRecognizer } from '../../../src/recognition/article-recognizer';
import { fillTemplate } from '../../../src/text/message';
import { MODELS, recognize } from './host';
import { reviewedSeeds } from './seeds';

/** What every answer promises, whatever the text. */
function checkAnswer(text: string, { suggestions, entities }: Recognition): void {
  const keys = new Set(entities.map(({ key }) => key));
  assert.equal(keys.size, entities.length);
  let end = 0;
  for (const suggestion of suggestions) {
    assert.ok(suggestion.start >= end && suggestion.end > suggestion.start && suggestion.end <= text.length);
    end = suggestion.end;
    const words = text.slice(suggestion.start, suggestion.end);
    assert.equal(words, words.trim());
    assert.ok(findType(DEFAULT_SCHEMA, suggestion.type));
    assert.ok(suggestion.confidence > 0 && suggestion.confidence <= 1);
    assert.ok(suggestion.entity === undefined || keys.has(suggestion.entity));
    assert.equal(suggestion.value !== undefined, suggestion.type === 'date');
    for (const value of [suggestion.value, suggestion.timex])
      assert.ok(value === undefined || isDateValue(value), value);
    const template = RECOGNITION_MESSAGES[suggestion.why.code];
    assert.ok(template !== undefined, suggestion.why.code);
    assert.doesNotMatch(fillTemplate(template, suggestion.why.args), /\{\d\}/);
  }
  for (const { key, name, aliases } of entities) {
    assert.match(key, /^[a-z0-9-]{1,44}$/);
    assert.ok(name.trim() === name && name !== '' && !aliases.includes(name));
  }
}

const PIECES = reviewedSeeds()
  .flatMap(({ text }) => text.split(/\s+/))
  .concat([
    '(',
    ')',
    '«',
    '»',
    '.',
    ',',
    '\n',
    '\n\n',
    '11/12/2018',
    'M.',
    'le ministre',
    'du 3 au',
    'mai',
    '’',
    'O.N.U.',
    '😀',
    'de',
    'et',
    'ONU',
    '2018',
    'Conseil',
    'İ',
    'années 20',
    'fin',
    'trimestre',
    'dernier',
    'il y a',
    '999',
    'ans',
    '29 février',
    'mardi',
    'veille',
    'in',
    'May',
    'two years ago',
  ]);

describe('the recognizer on any text', () => {
  it('keeps its promises on the seeds', async () => {
    for (const { text } of reviewedSeeds()) checkAnswer(text, await recognize(text));
  });

  it('keeps them on strings of any characters', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
        checkAnswer(text, await recognize(text));
      }),
    );
  });

  it('keeps them on articles cut to pieces and shaken', async () => {
    const shaken = fc.array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(' ', ' ', ' ', '', '\u00a0', '\n')), {
      maxLength: 120,
    });
    await fc.assert(
      fc.asyncProperty(shaken, fc.constantFrom('fr', 'en', undefined), async (pieces, language) => {
        const text = pieces.flat().join('');
        checkAnswer(text, await recognize(text, { language }));
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same answer twice', async () => {
    for (const { text } of reviewedSeeds()) assert.deepEqual(await recognize(text), await recognize(text));
  });

  it('lets the host go on between slices of at most a few sentences, and finds the same', async () => {
    const text = reviewedSeeds()
      .map(({ text }) => text)
      .join('\n\n')
      .repeat(4);
    let clock = 0;
    let turns = 0;
    const impatient = {
      signal: { aborted: false },
      now: () => (clock += 5),
      yieldNow: () => {
        turns += 1;
        return Promise.resolve();
      },
    };
    assert.deepEqual(await createRecognizer(MODELS).recognize({ text }, impatient), await recognize(text));
    assert.ok(turns > 100, `${turns} turns`);
  });

  it('stops with an empty answer once it is cancelled', async () => {
    const { text } = reviewedSeeds()[0] ?? { text: '' };
    const signal = { aborted: false };
    let turns = 0;
    const host = {
      signal,
      now: () => turns * 100,
      yieldNow: () => {
        signal.aborted = true;
        return Promise.resolve();
      },
    };
    const answer = createRecognizer(MODELS).recognize({ text }, { ...host, now: () => (turns += 1) * 100 });
    assert.deepEqual(await answer, { language: 'fr', suggestions: [], entities: [] });
  });
});

describe('the time that recognition takes', () => {
  /** Calls of the clock stand for work: one after each sentence or window of text, whatever the machine. */
  async function steps(text: string): Promise<number> {
    let calls = 0;
    const host = { signal: { aborted: false }, now: () => (calls += 1) && 0, yieldNow: () => Promise.resolve() };
    await createRecognizer(MODELS).recognize({ text }, host);
    return calls;
  }

  it('grows with the length of the article, not faster', async () => {
    const base = reviewedSeeds()
      .map(({ text }) => text)
      .join('\n\n');
    const small = await steps(base.repeat(5));
    const large = await steps(base.repeat(50));
    assert.ok(large < small * 11, `${small} steps, then ${large}`);
  });

  const UNITS = [
    'A',
    'Zorba ',
    '(',
    '(OIM) ',
    'de ',
    '1',
    '12 ',
    '11/12/',
    '.',
    "'",
    "l'",
    "x'",
    'a-',
    '\n',
    'M. ',
    'Organisation de ',
    'le ministre de la ',
    'ABC ',
    ' ',
    'J. ',
    'U.',
    '12 mai et ',
    'il y a ',
  ];

  it('has no input of one repeated piece that takes over a hundred times the seeds’ time per character', async function () {
    this.timeout(30_000);
    const { text } = reviewedSeeds()[0] ?? { text: '' };
    const time = async (text: string): Promise<number> => {
      const start = process.cpuUsage();
      await recognize(text);
      const used = process.cpuUsage(start);
      return (used.user + used.system) / text.length;
    };
    const article = text.repeat(10);
    await time(article);
    const usual = await time(article);
    for (const unit of UNITS) {
      const perCharacter = await time(unit.repeat(Math.ceil(30_000 / unit.length)));
      assert.ok(
        perCharacter < usual * 100,
        `${JSON.stringify(unit)}: ${perCharacter} µs a character, usually ${usual}`,
      );
    }
  });
});
