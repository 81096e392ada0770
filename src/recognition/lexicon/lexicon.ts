/** A set of plain words (lower case, no accents) from lists written with spaces between them. */
export function lexicon(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(
    lists
      .join(' ')
      .split(/\s+/)
      .filter((word) => word !== ''),
  );
}

/** The same for entries of several words, separated by commas. */
export function phrases(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(
    lists
      .join(',')
      .split(',')
      .map((phrase) => phrase.trim())
      .filter((phrase) => phrase !== ''),
  );
}
