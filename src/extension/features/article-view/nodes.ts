import { DEFAULT_SCHEMA } from '../../../annotation/label-schema';
import type { AnchorState } from '../../../anchoring/placement';
import type { ArticleSession } from '../../articles/article-session';
import type { Mark } from '../../articles/mark';
import { factsOf, groupKeyOf, type MarkFacts } from '../../articles/mark-facts';

/** The tree of one article: type → entity → mentions; dates directly below their type, in time order. */
export type ArticleNode = TypeNode | EntityNode | MarkNode | AnchorNode | LostNode | MoreNode;

export interface TypeNode {
  readonly kind: 'type';
  readonly id: string;
  readonly type: string;
  readonly children: readonly ArticleNode[];
  readonly total: number;
  readonly pending: number;
}

/** What commands on a tree item are told: the mark that they are about. */
export interface NodeTarget {
  readonly uri: string;
  readonly id: string;
}

export interface EntityNode {
  readonly kind: 'entity';
  readonly id: string;
  /** The first of its marks that waits for a person, else the first. */
  readonly target: NodeTarget | undefined;
  readonly type: string;
  readonly facts: MarkFacts;
  readonly children: readonly MarkNode[];
  readonly pending: number;
  readonly parent: string;
}

export interface MarkNode {
  readonly kind: 'mark';
  readonly id: string;
  readonly mark: Mark;
  readonly facts: MarkFacts;
  readonly target: NodeTarget;
  readonly parent: string;
}

/** The group of mentions that have lost their place, or may have. */
export interface AnchorNode {
  readonly kind: 'anchor';
  readonly id: 'anchor';
  readonly children: readonly ArticleNode[];
}

/** A stored mention that stands nowhere in the text any more. */
export interface LostNode {
  readonly kind: 'lost';
  readonly id: string;
  readonly target: NodeTarget;
  readonly type: string;
  readonly exact: string;
  readonly state: AnchorState;
  readonly parent: 'anchor';
}

/** Stands for the children beyond a page. */
export interface MoreNode {
  readonly kind: 'more';
  readonly id: string;
  readonly parent: string;
  readonly hidden: number;
}

/** Builds the tree of a session from its marks. `filter` keeps what contains it, upper and lower case alike. */
export function buildNodes(session: ArticleSession, filter: string): readonly ArticleNode[] {
  const uri = session.document.uri.toString();
  const wanted = filter.trim().toLowerCase();
  const byType = new Map<string, { mark: Mark; facts: MarkFacts }[]>();
  for (const mark of session.marks()) {
    const facts = factsOf(session, mark);
    if (wanted !== '' && !matches(facts, wanted)) continue;
    const list = byType.get(mark.type) ?? [];
    list.push({ mark, facts });
    byType.set(mark.type, list);
  }
  const order = new Map(DEFAULT_SCHEMA.types.map(({ id }, index) => [id, index]));
  const types = [...byType.keys()].sort((a, b) => (order.get(a) ?? 99) - (order.get(b) ?? 99) || a.localeCompare(b));
  const nodes: ArticleNode[] = types.map((type) => typeNode(uri, type, byType.get(type) ?? []));
  const lost = anchorNode(session, uri, wanted);
  return lost === undefined ? nodes : [lost, ...nodes];
}

function matches(facts: MarkFacts, wanted: string): boolean {
  return [facts.text, facts.name, facts.role, facts.value, ...facts.aliases].some((text) =>
    text?.toLowerCase().includes(wanted),
  );
}

function typeNode(uri: string, type: string, marks: readonly { mark: Mark; facts: MarkFacts }[]): TypeNode {
  const id = `type/${type}`;
  const pending = marks.filter(({ mark }) => mark.status === 'proposed').length;
  const children = type === 'date' ? dateNodes(uri, id, marks) : entityNodes(uri, id, type, marks);
  return { kind: 'type', id, type, children, total: marks.length, pending };
}

function dateNodes(uri: string, parent: string, marks: readonly { mark: Mark; facts: MarkFacts }[]): MarkNode[] {
  return marks
    .map(({ mark, facts }) => markNode(uri, `mark/${mark.id}`, mark, facts, parent))
    .sort((a, b) => timeKey(a.facts.value).localeCompare(timeKey(b.facts.value)) || a.mark.start - b.mark.start);
}

function markNode(uri: string, id: string, mark: Mark, facts: MarkFacts, parent: string): MarkNode {
  return { kind: 'mark', id, mark, facts, target: { uri, id: mark.id }, parent };
}

/** Orders ISO-like values in time; what is not resolved comes last. */
function timeKey(value: string | undefined): string {
  if (value === undefined || value.startsWith('XXXX')) return '~';
  return value;
}

function entityNodes(
  uri: string,
  parent: string,
  type: string,
  marks: readonly { mark: Mark; facts: MarkFacts }[],
): EntityNode[] {
  const groups = new Map<string, { mark: Mark; facts: MarkFacts }[]>();
  const aliases = aliasKeys(marks);
  for (const entry of marks) {
    const own = groupKeyOf(entry.mark, entry.facts);
    const key = aliases.get(own) ?? own;
    const list = groups.get(key) ?? [];
    list.push(entry);
    groups.set(key, list);
  }
  return [...groups].map(([key, entries]) => {
    const id = `entity/${key}`;
    const children = entries.map(({ mark, facts }) => markNode(uri, `mark/${mark.id}`, mark, facts, id));
    const waiting = entries.filter(({ mark }) => mark.status === 'proposed');
    const first = (waiting[0] ?? entries[0])?.mark;
    const target = first === undefined ? undefined : { uri, id: first.id };
    const facts = (entries.find(({ mark }) => mark.kind === 'mention') ?? entries[0])?.facts;
    return {
      kind: 'entity',
      id,
      type,
      facts: facts ?? { text: '', name: '', aliases: [] },
      target,
      children,
      pending: waiting.length,
      parent,
    };
  });
}

/** A suggestion whose entity goes by a name or alias of a stored one is shown with it. */
function aliasKeys(marks: readonly { mark: Mark; facts: MarkFacts }[]): Map<string, string> {
  const keys = new Map<string, string>();
  for (const { mark, facts } of marks) {
    if (mark.kind !== 'mention') continue;
    const key = groupKeyOf(mark, facts);
    for (const alias of facts.aliases) keys.set(groupKeyOf(mark, { ...facts, name: alias }), key);
    keys.set(key, key);
  }
  return keys;
}

function anchorNode(session: ArticleSession, uri: string, wanted: string): AnchorNode | undefined {
  const children: ArticleNode[] = [];
  for (const [id, mention] of session.set?.mentions ?? []) {
    const { state, span } = session.placement(id);
    if (state === 'exact' || (wanted !== '' && !mention.exact.toLowerCase().includes(wanted))) continue;
    if (span === undefined || state === 'ambiguous') {
      const { type, exact } = mention;
      children.push({ kind: 'lost', id: `lost/${id}`, target: { uri, id }, type, exact, state, parent: 'anchor' });
      continue;
    }
    const mark = session.marksAt(span).find((other) => other.id === id);
    if (mark === undefined) continue;
    children.push(markNode(uri, `anchor/${id}`, mark, factsOf(session, mark), 'anchor'));
  }
  return children.length === 0 ? undefined : { kind: 'anchor', id: 'anchor', children };
}
