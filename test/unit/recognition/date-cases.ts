import assert from 'node:assert/strict';
import { datesOf } from './dates-host';

/**
 * A sentence with its dates in brackets: `[words=VALUE TIMEX mod:MOD]`, TIMEX only where the value was counted, the
 * modifier only where there is one.
 */
type Case = readonly [string];

interface Expected {
  readonly text: string;
  readonly value: string;
  readonly timex?: string;
  readonly mod?: string;
}

const MARK = /\[([^\][=]+)=(\S+?)(?: (X\S*|\d\S*))?(?: mod:(\w+))?\]/g;

/** One test for each sentence of each class. */
export function checkDates(
  language: string,
  published: string | undefined,
  classes: Readonly<Record<string, readonly Case[]>>,
): void {
  for (const [name, cases] of Object.entries(classes)) {
    describe(name, () => {
      for (const [sentence] of cases) {
        it(sentence, async () => {
          const expected = [...sentence.matchAll(MARK)].map(([, text = '', value = '', timex, mod]): Expected => ({
            text,
            value,
            ...(timex === undefined ? {} : { timex }),
            ...(mod === undefined ? {} : { mod }),
          }));
          const text = sentence.replace(MARK, '$1');
          const { suggestions } = await datesOf(text, { language, published });
          const got = suggestions.map(({ start, end, value = '', timex, mod }): Expected => ({
            text: text.slice(start, end),
            value,
            ...(timex === undefined ? {} : { timex }),
            ...(mod === undefined ? {} : { mod }),
          }));
          assert.deepEqual(got, expected);
        });
      }
    });
  }
}
