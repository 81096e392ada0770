import assert from 'node:assert/strict';
import { sentencesIn } from '../../../src/text/sentences';
import type { Span } from '../../../src/text/span';
import { segmentationGold } from './segmentation-gold';

const GOLD = segmentationGold();

/** Right, wrong and missed beginnings of sentences; the first of a text is no achievement. */
function compare(found: readonly Span[], gold: readonly Span[]): { right: number; wrong: number; missed: number } {
  const expected = new Set(gold.slice(1).map(({ start }) => start));
  const begins = found.slice(1).map(({ start }) => start);
  const right = begins.filter((start) => expected.has(start)).length;
  return { right, wrong: begins.length - right, missed: expected.size - right };
}

function boundaryF(pairs: Iterable<readonly [found: readonly Span[], gold: readonly Span[]]>): number {
  const sum = { right: 0, wrong: 0, missed: 0 };
  for (const [found, gold] of pairs) {
    const { right, wrong, missed } = compare(found, gold);
    sum.right += right;
    sum.wrong += wrong;
    sum.missed += missed;
  }
  return (200 * sum.right) / (2 * sum.right + sum.wrong + sum.missed);
}

/** Puts line ends for spaces so that no line is longer than `width`, as long as words allow. Offsets stay. */
function wrap(text: string, width: number): string {
  return text
    .split('\n')
    .map((paragraph) => {
      let column = 0;
      let wrapped = '';
      for (const word of paragraph.split(' ')) {
        const fits = column + 1 + word.length <= width;
        if (wrapped !== '') wrapped += fits ? ' ' : '\n';
        column = wrapped === '' || !fits ? word.length : column + 1 + word.length;
        wrapped += word;
      }
      return wrapped;
    })
    .join('\n');
}

describe('the sentences of the gold', () => {
  it('are many, in French first, with the spaces of French typography', () => {
    const inFiles = (choose: (file: string) => boolean) =>
      GOLD.filter(({ file }) => choose(file)).reduce((sum, { sentences }) => sum + sentences.length, 0);
    assert.ok(inFiles((file) => file !== 'english.txt') >= 300);
    assert.ok(inFiles((file) => file === 'english.txt') >= 50);
    const all = GOLD.map(({ text }) => text).join('');
    assert.match(all, /\u00a0/u);
    assert.match(all, /\u202f/u);
    assert.doesNotMatch(all, /‖/u);
  });

  it('are found: boundary F of 99 and more', () => {
    const score = boundaryF(GOLD.map(({ text, sentences }) => [[...sentencesIn(text)], sentences]));
    assert.ok(score >= 99, `F ${score.toFixed(2)}`);
  });

  it('are found with all their characters: those that begin right end right', () => {
    for (const { text, sentences } of GOLD) {
      const found = [...sentencesIn(text)];
      const { wrong, missed } = compare(found, sentences);
      if (wrong + missed === 0) assert.deepEqual(found, sentences);
    }
  });

  it('never end with a title or the initial of a first name', () => {
    for (const { text } of GOLD) {
      for (const { start, end } of sentencesIn(text)) {
        assert.doesNotMatch(text.slice(start, end), /(?:^|[\s’'«(])(?:M|MM|Mme|Mlle|Me|Dr|Mgr|Mr|Mrs|Lt)\.$/u);
      }
    }
  });

  it('are found in paragraphs wrapped at any width from 40 to 100 columns', () => {
    const { text, sentences } = longParagraphs();
    assert.ok(sentences.length > 80);
    for (let width = 40; width <= 100; width += 1) {
      const wrapped = wrap(text, width);
      const score = boundaryF([[[...sentencesIn(wrapped)], sentences]]);
      assert.ok(score >= 99, `${width} columns: F ${score.toFixed(2)}`);
    }
  });
});

/** The paragraphs of the gold that have several sentences, one line each, with blank lines between. */
function longParagraphs(): { text: string; sentences: Span[] } {
  let text = '';
  const sentences: Span[] = [];
  for (const gold of GOLD) {
    for (const { 0: line, index } of gold.text.matchAll(/^.{200,}$/gmu)) {
      for (const { start, end } of gold.sentences) {
        if (start < index || end > index + line.length) continue;
        sentences.push({ start: start - index + text.length, end: end - index + text.length });
      }
      text += `${line}\n\n`;
    }
  }
  return { text, sentences };
}
