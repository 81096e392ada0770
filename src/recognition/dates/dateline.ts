import type { Day } from './calendar';
import type { TimeExpression } from './detect';

/** How far into an article a dateline is looked for, in characters. */
export const DATELINE_REACH = 2500;

const BEFORE =
  /^(?:\p{Lu}[\p{L}\p{M}'’ .-]{1,40}(?:\s?\([^()\n]{1,30}\))?\s?[,–—-]\s?(?:le\s|ce\s)?|(?:(?:publi|post|mis|écrit|paru|publish|updat)\p{L}*\s(?:en ligne\s|à jour\s)?)(?:le|on|:)?\s?:?\s?)?(?:\p{L}{3,9},?\s)?$/iu;
const AFTER = /^(?:\s?\([^()\n]{1,40}\))?\s?(?:[–—:.,|-]|à\s\d|at\s\d|\n|$)/u;

/**
 * The day in a dateline (« Marrakech, 11/12/2018 (MAP) – », « Genève, le 17 décembre 2019 ») or in a line that says
 * when the article appeared. `dates` are those of the article's beginning, with offsets on `text`.
 */
export function findDateline(text: string, dates: readonly TimeExpression[]): Day | undefined {
  for (const date of dates) {
    if (date.start > DATELINE_REACH) break;
    const { form } = date;
    if (form.kind !== 'calendar' || form.year === undefined || form.month === undefined || form.day === undefined)
      continue;
    const lineStart = text.lastIndexOf('\n', date.start - 1) + 1;
    if (date.start - lineStart > 90) continue;
    const before = text.slice(lineStart, date.start);
    // The opening of an ordinary sentence (« En ville, le 3 mai 2018, … ») has no mark of a dateline after the day.
    const after = text.slice(date.end, date.end + 44);
    const strong = /^(?:\s?\([^()\n]{1,40}\)\s?[–—-]|\s?[–—-]\s|\s?$|\s?\n|\s?\.\s?[–—-])/u.test(after);
    if (BEFORE.test(before) && AFTER.test(after) && (strong || /publi|post|mis |updat|paru/i.test(before))) {
      return { year: form.year, month: form.month, day: form.day };
    }
  }
  return undefined;
}
