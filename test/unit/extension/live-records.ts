import type { LiveArticle } from '../../../src/extension/articles/live-article';
import { ArticleText } from '../../../src/extension/articles/article-text';
import { MentionPlaces } from '../../../src/extension/articles/mention-places';
import { type AnnotationSet, EMPTY_SET, type Mention, type Quote } from '../../../src/annotation/model';

/** An article as the parts of a session share it, whose set a test may replace. */
export function liveArticle(text: string): LiveArticle & { set: AnnotationSet | undefined } {
  return { text: new ArticleText(text), places: new MentionPlaces(), set: undefined };
}

export function mention(id: string, quote: Quote, more: Partial<Mention> = {}): Mention {
  return { id, type: 'actor', ...quote, by: 'camille', ...more };
}

export function setOf(mentions: readonly Mention[]): AnnotationSet {
  return { ...EMPTY_SET, mentions: new Map(mentions.map((each) => [each.id, each])) };
}

/** A text of so many words that each stand in it once. */
export function wordsOf(count: number): string {
  return Array.from({ length: count }, (_, index) => `mot${index}`).join(' ');
}
