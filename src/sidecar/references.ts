import type { LabelSchema } from '../annotation/label-schema';
import type { Entity } from '../annotation/model';
import { RECORD_SECTIONS, type RecordSection } from './fields';
import type { Finding } from './finding';
import { Findings } from './findings';
import type { SidecarDocument } from './parse';
import { Places } from './places';

/** Looks an id up in the registry, merged entities followed to what they were merged into. */
export type ResolveEntity = (id: string) => Entity | undefined;

/**
 * Ids that lead nowhere, and mentions whose type is not that of their entity without saying why (`form`): warnings,
 * for the file itself is in order and can be written. Entities may be those of the file or of the registry. Linear.
 */
export function checkReferences(document: SidecarDocument, resolve: ResolveEntity): readonly Finding[] {
  return new ReferenceCheck(document, resolve).run();
}

/** Types of mentions and entities that the label schema does not have, one warning each. Linear. */
export function checkTypes(document: SidecarDocument, schema: LabelSchema): readonly Finding[] {
  const { set } = document;
  const findings = new Findings(document.text);
  const types = new Set(schema.types.map(({ id }) => id));
  const known = [...types].join(', ');
  for (const section of ['entities', 'mentions', 'rejected'] as const) {
    const wrong = [...set[section].values()].filter(({ type }) => type !== undefined && !types.has(type));
    if (wrong.length === 0) continue;
    const places = new Places(document, section);
    for (const { id, type } of wrong) {
      findings.add('warning', 'unknown-type', places.field(id, 'type'), [type ?? '', known], id);
    }
  }
  return findings.toArray();
}

class ReferenceCheck {
  private readonly findings: Findings;
  private readonly places = new Map<RecordSection, Places>();

  constructor(
    private readonly document: SidecarDocument,
    private readonly resolve: ResolveEntity,
  ) {
    this.findings = new Findings(document.text);
  }

  run(): readonly Finding[] {
    const { entities, mentions, relations, comments, rejected } = this.document.set;
    for (const { id, sameAs } of entities.values()) {
      if (sameAs === undefined) continue;
      if (this.isCircle(id)) this.add('entities', id, 'same_as', 'same-as-cycle', id);
      else this.entity('entities', id, 'same_as', sameAs);
    }
    for (const [section, records] of [['mentions', mentions] as const, ['rejected', rejected] as const]) {
      for (const { id, type, entity, form } of records.values()) {
        if (entity === undefined) continue;
        const found = this.entity(section, id, 'entity', entity);
        if (found?.type === undefined || found.type === type || form !== undefined) continue;
        this.add(section, id, 'type', 'type-differs', type, entity, found.type);
      }
    }
    for (const { id, from, to, evidence = [] } of relations.values()) {
      this.entity('relations', id, 'from', from);
      this.entity('relations', id, 'to', to);
      for (const mention of evidence) {
        if (!mentions.has(mention)) this.add('relations', id, 'evidence', 'unknown-record', mention);
      }
    }
    for (const { id, on } of comments.values()) {
      if (on !== 'article' && !this.isRecord(on)) this.add('comments', id, 'on', 'unknown-record', on);
    }
    return this.findings.toArray();
  }

  /** The entity of this file or of the registry; a finding where there is none. */
  private entity(section: RecordSection, id: string, field: string, entity: string): Entity | undefined {
    const found = this.document.set.entities.get(entity) ?? this.resolve(entity);
    if (found === undefined) this.add(section, id, field, 'unknown-entity', entity);
    return found;
  }

  /** Whether an entity's `same_as` leads back to it. Paths are short; a longer one is none that a person made. */
  private isCircle(id: string): boolean {
    const { entities } = this.document.set;
    let at = entities.get(id)?.sameAs;
    for (let steps = 0; at !== undefined && steps < 100; steps++) {
      if (at === id) return true;
      at = entities.get(at)?.sameAs;
    }
    return false;
  }

  private isRecord(id: string): boolean {
    const { set } = this.document;
    return RECORD_SECTIONS.some((section) => set[section].has(id)) || this.resolve(id) !== undefined;
  }

  private add(section: RecordSection, id: string, field: string, code: string, ...args: string[]): void {
    let places = this.places.get(section);
    if (places === undefined) {
      places = new Places(this.document, section);
      this.places.set(section, places);
    }
    this.findings.add('warning', code, places.field(id, field), args, id);
  }
}
