import { isMap, isScalar, isSeq, parseDocument, Scalar, type Node } from 'yaml';
import type { Findings, Place } from './findings';
import { guardTokens } from './guard';
import { emptyNode, type MapEntry, type YamlNode } from './yaml-node';

/**
 * Reads YAML 1.2 (core schema, no aliases, tags or merge keys) with the `yaml` library. Duplicate keys are left in.
 * `base` is the text's place in its file. Undefined after an error; null for a text without any value.
 */
export function readYaml(text: string, base: number, findings: Findings): YamlNode | null | undefined {
  if (!guardTokens(text, base, findings)) return undefined;
  const document = parseDocument(text, {
    version: '1.2',
    // Its own check is quadratic; ours comes later.
    uniqueKeys: false,
    merge: false,
    stringKeys: true,
    prettyErrors: false,
    logLevel: 'silent',
  });
  // A warning means that a reader guessed what was meant.
  const problems = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
  for (const { pos, message } of problems) {
    const start = Math.min(pos[0], text.length) + base;
    findings.add('error', 'yaml-syntax', { start, end: Math.max(start, Math.min(pos[1], text.length) + base) }, [
      firstLine(message),
    ]);
  }
  if (problems.length > 0) return undefined;
  if (document.contents === null) return null;
  try {
    return new Converter(text, base).convert(document.contents, base);
  } catch (error) {
    if (!(error instanceof UnsupportedYaml)) throw error;
    findings.add('error', error.code, error.place, error.args);
    return undefined;
  }
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? message;
}

class UnsupportedYaml extends Error {
  constructor(
    readonly code: string,
    readonly place: Place,
    readonly args: readonly (string | number)[] = [],
  ) {
    super(code);
  }
}

class Converter {
  constructor(
    private readonly text: string,
    private readonly base: number,
  ) {}

  /** `after`: where a value that is not there would stand. Recurses; {@link guardTokens} keeps it shallow. */
  convert(node: Node | null, after: number): YamlNode {
    if (node === null) return emptyNode(after);
    const [from, to] = node.range ?? [0, 0];
    const place = { start: from + this.base, end: to + this.base };
    if (isScalar(node)) return this.scalar(node, place, after);
    const flow = (isMap(node) || isSeq(node)) && node.flow === true;
    if (isSeq(node)) {
      const items = node.items.map((item) => this.convert(item as Node | null, place.start));
      const end = flow ? place.end : Math.max(place.start, items.at(-1)?.end ?? 0);
      return { kind: 'list', items, start: place.start, end };
    }
    if (!isMap(node)) throw new UnsupportedYaml('unsupported-yaml', place, [this.text.slice(from, to)]);
    const entries = node.items.map((pair): MapEntry => {
      const key = pair.key as Node;
      if (!isScalar(key) || !key.range) throw new UnsupportedYaml('bad-key', place);
      const keyStart = key.range[0] + this.base;
      const keyEnd = key.range[1] + this.base;
      if (keyEnd === keyStart) throw new UnsupportedYaml('bad-key', { start: keyStart, end: keyEnd });
      const name = typeof key.value === 'string' ? key.value : String(key.source ?? key.value);
      return { key: name, keyStart, keyEnd, value: this.convert(pair.value as Node | null, keyEnd) };
    });
    if (flow) return { kind: 'map', flow, entries, ...place };
    const end = entries.at(-1)?.value.end ?? place.start;
    return { kind: 'map', flow, entries, start: entries[0]?.keyStart ?? place.start, end };
  }

  private scalar(node: Scalar, place: Place, after: number): YamlNode {
    const { value } = node;
    const { start, end } = place;
    if (node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED) {
      const source = this.text.slice(start - this.base, end - this.base);
      const header = source.split('\n', 1)[0]?.trimEnd() ?? '';
      // Its value would depend on the blank lines behind it, which belong to the layout.
      if (/^[|>]\d?\+/.test(header)) throw new UnsupportedYaml('unsupported-yaml', place, [header]);
      return { kind: 'scalar', value: String(value), start, end: start + source.trimEnd().length };
    }
    if (start === end && value === null) return emptyNode(after);
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      return { kind: 'scalar', value, start, end };
    }
    throw new UnsupportedYaml('unsupported-yaml', place, [node.source ?? '']);
  }
}
