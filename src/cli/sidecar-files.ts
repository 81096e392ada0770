import * as path from 'node:path';
import type { AtomicFiles } from '../node/atomic-files';
import type { FoundFile, FoundFiles } from '../node/find-files';
import { articleOfSidecar, parseSidecarName } from '../sidecar/paths';

/** A sidecar, and the article that it is about. */
export interface SidecarFile extends FoundFile {
  /** Undefined when the article is not there. */
  readonly article: FoundFile | undefined;
  /** The article's name as the sidecar's name tells it. */
  readonly articleName: string;
}

/**
 * The sidecars of a search, with those of its articles, shared and layers; sorted by path, each once.
 * @throws FileError when a folder cannot be listed.
 */
export async function sidecarsOf(found: FoundFiles, files: Pick<AtomicFiles, 'list'>): Promise<readonly SidecarFile[]> {
  const folders = new FolderNames(files);
  const sidecars = new Map<string, SidecarFile>();
  for (const file of found.sidecars) {
    sidecars.set(file.path, await withArticle(file, folders));
  }
  for (const article of found.articles) {
    const name = path.posix.basename(article.path);
    for (const sibling of await folders.of(article.path)) {
      if (!sibling.startsWith(`${name}.`)) continue;
      const file = beside(article, sibling);
      if (sidecars.has(file.path)) continue;
      if (articleOfSidecar(sibling, await folders.setOf(article.path))?.article !== name) continue;
      sidecars.set(file.path, await withArticle(file, folders));
    }
  }
  return [...sidecars.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** A file in the same folder as another. */
export function beside(file: FoundFile, name: string): FoundFile {
  return {
    path: path.posix.join(path.posix.dirname(file.path), name),
    display: path.join(path.dirname(file.display), name),
    root: file.root,
  };
}

async function withArticle(file: FoundFile, folders: FolderNames): Promise<SidecarFile> {
  const name = path.posix.basename(file.path);
  const article = articleOfSidecar(name, await folders.setOf(file.path))?.article;
  return {
    ...file,
    article: article === undefined ? undefined : beside(file, article),
    articleName: article ?? parseSidecarName(name)[0]?.article ?? name,
  };
}

/** What stands in the folders of files; each is listed once. */
class FolderNames {
  private readonly names = new Map<string, { readonly list: readonly string[]; readonly set: ReadonlySet<string> }>();

  constructor(private readonly files: Pick<AtomicFiles, 'list'>) {}

  async of(file: string): Promise<readonly string[]> {
    return (await this.load(file)).list;
  }

  async setOf(file: string): Promise<ReadonlySet<string>> {
    return (await this.load(file)).set;
  }

  private async load(file: string) {
    const folder = path.posix.dirname(file);
    const known = this.names.get(folder);
    if (known !== undefined) return known;
    const list = await this.files.list(folder);
    const loaded = { list, set: new Set(list) };
    this.names.set(folder, loaded);
    return loaded;
  }
}
