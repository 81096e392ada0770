import type { AnchorState } from '../../../anchoring/placement';
import type { Mark } from '../../articles/mark';
import type { MarkFacts } from '../../articles/mark-facts';

/** The tree of one article: type → entity → mentions; dates directly below their type, in time order. */
export type ArticleNode = TypeNode | EntityNode | MarkNode | AnchorNode | LostNode | MoreNode;

/** A node with others below it, which are made when they are shown. */
interface Parent {
  /** How many there are. */
  readonly size: number;
  children(limit: number): readonly ArticleNode[];
}

export interface TypeNode extends Parent {
  readonly kind: 'type';
  readonly id: string;
  readonly type: string;
  /** Marks of this type. */
  readonly total: number;
  readonly pending: number;
}

/** What commands on a tree item are told: the mark that they are about. */
export interface NodeTarget {
  readonly uri: string;
  readonly id: string;
}

export interface EntityNode extends Parent {
  readonly kind: 'entity';
  readonly id: string;
  /** The first of its marks that waits for a person, else the first. */
  readonly target: NodeTarget | undefined;
  readonly type: string;
  readonly facts: MarkFacts;
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
export interface AnchorNode extends Parent {
  readonly kind: 'anchor';
  readonly id: 'anchor';
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
