import { DEFAULT_SCHEMA } from '../../../annotation/label-schema';
import type { Steps } from '../../../text/steps';
import type { ArticleSession } from '../../articles/article-session';
import type { Mark } from '../../articles/mark';
import { entityOf, factsOf, groupKey, type MarkFacts } from '../../articles/mark-facts';
import type { AnchorNode, ArticleNode, EntityNode, MarkNode, TypeNode } from './nodes';

/** Marks between two pauses. */
const BATCH = 256;

/**
 * Builds the tree of a session from its marks as they are now, with pauses. `filter` keeps what contains it, upper and
 * lower case alike. Nodes for single marks are made when they are shown.
 */
export function treeSteps(session: ArticleSession, filter: string): Steps<readonly ArticleNode[]> {
  return new TreeBuilder(session, filter.trim().toLowerCase()).run();
}

class TreeBuilder {
  private readonly uri: string;
  private readonly text: string;
  /** Keys of what is named, by the ids and keys of entities, so that each name is folded once. */
  private readonly keys = new Map<string, string>();

  constructor(
    private readonly session: ArticleSession,
    private readonly wanted: string,
  ) {
    this.uri = session.document.uri.toString();
    this.text = session.text;
  }

  *run(): Steps<readonly ArticleNode[]> {
    const byType = new Map<string, Mark[]>();
    let count = 0;
    for (const mark of this.session.marks()) {
      count += 1;
      if (count % BATCH === 0) yield;
      if (this.wanted !== '' && !matches(this.factsOf(mark), this.wanted)) continue;
      const marks = byType.get(mark.type);
      if (marks === undefined) byType.set(mark.type, [mark]);
      else marks.push(mark);
    }
    const order = new Map(DEFAULT_SCHEMA.types.map(({ id }, index) => [id, index]));
    const types = [...byType.keys()].sort((a, b) => (order.get(a) ?? 99) - (order.get(b) ?? 99) || a.localeCompare(b));
    const nodes: ArticleNode[] = [];
    const lost = this.anchorNode();
    if (lost !== undefined) nodes.push(lost);
    for (const type of types) {
      yield;
      nodes.push(yield* this.typeNode(type, byType.get(type) ?? []));
    }
    return nodes;
  }

  private *typeNode(type: string, marks: readonly Mark[]): Steps<TypeNode> {
    const id = `type/${type}`;
    const pending = marks.filter(({ status }) => status === 'proposed').length;
    if (type === 'date') {
      const ordered = this.inTime(marks);
      return { kind: 'type', id, type, total: marks.length, pending, ...this.marksBelow(id, ordered) };
    }
    const entities = yield* this.entityNodes(id, type, marks);
    return { kind: 'type', id, type, total: marks.length, pending, ...below(entities) };
  }

