import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Recognition, Suggestion } from '../../../src/recognition/recognizer';
import { reread } from '../../../src/recognition/reread';
import { createRecognizer } from '../../../src/recognition/article-recognizer';

const recognizer = createRecognizer();
const host = { yieldNow: () => Promise.resolve(), now: () => 0, signal: { aborted: false } };

const FILLER = [
  'Le marché couvert a rouvert ses portes après deux ans de travaux.',
  'Les riverains demandent des bancs, des arbres et moins de bruit.',
  'Rien ne permet de dire quand la route sera rendue aux voitures.',
  'Une pluie fine tombait sur les quais pendant la visite.',
];
const NAMING = [
  'La ministre Oriane Vastelle a reçu une délégation de l’Agence nationale des ports le 4 mars 2015.',
  '« Nous tiendrons parole », a déclaré M. Vastelle devant la presse.',
  'Selon l’Observatoire régional des forêts (ORF), Mme Kermadel était sur place mardi.',
  'L’ORF a salué le travail du directeur Yvain Kermadel, le lendemain.',
  'Le président de l’Institut maritime du Nord, Taddeo Brunlic, viendra en avril 2016.',
];

/** An article of numbered paragraphs, so long that a change in it is far from most of it. */
function article(paragraphs: number): string {
  const lines = Array.from({ length: paragraphs }, (_, index) =>
    [FILLER[index % 4], NAMING[index % 5], FILLER[(index + 1) % 4], NAMING[(index * 3) % 5]].join(' '),
  );
  return `Ville-Neuve, 11/12/2018 (ABC) – Une halle rouvre.\n\n${lines.join('\n\n')}\n`;
}

async function readAll(text: string): Promise<Recognition> {
  return recognizer.recognize({ text }, host);
}

function shown(text: string, { suggestions, entities }: Recognition): string[] {
  const names = new Map(entities.map(({ key, name }) => [key, name]));
  return suggestions.map((suggestion) => describeOne(text, suggestion, names.get(suggestion.entity ?? '')));
}

function describeOne(text: string, { type, start, end, value }: Suggestion, name: string | undefined): string {
  return `${start} ${type} ${text.slice(start, end)} ${name ?? ''} ${value ?? ''}`;
}

interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

function edited(text: string, edit: Edit): string {
  const at = Math.floor(edit.at * text.length);
  return text.slice(0, at) + edit.insert + text.slice(at + edit.remove);
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.integer({ min: 1, max: 9999 }).map((part) => part / 10_000),
  remove: fc.nat(40),
  insert: fc.constantFrom('', 'a', ' hier', '. Le ', 'M. Vastelle ', 'le 3 mai 2014, ', 'l’ORF ', '\n\n', 'Mme Kermadel', ' Mme Lise Arbanel '),
}); // prettier-ignore

describe('reading again what changed', () => {
  it('gives what reading the whole gives, after nearly every edit', async function () {
    this.timeout(60_000);
    const text = article(40);
    const before = { text, recognition: await readAll(text) };
    let same = 0;
    let all = 0;
    await fc.assert(
      fc.asyncProperty(edit, async (change) => {
        const next = edited(text, change);
        const again = await reread(recognizer, { text: next }, before, host);
        if (again === undefined) return;
        all += 1;
        if (shown(next, again.recognition).join('\n') === shown(next, await readAll(next)).join('\n')) same += 1;
      }),
      { numRuns: 40 },
    );
    assert.ok(all > 20, `${all} were read in part`);
    assert.ok(same >= all * 0.9, `${same} of ${all} are the same`);
  });

  it('leaves what is far from the change as it was, moved along', async () => {
    const text = article(40);
    const recognition = await readAll(text);
    const at = text.indexOf('bancs', text.length / 2);
    const next = `${text.slice(0, at)}grands ${text.slice(at)}`;
    const again = await reread(recognizer, { text: next }, { text, recognition }, host);
    assert.ok(again);
    const { window } = again;
    assert.ok(window.start <= at && at + 7 <= window.end && window.end - window.start < 6000);
    const moved = recognition.suggestions
      .filter(({ start }) => start >= window.end - 7)
      .map((suggestion) => ({ ...suggestion, start: suggestion.start + 7, end: suggestion.end + 7 }));
    assert.ok(moved.length > 20);
    assert.deepEqual(again.recognition.suggestions.slice(-moved.length), moved);
    const first = recognition.suggestions.filter(({ end }) => end <= window.start);
    assert.deepEqual(again.recognition.suggestions.slice(0, first.length), first);
  });

  it('knows the names of the rest: a surname means who was named far away', async () => {
    const text = `Ville-Neuve – La ministre Lise Arbanel est venue.\n\n${'Il pleut sur la ville. '.repeat(600)}\n\nRien ici.\n`;
    const recognition = await readAll(text);
    const next = text.replace('Rien ici.', 'M. Arbanel est parti.');
    const again = await reread(recognizer, { text: next }, { text, recognition }, host);
    const entity = recognition.entities[0]!;
    assert.equal(entity.name, 'Lise Arbanel');
    assert.equal(again?.recognition.suggestions.at(-1)?.entity, entity.key);
    assert.ok(again.recognition.entities.find(({ key }) => key === entity.key)?.aliases.includes('Arbanel'));
  });

  it('forgets a name that was half typed when the text was read last', async () => {
    const text = `${article(20)}\nHier, M. Zul\n`;
    const first = { text, recognition: await readAll(text) };
    assert.ok(first.recognition.entities.some(({ name }) => name === 'Zul'));
    const next = text.replace('M. Zul', 'M. Zulbarek');
    const again = await reread(recognizer, { text: next }, first, host);
    const names = again?.recognition.entities.map(({ name }) => name) ?? [];
    assert.ok(names.includes('Zulbarek') && !names.includes('Zul'));
  });

  it('leaves a changed dateline, a new text and a cancelled reading to others', async () => {
    const text = article(30);
    const before = { text, recognition: await readAll(text) };
    const dated = text.replace('11/12/2018', '12/12/2018');
    assert.equal(await reread(recognizer, { text: dated }, before, host), undefined);
    assert.equal(await reread(recognizer, { text: `${text.toUpperCase()} ${text}` }, before, host), undefined);
    const cancelled = { ...host, signal: { aborted: true } };
    assert.equal(await reread(recognizer, { text: `${text} Ici.` }, before, cancelled), undefined);
  });

  it('counts dates from the dateline that the text far above has', async () => {
    const text = article(30);
    const next = `${text.trimEnd()} Le port rouvrira mercredi.\n`;
    const again = await reread(recognizer, { text: next }, { text, recognition: await readAll(text) }, host);
    const last = again?.recognition.suggestions.at(-1);
    assert.equal(last?.value, '2018-12-12');
    assert.equal(last.why.code, 'recognition.date.dateline');
  });
});
