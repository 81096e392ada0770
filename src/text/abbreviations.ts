import { isSpace } from './characters';

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** Titles and the like, as they are written: something always follows. */
const NEVER_LAST = words(
  'M MM Mm Mme mme Mmes Mlle mlle Mlles Me Mes Mgr mgr Dr dr Drs Pr Prof Ste Gal Gén gén Cdt cdt Cne Lt lt Cap ' +
    'Capt Col Maj Sgt Gen Gov Sen Rep Hon Rev Mr Mrs Ms Ch Ph Th Chr Fr Vve Ets ets Sté Bd bd Av av Pl pl Fbg apr ' +
    'Cf cf vs Éd éd trad dir adj',
);

/** Shortened words before a number (« art. 5 », « Dec. 11 »), ordinary words before anything else. In small letters. */
const BEFORE_NUMBER = words(
  'art al n no nos p pp fig figs vol vols chap ch t op tél tel réf ref rens env sect ann ca jan janv feb fév févr mar ' +
    'apr avr jun jul juil aug sep sept oct nov dec déc',
);

/** May end a sentence: it does before a word that opens one. In small letters. */
const PERHAPS_LAST = words('cie inc corp co ltd bros jr sr st prof coll univ');

/** Words before a letter that is a label, not an initial (« le plan B. »). */
const LABELLED = words(
  'plan groupe hépatite vitamine catégorie classe série zone poule niveau point lettre annexe formule terminal hall ' +
    'quai ligue division section option permis bâtiment porte type group vitamin category class option grade',
);

/** Function words of French and English that open a sentence and are no part of a name, with elisions. */
const OPENERS = words(
  'il elle ils elles on ce cet cette ces c’ cela ça son sa ses leur leurs mon ma nos notre vos votre je j’ tu nous ' +
    'vous y n’ s’ qu’ un une mais et or donc car ni pour par dans en sur sous avec sans après avant depuis pendant ' +
    'selon si quand lorsque lorsqu’ que qui quoi où comment pourquoi quel quelle quels quelles tous tout toutes ' +
    'toute aucun aucune chaque plusieurs certains certaines aux à ainsi alors aussi enfin puis ensuite cependant ' +
    'toutefois pourtant outre malgré parmi entre vers chez dès afin comme ici là hier aujourd demain plus ' +
    'the he she it they we you in at for from with his her its their this that these those but and as after before ' +
    'when while if there what who why how no not both all some many i',
);

/** The same that are also particles or first letters of names (« J. Le Goff », « A. B. »). */
const PARTICLES = words('le la les l’ des du d’ de a an au');

const CLOCK = words('monday tuesday wednesday thursday friday saturday sunday est edt et pt gmt bst cet utc eastern');

/** No abbreviation with its inner dots is longer. UTF-16 units. */
const LONGEST = 24;

/**
 * Whether the single full stop at `stop` belongs to a title, an initial, an acronym or another abbreviation that goes
 * on with the capital or digit at `next`, rather than ending the sentence that begins at `start`.
 */
export function isAbbreviated(text: string, start: number, stop: number, next: number): boolean {
  const from = tailStart(text, start, stop);
  if (from === stop) return false;
  const tail = text.slice(from, stop);
  if (isLabel(text, start, from, tail)) return true;
  if (tail.includes('.')) return isDotted(text, start, from, tail, next);
  const dash = tail.lastIndexOf('-');
  const word = dash === -1 ? tail : tail.slice(dash + 1);
  if (isSingleLetter(word)) return isLetter(text, start, stop - word.length, word, next);
  if (NEVER_LAST.has(word)) return true;
  const small = word.toLowerCase();
  if (BEFORE_NUMBER.has(small)) return isNumberAt(text, next) || text[next - 1] === '(';
  if (small === 'ex') return /^(?:p\.|par)$/u.test(wordBefore(text, start, stop - word.length));
  return PERHAPS_LAST.has(small) && !opensSentence(text, next, true);
}

