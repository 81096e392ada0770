import type { Span } from '../../text/span';
import { FUNCTION_WORDS } from '../lexicon/function-words';
import type { Sentence } from '../names/word';
import type { Direction } from './form';

const FUTURE =
  /^(?:sera|seront|aura|auront|ira|iront|devra|devront|pourra|pourront|fera|feront|tiendra|tiendront|viendra|viendront|prendra|prendront|will|[a-z]{2,}(?:era|eront|ira|iront|dra|dront|vra|vront|rra|rront))$/;
const NOT_FUTURE = /^(?:opera|camera|caldera|hydra|chakra|sierra|riviera|extra|ultra|infra|supra|agora|aura)$/;
const HAVE = /^(?:a|ont|avait|avaient|has|had|have)$/;
const BE = /^(?:s'est|est|sont|etait|etaient)$/;
const SIMPLE_PAST = /^(?:fut|furent|was|were|said)$/;
/** Participles of verbs of motion and change, which take « être »; after other verbs « est » is a passive present. */
const MOVED =
  /^(?:alle|arrive|decede|descendu|devenu|entre|intervenu|mort|ne|parti|reparti|reste|revenu|sorti|survenu|tombe|venu)e?s?$/;
const PARTICIPLE =
  /^(?:[a-z]{2,}(?:e|es|ee|ees|i|is|ie|ies|u|us|ue|ues|it|its|ert|erte|int|ed)|ete|eu|made|said|held|met|been)$/;

/** How many words around a date are read. */
const REACH = 14;

/**
 * What the verbs around a date say of the time: `past` or `future` when they agree, otherwise `undefined`. Rough on
 * purpose: it only breaks ties between the occurrence before and the one after.
 */
export function tenseOf({ words }: Sentence, date: Span): Direction | undefined {
  let at = 0;
  for (let high = words.length; at < high;) {
    const middle = (at + high) >> 1;
    if ((words[middle]?.start ?? 0) < date.start) at = middle + 1;
    else high = middle;
  }
  let past = false;
  let future = false;
  for (let index = Math.max(0, at - REACH); index < Math.min(words.length, at + REACH); index += 1) {
    const word = words[index];
    if (word?.shape !== 'lower') continue;
    const { plain } = word;
    if (FUTURE.test(plain) && !(NOT_FUTURE.test(plain) && plain !== 'aura')) future = true;
    else if (SIMPLE_PAST.test(plain)) past = true;
    else if (HAVE.test(plain) || BE.test(plain)) {
      const next =
        words[index + (/^(?:pas|deja|aussi|egalement|ete|also|not)$/.test(words[index + 1]?.plain ?? '') ? 2 : 1)];
      if (next === undefined || FUNCTION_WORDS.has(next.plain)) continue;
      if (HAVE.test(plain) ? PARTICIPLE.test(next.plain) : MOVED.test(next.plain)) past = true;
    }
  }
  return past === future ? undefined : past ? 'past' : 'future';
}
