/** What a side counts in which one word was replaced, added or dropped. */
const ONE_WORD = 0.6;
/** How many characters of the other words must have stayed. */
const LEAST_REST = 3;

/**
 * How much of a stored prefix still stands before a place, 0 to 1: one minus the edit distance by the prefix's length,
 * where text farther away than the prefix reaches costs nothing. Words that were inserted or dropped near the mention
 * therefore cost only their own length. An empty prefix is no evidence: 0.
 */
export function prefixSimilarity(stored: string, text: string, offset: number): number {
  const reach = reachOf(stored);
  return side(stored, text.slice(Math.max(0, offset - reach), offset), -1);
}

/** The same for a stored suffix and the text after a place. */
export function suffixSimilarity(stored: string, text: string, offset: number): number {
  return side(stored, text.slice(offset, offset + reachOf(stored)), 1);
}

/** Contexts by hand may be long; more than this of them tells nothing new. */
const LONGEST = 128;
/** Room for a word that was put in. */
const LONGEST_WORD = 16;

function reachOf(stored: string): number {
  return Math.ceil(Math.min(stored.length, LONGEST) * 1.5) + LONGEST_WORD;
}

function side(stored: string, actual: string, direction: 1 | -1): number {
  const plain = similarity(stored, actual, direction);
  if (plain >= ONE_WORD) return plain;
  return differsInOneWord(wordsFrom(stored, direction), wordsFrom(actual, direction)) ? ONE_WORD : plain;
}

/** The words of a context, the one next to the mention first. */
function wordsFrom(context: string, direction: 1 | -1): string[] {
  const words = context.split(/\s+/u).filter((word) => word !== '');
  return direction === 1 ? words : words.reverse();
}

/** Whether all of `stored` but one word stands at the beginning of `actual`, with at most one word in its place. */
function differsInOneWord(stored: readonly string[], actual: readonly string[]): boolean {
  let same = 0;
  while (same < stored.length && stored[same] === actual[same]) same += 1;
  const kept = stored.filter((_, index) => index !== same).join('').length;
  if (kept < LEAST_REST) return false;
  const goesOn = (from: number, at: number): boolean =>
    stored.slice(from).every((word, index) => word === actual[at + index]);
  return goesOn(same + 1, same + 1) || goesOn(same, same + 1) || goesOn(same + 1, same);
}

/** Compares from the edge of the mention outwards: forwards for a suffix, backwards for a prefix. */
function similarity(stored: string, actual: string, direction: 1 | -1): number {
  const rows = Math.min(stored.length, LONGEST);
  const columns = actual.length;
  if (rows === 0) return 0;
  let above = new Uint16Array(columns + 1).map((_, column) => column);
  let row = new Uint16Array(columns + 1);
  for (let down = 1; down <= rows; down += 1) {
    const code = stored.charCodeAt(direction === 1 ? down - 1 : stored.length - down);
    row[0] = down;
    for (let across = 1; across <= columns; across += 1) {
      const same = actual.charCodeAt(direction === 1 ? across - 1 : columns - across) === code;
      const diagonal = (above[across - 1] ?? 0) + (same ? 0 : 1);
      const straight = Math.min(above[across] ?? 0, row[across - 1] ?? 0) + 1;
      row[across] = Math.min(diagonal, straight);
    }
    [above, row] = [row, above];
  }
  return Math.max(0, 1 - Math.min(...above) / rows);
}
