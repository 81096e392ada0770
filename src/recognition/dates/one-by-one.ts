import { plainText } from '../plain';
import { addDays, dayNumber, isoDay } from './calendar';
import type { FoundTime } from './find-times';
import { parseReference } from './resolve';

const JOINT = /,?\s{0,2}\b(?:et le|et au|et|a|au|jusqu'au|jusqu'en|to|and|until)\b\s{0,2}(?:le\s)?|\s?[,/–-]\s?/gu;

/**
 * The parts of a span or list, as TIMEX3 has them: « du 10 au 11 décembre » is « 10 » and « 11 décembre ». Anything
 * else comes back as it is. `text` is the article.
 */
export function oneByOne(text: string, time: FoundTime): FoundTime[] {
  const [first, last] = time.value.split('/');
  const [firstTimex = '', lastTimex = ''] = time.timex.split('/');
  if (first === undefined || last === undefined) return [time];
  const plain = plainText(text.slice(time.start, time.end));
  const pieces: FoundTime[] = [];
  let from = 0;
  const add = (to: number): void => {
    const inside = { ...time, start: time.start + from, end: time.start + to };
    if (to > from) pieces.push(pieces.length === 0 ? { ...inside, value: first, timex: firstTimex } : inside);
  };
  for (const joint of plain.matchAll(JOINT)) {
    add(joint.index);
    from = joint.index + joint[0].length;
  }
  add(plain.length);
  if (pieces.length < 2) return [time];
  return pieces.map((piece, index) => {
    if (index === 0) return piece;
    if (index === pieces.length - 1) return { ...piece, value: last, timex: lastTimex };
    return { ...piece, value: dayBetween(first, last, text.slice(piece.start, piece.end)) ?? last };
  });
}

/** The day of that number in a span of days: « 4, 5 et 6 mai ». */
function dayBetween(first: string, last: string, written: string): string | undefined {
  const [from, to] = [parseReference(first), parseReference(last)];
  if (from?.month === undefined || from.day === undefined || to?.month === undefined || to.day === undefined)
    return undefined;
  const begin = { year: from.year, month: from.month, day: from.day };
  const length = dayNumber({ year: to.year, month: to.month, day: to.day }) - dayNumber(begin);
  for (let away = 1; away < Math.min(length, 62); away += 1) {
    const day = addDays(begin, away);
    if (day.day === Number.parseInt(written, 10)) return isoDay(day);
  }
  return undefined;
}
