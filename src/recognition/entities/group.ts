import { acronymLetters } from '../names/acronyms';
import type { NameCandidate } from '../names/candidate';
import type { AcronymMeaning } from '../names/known-acronyms';
import { plainText } from '../plain';
import type { SuggestedEntity } from '../recognizer';
import type { Slices } from '../slices';
import type { KnownName } from './known-entities';
import { institutionKey, personWords } from './variants';
import { Keys, slugOf } from './slug';

/** Entities in order of first mention, and for each candidate (by index) the key of its entity, if one is certain. */
export interface Grouping {
  readonly entities: readonly SuggestedEntity[];
  readonly keys: readonly (string | undefined)[];
}

/** The candidates of one entity, by index. */
interface Group {
  readonly type: string;
  readonly members: number[];
}

/**
 * Says which candidates name the same actor or institution. Those that name a known entity get its key.
 *
 * @param found in reading order
 */
export async function groupNames(
  found: readonly NameCandidate[],
  acronyms: ReadonlyMap<string, AcronymMeaning>,
  slices: Slices,
  elsewhere: readonly KnownName[],
): Promise<Grouping> {
  const candidates = [...elsewhere, ...found];
  const identities = new Map<string, Group>();
  const people = await personIdentities(candidates, slices);
  const heads = await headIdentities(candidates, slices);
  for (const [index, candidate] of candidates.entries()) {
    const identity =
      candidate.type === 'actor'
        ? people[index]
        : candidate.type === 'place'
          ? plainText(oneLine(candidate.name))
          : institutionIdentity(candidate, acronyms, heads);
    if (slices.due) await slices.rest();
    if (identity === undefined) continue;
    const id = `${candidate.type} ${identity}`;
    const group = identities.get(id) ?? { type: candidate.type, members: [] };
    group.members.push(index);
    identities.set(id, group);
  }
  const keys = new Array<string | undefined>(candidates.length).fill(undefined);
  const given = new Keys(elsewhere.map(({ entity }) => entity.key));
  const entities: SuggestedEntity[] = [];
  for (const group of identities.values()) {
    const known = elsewhere[group.members[0] ?? 0]?.entity;
    // Nothing here names it.
    if ((group.members.at(-1) ?? 0) < elsewhere.length) continue;
    const members = group.members.flatMap((index) => candidates[index] ?? []);
    const entity = describe(group.type, members, given, known?.key);
    entities.push(entity);
    for (const index of group.members) keys[index] = entity.key;
    if (slices.due) await slices.rest();
  }
  return { entities, keys: keys.slice(elsewhere.length) };
}

function describe(
  type: string,
  members: readonly NameCandidate[],
  keys: Keys,
  known: string | undefined,
): SuggestedEntity {
  const forms = [...new Set(members.map((member) => oneLine(member.name)))];
  const acronyms = new Set(members.filter((member) => member.acronym === true).map((member) => oneLine(member.name)));
  const full = forms.filter((form) => !acronyms.has(form));
  const name = (full.length > 0 ? full : forms).reduce((best, form) =>
    wordCount(form) > wordCount(best) ? form : best,
  );
  const acronym = [...acronyms][0];
  const role = members.find((member) => member.role !== undefined)?.role;
  return {
    key: known ?? keys.next(acronym === undefined ? name : slugOf(acronymLetters(acronym)), type),
    type,
    name,
    aliases: forms.filter((form) => form !== name),
    ...(role === undefined ? {} : { role }),
  };
}

function oneLine(name: string): string {
  return name.replace(/\s+/g, ' ');
}

function wordCount(name: string): number {
  return name.split(/[\s'’-]+/).length;
}

function institutionIdentity(
  candidate: NameCandidate,
  acronyms: ReadonlyMap<string, AcronymMeaning>,
  heads: ReadonlyMap<string, string>,
): string {
  if (candidate.acronym === true) {
    const letters = acronymLetters(candidate.name);
    return acronyms.get(letters)?.key ?? `(${letters})`;
  }
  const key = institutionKey(candidate.name);
  return heads.get(key) ?? key;
}

/** A head alone (« la Commission ») names the one institution of the article that begins with it. */
async function headIdentities(
  candidates: readonly NameCandidate[],
  slices: Slices,
): Promise<ReadonlyMap<string, string>> {
  const heads = new Map<string, Set<string>>();
  for (const candidate of candidates) {
    if (candidate.type !== 'institution' || candidate.acronym === true) continue;
    if (slices.due) await slices.rest();
    const key = institutionKey(candidate.name);
    const head = key.split(' ')[0] ?? '';
    if (key === head) continue;
    heads.set(head, (heads.get(head) ?? new Set()).add(key));
  }
  const single = new Map<string, string>();
  for (const [head, keys] of heads) {
    const [only] = keys;
    if (keys.size === 1 && only !== undefined) single.set(head, only);
  }
  return single;
}

/**
 * One identity per person: the full name in plain words. A shorter form (surname, with or without particles, or with
 * initials) goes to the one person whose name it ends; when two share the surname it goes to nobody.
 */
async function personIdentities(candidates: readonly NameCandidate[], slices: Slices): Promise<(string | undefined)[]> {
  const full = new Map<string, readonly string[]>();
  const names: (string | undefined)[] = [];
  for (const candidate of candidates) {
    if (slices.due) await slices.rest();
    const words = candidate.type === 'actor' ? personWords(candidate.name) : undefined;
    const name = words?.join(' ');
    names.push(name);
    if (words !== undefined && name !== undefined) full.set(name, words);
  }
  const byLast = new Map<string, (readonly string[])[]>();
  for (const words of full.values()) {
    const last = words.at(-1) ?? '';
    const same = byLast.get(last);
    if (same === undefined) byLast.set(last, [words]);
    else same.push(words);
  }
  const resolved = new Map<string, string | undefined>();
  for (const [name, words] of full) {
    if (slices.due) await slices.rest();
    const longer = (byLast.get(words.at(-1) ?? '') ?? []).filter((other) => isShortFor(words, other));
    const longest = longer.filter((other) => !longer.some((more) => more !== other && isShortFor(other, more)));
    resolved.set(name, longest.length === 0 ? name : longest.length === 1 ? longest[0]?.join(' ') : undefined);
  }
  return names.map((name) => (name === undefined ? undefined : resolved.get(name)));
}

/** « Vitorino », « A. Vitorino » for « Antonio Vitorino ». */
function isShortFor(short: readonly string[], long: readonly string[]): boolean {
  if (short === long) return false;
  if (short.length < long.length && endsWith(long, short)) return true;
  const [first, ...rest] = short;
  return (
    first?.length === 1 &&
    long.length >= 2 &&
    (long[0]?.length ?? 0) > 1 &&
    first === long[0]?.charAt(0) &&
    rest.length > 0 &&
    endsWith(long.slice(1), rest)
  );
}

function endsWith(long: readonly string[], end: readonly string[]): boolean {
  const from = long.length - end.length;
  return from >= 0 && end.every((word, index) => word === long[from + index]);
}
