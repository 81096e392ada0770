import { lexicon } from '../lexicon/lexicon';
import { isCapitalised, type Word } from './word';

const LINKS = lexicon("de du des d' la l' le les a au aux");

/** How far in front of a portfolio its minister stands, in words. */
const REACH = 4;

/**
 * Whether a name that begins at word `from` is what a minister is minister of: « le ministre des [Affaires étrangères] »,
 * « la secrétaire d’État au [Logement] ». The guideline marks nothing inside such a title.
 */
export function isPortfolio(words: readonly Word[], from: number): boolean {
  let linked = false;
  for (let at = from - 1; at >= Math.max(0, from - REACH); at -= 1) {
    const word = words[at];
    if (word?.kind !== 'word') return false;
    if (/^(?:vice-)?(?:premier-)?ministres?$/.test(word.plain)) return linked;
    if (word.plain === 'etat' && /^(?:d'|secretaires?)$/.test(words[at - 1]?.plain ?? '')) return linked;
    if (LINKS.has(word.plain)) linked = true;
    // « le ministre marocain de la Santé »: an adjective may stand between.
    else if (isCapitalised(word) || !linked) return false;
  }
  return false;
}
