import type { MessageTemplates } from '../text/message';

/** What a check of annotations against their article finds, and what to do about it. */
export const REVIEW_MESSAGES: MessageTemplates = {
  'anchor-orphan': 'The article no longer says {0}, or not in this context. Mark it again, or delete the record.',
  'anchor-ambiguous': 'The article says {0} in {1} places, and nothing tells which one is meant. Mark it again.',
  'anchor-moved': 'The article says {0} elsewhere now, at {1}:{2}. Confirm the mention there, or delete the record.',
  'anchor-modified': 'The article says {1} here now, where {0} was marked. Confirm the mention, or delete the record.',
  'article-missing': 'There is no article “{0}” beside this sidecar. Bring it back, or delete the sidecar.',
};
