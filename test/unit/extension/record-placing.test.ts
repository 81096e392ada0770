import assert from 'node:assert/strict';
import { describeSpan } from '../../../src/anchoring/describe';
import { RecordPlacing } from '../../../src/extension/articles/record-placing';
import type { Span } from '../../../src/text/span';
import { liveArticle, mention, setOf, wordsOf } from './live-records';

const FEW = 10;
const MANY = 700;

/** A session's records, and what their placing told. */
function recordsOf(count: number) {
  const text = wordsOf(count);
  const article = liveArticle(text);
  const told: string[] = [];
  /** Lets a test do something between two slices: the clock runs, so that every step yields. */
  const between: (() => void)[] = [];
  let now = 0;
  const scheduler = {
    now: () => (now += 100),
    yieldNow: () => {
      between.shift()?.();
      return Promise.resolve();
    },
  };
  const placing = new RecordPlacing(article, scheduler, {
    recordsChanged: ({ mentions }) => told.push(`changed ${mentions.present.size}`),
    recordsPlaced: (spans) => told.push(`placed ${spans === 'many' ? spans : spans.length}`),
    mentionsTouched: (ids) => {
      if (ids.length > 0) told.push(`touched ${ids.join(' ')}`);
    },
    placedLate: () => told.push('late'),
  });
  const spanOf = (word: string): Span => {
    const start = text.indexOf(word);
    return { start, end: start + word.length };
  };
  const set = setOf(
    Array.from({ length: count }, (_, index) => {
      const { start } = spanOf(`mot${index}`);
      return mention(`m-${index}`, describeSpan(text, { start, end: start + `mot${index}`.length }));
    }),
  );
  return { text, article, told, between, placing, set };
}

describe('the placing of records', () => {
  it('finds few at once', () => {
    const { article, placing, set, told, text } = recordsOf(FEW);
    article.set = set;
    void placing.adopt(set);
    assert.deepEqual(told, [`changed ${FEW}`, `placed ${FEW}`]);
    assert.deepEqual(article.places.get('m-3'), { start: text.indexOf('mot3'), end: text.indexOf('mot3') + 4 });
  });

  it('says where what changed is and was, and forgets what is gone', () => {
    const { article, placing, set, told } = recordsOf(FEW);
    article.set = set;
    void placing.adopt(set);
    told.length = 0;
    const rest = new Map(set.mentions);
    rest.delete('m-2');
    rest.set('m-4', { ...rest.get('m-4')!, type: 'institution' });
    article.set = { ...set, mentions: rest };
    void placing.adopt(article.set);
    // One is where it was, counted before and after; the other only was.
    assert.deepEqual(told, ['changed 1', 'placed 3']);
    assert.equal(article.places.get('m-2'), undefined);
  });

  it('follows edits that come while it looks for many', async () => {
    const { article, placing, set, told, between, text } = recordsOf(MANY);
    article.set = set;
    const changes = [{ start: 0, end: 4, text: '' }];
    between.push(() => {
      article.text.apply(changes);
      placing.textChanged(changes);
      article.places.apply(changes);
    });
    await placing.adopt(set);
    assert.equal(article.places.placement('m-0').state, 'orphan');
    const start = text.indexOf('mot150') - 4;
    assert.deepEqual(article.places.get('m-150'), { start, end: start + 6 });
    assert.equal(told[0], `changed ${MANY}`);
    assert.match(told[1] ?? '', /^touched m-0 /);
    assert.deepEqual(told.slice(2), ['late', 'placed many']);
  });

  it('follows an edit that comes when some have their places already', async () => {
    const { article, placing, set, told, between, text } = recordsOf(MANY);
    article.set = set;
    const changes = [{ start: text.indexOf('mot650'), end: text.indexOf('mot650'), text: 'un ' }];
    let late = 0;
    const edit = () => {
      if (article.places.size > 0 && late === 0) {
        late = article.places.size;
        article.text.apply(changes);
        placing.textChanged(changes);
        article.places.apply(changes);
      }
      between.push(edit);
    };
    between.push(edit);
    await placing.adopt(set);
    assert.ok(late > 0 && late < MANY, String(late));
    assert.deepEqual(
      [...set.mentions.keys()].filter((id) => {
        const span = article.places.get(id)!;
        return article.text.value.slice(span.start, span.end) !== set.mentions.get(id)?.exact;
      }),
      [],
    );
    assert.deepEqual(told.slice(-2), ['late', 'placed many']);
  });

  it('leaves alone what became another record while it looked for many', async () => {
    const { article, placing, set, between } = recordsOf(MANY);
    article.set = set;
    const rest = new Map(set.mentions);
    rest.delete('m-7');
    between.push(() => {
      article.set = { ...set, mentions: rest };
      void placing.adopt(article.set);
    });
    await placing.adopt(set);
    assert.equal(article.places.get('m-7'), undefined);
    assert.equal(article.places.size, MANY - 1);
  });
});
