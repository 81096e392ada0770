import { Bit, HEAD_BITS } from './gazetteer';
import { mix } from './hash';
import type { TaggedSentence } from './tagged-sentence';
import type { WordFacts } from './word-facts';

/** No word has more joint features than this. */
export const MOST_JOINT = 100;

/** How far back a word that heads an institution is remembered, in words. */
const HEAD_REACH = 9;

const BOUNDARY = 0x5bd1e995;

/** Stands for what is before a sentence and after it. */
const NOWHERE: WordFacts = {
  lower: BOUNDARY,
  shape: BOUNDARY,
  ending: BOUNDARY,
  bits: 0,
  capital: false,
  connector: false,
  content: false,
  letters: false,
  features: [],
};

/**
 * Features that need more than one word: pairs of neighbours, the run of capitals that a word stands in, the noun that
 * heads it, brackets and quotes, and what the rest of the article shows of it. (Features of single words are in
 * `WordFacts`, where their weights can be summed up once.)
 */
export class JointFeatures {
  private facts: readonly WordFacts[] = [];
  private hints: Int32Array | undefined;
  private listed: Uint8Array = new Uint8Array();
  private runStart = new Int16Array(0);
  private runEnd = new Int16Array(0);
  private head = new Int16Array(0);
  private smallBefore = new Int16Array(0);
  private smallAfter = new Int16Array(0);
  private state = new Uint8Array(0);
  private seen = new Int32Array(0);
  private firstWord = -1;
  private loud = 0;
  private out: Int32Array = new Int32Array(0);
  private count = 0;

  /**
   * Looks at a sentence; {@link write} then gives the features of its words. One object reads many sentences, so that
   * its memory is used again.
   *
   * @param seen what the article shows of a word, by its plain form
   */
  read(sentence: TaggedSentence, seen: ReadonlyMap<string, number>): void {
    const { words, facts } = sentence;
    const length = words.length;
    this.facts = facts;
    this.hints = sentence.hints;
    this.listed = sentence.listed;
    this.loud = sentence.loud ? 1 : 0;
    if (this.state.length < length) this.grow(length * 2);
    this.runStart.fill(0, 0, length);
    this.runEnd.fill(0, 0, length);
    this.head.fill(-1, 0, length);
    this.firstWord = facts.findIndex((own) => own.letters);
    this.findRuns();
    this.findHeads();
    this.findSmall();
    let quoted = 0;
    let open = 0;
    for (let at = 0; at < length; at += 1) {
      const word = words[at];
      if (word === undefined) continue;
      this.seen[at] = seen.get(word.plain) ?? 0;
      if (word.kind === 'mark') {
        if (word.text === '(') open = 2;
        else if (word.text === ')') open = 0;
        else if (word.text === '«' || word.text === '“') quoted = 1;
        else if (word.text === '»' || word.text === '”') quoted = 0;
        else if (word.text === '"') quoted = 1 - quoted;
      }
      this.state[at] = quoted + open;
    }
  }

  private grow(length: number): void {
    this.runStart = new Int16Array(length);
    this.runEnd = new Int16Array(length);
    this.head = new Int16Array(length);
    this.smallBefore = new Int16Array(length);
    this.smallAfter = new Int16Array(length);
    this.state = new Uint8Array(length);
    this.seen = new Int32Array(length);
  }

  private put(salt: number, a: number, b: number): void {
    this.out[this.count] = mix(mix(salt, a), b);
    this.count += 1;
  }

