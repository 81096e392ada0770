import type { Steps } from '../../text/steps';
import { plainText } from '../plain';
import type { Lesson } from './lessons';
import type { Decisions, LearntName, ProjectLexicon } from './project-lexicon';

/** UTF-16 units of an article that are looked at between two pauses. */
const PIECE = 16_384;
/** Names looked at between two pauses. */
const BATCH = 256;

/** A name, and what is said of it. Names are many: each is kept once, in as little as it takes. */
interface Entry {
  readonly name: string;
  /** Its last run of letters and digits, in plain form. */
  readonly last: string;
  /** Made anew with every change: an array that grew would keep room for many. */
  tallies: readonly Tally[];
}

interface Tally {
  readonly entry: Entry;
  readonly type: string;
  readonly verdict: Lesson['verdict'];
  /** In how many files. */
  files: number;
}

/**
 * What the files of a project teach about names, brought up to date a file at a time; and, for an article, the part of
 * it that can matter there. The order in which files come makes no difference. A file costs a reference for each name
 * that it teaches, a name of the project what its words take, once.
 */
export class LearntNames {
  private readonly byName = new Map<string, Entry>();
  /** By their first run of letters and digits, in plain form. */
  private readonly byFirst = new Map<string, Entry[]>();
  private readonly byFile = new Map<string, readonly Tally[]>();

  /**
   * Replaces what a file teaches.
   * @param lessons none of them forgets the file
   * @returns whether anything is different from before
   */
  update(file: string, lessons: Iterable<Lesson>): boolean {
    const before = this.byFile.get(file) ?? [];
    const old = new Set(before);
    const after = new Set<Tally>();
    let added = 0;
    for (const lesson of lessons) {
      const tally = this.tally(lesson);
      if (after.has(tally)) continue;
      after.add(tally);
      if (old.delete(tally)) continue;
      tally.files += 1;
      added += 1;
    }
    for (const tally of old) this.forget(tally);
    const isChanged = added > 0 || old.size > 0;
    if (after.size === 0) this.byFile.delete(file);
    else if (isChanged) this.byFile.set(file, [...after]);
    return isChanged;
  }

  /** How many different names are known. */
  get size(): number {
    return this.byName.size;
  }

  /**
   * What is known of the names that may occur in a text. Linear in the text, besides the names that begin with one of
   * its words.
   * @param except the file that does not count: what an article’s own sidecar says is known where the article is
   */
  *lexiconSteps(text: string, except?: string): Steps<ProjectLexicon> {
    if (this.byName.size === 0) return { names: [] };
    const words = yield* wordsIn(text);
    const own = new Set(this.byFile.get(except ?? ''));
    const names: LearntName[] = [];
    let count = 0;
    for (const word of words) {
      for (const entry of this.byFirst.get(word) ?? []) {
        if (++count % BATCH === 0) yield;
        if (!words.has(entry.last)) continue;
        const learnt = learntOf(entry, own);
        if (learnt !== undefined) names.push(learnt);
      }
    }
    return { names: names.sort((a, b) => (a.name < b.name ? -1 : 1)) };
  }

  private tally({ name, type, verdict }: Lesson): Tally {
    let entry = this.byName.get(name);
    if (entry === undefined) {
      const runs = runsOf(name);
      const first = runs[0] ?? '';
      entry = { name: copied(name), last: runs.at(-1) ?? '', tallies: [] };
      this.byName.set(entry.name, entry);
      const others = this.byFirst.get(first);
      if (others === undefined) this.byFirst.set(first, [entry]);
      else others.push(entry);
    }
    let tally = entry.tallies.find((one) => one.type === type && one.verdict === verdict);
    if (tally === undefined) {
      tally = { entry, type, verdict, files: 0 };
      entry.tallies = [...entry.tallies, tally];
    }
    return tally;
  }

  private forget(tally: Tally): void {
    tally.files -= 1;
    if (tally.files > 0) return;
    const { entry } = tally;
    entry.tallies = entry.tallies.filter((one) => one !== tally);
    if (entry.tallies.length > 0) return;
    this.byName.delete(entry.name);
    const first = runsOf(entry.name)[0] ?? '';
    const others = this.byFirst.get(first) ?? [];
    if (others.length > 1) others.splice(others.indexOf(entry), 1);
    else this.byFirst.delete(first);
  }
}

/** The same text in memory of its own: a piece that was cut out of a file would keep the whole file in memory. */
function copied(text: string): string {
  return text.split('').join('');
}

function runsOf(name: string): readonly string[] {
  return plainText(name).match(RUNS) ?? [];
}

const RUNS = /[\p{L}\p{N}]+/gu;

/** The runs of letters and digits of a text, in plain form. Every word of a name that occurs in it is made of them. */
function* wordsIn(text: string): Steps<ReadonlySet<string>> {
  const words = new Set<string>();
  for (let from = 0; from < text.length;) {
    const to = spaceAt(text, from + PIECE);
    for (const word of plainText(text.slice(from, to)).match(RUNS) ?? []) words.add(word);
    from = to;
    yield;
  }
  return words;
}

/** Where the first white space at or behind an offset is; the text’s end where there is none. */
function spaceAt(text: string, offset: number): number {
  const space = /\s/g;
  space.lastIndex = offset;
  return space.exec(text)?.index ?? text.length;
}

function learntOf({ name, tallies }: Entry, own: ReadonlySet<Tally>): LearntName | undefined {
  const accepted = new Map<string, Decisions>();
  const rejected: Decisions[] = [];
  for (const tally of tallies) {
    const { type, verdict } = tally;
    const files = tally.files - (own.has(tally) ? 1 : 0);
    if (files === 0) continue;
    if (verdict === 'rejected') {
      rejected.push({ type, articles: files });
      continue;
    }
    const known = accepted.get(type) ?? { type, articles: 0 };
    accepted.set(type, verdict === 'registered' ? { ...known, registered: true } : { ...known, articles: files });
  }
  if (accepted.size === 0 && rejected.length === 0) return undefined;
  return { name, accepted: [...accepted.values()].sort(byType), rejected: rejected.sort(byType) };
}

function byType(a: Decisions, b: Decisions): number {
  return a.type < b.type ? -1 : 1;
}