  /** Dates in the order of time; those of one value as they stand in the text. */
  private inTime(marks: readonly Mark[]): readonly Mark[] {
    return marks
      .map((mark) => ({ mark, key: timeKey(this.valueOf(mark)) }))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.mark.start - b.mark.start))
      .map(({ mark }) => mark);
  }

  private valueOf({ kind, id }: Mark): string | undefined {
    return kind === 'mention' ? this.session.mention(id)?.value : this.session.suggestions.asRead(id)?.value;
  }

  private *entityNodes(parent: string, type: string, marks: readonly Mark[]): Steps<readonly EntityNode[]> {
    const aliases = new Map<string, string>();
    const seen = new Set<string | undefined>();
    let count = 0;
    for (const mark of marks) {
      count += 1;
      if (count % BATCH === 0) yield;
      if (mark.kind !== 'mention') continue;
      const entity = this.session.mention(mark.id)?.entity;
      if (entity !== undefined && seen.has(entity)) continue;
      seen.add(entity);
      const key = this.keyOf(mark);
      // A suggestion whose entity goes by a name or alias of a stored one is shown with it.
      for (const alias of entityOf(this.session, entity)?.aliases ?? []) aliases.set(groupKey(type, alias), key);
      aliases.set(key, key);
    }
    const groups = new Map<string, Mark[]>();
    for (const mark of marks) {
      count += 1;
      if (count % BATCH === 0) yield;
      const own = this.keyOf(mark);
      const key = aliases.get(own) ?? own;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [mark]);
      else group.push(mark);
    }
    const nodes: EntityNode[] = [];
    for (const [key, group] of groups) {
      if (nodes.length % BATCH === BATCH - 1) yield;
      nodes.push(this.entityNode(`entity/${key}`, parent, type, group));
    }
    return nodes;
  }

  private entityNode(id: string, parent: string, type: string, marks: readonly Mark[]): EntityNode {
    const waiting = marks.filter(({ status }) => status === 'proposed');
    const first = waiting[0] ?? marks[0];
    const shown = marks.find(({ kind }) => kind === 'mention') ?? marks[0];
    return {
      kind: 'entity',
      id,
      type,
      facts: shown === undefined ? { text: '', name: '', aliases: [] } : this.factsOf(shown),
      target: first === undefined ? undefined : { uri: this.uri, id: first.id },
      pending: waiting.length,
      parent,
      ...this.marksBelow(id, marks),
    };
  }

  private marksBelow(parent: string, marks: readonly Mark[]): Pick<EntityNode, 'size' | 'children'> {
    const children = (limit: number) =>
      marks.slice(0, limit).map((mark) => this.markNode(`mark/${mark.id}`, mark, parent));
    return { size: marks.length, children };
  }

  /** What a mark is grouped by, see {@link groupKey}. */
  private keyOf(mark: Mark): string {
    const { session } = this;
    const entity =
      mark.kind === 'mention' ? session.mention(mark.id)?.entity : session.suggestions.asRead(mark.id)?.entity;
    if (entity === undefined) return groupKey(mark.type, this.text.slice(mark.start, mark.end));
    const known = `${mark.kind} ${mark.type} ${entity}`;
    let key = this.keys.get(known);
    if (key === undefined) {
      const name = mark.kind === 'mention' ? entityOf(session, entity)?.name : session.suggestions.entity(entity)?.name;
      if (name === undefined) return groupKey(mark.type, this.text.slice(mark.start, mark.end));
      key = groupKey(mark.type, name);
      this.keys.set(known, key);
    }
    return key;
  }

  private anchorNode(): AnchorNode | undefined {
    const doubts = this.session.doubts();
    if (doubts.size === 0) return undefined;
    const children: ArticleNode[] = [];
    for (const [id, { type, exact }] of this.session.set?.mentions ?? []) {
      const state = doubts.get(id)?.state;
      if (state === undefined || (this.wanted !== '' && !exact.toLowerCase().includes(this.wanted))) continue;
      const mark = state === 'ambiguous' ? undefined : this.session.mark(id);
      if (mark !== undefined) children.push(this.markNode(`anchor/${id}`, mark, 'anchor'));
      else {
        const target = { uri: this.uri, id };
        children.push({ kind: 'lost', id: `lost/${id}`, target, type, exact, state, parent: 'anchor' });
      }
    }
    return children.length === 0 ? undefined : { kind: 'anchor', id: 'anchor', ...below(children) };
  }

  private markNode(id: string, mark: Mark, parent: string): MarkNode {
    return { kind: 'mark', id, mark, facts: this.factsOf(mark), target: { uri: this.uri, id: mark.id }, parent };
  }

  private factsOf(mark: Mark): MarkFacts {
    return factsOf(this.session, mark, this.text);
  }
}

function below(nodes: readonly ArticleNode[]): Pick<TypeNode, 'size' | 'children'> {
  return { size: nodes.length, children: (limit) => nodes.slice(0, limit) };
}

function matches(facts: MarkFacts, wanted: string): boolean {
  return [facts.text, facts.name, facts.role, facts.value, ...facts.aliases].some((text) =>
    text?.toLowerCase().includes(wanted),
  );
}

/** Orders ISO-like values in time; what is not resolved comes last. */
function timeKey(value: string | undefined): string {
  if (value === undefined || value.startsWith('XXXX')) return '~';
  return value;
}