  /** Writes the hashes of the joint features of word `at` and returns how many there are. */
  write(at: number, out: Int32Array): number {
    const { facts } = this;
    const own = facts[at] ?? NOWHERE;
    const before = facts[at - 1] ?? NOWHERE;
    const before2 = facts[at - 2] ?? NOWHERE;
    const after = facts[at + 1] ?? NOWHERE;
    const after2 = facts[at + 2] ?? NOWHERE;
    this.out = out;
    this.count = 0;
    this.put(200, before.lower, own.lower);
    this.put(201, own.lower, after.lower);
    this.put(202, before.lower, after.lower);
    this.put(203, before2.lower, before.lower);
    this.put(204, after.lower, after2.lower);
    const shapes = mix(own.shape, after.shape);
    this.put(205, before.shape, shapes);
    this.put(206, mix(before2.shape, before.shape), own.shape);
    this.put(207, shapes, after2.shape);
    this.put(208, before.lower, own.shape);
    this.put(209, after.lower, own.shape);
    this.put(210, before.lower, shapes);
    this.put(211, mix(before2.lower, before.lower), own.shape);
    this.put(212, own.bits, after.bits);
    this.put(213, before.bits, own.bits);
    this.put(214, own.bits, mix(before.shape, after.shape));
    this.put(215, before.lower, own.bits);
    this.put(216, after.lower, own.bits);
    this.put(217, before.lower, own.ending);
    const start = mix(at === this.firstWord ? 1 : 0, this.loud);
    const listed = this.listed[at] ?? 0;
    if (listed !== 0) {
      this.put(225, listed, own.shape);
      this.put(226, listed, before.lower);
    }
    this.put(218, start, own.shape);
    this.put(219, start, mix(own.bits, own.shape));
    const state = this.state[at] ?? 0;
    this.put(220, state, own.shape);
    this.put(221, state, mix(own.bits, before.shape));
    const left = facts[this.smallBefore[at] ?? -1] ?? NOWHERE;
    const right = facts[this.smallAfter[at] ?? -1] ?? NOWHERE;
    this.put(222, left.lower, own.shape);
    this.put(223, right.lower, own.shape);
    this.put(224, left.lower, right.lower);
    if (own.capital || own.connector) this.writeRun(at, own);
    this.writeHead(at, own, before);
    if (own.capital) this.writeSeen(at, own);
    const hints = this.hints;
    if (hints !== undefined) {
      const hint = hints[at] ?? 0;
      this.put(600, hint, own.shape);
      this.put(601, hint, hints[at + 1] ?? 0);
      this.put(602, hint, own.bits);
      this.put(603, hint, before.lower);
      this.put(604, hint, this.seen[at] ?? 0);
    }
    return this.count;
  }

  private writeRun(at: number, own: WordFacts): void {
    const { facts } = this;
    const start = this.runStart[at] ?? at;
    const end = this.runEnd[at] ?? at;
    if (end <= start) return;
    const first = facts[start] ?? NOWHERE;
    const last = facts[end - 1] ?? NOWHERE;
    const ahead = facts[start - 1] ?? NOWHERE;
    const behind = facts[end] ?? NOWHERE;
    const position = mix(Math.min(at - start, 3), Math.min(end - 1 - at, 3));
    const place = at === start ? 0 : 1;
    const length = Math.min(end - start, 6);
    this.put(300, first.lower, position);
    this.put(301, last.lower, position);
    this.put(302, ahead.lower, place);
    this.put(303, behind.lower, place);
    this.put(304, mix(ahead.lower, first.bits), place);
    this.put(305, mix(first.bits, last.bits), mix(length, place));
    this.put(306, first.bits, position);
    this.put(307, mix(length, own.bits), position);
    this.put(308, mix(ahead.lower, behind.lower), place);
    this.put(309, mix(last.bits, behind.lower), place);
    this.put(310, mix(facts[start - 2]?.lower ?? BOUNDARY, ahead.lower), place);
    this.put(311, mix(behind.lower, facts[end + 1]?.lower ?? BOUNDARY), place);
    let whole = 0;
    let form = 0;
    let all = 0;
    let evidence = 0;
    for (let index = start; index < end; index += 1) {
      const word = facts[index] ?? NOWHERE;
      whole = mix(whole, word.lower);
      form = mix(form, word.connector ? word.lower : word.shape);
      all |= word.bits;
      if (word.capital) evidence |= this.seen[index] ?? 0;
    }
    this.put(312, whole, position);
    this.put(313, form, position);
    this.put(314, all, place);
    this.put(315, evidence, place);
    this.put(316, evidence, mix(first.bits, place));
    this.put(317, mix(this.state[start] ?? 0, length), mix(first.shape, place));
  }

