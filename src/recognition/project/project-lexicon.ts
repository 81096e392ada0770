import { foldTypography } from '../../text/fold';

/**
 * What the rest of a project says of the names that an article may hold. Plain data, so that it can be sent to a worker;
 * made for one article (see `LearntNames`): what the article’s own sidecar says is not in it.
 */
export interface ProjectLexicon {
  /** In the order of their code units, each name once. */
  readonly names: readonly LearntName[];
}

export interface LearntName {
  /** As written, in the form of {@link learntForm}. */
  readonly name: string;
  /** The types it is marked as, in the order of their names, each once. */
  readonly accepted: readonly Decisions[];
  /** The types that were turned down, likewise. */
  readonly rejected: readonly Decisions[];
}

/** How often a project decided the same of a name. */
export interface Decisions {
  readonly type: string;
  /** In how many articles. */
  readonly articles: number;
  /** Whether a registry has an entity of this type and name. */
  readonly registered?: true;
}

/** What names are told apart by: case and accents count, typography and runs of white space do not. */
export function learntForm(name: string): string {
  return foldTypography(name).replace(/\s+/g, ' ').trim();
}
