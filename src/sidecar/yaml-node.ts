/** What the readers make of a YAML text: its values with their places, nothing else. Offsets are UTF-16. */
export type YamlNode = ScalarNode | ListNode | MapNode;

interface Ranged {
  readonly start: number;
  /** Behind the value's last character. */
  readonly end: number;
}

/** An empty value stands right behind its key. */
export interface ScalarNode extends Ranged {
  readonly kind: 'scalar';
  readonly value: null | boolean | number | string;
}

export interface ListNode extends Ranged {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
}

export interface MapNode extends Ranged {
  readonly kind: 'map';
  /** Whether it is written in braces. */
  readonly flow: boolean;
  /** In file order; a key that is there twice is there twice. */
  readonly entries: readonly MapEntry[];
}

export interface MapEntry {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: YamlNode;
}

/** A value that is not there (`key:` and nothing behind it). */
export function emptyNode(at: number): ScalarNode {
  return { kind: 'scalar', value: null, start: at, end: at };
}
