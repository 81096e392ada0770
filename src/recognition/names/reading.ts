import type { AcronymSighting } from './acronym-sightings';
import type { NameCandidate } from './candidate';
import type { LongName } from './institutions';
import type { Sentence } from './word';

/** One sentence on its way through the passes: what was seen in it, and what was made of it so far. */
export class Reading {
  readonly found: NameCandidate[] = [];
  private readonly taken: boolean[];

  constructor(
    readonly sentence: Sentence,
    readonly names: readonly LongName[],
    readonly sightings: readonly AcronymSighting[],
  ) {
    this.taken = new Array<boolean>(sentence.words.length).fill(false);
  }

  /** Whether a word belongs to a name already. */
  readonly isTaken = (at: number): boolean => this.taken[at] === true;

  /** Records words `[from, to)` as a name, unless one of them belongs to a name already. */
  add(from: number, to: number, rest: Omit<NameCandidate, 'start' | 'end' | 'name'>): void {
    const first = this.sentence.words[from];
    const last = this.sentence.words[to - 1];
    if (first === undefined || last === undefined) return;
    for (let at = from; at < to; at += 1) if (this.taken[at] === true) return;
    this.taken.fill(true, from, to);
    this.found.push({ start: first.start, end: last.end, name: this.text(from, to), ...rest });
  }

  /** The same sentence with other names, none overlapping. */
  with(names: readonly NameCandidate[]): Reading {
    const reading = new Reading(this.sentence, this.names, this.sightings);
    const found = [...names].sort((a, b) => a.start - b.start);
    for (const name of found) reading.found.push(name);
    let next = 0;
    for (const [at, { start, end }] of this.sentence.words.entries()) {
      while ((found[next]?.end ?? Infinity) <= start) next += 1;
      reading.taken[at] = (found[next]?.start ?? Infinity) < end;
    }
    return reading;
  }

  /** Words `[from, to)` as the article writes them. */
  text(from: number, to: number): string {
    return textOfWords(this.sentence, from, to);
  }
}

export function textOfWords({ words, text, start }: Sentence, from: number, to: number): string {
  return text.slice((words[from]?.start ?? start) - start, (words[to - 1]?.end ?? start) - start);
}
