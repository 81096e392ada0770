import type { Recognition, Suggestion } from '../recognition/recognizer';
import { CodePointIndex } from '../text/code-points';
import type { GivenText } from './given-text';

/** How offsets are counted: JavaScript, Java and C# count UTF-16 units, Python and Rust's `chars` code points. */
export type OffsetUnit = 'utf16' | 'codepoint';

/** One line of `marginalia suggest --format jsonl`. Offsets count on the text as it was given, `end` exclusive. */
export interface SuggestionAnswer {
  readonly id?: string | number | undefined;
  readonly mentions: readonly AnsweredMention[];
  readonly entities: readonly AnsweredEntity[];
}

export interface AnsweredMention {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  /** What stands between `start` and `end`, unit for unit. */
  readonly text: string;
  /** Id of an entity of the same answer. */
  readonly entity?: string | undefined;
  readonly value?: string | undefined;
  /** 0 to 1, three decimals. */
  readonly confidence: number;
}

export interface AnsweredEntity {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

/** The suggestions of the wanted types, and the entities that they name. */
export function answerOf(
  id: string | number | undefined,
  text: GivenText,
  recognition: Recognition,
  options: { readonly types: ReadonlySet<string>; readonly offsets: OffsetUnit },
): SuggestionAnswer {
  const suggestions = recognition.suggestions.filter((suggestion) => options.types.has(suggestion.type));
  const count = counterOf(text.given, options.offsets);
  const named = new Set(suggestions.map((suggestion) => suggestion.entity));
  return {
    id,
    mentions: suggestions.map((suggestion) => mentionOf(suggestion, text, count)),
    entities: recognition.entities
      .filter((entity) => named.has(entity.key))
      .map(({ key, type, name, aliases }) => ({ id: key, type, name, aliases })),
  };
}

function mentionOf(suggestion: Suggestion, text: GivenText, count: (offset: number) => number): AnsweredMention {
  const { start, end } = text.spanOf(suggestion);
  return {
    type: suggestion.type,
    start: count(start),
    end: count(end),
    text: text.given.slice(start, end),
    entity: suggestion.entity,
    value: suggestion.value,
    confidence: Number(suggestion.confidence.toFixed(3)),
  };
}

function counterOf(given: string, unit: OffsetUnit): (offset: number) => number {
  if (unit === 'utf16') return (offset) => offset;
  const index = new CodePointIndex(given);
  return (offset) => index.fromUtf16(offset);
}
