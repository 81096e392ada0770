import { message } from '../../text/message';
import { acronymLetters } from '../names/acronyms';
import type { NameCandidate } from '../names/candidate';
import type { SuggestedEntity } from '../recognizer';

/** A name of an entity that is known before the text is read. Its offsets mean nothing. */
export interface KnownName extends NameCandidate {
  readonly entity: SuggestedEntity;
}

/** Every name and alias of the actors and institutions among some entities. */
export function namesOfEntities(entities: readonly SuggestedEntity[]): readonly KnownName[] {
  return entities.flatMap((entity): readonly KnownName[] => {
    const { type, name, aliases, role } = entity;
    if (type !== 'actor' && type !== 'institution') return [];
    return [name, ...aliases].map((form) => ({
      start: -1,
      end: -1,
      type,
      name: form,
      confidence: 1,
      why: message('recognition.actor.again', name),
      ...(role === undefined ? {} : { role }),
      ...(type === 'institution' && isAcronym(form) ? { acronym: true } : {}),
      entity,
    }));
  });
}

function isAcronym(name: string): boolean {
  return !/[\p{Ll}\s]/u.test(name) && acronymLetters(name).length >= 2;
}
