/** Anything that YAML's core schema can hold, kept for fields that this version does not know. */
export type PlainValue =
  null | boolean | number | string | readonly PlainValue[] | { readonly [key: string]: PlainValue };

/** Fields of a record that this version does not know, in file order; they are written back untouched. */
export type UnknownFields = ReadonlyMap<string, PlainValue>;

/** Stored status. Absent means decided; see {@link isProposed} for how a machine's marks count. */
export type MentionStatus = 'proposed' | 'disputed';

/** How a mention names its entity. Absent means by a name. */
export type MentionForm = 'function' | 'metonym' | 'pronoun';

/** TIMEX3 `mod`, restricted to what the guideline uses. */
export type DateModifier = 'start' | 'mid' | 'end' | 'approx';

/**
 * What finds a mention again in its article: the quoted text with whole words of context on either side
 * (W3C Web Annotation, TextQuoteSelector). No offsets are stored.
 */
export interface Quote {
  readonly exact: string;
  /** Absent where a person left it out: then `exact`, or `nth`, must decide alone. */
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
  /** 1-based place among `of` identical occurrences of prefix + exact + suffix. */
  readonly nth?: number | undefined;
  readonly of?: number | undefined;
}

/** One stretch of an article that names an entity or a date. */
export interface Mention extends Quote {
  readonly id: string;
  readonly type: string;
  /** Id of an entity of this sidecar, or of the registry. */
  readonly entity?: string | undefined;
  /** Dates: TIMEX3/ISO 8601 value, resolved where it could be. */
  readonly value?: string | undefined;
  /** Dates: the value as written, before resolution (`XXXX-WXX-2` for « mardi »). */
  readonly timex?: string | undefined;
  readonly mod?: DateModifier | undefined;
  readonly status?: MentionStatus | undefined;
  /** Who marked it: a person's name, or a program with its version (`marginalia 0.1.0`). */
  readonly by?: string | undefined;
  /** The people who looked at it and agreed; a set, sorted by order of review. */
  readonly reviewedBy?: readonly string[] | undefined;
  readonly form?: MentionForm | undefined;
  readonly note?: string | undefined;
  readonly unknown?: UnknownFields | undefined;
}

/** Who or what is named. `id` is permanent: it never follows a rename. */
export interface Entity {
  readonly id: string;
  readonly type?: string | undefined;
  readonly name?: string | undefined;
  readonly aliases?: readonly string[] | undefined;
  /** Actors: their function as this article says it. */
  readonly role?: string | undefined;
  /** Registry only: the entity that this one turned out to be. */
  readonly sameAs?: string | undefined;
  /** Identifiers elsewhere, such as `wikidata:Q8880`. */
  readonly identifiers?: readonly string[] | undefined;
  readonly note?: string | undefined;
  readonly unknown?: UnknownFields | undefined;
}

export interface Relation {
  readonly id: string;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  /** Ids of the mentions that show it. */
  readonly evidence?: readonly string[] | undefined;
  readonly status?: MentionStatus | undefined;
  readonly by?: string | undefined;
  readonly reviewedBy?: readonly string[] | undefined;
  readonly note?: string | undefined;
  readonly unknown?: UnknownFields | undefined;
}

export interface Comment {
  readonly id: string;
  /** Id of any record, or `article`. */
  readonly on: string;
  readonly by?: string | undefined;
  readonly text: string;
  readonly resolved?: boolean | undefined;
  readonly unknown?: UnknownFields | undefined;
}

/** A suggestion that someone turned down; kept so that it is not proposed again. */
export type Rejection = Omit<Mention, 'status'>;

/** What is known of the article as a whole. Dates are EDTF and may be partial. */
export interface ArticleInfo {
  readonly language?: string | undefined;
  /** The day that relative dates are counted from. */
  readonly published?: string | undefined;
  /** Types that are completely marked: what is unmarked is really none. */
  readonly done?: readonly string[] | undefined;
  readonly doneBy?: readonly string[] | undefined;
  readonly title?: string | undefined;
  readonly source?: string | undefined;
  readonly url?: string | undefined;
  readonly author?: string | undefined;
  readonly rights?: string | undefined;
  readonly agency?: string | undefined;
  readonly group?: string | undefined;
  /** Version of the guideline that the marks follow. */
  readonly guideline?: string | undefined;
  readonly unknown?: UnknownFields | undefined;
}

/**
 * Everything a sidecar says about its article. Immutable: an edit makes a new set.
 * The maps are keyed by record id and iterate in file order (mentions: reading order).
 */
export interface AnnotationSet {
  /** Absent in the shared sidecar; the annotator's name in a layer. */
  readonly layer?: string | undefined;
  readonly article: ArticleInfo;
  readonly entities: ReadonlyMap<string, Entity>;
  readonly mentions: ReadonlyMap<string, Mention>;
  readonly relations: ReadonlyMap<string, Relation>;
  readonly comments: ReadonlyMap<string, Comment>;
  readonly rejected: ReadonlyMap<string, Rejection>;
  /** Top-level fields that this version does not know. */
  readonly unknown?: UnknownFields | undefined;
}

export const EMPTY_SET: AnnotationSet = {
  article: {},
  entities: new Map(),
  mentions: new Map(),
  relations: new Map(),
  comments: new Map(),
  rejected: new Map(),
};

/** The name under which this program signs; versions follow it (`marginalia 0.1.0`). */
export const MACHINE = 'marginalia';

/** Whether `by` names a program rather than a person: `NAME VERSION`, such as `marginalia 1.0.0`. */
export function isMachine(by: string | undefined): boolean {
  return by !== undefined && /^\S+ \d+\.\d+\.\d+\S*$/.test(by);
}

/** Whether a mention still waits for a person. A machine's mark that nobody reviewed does, whatever its status says. */
export function isProposed(mention: Pick<Mention, 'status' | 'by' | 'reviewedBy'>): boolean {
  return mention.status === 'proposed' || ((mention.reviewedBy ?? []).length === 0 && isMachine(mention.by));
}

/** Whether a mention is a program's and no person has touched it, so that the program may replace it. */
export function isUntouchedProposal(mention: Mention): boolean {
  return mention.status === 'proposed' && isMachine(mention.by) && (mention.reviewedBy ?? []).length === 0;
}
