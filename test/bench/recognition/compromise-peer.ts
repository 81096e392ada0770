import { createRequire } from 'node:module';
import type { ModelLanguage } from '../../../src/recognition/name-models';
import type { NameKind } from '../../../src/recognition/tagger/labels';
import { cpuTime, type FoundName, type NameFinder, withoutOverlaps } from './name-finder';

// The typings of fr-compromise are sources that no strict compiler takes.
const require = createRequire(__filename);

/** As much of both packages as is used; their own types differ from what they do. */
interface Matches {
  json(options: { readonly offset: true; readonly terms: false }): {
    readonly text: string;
    readonly offset: { readonly start: number; readonly length: number };
  }[];
}
interface Parsed {
  people(): Matches;
  organizations(): Matches;
  places(): Matches;
}
type Parse = (text: string) => Parsed;

/** `fr-compromise` for French, `compromise` for English. */
export function compromise(language: ModelLanguage): NameFinder {
  const parse = require(language === 'fr' ? 'fr-compromise' : 'compromise') as Parse;
  return {
    name: language === 'fr' ? 'fr-compromise' : 'compromise',
    find(texts) {
      const before = cpuTime();
      const found = texts.map((text) => namesIn(text, parse(text)));
      return Promise.resolve({ found, cpu: cpuTime() - before });
    },
  };
}

function namesIn(text: string, parsed: Parsed): FoundName[] {
  const spans = (matches: Matches, kind: NameKind): FoundName[] =>
    matches.json({ offset: true, terms: false }).map(({ offset }) => {
      const start = offset.start;
      // A match carries the mark behind it, and an English one its possessive.
      const written = text.slice(start, start + offset.length).replace(/(?:['’]s)?[\s.,;:!?»”")\]]*$/u, '');
      return { start, end: start + written.length, kind, confidence: 1, shown: true };
    });
  return withoutOverlaps(
    [
      ...spans(parsed.people(), 'person'),
      ...spans(parsed.organizations(), 'organisation'),
      ...spans(parsed.places(), 'location'),
    ].filter(({ start, end }) => end > start),
  );
}
