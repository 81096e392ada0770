import { lexicon } from './lexicon';

/** Titles before a name, plain and without their full stop; they stay outside the mention. */
export const HONORIFICS = lexicon(
  `m mm mme mmes mlle mlles monsieur madame mademoiselle messieurs mesdames me mgr monseigneur dr docteur pr sir lord lady dame
  cheikh maitre abbe`,
  'mr mrs ms miss prof sheikh dr rev hon',
);

/** Honorifics that are words of their own too: they count only with the stop, or only in front of a capital. */
export const DOTTED_ONLY = lexicon('m mm');

/** Ranks and callings before a name: « le général Haddad », « Professor Lind ». */
export const RANKS = lexicon(
  `general colonel capitaine commandant lieutenant sergent adjudant amiral brigadier marechal caporal major
  pere frere soeur imam rabbin pasteur cardinal pape prince princesse roi reine sultan emir empereur
  professeur docteur`,
  'captain sergeant admiral king queen pope president',
);

/** Small words inside a person's name; plain form. */
export const NAME_PARTICLES = lexicon(
  `de du des d' da das do dos di del della la le von van der den ter zu zur af av el al ben bin ibn bint ould mint ait abou abu abd st san santa y e`,
);