  /** The noun that may head the institution that this word belongs to: « ministère », « Organisation ». */
  private writeHead(at: number, own: WordFacts, before: WordFacts): void {
    const index = this.head[at] ?? -1;
    if (index !== -1) {
      const head = this.facts[index] ?? NOWHERE;
      const distance = Math.min(at - index, 6);
      const kind = mix(head.lower, head.capital ? 1 : 0);
      this.put(400, kind, distance);
      this.put(401, kind, own.lower);
      this.put(402, kind, mix(own.shape, before.lower));
      this.put(403, mix(kind, own.bits), before.capital ? 1 : 0);
      this.put(404, mix(head.bits, distance), mix(own.shape, own.bits));
      this.put(405, mix(head.capital ? 1 : 0, distance), mix(before.lower, own.ending));
      this.put(406, mix(head.capital ? 1 : 0, own.ending), mix(before.ending, own.capital ? 1 : 0));
      this.put(407, kind, this.facts[index - 1]?.lower ?? BOUNDARY);
    }
    if (!own.capital && own.letters) {
      // What small words lead to: « conseil municipal de Nancy », « ministère de la Santé ».
      for (let ahead = 1; ahead <= 4; ahead += 1) {
        const word = this.facts[at + ahead];
        if (word === undefined || !word.letters) break;
        if (!word.capital) continue;
        this.put(410, own.lower, ahead);
        this.put(411, own.lower, word.bits);
        this.put(412, mix(own.bits, word.bits), ahead);
        this.put(413, own.ending, mix(ahead, before.lower));
        break;
      }
    }
  }

  private writeSeen(at: number, own: WordFacts): void {
    const seen = this.seen[at] ?? 0;
    for (let bit = 0; bit < 14; bit += 1) if ((seen & (1 << bit)) !== 0) this.put(500, bit, own.shape);
    this.put(501, seen, own.shape);
    this.put(502, seen, own.bits);
  }

  /** Runs of capitals with the small connectors between them. */
  private findRuns(): void {
    const { facts } = this;
    for (let at = 0; at < facts.length; at += 1) {
      if (facts[at]?.capital !== true) continue;
      let end = at + 1;
      for (let ahead = end; ahead < facts.length && ahead - end < 4; ahead += 1) {
        const word = facts[ahead];
        if (word?.capital === true) end = ahead + 1;
        else if (word?.connector !== true) break;
      }
      this.runStart.fill(at, at, end);
      this.runEnd.fill(end, at, end);
      at = end - 1;
    }
  }

  private findHeads(): void {
    const { facts } = this;
    let head = -1;
    for (let at = 0; at < facts.length; at += 1) {
      const word = facts[at] ?? NOWHERE;
      // A full stop, a verb of saying and the like end what a noun can head.
      if (!word.letters || at - head > HEAD_REACH || (word.bits & Bit.speech) !== 0) head = -1;
      if (head !== -1) this.head[at] = head;
      if ((word.bits & HEAD_BITS) !== 0 && head === -1) {
        head = at;
        this.head[at] = at;
      }
    }
  }

  private findSmall(): void {
    const { facts } = this;
    let last = -1;
    for (let at = 0; at < facts.length; at += 1) {
      this.smallBefore[at] = last;
      if (facts[at]?.content === true) last = at;
    }
    last = -1;
    for (let at = facts.length - 1; at >= 0; at -= 1) {
      this.smallAfter[at] = last;
      if (facts[at]?.content === true) last = at;
    }
  }
}
