import fc from 'fast-check';
import type {
  AnnotationSet,
  ArticleInfo,
  Comment,
  Entity,
  Mention,
  PlainValue,
  Rejection,
  Relation,
  UnknownFields,
} from '../../../src/annotation/model';

/** What a generated set may hold. Sets are valid: ids unique in the file, dates well formed, `nth <= of`. */
export interface SetOptions {
  /** `made`: ids as the program makes them; `any` also keys that a person might write, or that YAML reads otherwise. */
  readonly ids?: 'made' | 'any';
  /** Free text of names, notes and quotes; default: French-looking text mixed with every kind of hostile character. */
  readonly text?: fc.Arbitrary<string>;
  /** Most records per section; default 6. */
  readonly maxRecords?: number;
  /** Whether records carry fields that this version does not know; default true. */
  readonly unknown?: boolean;
}

const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz';

/** Text that breaks careless writers: what YAML 1.1 mistakes, quotes, escapes, line and paragraph separators … */
const HOSTILE = [
  'no',
  'yes',
  'null',
  '~',
  '12:30',
  '2018-12-11',
  '1e5',
  '0x1f',
  '#',
  ' # pas un commentaire',
  '---',
  '- a',
  'a: b',
  '[[[[[[[[[[[[',
  '}}}}',
  '"',
  "'",
  '\\',
  '\\n',
  '\n\n',
  '\r\n',
  '\t',
  '\u0000',
  '\u0007',
  '\u001b[31m',
  '\u007f',
  '\u0085',
  '\u00a0',
  '\u00ad',
  '\u2028',
  '\u2029',
  '\u202e',
  '\ufeff',
  '\ufffd',
  '\uffff',
  '\ud83d\ude00',
  '\ud800',
  '\udc00',
  'e\u0301',
  '<<<<<<< ours',
  '%YAML 1.1',
  '&a *a !!str',
  '|',
  '>',
];

const WORDS = ['la', 'ministre', 'Élise', 'Marchand', 'd’Orval', 'été', '« oui »', 'Œuvre', 'SNCF', '12', 'à'];

/** Free text, from ordinary French to lone surrogates. May be empty. */
export function anyText(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.array(fc.constantFrom(...WORDS), { maxLength: 5 }).map((words) => words.join(' ')) },
    {
      weight: 2,
      arbitrary: fc.array(fc.constantFrom(...HOSTILE, ...WORDS), { maxLength: 5 }).map((all) => all.join('')),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  );
}

/** One UTF-16 unit after the other, surrogates unpaired as they come. */
export function brokenText(): fc.Arbitrary<string> {
  return fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 }).map((units) => String.fromCharCode(...units));
}

function madeId(letter: string): fc.Arbitrary<string> {
  return fc
    .array(fc.constantFrom(...CROCKFORD.split('')), { minLength: 10, maxLength: 10 })
    .map((digits) => `${letter}-${digits.join('')}`);
}

function idArbitrary(letter: string, kind: 'made' | 'any'): fc.Arbitrary<string> {
  if (kind === 'made') return madeId(letter);
  const byHand = [
    '1',
    '007',
    '1e5',
    'no',
    'null',
    'true',
    'élan 3',
    'a: b',
    'x#y',
    '- z',
    '"q"',
    'é\n\u2028',
    '<<',
    '?',
  ];
  return fc.oneof(
    { weight: 6, arbitrary: madeId(letter) },
    { weight: 1, arbitrary: fc.constantFrom(...byHand).map((key) => `${letter}${key}`) },
    { weight: 1, arbitrary: fc.constantFrom(...byHand).map((key) => `${key}${letter}`) },
  );
}

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

const plainValue: fc.Arbitrary<PlainValue> = fc.letrec<{ value: PlainValue; leaf: PlainValue }>((tie) => ({
  leaf: fc.oneof(
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
    anyText(),
  ),
  value: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'plain' },
    tie('leaf'),
    fc.array(tie('value'), { maxLength: 3, depthIdentifier: 'plain' }),
    fc
      .array(fc.tuple(fc.constantFrom('a', 'b', 'clé', '2', 'no', 'a b'), tie('value')), {
        maxLength: 3,
        depthIdentifier: 'plain',
      })
      .map((pairs) => Object.fromEntries(pairs)),
  ),
})).value;

function unknownFields(enabled: boolean): fc.Arbitrary<UnknownFields | undefined> {
  if (!enabled) return fc.constant(undefined);
  const key = fc.oneof(
    fc.constantFrom('x', 'confidence', 'à faire', 'z-index', 'no', '12', 'a: b'),
    fc.string({ minLength: 1, maxLength: 6 }).map((text) => `x${text}`),
  );
  const some = fc
    .uniqueArray(fc.tuple(key, plainValue), { selector: ([name]) => name, minLength: 1, maxLength: 3 })
    .map((pairs) => new Map(pairs.filter(([name]) => !FORBIDDEN.has(name))));
  return fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: some });
}

