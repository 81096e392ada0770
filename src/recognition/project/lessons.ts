import { DEFAULT_SCHEMA, findType } from '../../annotation/label-schema';
import { isProposed, type AnnotationSet, type Mention } from '../../annotation/model';
import { tokenize } from '../../text/tokens';
import { plainText } from '../plain';
import { learntForm } from './project-lexicon';

/** What a file says of a name: an article’s sidecar that it is one of a type, or is none; a registry that it has one. */
export interface Lesson {
  /** In the form of `learntForm`. */
  readonly name: string;
  readonly type: string;
  readonly verdict: 'accepted' | 'rejected' | 'registered';
}

/** Longest name that is learnt, in words (tokens). */
const LONGEST = 30;
/** Longest in UTF-16 units: nobody names anything at that length, and the words of it would be kept in memory. */
const LONGEST_TEXT = 300;

/**
 * What a person decided in an article, each name and type once. Proposals and disputed marks teach nothing, nor do
 * marks that name nothing (`form`), dates, and what is too short to be told from an ordinary word.
 *
 * A name that the same article has as well as rejects counts as accepted; a rejected part of a name that the article has
 * teaches nothing, since it was its edges that were wrong. Linear in the number of mentions.
 */
export function lessonsOf(set: AnnotationSet): readonly Lesson[] {
  const accepted = new Map<string, Lesson>();
  for (const mention of set.mentions.values()) {
    if (mention.status !== undefined || isProposed(mention)) continue;
    const lesson = lessonOf(mention, 'accepted');
    if (lesson !== undefined) accepted.set(keyOf(lesson), lesson);
  }
  if (set.rejected.size === 0) return [...accepted.values()];
  const parts = partsOfNames(accepted.values());
  const rejected = new Map<string, Lesson>();
  for (const rejection of set.rejected.values()) {
    const lesson = lessonOf(rejection, 'rejected');
    if (lesson === undefined || parts.has(lesson.name)) continue;
    const key = keyOf(lesson);
    if (!accepted.has(key)) rejected.set(key, lesson);
  }
  return [...accepted.values(), ...rejected.values()];
}

/** What a registry says of one name or alias; undefined where it teaches nothing. The article before it is no part. */
export function registeredLesson(type: string, written: string): Lesson | undefined {
  const name = learntForm(written).replace(/^(?:(?:le|la|les|the) |l' ?)/, '');
  return isTaught(type) && isTelling(name) ? { name, type, verdict: 'registered' } : undefined;
}

function lessonOf(
  { type, exact, value, form }: Pick<Mention, 'type' | 'exact' | 'value' | 'form'>,
  verdict: Lesson['verdict'],
): Lesson | undefined {
  if (value !== undefined || form !== undefined || !isTaught(type) || exact.length > LONGEST_TEXT) return undefined;
  const name = learntForm(exact);
  return isTelling(name) ? { name, type, verdict } : undefined;
}

function isTaught(type: string): boolean {
  return findType(DEFAULT_SCHEMA, type)?.temporal !== true;
}

const ARTICLES = new Set(`le la les l' un une des du de d' au aux the a an`.split(' '));

/** Whether the same words elsewhere are likely to mean the same: three letters or more, and not one common word. */
function isTelling(name: string): boolean {
  if (name.length > LONGEST_TEXT || (name.match(/\p{L}/gu) ?? []).length < 3) return false;
  const words = wordsOf(name);
  if (words.length > LONGEST) return false;
  const own = words.filter((word) => /[\p{L}\p{N}]/u.test(word) && !ARTICLES.has(plainText(word)));
  return own.length > 1 || (own.length === 1 && /[\p{Lu}\p{Lt}\p{Lo}]/u.test(own[0] ?? ''));
}

/** The words of a name, as the recognizer cuts them. */
export function wordsOf(name: string): readonly string[] {
  return tokenize(name).map(({ start, end }) => name.slice(start, end));
}

/** Longest part of a name that is remembered, in words: what is rejected as part of a name is a wrong edge or two off. */
const LONGEST_PART = 8;

/** Every shorter run of words in some names. */
function partsOfNames(lessons: Iterable<Lesson>): ReadonlySet<string> {
  const parts = new Set<string>();
  for (const { name } of lessons) {
    const tokens = tokenize(name);
    for (const [from, first] of tokens.entries()) {
      for (const last of tokens.slice(from, from + LONGEST_PART)) {
        if (last.end - first.start < name.length) parts.add(name.slice(first.start, last.end));
      }
    }
  }
  return parts;
}

function keyOf({ name, type }: Lesson): string {
  return `${type}\0${name}`;
}