/** Whether what stands before the full stop at `stop` is not complete without what follows at `next`, on another line. */
export function isUnfinished(text: string, start: number, stop: number, next: number): boolean {
  const word = text.slice(tailStart(text, start, stop), stop);
  if (NEVER_LAST.has(word) || /^\p{Lu}(?:\.-?\p{Lu})*$/u.test(word)) return true;
  return BEFORE_NUMBER.has(word.toLowerCase()) && isNumberAt(text, next);
}

/** « 1. », « II. », « b. » at the beginning of a sentence or behind a colon. */
function isLabel(text: string, start: number, from: number, tail: string): boolean {
  if (!/^(?:\d{1,3}|[IVX]{1,5}|\p{L})$/u.test(tail)) return false;
  if (from === start) return true;
  return /^\d/u.test(tail) && isSpace(text.charCodeAt(from - 1)) && /[:;]$/u.test(wordBefore(text, start, from));
}

/** « U.S.A. », « J.-P. », « p.m. », « navetteurs.be. » */
function isDotted(text: string, start: number, from: number, tail: string, next: number): boolean {
  const parts = tail.split(/[.-]+/u);
  if (!parts.every((part) => /^\p{L}\p{M}*\p{Ll}?$/u.test(part))) return false;
  const small = tail.toLowerCase();
  if (small === tail) {
    if (small === 'e.g' || small === 'i.e' || small === 'c.-à-d') return true;
    if (small === 'p.m' || small === 'a.m') return CLOCK.has(wordAt(text, next).toLowerCase());
    return false;
  }
  if (small === 'j.-c' && /^(?:av\.|apr\.|avant|après)$/u.test(wordBefore(text, start, from))) return false;
  const initials = tail.includes('-') && small !== 'e.-u';
  return !opensSentence(text, next, !initials);
}

/** A single letter before the full stop: an initial (« J. Weber »), a unit (« 100 m. »), a label (« le plan B. »). */
function isLetter(text: string, start: number, from: number, letter: string, next: number): boolean {
  if (letter === 'M') return true;
  const before = wordBefore(text, start, from);
  const counted = /[\d½]$/u.test(before);
  if (letter.toLowerCase() === letter) {
    if (BEFORE_NUMBER.has(letter)) return isNumberAt(text, next);
    return letter === 'm' && !counted;
  }
  if (counted || LABELLED.has(before.toLowerCase())) return false;
  return !opensSentence(text, next, false);
}

/** The number at `next` may be Roman, or that of a law (« art. L. 123 »). */
function isNumberAt(text: string, next: number): boolean {
  return /^(?:\p{N}|[IVXLC]+(?!\p{L})|\p{Lu}\p{N}|\p{Lu}\.)/u.test(text.slice(next, next + 8));
}

function opensSentence(text: string, next: number, particles: boolean): boolean {
  const word = wordAt(text, next);
  const small = word.toLowerCase();
  if (OPENERS.has(small)) return text[next + word.length] !== '.';
  return particles && PARTICLES.has(small) && text[next + word.length] !== '.';
}

/** The letters at `at`, with the apostrophe (curly) of an elision. */
function wordAt(text: string, at: number): string {
  return (/^[\p{L}\p{M}]+['’]?/u.exec(text.slice(at, at + LONGEST))?.[0] ?? '').replace("'", '’');
}

/** The stretch without spaces that ends at `end`, blanks before `end` aside; the last 12 characters of it. */
function wordBefore(text: string, start: number, end: number): string {
  let to = end;
  while (to > start && isSpace(text.charCodeAt(to - 1))) to -= 1;
  const least = Math.max(start, to - 12);
  let from = to;
  while (from > least && !isSpace(text.charCodeAt(from - 1))) from -= 1;
  return text.slice(from, to).replace(/^[«“"‘'’([]+/u, '');
}

/** Where the word with inner dots and hyphens begins that ends at `stop`. */
function tailStart(text: string, start: number, stop: number): number {
  const least = Math.max(start, stop - LONGEST);
  let from = stop;
  while (from > least && /[\p{L}\p{M}\p{N}.-]/u.test(text.charAt(from - 1))) from -= 1;
  return from;
}

function isSingleLetter(word: string): boolean {
  return /^\p{L}\p{M}*$/u.test(word);
}
