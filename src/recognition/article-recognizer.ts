import { detectLanguage } from '../text/language';
import type { CancelSignal, Scheduler } from '../text/scheduling';
import { compareSpans, overlaps } from '../text/span';
import { suggestDates } from './dates/suggest-dates';
import { groupNames } from './entities/group';
import { namesOfEntities } from './entities/known-entities';
import { findNames } from './names/find-names';
import { sentencesOf } from './names/sentences-of';
import type { NameModels } from './name-models';
import type { Recognition, Recognizer, RecognizerInput, Suggestion } from './recognizer';
import { Abandoned, Slices } from './slices';

/**
 * A recognizer that suggests actors, institutions, places and dates. Names are found by a trained model that sees what
 * rules find, or, where there is no model for the language, by rules alone (actors and institutions); dates by rules.
 * French first, then English. Works in time linear in the article’s length, a sentence at a time.
 */
export function createRecognizer(models?: NameModels): Recognizer {
  return {
    async recognize(input, host) {
      const language = input.language ?? detectLanguage(input.text);
      try {
        return await recognize(input, language, models, host);
      } catch (error) {
        if (error instanceof Abandoned) return { language, suggestions: [], entities: [] };
        throw error;
      }
    },
  };
}

async function recognize(
  { text, published, known = [], lexicon }: RecognizerInput,
  language: string,
  models: NameModels | undefined,
  host: Scheduler & { readonly signal: CancelSignal },
): Promise<Recognition> {
  const slices = new Slices(host);
  const rules = language.startsWith('en') ? 'en' : 'fr';
  const sentences = await sentencesOf(text, slices);
  const elsewhere = namesOfEntities(known);
  const tagger = await models?.tagger(rules);
  const { candidates, acronyms } = await findNames(sentences, rules, slices, elsewhere, tagger, lexicon);
  const dates = await suggestDates(text, sentences, rules, published, slices);
  const { entities, keys } = await groupNames(candidates, acronyms, slices, elsewhere);
  const names = candidates.map(({ start, end, type, confidence, why }, index): Suggestion => {
    const entity = keys[index];
    return { type, start, end, ...(entity === undefined ? {} : { entity }), confidence, why };
  });
  return {
    language,
    ...(dates.reference === undefined ? {} : { reference: dates.reference }),
    suggestions: withoutOverlaps([...names, ...dates.suggestions]),
    entities,
  };
}

/** In reading order; where two overlap the first, or the longer of two that begin together, stays. */
function withoutOverlaps(suggestions: readonly Suggestion[]): Suggestion[] {
  const kept: Suggestion[] = [];
  for (const suggestion of [...suggestions].sort(compareSpans)) {
    const last = kept.at(-1);
    if (last === undefined || !overlaps(last, suggestion)) kept.push(suggestion);
  }
  return kept;
}
