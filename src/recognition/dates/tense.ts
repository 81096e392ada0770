import type { Span } from '../../text/span';
import { FUNCTION_WORDS } from '../lexicon/function-words';
import type { Sentence } from '../names/word';
import type { Direction } from './form';

const FUTURE =
  /^(?:sera|seront|aura|auront|ira|iront|devra|devront|pourra|pourront|fera|feront|tiendra|tiendront|viendra|viendront|prendra|prendront|will|[a-z]{2,}(?:era|eront|ira|iront|dra|dront|vra|vront|rra|rront))$/;
const NOT_FUTURE = /^(?:opera|camera|caldera|hydra|chakra|sierra|riviera|extra|ultra|infra|supra|agora|aura)$/;
/** What is to be done lies ahead: « va tenter », « doit s’ouvrir », « devrait signer ». */
const MODAL =
  /^(?:va|vont|doit|doivent|peut|peuvent|devrait|devraient|pourrait|pourraient|compte|comptent|espere|esperent|entend|entendent)$/;
const INFINITIVE = /^[a-z]{2,}(?:er|ir|re|oir)$/;
const HAVE = /^(?:a|ont|avait|avaient|has|had|have)$/;
const BE = /^(?:est|sont|etait|etaient)$/;
const SIMPLE_PAST = /^(?:fut|furent|was|were|said)$/;
/** Participles of verbs of motion and change, which take « être »; after other verbs « est » is a passive present. */
const MOVED =
  /^(?:alle|arrive|decede|descendu|devenu|entre|intervenu|mort|ne|parti|reparti|reste|revenu|sorti|survenu|tombe|venu)e?s?$/;
const PARTICIPLE =
  /^(?:[a-z]{2,}(?:e|es|ee|ees|i|is|ie|ies|u|us|ue|ues|it|its|ert|erte|int|ed)|ete|eu|made|said|held|met|been)$/;

/** How many words around a date are read. */
const REACH = 14;

/** « depuis mardi » looks back whatever the verb says. */
const SINCE = /(?:^|[^\p{L}\p{N}])(?:depuis|since)\s(?:le |la |les |l'|the )?$/u;
/** « prévue le », « fixé au », "scheduled for" look ahead. */
const PLANNED =
  /(?:^|[^\p{L}\p{N}])(?:prevue?s?|attendue?s?|fixee?s?|programmee?s?|repoussee?s?|scheduled|expected|due)\s(?:pour |au |le |en |a |a la |a partir du |on |for |in |by |the ){0,3}$/u;

/** « jusqu’à vendredi », "by Friday" look ahead where no verb looks back. */
const UNTIL =
  /(?:^|[^\p{L}\p{N}])(?:jusqu'a|jusqu'au|d'ici|d'ici a|d'ici au|des|a partir de|a partir du|a compter de|a compter du|until|by)\s(?:le |la |ce |l'|the )?$/u;

/** What stands around a date says of its time. */
export interface Cue {
  readonly tense?: Direction | undefined;
  /** Not only the verb says so. */
  readonly sure?: boolean | undefined;
}

export function tenseOf(sentence: Sentence, date: Span): Cue {
  const at = date.start - sentence.start;
  const before = sentence.plain.slice(Math.max(0, at - 40), at);
  if (SINCE.test(before)) return { tense: 'past', sure: true };
  if (PLANNED.test(before)) return { tense: 'future' };
  return { tense: verbTense(sentence, date) ?? (UNTIL.test(before) ? 'future' : undefined) };
}

/**
 * What the verbs around a date say of the time: `past` or `future` when they agree, otherwise `undefined`. Rough on
 * purpose: it only breaks ties between the occurrence before and the one after.
 */
function verbTense({ words, loud }: Sentence, date: Span): Direction | undefined {
  let at = 0;
  for (let high = words.length; at < high;) {
    const middle = (at + high) >> 1;
    if ((words[middle]?.start ?? 0) < date.start) at = middle + 1;
    else high = middle;
  }
  // A headline in capitals has its verbs in capitals too.
  const shouted = loud || words[at]?.shape === 'upper';
  let past = false;
  let future = false;
  for (let index = Math.max(0, at - REACH); index < Math.min(words.length, at + REACH); index += 1) {
    const word = words[index];
    if (word === undefined || (word.shape !== 'lower' && !(shouted && word.shape === 'upper'))) continue;
    const { plain } = word;
    // « à » is « a » in plain form.
    if (/^[àÀ]$/.test(word.text)) continue;
    if (FUTURE.test(plain) && !(NOT_FUTURE.test(plain) && plain !== 'aura')) future = true;
    else if (SIMPLE_PAST.test(plain)) past = true;
    else if (MODAL.test(plain)) {
      const next = words[index + 1];
      const verb =
        next !== undefined && /^(?:s'|se|y|en|etre|le|la|les|l'|pas)$/.test(next.plain) ? words[index + 2] : next;
      if (next?.plain === 'etre' || INFINITIVE.test(verb?.plain ?? '')) future = true;
    } else if (HAVE.test(plain) || BE.test(plain)) {
      const next =
        words[index + (/^(?:pas|deja|aussi|egalement|ete|also|not)$/.test(words[index + 1]?.plain ?? '') ? 2 : 1)];
      if (next === undefined || FUNCTION_WORDS.has(next.plain)) continue;
      const reflexive = /^(?:s'|se)$/.test(words[index - 1]?.plain ?? '');
      if (HAVE.test(plain) || reflexive ? PARTICIPLE.test(next.plain) : MOVED.test(next.plain)) past = true;
    }
  }
  return past === future ? undefined : past ? 'past' : 'future';
}
