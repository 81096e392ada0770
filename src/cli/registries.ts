import type { AtomicFiles } from '../node/atomic-files';
import type { FoundFile } from '../node/find-files';
import { decodeFile } from '../sidecar/decode';
import { parseRegistry, type SidecarDocument } from '../sidecar/parse';
import { Registry, registryCandidates } from '../workspace/registry';

/** A registry file that is there. */
export interface RegistryFile {
  /** Absolute. */
  readonly path: string;
  readonly document: SidecarDocument;
  readonly registry: Registry;
}

/** The registries of articles; each file is read once a run. */
export class Registries {
  private readonly files = new Map<string, Promise<RegistryFile | undefined>>();

  constructor(private readonly store: Pick<AtomicFiles, 'read'>) {}

  /**
   * The nearest registry upward of an article, no higher than its root; undefined where there is none.
   * @throws FileError when it cannot be read.
   */
  async nearest(article: Pick<FoundFile, 'path' | 'root'>): Promise<RegistryFile | undefined> {
    for (const candidate of registryCandidates(article.path, article.root)) {
      const found = await this.load(candidate);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** A registry by its path; undefined where there is none. @throws FileError when it cannot be read. */
  load(path: string): Promise<RegistryFile | undefined> {
    const known = this.files.get(path);
    if (known !== undefined) return known;
    const loading = this.read(path);
    this.files.set(path, loading);
    return loading;
  }

  private async read(path: string): Promise<RegistryFile | undefined> {
    const bytes = await this.store.read(path);
    if (bytes === undefined) return undefined;
    const document = decodeFile(bytes, parseRegistry);
    return { path, document, registry: new Registry(document.set) };
  }
}
