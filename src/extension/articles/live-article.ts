import type { AnnotationSet } from '../../annotation/model';
import type { ArticleText } from './article-text';
import type { MentionPlaces } from './mention-places';

/** One open article as the parts of its session share it. */
export interface LiveArticle {
  readonly text: ArticleText;
  readonly places: MentionPlaces;
  /** What is recorded; undefined while loading. */
  readonly set: AnnotationSet | undefined;
}
