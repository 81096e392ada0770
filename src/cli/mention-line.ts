import type { Recognition } from '../recognition/recognizer';
import { LineIndex } from '../text/line-index';
import { quoted } from './printable';
import { sayPlace } from './report';

/** What a line of a listing says of a mention. */
export interface ListedMention {
  readonly type: string;
  readonly exact: string;
  /** The entity's name, or the date's value. */
  readonly means?: string | undefined;
}

/** `institution "OIM" = Organisation internationale des Migrations`; a meaning that says no more is left out. */
export function listMention({ type, exact, means }: ListedMention): string {
  const meaning = means === undefined || means === exact ? '' : ` = ${quoted(means).slice(1, -1)}`;
  return `${type} ${quoted(exact)}${meaning}`;
}

/** The suggestions of the wanted types for people: `PATH:LINE:COLUMN: TYPE "TEXT" = MEANING (CONFIDENCE)`. */
export function* mentionLines(
  display: string,
  text: string,
  recognition: Recognition,
  types: ReadonlySet<string>,
): Generator<string> {
  const index = new LineIndex(text);
  const names = new Map(recognition.entities.map((entity) => [entity.key, entity.name]));
  for (const suggestion of recognition.suggestions) {
    if (!types.has(suggestion.type)) continue;
    const { line, character } = index.positionAt(suggestion.start);
    const means = suggestion.value ?? names.get(suggestion.entity ?? '');
    const exact = text.slice(suggestion.start, suggestion.end);
    const place = sayPlace(display, line + 1, character + 1);
    yield `${place}: ${listMention({ type: suggestion.type, exact, means })} (${suggestion.confidence.toFixed(2)})`;
  }
}
