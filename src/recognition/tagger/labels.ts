/** The kinds of names that the tagger tells apart. */
export const NAME_KINDS = ['person', 'organisation', 'location'] as const;
export type NameKind = (typeof NAME_KINDS)[number];

/**
 * Labels of words in BIO form, as numbers: 0 is outside of any name, `1 + 2k` begins a name of kind `k`, `2 + 2k` goes
 * on with it.
 */
export const LABEL_COUNT = 1 + 2 * NAME_KINDS.length;
export const OUTSIDE = 0;

export const beginOf = (kind: number): number => 1 + 2 * kind;
export const insideOf = (kind: number): number => 2 + 2 * kind;

/** The index in {@link NAME_KINDS}; −1 outside. */
export const kindOf = (label: number): number => (label === OUTSIDE ? -1 : (label - 1) >> 1);
export const isBegin = (label: number): boolean => label !== OUTSIDE && (label & 1) === 1;
export const isInside = (label: number): boolean => label !== OUTSIDE && (label & 1) === 0;

/** A name goes on only from its own beginning or inside. */
export const mayFollow = (previous: number, label: number): boolean =>
  !isInside(label) || previous === label || previous === label - 1;
