import { suggestDates, type SuggestedDates } from '../../../src/recognition/dates/suggest-dates';
import { sentencesOf } from '../../../src/recognition/names/sentences-of';
import { Slices } from '../../../src/recognition/slices';
import { detectLanguage } from '../../../src/text/language';

/** A host whose clock stands still: one slice, no yielding. */
const STILL = { signal: { aborted: false }, now: () => 0, yieldNow: () => Promise.resolve() };

export function standingStill(): Slices {
  return new Slices(STILL);
}

/** The dates of a text alone, without the names around them. */
export async function datesOf(
  text: string,
  { language = detectLanguage(text), published }: { language?: string; published?: string | undefined } = {},
): Promise<SuggestedDates> {
  const slices = standingStill();
  return suggestDates(
    text,
    await sentencesOf(text, slices),
    language.startsWith('en') ? 'en' : 'fr',
    published,
    slices,
  );
}
