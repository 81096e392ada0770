import type { MessageTemplates } from '../text/message';

/** English templates for the reasons that suggestions carry. */
export const RECOGNITION_MESSAGES: MessageTemplates = {
  'recognition.actor.honorific': 'honorific “{0}” before the name',
  'recognition.actor.rank': '“{0}” before the name',
  'recognition.actor.function': 'named beside the function “{0}”',
  'recognition.actor.speech': 'speaks: “{0}”',
  'recognition.actor.first-name': '“{0}” is a common first name',
  'recognition.actor.party': 'a party follows the name: {0}',
  'recognition.actor.age': 'an age follows the name',
  'recognition.actor.again': 'the same name as “{0}” elsewhere in this article',
  'recognition.actor.surname': 'the surname of {0}',
  'recognition.institution.head': '“{0}” begins the name of an institution',
  'recognition.institution.defined': 'a name with its acronym, {0}',
  'recognition.institution.shape': 'a name in the form of an institution’s',
  'recognition.institution.known': 'a well-known institution',
  'recognition.institution.kind': '“{0}” before the name',
  'recognition.institution.short': 'short for {0}',
  'recognition.institution.acronym': 'acronym of {0}',
  'recognition.institution.acronym-known': 'a well-known acronym',
  'recognition.institution.acronym-article': 'an acronym used as a name',
  'recognition.institution.agency': 'the news agency credited in the dateline',
  'recognition.date.written': 'written in full: {0}',
  'recognition.date.published': '{0} → {1}, counted from the publication date {2}',
  'recognition.date.dateline': '{0} → {1}, counted from the dateline {2}',
  'recognition.date.previous': '{0} → {1}, counted from the date before it, {2}',
  'recognition.date.unresolved':
    '{0}: which one is open; set the article’s publication date (`published`) to have it counted',
  'recognition.date.imprecise': '{0}: which one is open; the publication date {1} is not precise enough to count from',
};
