import { InvalidArgumentError } from 'commander';
import { DEFAULT_SCHEMA, findType } from '../annotation/label-schema';
import { isDay } from '../recognition/dates/calendar';
import type { ArticleLanguage } from '../text/language';

/** The types that are suggested when none are asked for. */
export const DEFAULT_TYPES: ReadonlySet<string> = new Set(
  DEFAULT_SCHEMA.types.filter((type) => type.suggested).map((type) => type.id),
);

export const TYPES_HELP = `types to mark, separated by commas: ${DEFAULT_SCHEMA.types.map((type) => type.id).join(', ')}`;

/** `--types a,b`. @throws InvalidArgumentError for a type that does not exist, naming those that do. */
export function parseTypes(value: string): ReadonlySet<string> {
  const types = value.split(',').map((type) => type.trim());
  for (const type of types) {
    if (findType(DEFAULT_SCHEMA, type) === undefined) {
      const known = DEFAULT_SCHEMA.types.map((each) => each.id).join(', ');
      throw new InvalidArgumentError(`There is no type '${type}'. Types: ${known}.`);
    }
  }
  return new Set(types);
}

export const LANGUAGE_HELP = 'fr or en; found out when it is not given';

/** `--language`. @throws InvalidArgumentError for a language that we cannot read. */
export function parseLanguage(value: string): ArticleLanguage {
  const language = languageOf(value);
  if (language === undefined) throw new InvalidArgumentError('Languages: fr, en.');
  return language;
}

/** The language of a tag such as `fr` or `en-GB`; undefined for those that we cannot read. */
export function languageOf(tag: string): ArticleLanguage | undefined {
  const primary = tag.trim().toLowerCase().split(/[-_]/, 1)[0];
  return primary === 'fr' || primary === 'en' ? primary : undefined;
}

export const PUBLISHED_HELP = 'the day that relative dates count from: 2018-12-11, or less: 2018-12, 2018';

/** `--published`. @throws InvalidArgumentError for what is no date of the calendar. */
export function parsePublished(value: string): string {
  if (!isPublicationDate(value)) {
    throw new InvalidArgumentError('Give a day as YYYY-MM-DD (a month as YYYY-MM, a year as YYYY) that exists.');
  }
  return value;
}

export const LEARN_HELP =
  'a folder, sidecar or entities.yaml to learn from: names that people marked there are found, those they only rejected are not; may be given again';

/** `--learn`, given as often as wanted. */
export function collectPaths(path: string, before: readonly string[] = []): readonly string[] {
  return [...before, path];
}

/** Whether a text is an EDTF (ISO 8601-2) day, month or year of the Gregorian calendar, years 0001 to 9999. */
export function isPublicationDate(value: string): boolean {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value) ?? [];
  if (year === undefined || Number(year) === 0) return false;
  return isDay({ year: Number(year), month: Number(month ?? 1), day: Number(day ?? 1) });
}
