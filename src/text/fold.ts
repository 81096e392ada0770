/**
 * Folds characters that French typography tools exchange (apostrophes, spaces, dashes), one UTF-16 unit for one,
 * so that an offset in the folded text is the same offset in the original. For comparison only, never for storage.
 */
export function foldTypography(text: string): string {
  return text.replace(/[\u2018\u2019\u02bc\u00a0\u202f\u2007\u2009\u2010-\u2015\u2212]/g, (character) => {
    switch (character) {
      case '\u2018':
      case '\u2019':
      case '\u02bc':
        return "'";
      case '\u00a0':
      case '\u202f':
      case '\u2007':
      case '\u2009':
        return ' ';
      default:
        return '-';
    }
  });
}