/** A person or a program. */
export function annotator(): fc.Arbitrary<string> {
  return fc.constantFrom('camille', 'ahmed', 'Zoé B.', 'no', 'marginalia 1.0.0', 'marginalia 0.1.0');
}

function people(): fc.Arbitrary<string[]> {
  return fc.uniqueArray(fc.constantFrom('camille', 'ahmed', 'Zoé B.', 'no'), { minLength: 1, maxLength: 3 });
}

export function dateValue(): fc.Arbitrary<string> {
  return fc.constantFrom(
    '2018-12-11',
    '2018-12',
    '2018',
    '2018-W49',
    '2018-Q1',
    '2018-H2',
    '199X',
    '18XX',
    '2018-SU',
    'XXXX-WXX-2',
    'XXXX-12-11',
    '2018-12-10/2018-12-11',
    '2018-12-11T15:45',
    '2018-12-11TEV',
    'P2Y',
    'PRESENT_REF',
  );
}

export function typeId(): fc.Arbitrary<string> {
  return fc.constantFrom('actor', 'institution', 'date', 'place', 'event', 'document');
}

function withoutUndefined<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
}

const status = fc.constantFrom('proposed' as const, 'disputed' as const);
const optional = { requiredKeys: ['id', 'type', 'exact', 'from', 'to', 'on', 'text', 'place'] };

/** An arbitrary of some of the optional fields, and all of the required ones. */
function record<T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  const required = (Object.keys(model) as (keyof T)[]).filter((key) => optional.requiredKeys.includes(String(key)));
  return fc.record(model, { requiredKeys: required });
}

interface Ids {
  readonly own: fc.Arbitrary<string>;
  readonly entities: fc.Arbitrary<string>;
  readonly mentions: fc.Arbitrary<string>;
}

function idsFor(letter: string, kind: 'made' | 'any'): Ids {
  return { own: idArbitrary(letter, kind), entities: idArbitrary('e', kind), mentions: idArbitrary('m', kind) };
}

export function mention(options: SetOptions = {}): fc.Arbitrary<Mention> {
  const { ids = 'any', text = anyText(), unknown = true } = options;
  const { own, entities } = idsFor('m', ids);
  const place = fc.oneof(
    { weight: 5, arbitrary: fc.constant({}) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 9 }))
        .map(([nth, more]) => ({ nth, of: nth + more })),
    },
  );
  return record<Mention & { place: object }>({
    id: own,
    type: typeId(),
    entity: entities,
    value: dateValue(),
    timex: dateValue(),
    mod: fc.constantFrom('start' as const, 'mid' as const, 'end' as const, 'approx' as const),
    exact: text.filter((exact) => exact !== ''),
    status,
    by: annotator(),
    reviewedBy: people(),
    form: fc.constantFrom('function' as const, 'metonym' as const, 'pronoun' as const),
    note: text,
    prefix: text,
    suffix: text,
    unknown: unknownFields(unknown),
    nth: fc.constant(undefined),
    of: fc.constant(undefined),
    place,
  }).map(({ place: numbers, ...rest }) => withoutUndefined({ ...rest, ...numbers }));
}

export function rejection(options: SetOptions = {}): fc.Arbitrary<Rejection> {
  return mention(options).map(({ status: _status, ...rest }) => rest);
}

/** `registry` also gives the fields that only a registry uses. */
export function entity(options: SetOptions & { readonly registry?: boolean } = {}): fc.Arbitrary<Entity> {
  const { ids = 'any', text = anyText(), unknown = true, registry = false } = options;
  const { own, entities } = idsFor('e', ids);
  return record<Entity>({
    id: own,
    type: typeId(),
    name: text,
    aliases: fc.uniqueArray(text, { minLength: 1, maxLength: 3 }),
    role: text,
    sameAs: registry ? entities : fc.constant(undefined),
    identifiers: fc.uniqueArray(fc.constantFrom('wikidata:Q8880', 'viaf:1', 'isni:0000 0001'), { minLength: 1 }),
    note: text,
    unknown: unknownFields(unknown),
  }).map(withoutUndefined);
}

export function relation(options: SetOptions = {}): fc.Arbitrary<Relation> {
  const { ids = 'any', text = anyText(), unknown = true } = options;
  const { own, entities, mentions } = idsFor('r', ids);
  return record<Relation>({
    id: own,
    type: fc.constantFrom('leads', 'member_of'),
    from: entities,
    to: entities,
    evidence: fc.array(mentions, { minLength: 1, maxLength: 2 }),
    status,
    by: annotator(),
    reviewedBy: people(),
    note: text,
    unknown: unknownFields(unknown),
  }).map(withoutUndefined);
}

