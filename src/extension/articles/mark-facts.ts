import type { Entity, Mention } from '../../annotation/model';
import type { Suggestion, SuggestedEntity } from '../../recognition/recognizer';
import { foldTypography } from '../../text/fold';
import { resolveEntity } from '../../workspace/registry';
import type { ArticleSession } from './article-session';
import type { Mark } from './mark';

/** Everything the views show of a mark, whether it is stored or suggested. */
export interface MarkFacts {
  readonly text: string;
  readonly mention?: Mention | undefined;
  readonly suggestion?: Suggestion | undefined;
  /** The stored or registry entity that the mark means, or would be linked to. */
  readonly entity?: Entity | undefined;
  readonly suggestedEntity?: SuggestedEntity | undefined;
  readonly name: string;
  readonly role?: string | undefined;
  readonly aliases: readonly string[];
  readonly value?: string | undefined;
  readonly timex?: string | undefined;
}

/** @param article the article's text when the mark was asked for */
export function factsOf(session: ArticleSession, mark: Mark, article = session.text): MarkFacts {
  const text = article.slice(mark.start, mark.end);
  if (mark.kind === 'mention') {
    const mention = session.mention(mark.id);
    const entity = entityOf(session, mention?.entity);
    return {
      text,
      mention,
      entity,
      name: entity?.name ?? text,
      role: entity?.role,
      aliases: entity?.aliases ?? [],
      value: mention?.value,
      timex: mention?.timex,
    };
  }
  const suggestion = session.suggestions.asRead(mark.id);
  const suggestedEntity = session.suggestions.entity(suggestion?.entity);
  return {
    text,
    suggestion,
    suggestedEntity,
    name: suggestedEntity?.name ?? text,
    role: suggestedEntity?.role,
    aliases: suggestedEntity?.aliases ?? [],
    value: suggestion?.value,
    timex: suggestion?.timex,
  };
}

/** An entity of the article or, where the article does not define it, of the registry. */
export function entityOf(session: ArticleSession, id: string | undefined): Entity | undefined {
  if (id === undefined || session.set === undefined) return undefined;
  return resolveEntity(session.set, session.registry, id);
}

/** Marks with equal keys are shown together: same type and same name of what they mean. */
export function groupKey(type: string, name: string): string {
  return `${type}/${foldTypography(name).toLowerCase()}`;
}
