import { lexicon } from '../lexicon/lexicon';
import type { Sentence, Word } from '../names/word';

/** Words of grammar that begin no name when they are small; elisions too. */
const BEFORE = lexicon("le la les l' un une du des de d' au aux a the an of in et");

/** The particle of a surname stays: « M. de la Vega ». */
const BEFORE_PERSON = lexicon('le les un une au aux a the an in et');

/** Words that end what can be one name: what follows is the object of a verb, or another clause. */
const BEYOND = lexicon('cette cet ces ce son sa ses leur leurs qui que dont where which who this these its their');

/** Small words that no name ends with. */
const LINKS = lexicon("le la les l' du des de d' au aux a et pour par sur dans en the of for and in");

interface WordSpan {
  readonly from: number;
  readonly to: number;
}

/**
 * The words of a name without marks at its ends, without small articles and prepositions in front, and no further than a
 * noun phrase can go: edges that the guideline decides are not left to the model. `undefined` when nothing is left.
 */
export function trimName({ words }: Sentence, { from, to }: WordSpan, isPerson: boolean): WordSpan | undefined {
  const before = isPerson ? BEFORE_PERSON : BEFORE;
  let first = from;
  while (first < to && (words[first]?.kind === 'mark' || isSmall(words[first], before))) first += 1;
  let last = first;
  while (last < to && !(last > first && isSmall(words[last], BEYOND))) last += 1;
  if (last < to) {
    // The word in front is the verb or the preposition that « cette » belongs to.
    last -= 1;
    while (last > first && isSmall(words[last - 1], LINKS)) last -= 1;
  }
  while (last > first && words[last - 1]?.kind === 'mark' && !isInitialStop(words[last - 1], words[last - 2]))
    last -= 1;
  return first < last ? { from: first, to: last } : undefined;
}

function isSmall(word: Word | undefined, words: ReadonlySet<string>): boolean {
  return word?.shape === 'lower' && words.has(word.plain);
}

/** « J. » at the end of a name keeps its stop. */
function isInitialStop(mark: Word | undefined, before: Word | undefined): boolean {
  return mark?.text === '.' && before?.shape === 'initial' && mark.start === before.end;
}
