import { progressOf, type ArticleProgress } from '../../../corpus/article-progress';
import { decodeFile } from '../../../sidecar/decode';
import { parseSidecar } from '../../../sidecar/parse';
import type { Scheduler } from '../../../text/scheduling';

/** Of articles that were looked at last. */
const MAX_KEPT = 5000;
/** Files that are read at once. */
const AT_ONCE = 4;

/** What the cache needs of the world. Paths are those of sidecars. */
export interface ProgressSources {
  /** The bytes of a sidecar; undefined where there is none. */
  read(path: string): Promise<Uint8Array | undefined>;
  readonly scheduler: Scheduler;
}

/**
 * How far the annotations of articles have come, read when somebody asks, a few files at a time, and kept for those
 * asked about last. It never looks for files by itself.
 */
export class ProgressCache {
  private readonly kept = new Map<string, Promise<ArticleProgress | undefined>>();
  private readonly waiting: (() => void)[] = [];
  private reading = 0;

  constructor(
    private readonly sources: ProgressSources,
    private readonly limit = MAX_KEPT,
  ) {}

  /**
   * Undefined where the article has no sidecar.
   * @throws what reading throws; the next call tries again.
   */
  get(path: string): Promise<ArticleProgress | undefined> {
    const known = this.kept.get(path);
    const progress = known ?? this.look(path);
    this.keep(path, progress);
    return progress;
  }

  /** Tells what somebody else has read or written. */
  set(path: string, progress: ArticleProgress | undefined): void {
    this.keep(path, Promise.resolve(progress));
  }

  /** The file has changed: it is read again when somebody asks. */
  forget(path: string): void {
    this.kept.delete(path);
  }

  clear(): void {
    this.kept.clear();
  }

  private keep(path: string, progress: Promise<ArticleProgress | undefined>): void {
    // The map's order is that of the last use.
    this.kept.delete(path);
    this.kept.set(path, progress);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= this.limit) break;
      this.kept.delete(oldest);
    }
  }

  private look(path: string): Promise<ArticleProgress | undefined> {
    const progress = this.readOne(path);
    progress.catch(() => {
      if (this.kept.get(path) === progress) this.kept.delete(path);
    });
    return progress;
  }

  private async readOne(path: string): Promise<ArticleProgress | undefined> {
    await this.turn();
    try {
      const bytes = await this.sources.read(path);
      if (bytes === undefined) return undefined;
      // Reading takes its time with large files: one at a time, and the host between them.
      await this.sources.scheduler.yieldNow();
      const { set, writable } = decodeFile(bytes, parseSidecar);
      const progress = progressOf(set);
      // A file with errors says less than it holds: it is not finished, whatever could be read of it.
      return writable ? progress : { ...progress, done: [] };
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.reading--;
      else next();
    }
  }

  /** Waits for one of the turns; who is done hands it on. */
  private async turn(): Promise<void> {
    if (this.reading < AT_ONCE) this.reading++;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
}
