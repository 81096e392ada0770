import { CONNECTORS } from '../lexicon/function-words';
import { plainText } from '../plain';
import type { SuggestedEntity } from '../recognizer';

/** « ministère » may begin the name of every second institution: it tells nothing. */
const MOST_SHARING = 40;

/** The entities of an article by the words of their names, to find those that a stretch of text may name. */
export class EntityNames {
  private readonly byWord = new Map<string, Set<string>>();
  private readonly byKey = new Map<string, SuggestedEntity>();

  constructor(entities: readonly SuggestedEntity[]) {
    for (const entity of entities) this.add(entity);
  }

  /** Adds an entity, or takes its new names. */
  add(entity: SuggestedEntity): void {
    this.byKey.set(entity.key, entity);
    for (const name of [entity.name, ...entity.aliases]) {
      for (const word of wordsOf(name)) {
        const keys = this.byWord.get(word);
        if (keys === undefined) this.byWord.set(word, new Set([entity.key]));
        else keys.add(entity.key);
      }
    }
  }

  /** Those that share a word with the text: more than it names. Of a word that many share, the first ones only. */
  namedIn(text: string): readonly SuggestedEntity[] {
    const keys = new Set<string>();
    for (const word of new Set(wordsOf(text))) {
      let count = 0;
      for (const key of this.byWord.get(word) ?? []) {
        keys.add(key);
        if (++count === MOST_SHARING) break;
      }
    }
    return [...keys].flatMap((key) => this.byKey.get(key) ?? []);
  }
}

/** Words in plain form, without particles and articles. */
function wordsOf(text: string): readonly string[] {
  const words = plainText(text).match(/[\p{L}\p{N}]{2,}/gu) ?? [];
  return words.filter((word) => !CONNECTORS.has(word));
}
