import type { Span } from '../../text/span';
import type { Reference } from './resolve';

/** Follows the guillemets of an article; asked in reading order, it reads each character once. */
export class Quotation {
  private at = 0;
  private open = false;

  constructor(private readonly text: string) {}

  isOpenAt(position: number): boolean {
    for (; this.at < position; this.at += 1) {
      const letter = this.text.charAt(this.at);
      if (letter === '«' || letter === '“') this.open = true;
      else if (letter === '»' || letter === '”') this.open = false;
    }
    return this.open;
  }
}

/**
 * Whether « aujourd’hui » means these days and not the day of the article: set off by commas (or opening its sentence
 * before one), and either spoken by somebody or told after a year or decade gone by (« Né en 1943, … Aujourd’hui, … »).
 * `last` is the value of the date named before.
 */
export function isNowadays(
  text: string,
  { start, end }: Span,
  quoted: boolean,
  last: string | undefined,
  reference: Reference | undefined,
): boolean {
  if (!/^\s?,/.test(text.slice(end, end + 2))) return false;
  if (!/(?:^|[,;:.!?…»«“”\n–—-])\s*$/.test(text.slice(Math.max(0, start - 3), start))) return false;
  if (quoted) return true;
  if (last === undefined || !/^(?:\d{4}|\d{3}X|\d{2}XX)$/.test(last)) return false;
  return reference === undefined || Number(last.replace(/X/g, '0')) < reference.year;
}
