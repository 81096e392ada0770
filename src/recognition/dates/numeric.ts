import { isDay } from './calendar';
import { anyOf, fullYear, words, type DateRule } from './rule';

/** Words before digits that make them something else: laws, versions, telephone numbers, scores. */
const NO_DATE = anyOf(['n°', 'n', 'no', 'nos', 'loi', 'lois', 'article', 'version', 'v', 'tel', 'fax', 'ref', 'score']);

/**
 * Digits with separators: day first (`11/12/2018`, `03.12.2018`, `05-11-18`) and ISO (`2018-12-11`). Always three
 * parts and a day that exists: `12/20`, `3-2` and `12/13/2018` are no dates. English papers put the month first,
 * so an English date that could be read both ways is less sure.
 */
export function numericRules(language: string): readonly DateRule[] {
  return [
    {
      needs: 'digit',
      pattern: words(
        `(?<!\\p{N}[./-])(?<!\\b(?:${NO_DATE})[.:]? ?)(?<day>\\d{1,2})(?<separator>[./-])(?<month>\\d{1,2})\\k<separator>(?<year>\\d{4}|\\d{2})(?![./,-]\\p{N})`,
      ),
      read: (groups) => {
        const day = Number(groups.day);
        const month = Number(groups.month);
        const year = fullYear(groups.year ?? '');
        const short = groups.year?.length === 2;
        if (short && groups.separator === '.' && (groups.day?.length ?? 0) + (groups.month?.length ?? 0) < 4) {
          return undefined;
        }
        if (year < 1000 || year > 2200) return undefined;
        if (!isDay({ year, month, day })) {
          if (language !== 'en' || !isDay({ year, month: day, day: month })) return undefined;
          return { form: { kind: 'calendar', year, month: day, day: month }, confidence: 0.8 };
        }
        const ambiguous = language === 'en' && day <= 12 && day !== month;
        return { form: { kind: 'calendar', year, month, day }, confidence: ambiguous ? 0.5 : short ? 0.8 : 0.97 };
      },
    },
    {
      needs: 'digit',
      pattern: words(`(?<!\\p{N}[./-]|[\\p{L}/]/)(?<year>[12]\\d{3})-(?<month>\\d\\d)-(?<day>\\d\\d)(?![./,-]\\p{N})`),
      read: (groups) => {
        const day = { year: Number(groups.year), month: Number(groups.month), day: Number(groups.day) };
        return isDay(day) ? { form: { kind: 'calendar', ...day }, confidence: 0.98 } : undefined;
      },
    },
  ];
}
