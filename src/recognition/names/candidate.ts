import type { Message } from '../../text/message';
import type { Span } from '../../text/span';

/** A stretch taken for a name, before it is known which others name the same. */
export interface NameCandidate extends Span {
  readonly type: 'actor' | 'institution' | 'place';
  /** As the article writes it. */
  readonly name: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly why: Message;
  /** Actors: the function that stands beside the name. */
  readonly role?: string | undefined;
  /** Institutions: written as an acronym. */
  readonly acronym?: boolean | undefined;
}