export function comment(options: SetOptions = {}): fc.Arbitrary<Comment> {
  const { ids = 'any', text = anyText(), unknown = true } = options;
  const { own, mentions } = idsFor('c', ids);
  return record<Comment>({
    id: own,
    on: fc.oneof(mentions, fc.constant('article')),
    by: annotator(),
    text,
    resolved: fc.boolean(),
    unknown: unknownFields(unknown),
  }).map(withoutUndefined);
}

export function articleInfo(options: SetOptions = {}): fc.Arbitrary<ArticleInfo> {
  const { text = anyText(), unknown = true } = options;
  return record<ArticleInfo>({
    language: fc.constantFrom('fr', 'en'),
    published: fc.constantFrom('2018-12-11', '2018-12', '2018'),
    done: fc.uniqueArray(typeId(), { minLength: 1, maxLength: 3 }),
    doneBy: people(),
    title: text,
    source: text,
    url: fc.webUrl(),
    author: text,
    rights: text,
    agency: text,
    group: text,
    guideline: fc.constantFrom('1', '1.2'),
    unknown: unknownFields(unknown),
  }).map(withoutUndefined);
}

function mapOf<T extends { readonly id: string }>(records: readonly T[], taken: Set<string>): Map<string, T> {
  const map = new Map<string, T>();
  for (const one of records) {
    if (taken.has(one.id)) continue;
    taken.add(one.id);
    map.set(one.id, one);
  }
  return map;
}

/**
 * A valid set: whatever it holds can be written and read back equal. References may dangle. Half of the sets are
 * those of a layer.
 */
export function annotationSet(options: SetOptions = {}): fc.Arbitrary<AnnotationSet> {
  const { maxRecords: maxLength = 6, unknown = true } = options;
  return fc
    .record({
      layer: fc.option(fc.constantFrom('camille', 'Zoé-B', 'no'), { nil: undefined }),
      article: articleInfo(options),
      entities: fc.array(entity(options), { maxLength }),
      mentions: fc.array(mention(options), { maxLength }),
      relations: fc.array(relation(options), { maxLength }),
      comments: fc.array(comment(options), { maxLength }),
      rejected: fc.array(rejection(options), { maxLength }),
      unknown: unknownFields(unknown),
    })
    .map(({ layer, article, unknown: extra, ...sections }) => {
      const taken = new Set<string>();
      return {
        ...(layer === undefined ? {} : { layer }),
        article,
        entities: mapOf(sections.entities, taken),
        mentions: mapOf(sections.mentions, taken),
        relations: mapOf(sections.relations, taken),
        comments: mapOf(sections.comments, taken),
        rejected: mapOf(sections.rejected, taken),
        ...(extra === undefined ? {} : { unknown: extra }),
      };
    });
}

/** Two versions of one set: the second keeps, drops, changes, moves and adds records of the first. */
export function editedSets(options: SetOptions = {}): fc.Arbitrary<readonly [AnnotationSet, AnnotationSet]> {
  return fc
    .tuple(annotationSet(options), annotationSet(options), fc.infiniteStream(fc.nat({ max: 9 })))
    .map(([before, other, dice]) => {
      const roll = (): number => dice.next().value as number;
      const taken = new Set<string>();
      const edit = <T extends { readonly id: string }>(
        mine: ReadonlyMap<string, T>,
        theirs: ReadonlyMap<string, T>,
        used: ReadonlySet<string>,
      ) => {
        const result: T[] = [];
        const spare = [...theirs.values()].filter(({ id }) => !used.has(id));
        for (const own of mine.values()) {
          const what = roll();
          if (what === 0) continue;
          const donor = [...theirs.values()][roll() % Math.max(1, theirs.size)];
          if (what === 1 && donor !== undefined) result.push({ ...donor, id: own.id });
          else if (what === 2 && donor !== undefined) result.push(withoutUndefined({ ...own, ...donor, id: own.id }));
          else result.push(own);
          const added = what === 3 ? spare.pop() : undefined;
          if (added !== undefined) result.push(added);
          const previous = result.at(-2);
          const last = result.at(-1);
          if (what === 4 && previous !== undefined && last !== undefined) result.splice(-2, 2, last, previous);
        }
        return mapOf([...result, ...spare.slice(roll())], taken);
      };
      const used = new Set(
        [before.entities, before.mentions, before.relations, before.comments, before.rejected].flatMap((map) => [
          ...map.keys(),
        ]),
      );
      const after: AnnotationSet = {
        ...before,
        article: roll() < 3 ? other.article : before.article,
        entities: edit(before.entities, other.entities, used),
        mentions: edit(before.mentions, other.mentions, used),
        relations: edit(before.relations, other.relations, used),
        comments: edit(before.comments, other.comments, used),
        rejected: edit(before.rejected, other.rejected, used),
      };
      return [before, after] as const;
    });
}
