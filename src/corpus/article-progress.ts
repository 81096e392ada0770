import { isProposed, type AnnotationSet } from '../annotation/model';

/** How far an article's annotations have come. Small, so that it can be kept for many articles. */
export interface ArticleProgress {
  /** Stored mentions that wait for a person's decision. */
  readonly proposed: number;
  /** Types that are complete, as the file says. */
  readonly done: readonly string[];
}

/** Linear in the number of mentions. */
export function progressOf(set: AnnotationSet): ArticleProgress {
  let proposed = 0;
  for (const mention of set.mentions.values()) if (isProposed(mention)) proposed++;
  return { proposed, done: set.article.done ?? [] };
}

/** The types of `wanted` that nobody has said to be complete, in that order. */
export function unfinishedTypes({ done }: ArticleProgress, wanted: readonly string[]): readonly string[] {
  return wanted.filter((type) => !done.includes(type));
}

/** Whether nothing is left to do: every wanted type is complete, and nothing waits for a decision. */
export function isFinished(progress: ArticleProgress, wanted: readonly string[]): boolean {
  return progress.proposed === 0 && unfinishedTypes(progress, wanted).length === 0;
}
