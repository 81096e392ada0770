import type { Span } from '../../text/span';
import { MONTHS } from '../lexicon/french-dates';
import { anyOf } from './rule';

const MONTH = `(?:${anyOf(Object.keys(MONTHS))})`;
const NAMED_AFTER = anyOf([
  'rue',
  'avenue',
  'place',
  'boulevard',
  'bd',
  'quai',
  'square',
  'allee',
  'cours',
  'impasse',
  'chemin',
  'quartier',
  'cite',
  'pont',
  'tunnel',
  'stade',
  'stadium',
  'lycee',
  'ecole',
  'college',
  'universite',
  'hopital',
  'caserne',
  'camp',
  'barrage',
  'station',
  'complexe',
  'mouvement',
  'groupe',
  'club',
  'collectif',
  'coordination',
  'front',
  'rond-point',
  'esplanade',
]);

/** Stretches whose dates are part of a name: « rue du 4 Septembre », « Mouvement du 20 février », « Agenda 2030 ». */
const TRAPS: readonly RegExp[] = [
  new RegExp(
    `\\b(?:${NAMED_AFTER}) (?:du |de la |des |le )?(?:\\d{1,2}(?:er)?|premier)[ -]${MONTH}(?:[ -]\\d{4})?`,
    'gu',
  ),
  new RegExp(`\\d{1,2}(?:er)?-${MONTH}(?:-\\d{4})?`, 'gu'),
  /\b(?:agenda|vision|plan|strategie|objectifs?|programme|projet|initiative|horizon europe|marathon|numero|page|article|vol|bus|ligne|loi|chapitre|episode|route) (?:n° ?|no )?\d{1,4}\b/gu,
  /\b\d{4} (?:agenda|vision|plan|strategy)\b/gu,
  /\b\d{1,3}[ .]\d{3}(?: \d{3})*\b/gu,
  /\bfetes? de fin d'annee\b/gu,
  /\bage[es]{0,2} de \d{1,3} ans\b/gu,
];

const ANY_DIGIT = /\d/;

/** Spans of plain text (see `plainText`) in which nothing is a date. */
export function trapsIn(plain: string): Span[] {
  if (!ANY_DIGIT.test(plain)) return [];
  const traps: Span[] = [];
  for (const pattern of TRAPS) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(plain); match !== null; match = pattern.exec(plain)) {
      traps.push({ start: match.index, end: match.index + match[0].length });
    }
  }
  return traps;
}
