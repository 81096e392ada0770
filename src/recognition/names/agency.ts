import type { Span } from '../../text/span';

const CREDIT = /^[^()\n]{2,70}\(([\p{Lu}][\p{L}\p{M}\p{N}.&'’ -]{1,48})\)\s?[–—-]\s/u;

/** The agency credited in a dateline: « Marrakech, 11/12/2018 (MAP) – », "PARIS (Reuters) - ". Offsets count on `text`. */
export function findAgencyCredit(text: string): Span | undefined {
  const match = CREDIT.exec(text.slice(0, 160));
  const name = match?.[1];
  if (match === null || name === undefined) return undefined;
  const start = match[0].lastIndexOf(`(${name})`) + 1;
  return { start, end: start + name.length };
}
