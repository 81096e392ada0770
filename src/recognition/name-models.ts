import { decodeModel } from './tagger/model-file';
import { NameTagger } from './tagger/name-tagger';

/** Languages that a model of names may be there for. */
export type ModelLanguage = 'fr' | 'en';

/** Where the bytes of model files come from. */
export interface ModelSource {
  /** The model file of a language; undefined where there is none. Rejects where it cannot be read. */
  read(language: ModelLanguage): Promise<Uint8Array | undefined>;
  /** Told once for each model that cannot be used; recognition goes on with rules alone. */
  problem(language: ModelLanguage, error: unknown): void;
}

/** The path of a model file below the folder of what ships besides code. */
export const modelPath = (language: ModelLanguage): string => `models/names-${language}.bin`;

/** Keeps the tagger of each language, made when an article in it is first read. */
export class NameModels {
  private readonly taggers = new Map<ModelLanguage, Promise<NameTagger | undefined>>();

  constructor(private readonly source: ModelSource) {}

  tagger(language: ModelLanguage): Promise<NameTagger | undefined> {
    let tagger = this.taggers.get(language);
    if (tagger === undefined) {
      tagger = this.load(language);
      this.taggers.set(language, tagger);
    }
    return tagger;
  }

  private async load(language: ModelLanguage): Promise<NameTagger | undefined> {
    try {
      const bytes = await this.source.read(language);
      if (bytes === undefined) return undefined;
      const { tagger, lists } = decodeModel(bytes);
      return new NameTagger(tagger, lists);
    } catch (error) {
      this.source.problem(language, error);
      return undefined;
    }
  }
}
