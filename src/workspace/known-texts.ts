import { sha256 } from '../annotation/sha256';

/** A folder for data that may be lost. File names are plain. */
export interface CacheFolder {
  /** Its files, the ones written longest ago first, with their sizes in bytes; empty where there is no folder yet. */
  list(): Promise<readonly { readonly name: string; readonly size: number }[]>;
  /** Undefined where there is no such file. */
  read(name: string): Promise<string | undefined>;
  /** Creates or replaces a file. @returns its size in bytes. */
  write(name: string, text: string): Promise<number>;
  /** Does nothing where there is no such file. */
  remove(name: string): Promise<void>;
}

/** Where a mention stood whose words there were no longer its quote. UTF-16 offsets. */
export interface KnownPlace {
  readonly id: string;
  /** The quote, so that a record that has become another is not put there. */
  readonly exact: string;
  readonly start: number;
  readonly end: number;
}

/** An article as it was last seen. */
export interface KnownText {
  /** Normalized. */
  readonly text: string;
  /** Only of mentions that their quotes would not lead to. */
  readonly places: readonly KnownPlace[];
}

export interface KnownTextLimits {
  /** Longest text that is kept, in UTF-16 units. */
  readonly length: number;
  readonly count: number;
  /** Of all files together, in bytes. */
  readonly total: number;
}

const LIMITS: KnownTextLimits = { length: 2 * 1024 * 1024, count: 200, total: 50 * 1024 * 1024 };

/**
 * The last-known texts of articles, so that edits which others make meanwhile can be followed. Those kept longest ago go
 * first when there is too much. What cannot be read counts as unknown: nothing depends on it but comfort.
 */
export class KnownTexts {
  /** Sizes by name, in the order in which the files were written. */
  private sizes: Promise<Map<string, number>> | undefined;
  private work: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly folder: CacheFolder,
    private readonly limits: KnownTextLimits = LIMITS,
  ) {}

  /** What was kept last for an article, by its URI. Waits for what is being kept. */
  find(uri: string): Promise<KnownText | undefined> {
    return this.enqueue(async () => decode(uri, await this.folder.read(nameOf(uri))));
  }

  /** Keeps a text, unless it is too long: then what was known of the article is forgotten, since it would mislead. */
  keep(uri: string, known: KnownText): Promise<void> {
    return this.enqueue(async () => {
      const sizes = await this.list();
      const name = nameOf(uri);
      sizes.delete(name);
      if (known.text.length > this.limits.length) {
        await this.folder.remove(name);
        return;
      }
      sizes.set(name, await this.folder.write(name, encode(uri, known)));
      await this.makeRoom(sizes);
    });
  }

  private async makeRoom(sizes: Map<string, number>): Promise<void> {
    let total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    for (const [name, size] of sizes) {
      if (sizes.size <= this.limits.count && total <= this.limits.total) return;
      await this.folder.remove(name);
      sizes.delete(name);
      total -= size;
    }
  }

  private list(): Promise<Map<string, number>> {
    this.sizes ??= this.folder.list().then((files) => new Map(files.map(({ name, size }) => [name, size])));
    return this.sizes;
  }

  /** One after the other: what is found is what was kept before. */
  private enqueue<T>(work: () => Promise<T>): Promise<T> {
    const next = this.work.then(work, work);
    this.work = next;
    return next;
  }
}

function nameOf(uri: string): string {
  return `${Array.from(sha256(uri).subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')}.json`;
}

function encode(uri: string, { text, places }: KnownText): string {
  return JSON.stringify({ version: 1, uri, places, text });
}

/** Anything but what {@link encode} wrote for the same article is as good as nothing. */
function decode(uri: string, content: string | undefined): KnownText | undefined {
  if (content === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    return undefined;
  }
  if (!isObject(value) || value['version'] !== 1 || value['uri'] !== uri) return undefined;
  const { text, places } = value;
  if (typeof text !== 'string' || !Array.isArray(places)) return undefined;
  return { text, places: places.filter((place) => isPlace(place, text.length)) };
}

function isPlace(value: unknown, length: number): value is KnownPlace {
  if (!isObject(value)) return false;
  const { id, exact, start, end } = value;
  if (typeof id !== 'string' || typeof exact !== 'string') return false;
  if (!Number.isInteger(start) || !Number.isInteger(end)) return false;
  return 0 <= Number(start) && Number(start) < Number(end) && Number(end) <= length;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
