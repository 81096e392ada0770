import type { Span } from '../../text/span';
import type { Sentence } from '../names/word';
import type { Direction } from './form';

const FUTURE =
  /^(?:sera|seront|aura|auront|ira|iront|devra|devront|pourra|pourront|fera|feront|tiendra|tiendront|viendra|viendront|prendra|prendront|will|[a-z]{2,}(?:era|eront|ira|iront|dra|dront|vra|vront|rra|rront))$/;
const NOT_FUTURE = /^(?:opera|camera|caldera|hydra|chakra|sierra|riviera|extra|ultra|infra|supra|agora|aura)$/;
const AUXILIARY = /^(?:a|ont|avait|avaient|s'est|est|sont|etait|etaient|fut|furent|has|had|was|were)$/;
const PARTICIPLE =
  /^(?:[a-z]{2,}(?:e|es|ee|ees|i|is|ie|ies|u|us|ue|ues|it|its|ert|erte|int)|mis|pris|fait|dit|ete|eu|[a-z]{2,}ed|made|said|held|met|been)$/;

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
    const plain = words[index]?.plain ?? '';
    if (FUTURE.test(plain) && !(NOT_FUTURE.test(plain) && plain !== 'aura')) future = true;
    else if (AUXILIARY.test(plain)) {
      const next = words[index + 1]?.plain ?? '';
      const second = words[index + 2]?.plain ?? '';
      if (
        PARTICIPLE.test(next) ||
        (/^(?:pas|ete|deja|aussi|egalement|been|also)$/.test(next) && PARTICIPLE.test(second))
      )
        past = true;
    }
  }
  return past === future ? undefined : past ? 'past' : 'future';
}
