import { foldTypography } from '../../text/fold';
import { FUNCTION_WORDS } from '../lexicon/function-words';
import { touches, type Sentence } from '../names/word';
import { plainText } from '../plain';
import { wordsOf } from './lessons';
import { learntForm, type ProjectLexicon } from './project-lexicon';
import { standingOf, type Standing } from './standing';

/** A name of the project that stands in a sentence as words `[from, to)`. */
export interface Sighting {
  readonly from: number;
  readonly to: number;
  readonly standing: Standing;
}

interface WrittenName {
  readonly words: readonly string[];
  readonly standing: Standing;
}

/** Looks names of a project up: by where they begin in a sentence, longest first, and by the whole name. */
export class ProjectNames {
  private readonly byName = new Map<string, Standing>();
  /** Those with a type to suggest, by their first word in plain form. */
  private readonly byFirst = new Map<string, WrittenName[]>();
  /** Whether anything was turned down more often than marked. */
  readonly hasDoubts: boolean;

  constructor({ names }: ProjectLexicon) {
    let hasDoubts = false;
    for (const learnt of names) {
      const standing = standingOf(learnt);
      this.byName.set(learnt.name, standing);
      hasDoubts ||= standing.doubted.size > 0;
      if (standing.type === undefined) continue;
      const words = wordsOf(learnt.name);
      const first = plainText(words[0] ?? '');
      const others = this.byFirst.get(first);
      if (others === undefined) this.byFirst.set(first, [{ words, standing }]);
      else others.push({ words, standing });
    }
    for (const names of this.byFirst.values()) names.sort((a, b) => b.words.length - a.words.length);
    this.hasDoubts = hasDoubts;
  }

  /** What is known of a name as an article writes it. */
  standing(name: string): Standing | undefined {
    return this.byName.get(learntForm(name));
  }

  /** The names with a type to suggest that begin at a word, longest first: the same words with the same capitals. */
  *at(sentence: Sentence, from: number): Generator<Sighting> {
    const { words } = sentence;
    const first = words[from];
    const names = first === undefined ? undefined : this.byFirst.get(first.plain);
    if (first === undefined || names === undefined) return;
    for (const name of names) {
      const to = from + name.words.length;
      if (name.words.length === 1 && FUNCTION_WORDS.has(first.plain) && opensSentence(sentence, from)) continue;
      if (standsAt(sentence, from, name.words)) yield { from, to, standing: name.standing };
    }
  }
}

/** Whether nothing but marks stands before a word: there a capital proves nothing. */
export function opensSentence({ words }: Sentence, at: number): boolean {
  for (let before = at - 1; before >= 0; before -= 1) if (words[before]?.kind !== 'mark') return false;
  return true;
}

function standsAt({ words }: Sentence, from: number, name: readonly string[]): boolean {
  return name.every((word, index) => {
    const there = words[from + index];
    if (there === undefined || foldTypography(there.text) !== word) return false;
    return index === 0 || touches(words[from + index - 1], there);
  });
}
