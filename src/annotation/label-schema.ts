/** A type of mention: what it is called, which key and which of our colours it has. */
export interface LabelType {
  readonly id: string;
  /** English label; the extension translates those of the default schema. */
  readonly label: string;
  readonly key: string;
  /** One of our own colour ids, never a colour from a file. */
  readonly color: string;
  /** Whether mentions of this type carry a date value. */
  readonly temporal?: boolean;
  /** Whether mentions of this type name entities. */
  readonly entities?: boolean;
  /** Whether suggestions of this type are on without configuration. */
  readonly suggested: boolean;
}

export interface LabelSchema {
  readonly types: readonly LabelType[];
}

/** The types that need no configuration: actor, institution and date are on; the others are there when wanted. */
export const DEFAULT_SCHEMA: LabelSchema = {
  types: [
    { id: 'actor', label: 'Actor', key: 'a', color: 'marginalia.actor', entities: true, suggested: true },
    {
      id: 'institution',
      label: 'Institution',
      key: 'i',
      color: 'marginalia.institution',
      entities: true,
      suggested: true,
    },
    { id: 'date', label: 'Date', key: 'd', color: 'marginalia.date', temporal: true, suggested: true },
    { id: 'place', label: 'Place', key: 'p', color: 'marginalia.place', entities: true, suggested: false },
    { id: 'event', label: 'Event', key: 'v', color: 'marginalia.event', entities: true, suggested: false },
    { id: 'document', label: 'Document', key: 't', color: 'marginalia.document', entities: true, suggested: false },
  ],
};

export function findType(schema: LabelSchema, id: string): LabelType | undefined {
  return schema.types.find((type) => type.id === id);
}
