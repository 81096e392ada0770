import { sameSpan } from '../../../src/text/span';
import { compareNames } from '../../../src/training/compare-names';
import { countLinks } from '../../../src/training/link-score';
import { NAME_KINDS } from '../../../src/recognition/tagger/labels';
import { addCounts, countPairs, type Counts, scoreOf } from '../../../src/training/score';
import { type GoldArticle, readGoldArticles } from './gold-articles';
import { table } from './markdown';

/**
 * Prints how well the two readers of our own articles agree with each other, and with what was decided between them:
 * the most that a program can be asked for. `node out/test/bench/recognition/agreement.bench.js`
 */
const FOLDERS = ['french/development', 'french/blind', 'english/development', 'english/blind'];

const PAIRS = [
  ['reader-1', 'reader-2'],
  [undefined, 'reader-1'],
  [undefined, 'reader-2'],
] as const;

function main(): void {
  const rows = FOLDERS.flatMap((folder) =>
    PAIRS.map(([left, right]) => {
      const one = readGoldArticles(`test/gold/${folder}`, left);
      const other = readGoldArticles(`test/gold/${folder}`, right);
      return [folder, `${left ?? 'decided'} and ${right}`, ...agreement(one, other)];
    }),
  );
  console.log(
    table(['articles', 'between', 'actors', 'institutions', 'places', 'dates', 'date values', 'links'], rows),
  );
}

/** F1 of names by kind, of dates, of the values of dates that both have, and of links. */
function agreement(one: readonly GoldArticle[], other: readonly GoldArticle[]): string[] {
  const names = NAME_KINDS.map(() => [] as Counts[]);
  const links: Counts[] = [];
  const dates: Counts = { right: 0, found: 0, gold: 0 };
  let values = 0;
  for (const [index, article] of one.entries()) {
    const against = other[index];
    if (against?.id !== article.id) throw new Error(`${article.id} has not been read by both`);
    const counts = countPairs(compareNames(article, against.names), 'exact');
    for (const [at, kind] of NAME_KINDS.entries()) names[at]?.push(counts[kind]);
    links.push(countLinks(mentionsOf(article), mentionsOf(against)));
    dates.gold += article.dates.length;
    dates.found += against.dates.length;
    for (const date of article.dates) {
      const same = against.dates.find((each) => sameSpan(each, date));
      if (same === undefined) continue;
      dates.right += 1;
      if (same.value === date.value) values += 1;
    }
  }
  const f1 = (counts: readonly Counts[]) => scoreOf([addCounts(counts)]).f1.toFixed(1);
  const sameValues = `${((100 * values) / Math.max(1, dates.right)).toFixed(1)} %`;
  return [...names.map(f1), f1([dates]), sameValues, f1(links)];
}

function mentionsOf({ names }: GoldArticle) {
  return names.flatMap(({ start, end, kind, entity }) =>
    kind === 'location' ? [] : [{ at: `${start} ${end} ${kind}`, entity }],
  );
}

main();
