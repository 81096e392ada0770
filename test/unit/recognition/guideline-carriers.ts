import type { Example } from './guideline-page';

const ADVERBIAL = {
  fr: /^(?:à|au|aux|en|dans|sur|selon|via|chez|par|pour|contre|avec|depuis|dès|du|pendant)\s/u,
  en: /^(?:on|in|at|from|for|since|by|via|to)\s/u,
};
/** A thing with a date in it, rather than a date. */
const THING = { fr: /^une?\s/u, en: /^an?\s/u };

/** An example as a text that one can read, and where in it the example begins. */
export interface CarriedExample {
  readonly text: string;
  readonly offset: number;
}

/**
 * Puts a phrase into a neutral sentence without names or dates. What ends with a full stop is a sentence already; what
 * ends with a dash opens an article.
 */
export function carried({ text, type, language }: Pick<Example, 'text' | 'type' | 'language'>): CarriedExample {
  if (/[.!?]$/u.test(text)) return { text: `${text}\n`, offset: 0 };
  if (text.endsWith('–')) {
    const rest = language === 'fr' ? 'La séance a été longue.' : 'The session was long.';
    return { text: `${text} ${rest}\n`, offset: 0 };
  }
  const adverbial = ADVERBIAL[language].test(text) || (type === 'date' && !THING[language].test(text));
  const [before, after] = carrier(language, adverbial);
  return { text: `${before} ${text}${after}\n`, offset: before.length + 1 };
}

function carrier(language: 'fr' | 'en', adverbial: boolean): readonly [string, string] {
  if (language === 'fr') return adverbial ? ['On en parlait', ', paraît-il.'] : ['Elle a cité', ' dans sa lettre.'];
  return adverbial ? ['It was talked about', ', it seems.'] : ['She mentioned', ' in her letter.'];
}
