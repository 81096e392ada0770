import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import * as path from 'node:path';
import { articleOfSidecar, isSidecarName, REGISTRY_NAME } from '../sidecar/paths';
import type { CancelSignal } from '../text/scheduling';
import { message } from '../text/message';
import { FileError } from '../workspace/file-error';
import { fileError } from './file-error';
import { findRepositoryRoot } from './repository-root';

/** A file that a command works on. */
export interface FoundFile {
  /** Absolute, segments separated by `/`. */
  readonly path: string;
  /** As the user would write it: what was given, and the way down from there. */
  readonly display: string;
  /** The folder above which nothing is looked for: the repository's root, else the folder that was given. Absolute. */
  readonly root: string;
}

export interface FoundFiles {
  readonly articles: readonly FoundFile[];
  readonly sidecars: readonly FoundFile[];
  readonly registries: readonly FoundFile[];
  /** Paths that could not be followed. Their `path` is the one to show. */
  readonly problems: readonly FileError[];
}

/** Files that are taken for articles in a folder; by name anything can be one, and so can what has a sidecar. */
const ARTICLE_EXTENSIONS = new Set(['.txt', '.text', '.md', '.markdown', '.article']);

/**
 * Expands the paths of a command line. A file stands for itself. A folder stands for all articles, sidecars and
 * registries below it, without hidden names and `node_modules`; links to folders are not followed, nor links to
 * files outside the folder. The answer is sorted by path, each file once.
 */
export async function findFiles(
  given: readonly string[],
  options: { readonly cwd: string; readonly signal: CancelSignal },
): Promise<FoundFiles> {
  const search = new Search(options.cwd, options.signal);
  for (const argument of given) await search.add(argument);
  return search.result();
}

class Search {
  private readonly articles = new Map<string, FoundFile>();
  private readonly sidecars = new Map<string, FoundFile>();
  private readonly registries = new Map<string, FoundFile>();
  private readonly problems: FileError[] = [];

  constructor(
    private readonly cwd: string,
    private readonly signal: CancelSignal,
  ) {}

  result(): FoundFiles {
    return {
      articles: sorted(this.articles),
      sidecars: sorted(this.sidecars),
      registries: sorted(this.registries),
      problems: this.problems,
    };
  }

  async add(argument: string): Promise<void> {
    const absolute = path.resolve(this.cwd, argument);
    try {
      if ((await stat(absolute)).isDirectory()) {
        const root = (await findRepositoryRoot(absolute)) ?? absolute;
        await this.walk({ path: absolute, display: argument, root }, await realpath(absolute));
      } else {
        const folder = path.dirname(absolute);
        const root = (await findRepositoryRoot(folder)) ?? (isInside(this.cwd, folder) ? this.cwd : folder);
        this.keep({ path: absolute, display: argument, root }, path.basename(absolute));
      }
    } catch (error) {
      this.problems.push(atDisplay(argument, error));
    }
  }

  private async walk(folder: FoundFile, boundary: string): Promise<void> {
    if (this.signal.aborted) return;
    let entries: Dirent[];
    try {
      entries = await readdir(folder.path, { withFileTypes: true });
    } catch (error) {
      this.problems.push(atDisplay(folder.display, error));
      return;
    }
    const visible = entries.filter((entry) => !entry.name.startsWith('.'));
    const names = new Set(visible.filter((entry) => !entry.isDirectory()).map((entry) => entry.name));
    const annotated = new Set<string>();
    for (const name of names) {
      const owner = articleOfSidecar(name, names);
      if (owner !== undefined) annotated.add(owner.article);
    }
    for (const entry of visible) {
      const found = below(folder, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== 'node_modules') await this.walk(found, boundary);
      } else if (isOurs(entry.name) || annotated.has(entry.name) || hasArticleExtension(entry.name)) {
        if (await this.isFollowed(entry, found, boundary)) this.keep(found, entry.name);
      }
    }
  }

  private async isFollowed(entry: Dirent, found: FoundFile, boundary: string): Promise<boolean> {
    if (entry.isFile()) return true;
    if (!entry.isSymbolicLink()) return false;
    try {
      const target = await realpath(found.path);
      if (!(await stat(target)).isFile()) return false;
      if (isInside(boundary, target)) return true;
      this.problems.push(new FileError(found.display, message('file-outside', found.root)));
    } catch (error) {
      this.problems.push(atDisplay(found.display, error));
    }
    return false;
  }

  private keep(found: FoundFile, name: string): void {
    const kept = { ...found, path: withSlashes(found.path) };
    const kind = isSidecarName(name) ? this.sidecars : name === REGISTRY_NAME ? this.registries : this.articles;
    if (!kind.has(kept.path)) kind.set(kept.path, kept);
  }
}

function below(folder: FoundFile, name: string): FoundFile {
  return { path: path.join(folder.path, name), display: path.join(folder.display, name), root: folder.root };
}

function isOurs(name: string): boolean {
  return isSidecarName(name) || name === REGISTRY_NAME;
}

function hasArticleExtension(name: string): boolean {
  return ARTICLE_EXTENSIONS.has(path.extname(name).toLowerCase());
}

/** Whether `inner` is `outer` or lies below it; both absolute. */
export function isInside(outer: string, inner: string): boolean {
  const way = path.relative(outer, inner);
  return way === '' || (way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way));
}

/** The core separates segments by `/`; Node understands that on Windows too. */
export function withSlashes(file: string): string {
  return path.sep === '/' ? file : file.split(path.sep).join('/');
}

function sorted(found: ReadonlyMap<string, FoundFile>): readonly FoundFile[] {
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function atDisplay(display: string, error: unknown): FileError {
  return new FileError(display, fileError(display, error, 'read').detail);
}
