import { finish, type Steps } from '../text/steps';
import { EMPTY_SET, type AnnotationSet, type PlainValue } from '../annotation/model';
import { decodeFields, decodeUnknown, uniqueEntries } from './decode-fields';
import { RECORD_SECTIONS, TOP_LEVEL, type RecordSection } from './fields';
import type { Finding } from './finding';
import { Findings } from './findings';
import { layoutOf, type Layout } from './layout';
import { isLayerName } from './paths';
import { readSteps } from './read';
import type { MapEntry, MapNode } from './yaml-node';

/** Records between two pauses. */
const BATCH = 128;

/** The format that this program writes. */
export const FORMAT = 'marginalia/1';

/** A sidecar or registry as it stands in a file: text, what it says, where, and what is wrong with it. Immutable. */
export interface SidecarDocument {
  readonly kind: 'sidecar' | 'registry';
  /** As decoded, without byte order mark, line ends as they are. */
  readonly text: string;
  /** Whether the file starts with a byte order mark, which is kept. */
  readonly bom: boolean;
  /** What could be understood; all of it where there are no errors. */
  readonly set: AnnotationSet;
  /** In file order. */
  readonly findings: readonly Finding[];
  readonly layout: Layout;
  /** Whether it may be changed: nothing in it was not understood. */
  readonly writable: boolean;
}

/** Reads a sidecar. Never throws; whatever is wrong is among the findings. Linear for the layout that we write. */
export function parseSidecar(text: string): SidecarDocument {
  return finish(parseSteps('sidecar', text));
}

/** Reads a registry (`entities.yaml`): the same as a sidecar, of which only `entities` has a meaning. */
export function parseRegistry(text: string): SidecarDocument {
  return finish(parseSteps('registry', text));
}

/** {@link parseSidecar} or {@link parseRegistry} with pauses. */
export function* parseSteps(kind: SidecarDocument['kind'], text: string): Steps<SidecarDocument> {
  const findings = new Findings(text);
  let set = EMPTY_SET;
  let layout: Layout = [];
  const root = yield* readSteps(text, findings);
  if (root?.kind === 'map' && !root.flow) {
    set = yield* new FileDecoder(kind, findings).decode(root);
    layout = yield* layoutOf(text, root);
  } else if (root !== undefined) findings.add('error', 'not-a-map', { start: root.start, end: root.end });
  else if (!findings.hasErrors) findings.add('info', 'empty-file', { start: 0, end: 0 });
  return { kind, text, bom: false, set, findings: findings.toArray(), layout, writable: !findings.hasErrors };
}

/** The keys of the top level that have a meaning. */
export function topLevelKeys(kind: SidecarDocument['kind']): readonly string[] {
  return kind === 'registry' ? ['format', 'entities'] : TOP_LEVEL;
}

class FileDecoder {
  /** The section of every id so far. */
  private readonly ids = new Map<string, string>();

  constructor(
    private readonly kind: SidecarDocument['kind'],
    private readonly findings: Findings,
  ) {}

  *decode(root: MapNode): Steps<AnnotationSet> {
    const { findings } = this;
    const known = new Set(topLevelKeys(this.kind));
    const set: { -readonly [K in keyof AnnotationSet]: AnnotationSet[K] } = { ...EMPTY_SET };
    const unknown = new Map<string, PlainValue>();
    const entries = uniqueEntries(root, findings);
    for (const entry of entries) {
      const { key, value } = entry;
      if (!known.has(key)) {
        const kept = decodeUnknown(entry, findings);
        if (kept !== undefined) unknown.set(key, kept);
      } else if (key === 'format') this.format(entry);
      else if (key === 'layer') {
        const layer = value.kind === 'scalar' ? value.value : undefined;
        if (typeof layer !== 'string') findings.add('error', 'not-text', value, [key]);
        else if (!isLayerName(layer)) findings.add('error', 'bad-layer', value, [layer]);
        else set.layer = layer;
      } else if (key === 'article') {
        const map = this.mapOf(entry, 'record-not-a-map');
        if (map !== undefined) set.article = decodeFields('article', 'article', map, findings) ?? {};
      } else {
        const section = key as RecordSection;
        // The decoder checks each field against the same table that the model's types are checked against.
        Object.assign(set, { [section]: yield* this.records(section, entry) });
      }
    }
    if (!entries.some(({ key }) => key === 'format')) {
      findings.add('error', 'format-missing', { start: root.start, end: root.start });
    }
    if (unknown.size > 0) set.unknown = unknown;
    return set;
  }

  private format({ value }: MapEntry): void {
    const format = value.kind === 'scalar' ? value.value : undefined;
    if (typeof format !== 'string') this.findings.add('error', 'not-text', value, ['format']);
    else if (!/^marginalia\/1(?:\.\d{1,9})?$/.test(format)) {
      const newer = /^marginalia\/[1-9]\d{0,9}(?:\.\d{1,9})?$/.test(format);
      this.findings.add('error', newer ? 'format-newer' : 'format-unknown', value, [format]);
    }
  }

  private *records(section: RecordSection, entry: MapEntry): Steps<ReadonlyMap<string, unknown>> {
    const records = new Map<string, unknown>();
    const map = this.mapOf(entry, 'section-not-a-map');
    if (map === undefined) return records;
    const entries = uniqueEntries(map, this.findings);
    for (const [index, child] of entries.entries()) {
      if (index % BATCH === 0) yield;
      const { key: id, keyStart: start, keyEnd: end } = child;
      const other = this.ids.get(id);
      if (other !== undefined) {
        this.findings.add('error', 'duplicate-id', { start, end }, [id, other], id);
        continue;
      }
      this.ids.set(id, section);
      if (child.value.kind !== 'map') {
        this.findings.add('error', 'record-not-a-map', { start, end }, [id], id);
        continue;
      }
      const record = decodeFields(section, id, child.value, this.findings);
      if (record !== undefined) records.set(id, record);
    }
    return records;
  }

  /** The map below a key; an empty one where there is nothing. */
  private mapOf({ key, keyEnd, value }: MapEntry, code: string): MapNode | undefined {
    if (value.kind === 'map') return value;
    if (value.kind === 'scalar' && value.value === null) {
      return { kind: 'map', flow: true, entries: [], start: keyEnd, end: keyEnd };
    }
    this.findings.add('error', code, value, [key]);
    return undefined;
  }
}

/** The sections of records, for code that goes through all of them. */
export function recordMaps(set: AnnotationSet): readonly (readonly [RecordSection, ReadonlyMap<string, object>])[] {
  return RECORD_SECTIONS.map((section) => [section, set[section]] as const);
}
