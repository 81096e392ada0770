import type { Day } from './calendar';
import type { TimeExpression } from './detect';

/** How far into an article a dateline is looked for, in characters. */
export const DATELINE_REACH = 2500;

const WORD = "\\p{Lu}[\\p{L}\\p{M}'’.]{0,24}";
const SMALL = "(?:de|du|des|la|le|les|sur|en|et|lès|of|the|and|d’|d'|el|al|aux|à|sous)";
/** « Aïn Zora », « Saint-Dié-des-Vosges », « Nairobi/Geneva »: words with capitals, small ones only between them. */
const NAME = `${WORD}(?:[ /-](?:${SMALL}[ -])?(?:[dl]['’])?${WORD}){0,6}`;
const CREDIT = '(?:\\([^()\\n]{1,40}\\)|/[\\p{L} ]{2,30}/)';
const LE = '(?:[Ll]e |[Cc]e |[Oo]n )?(?:\\p{L}{3,9},? )?';

/** The line before the day: nothing, or a place (or somebody’s name), with an agency or a country. */
const PLACED = new RegExp(`^\\(?(?:${NAME}(?:, ?${NAME}){0,2}(?: ?${CREDIT})? ?(?:,|[–—-]{1,2}) ?)?${LE}$`, 'u');
/** What follows the day in a dateline: an agency and a dash, a time of day, or nothing more on the line. */
const CLOSED = new RegExp(
  `^\\)?(?: ?${CREDIT})? ?(?:[–—-]{1,2}(?!\\p{N})|\\. ?[–—-]|\\.?\\s*(?:\\n|$)|(?:,? à|,? at|,|\\|)? ?\\d{1,2} ?[h:][^\\n]{0,12}(?:\\n|$))|^ ?${CREDIT} ?:`,
  'u',
);
const AT = '(?: en ligne)?(?: le| on| :|:)? ?(?:le )?(?:\\p{L}{3,9},? )?$';
const APPEARED = new RegExp(
  `^(?:(?:article|texte|communiqué) |[^\\n]{0,40}\\d{4}[^\\n]{0,12}[,;|–—-] ?)?(?:publié|posté|mis|écrit|paru|published|posted|date)e?s?${AT}`,
  'iu',
);
const CHANGED = new RegExp(`^(?:dernière )?(?:modifié|mise? à jour|actualisé|updated|modified)e?s?${AT}`, 'iu');
/** Little more on the line: « par Jeanne Morel », « à 10h30 », not the rest of a sentence. */
const SHORT = /^[^\n]{0,60}(?:\n|$)/;

/**
 * The day in a dateline (« Marrakech, 11/12/2018 (MAP) – », « Genève, le 17 décembre 2019 ») or in a line that says
 * when the article appeared, or else when it was last changed. `dates` are those of the article's beginning, with
 * offsets on `text`.
 */
export function findDateline(text: string, dates: readonly TimeExpression[]): Day | undefined {
  let changed: Day | undefined;
  for (const { start, end, form } of dates) {
    if (start > DATELINE_REACH) break;
    if (form.kind !== 'calendar' || form.year === undefined || form.month === undefined || form.day === undefined)
      continue;
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    if (start - lineStart > 90) continue;
    const before = text.slice(lineStart, start).replace(/[\u00a0\u202f]/g, ' ');
    const after = text.slice(end, end + 64).replace(/[\u00a0\u202f]/g, ' ');
    const day = { year: form.year, month: form.month, day: form.day };
    // The opening of an ordinary sentence (« En ville, le 3 mai 2018, … ») has no mark of a dateline after the day.
    if (PLACED.test(before) && CLOSED.test(after)) return day;
    if (!SHORT.test(after)) continue;
    if (APPEARED.test(before)) return day;
    if (CHANGED.test(before)) changed ??= day;
  }
  return changed;
}
