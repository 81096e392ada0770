import type { AnnotationSet } from '../annotation/model';
import { mergeSets } from '../annotation/merge';
import { decodeFileSteps, encodeSteps } from '../sidecar/decode';
import type { Finding } from '../sidecar/finding';
import type { SidecarDocument } from '../sidecar/parse';
import { spliceSteps } from '../sidecar/splice';
import type { Scheduler } from '../text/scheduling';
import { finish, inSlices, type Steps } from '../text/steps';
import type { FileStore } from './ports';

/** What a sidecar or a registry holds: the two kinds of files that the store keeps. */
export type StoredKind = 'sidecar' | 'registry';

/** Which file: its path, what it holds, and the article's file name for the header of a new sidecar. */
export interface StoredFile {
  readonly path: string;
  readonly kind: StoredKind;
  readonly articleName: string;
}

/** A file as it was last read or written. */
export interface StoredState {
  /** Undefined where there is no file yet. */
  readonly bytes: Uint8Array | undefined;
  readonly document: SidecarDocument;
}

/** Thrown by an edit of a file that has errors: it is shown with its problems and never written over. */
export class UnwritableFileError extends Error {
  constructor(
    readonly path: string,
    readonly findings: readonly Finding[],
  ) {
    super(`${path} has errors and is left alone`);
    this.name = 'UnwritableFileError';
  }

  static is(error: unknown): error is UnwritableFileError {
    return error instanceof UnwritableFileError;
  }
}

/** Thrown when a file was changed by others again and again while an edit tried to write it. */
export class ContendedFileError extends Error {
  constructor(readonly path: string) {
    super(`${path} was changed by someone else each time it was about to be written`);
    this.name = 'ContendedFileError';
  }

  static is(error: unknown): error is ContendedFileError {
    return error instanceof ContendedFileError;
  }
}

/** A change of one file as the journal remembers it. */
interface JournalChange {
  readonly file: StoredFile;
  readonly before: AnnotationSet;
  readonly after: AnnotationSet;
}

const MAX_TRIES = 5;
const MAX_JOURNAL = 500;

type Listener = (file: StoredFile, state: StoredState) => void;

/**
 * Loads and edits sidecars and registries. An edit is a function from set to set: it is turned into the smallest
 * text edit and written only over the bytes that it was computed from; when someone else wrote in between, what was
 * read, what is there now and what we want are merged, and that is written. Edits of one file are done one after
 * the other, in the order in which they were asked for.
 */
export class SidecarStore {
  private readonly states = new Map<string, StoredState>();
  private readonly queues = new Map<string, Promise<unknown>>();
  private readonly listeners = new Set<Listener>();
  private readonly undoable = new Map<string, JournalChange[]>();
  private readonly redoable = new Map<string, JournalChange[]>();

  /** @param scheduler lets other work run while a large file is read or changed; without it nothing else does. */
  constructor(
    private readonly files: FileStore,
    private readonly scheduler?: Scheduler,
  ) {}

  /** Tells of every state that differs from the one before, whoever caused it. */
  onDidChange(listener: Listener): { dispose(): void } {
    this.listeners.add(listener);
    return { dispose: () => void this.listeners.delete(listener) };
  }

  /** The state last read or written, without looking at the file. */
  peek(path: string): StoredState | undefined {
    return this.states.get(path);
  }

  /** Forgets a file that nobody shows any more; its journal stays, so that undo works after reopening. */
  release(path: string): void {
    this.states.delete(path);
  }

  /**
   * Reads the file again. When its bytes are those last seen, the state is the very same object as before.
   * @throws what the file store throws when the file exists and cannot be read.
   */
  load(file: StoredFile): Promise<StoredState> {
    return this.enqueue(file.path, () => this.read(file));
  }

  /**
   * Applies an edit and writes it. The edit runs once, on the state last seen; others of the same file wait for it.
   * @returns the set now stored, and whether anything was written.
   * @throws UnwritableFileError, ContendedFileError, or what the file store throws; the file is intact then.
   */
  edit(
    file: StoredFile,
    change: (set: AnnotationSet) => AnnotationSet | Promise<AnnotationSet>,
    options: { readonly journal?: boolean } = {},
  ): Promise<{ readonly set: AnnotationSet; readonly changed: boolean }> {
    return this.enqueue(file.path, async () => {
      const start = this.states.get(file.path) ?? (await this.read(file));
      const done = await this.write(file, start, change);
      if (done.changed && options.journal !== false) {
        remember(this.undoable, { file, before: done.before, after: done.set });
        this.redoable.delete(file.path);
      }
      return { set: done.set, changed: done.changed };
    });
  }

  /**
   * Takes the last edit of a file back. What others or later edits changed in the same records stays as it is now.
   * @returns false where there is nothing to undo.
   */
  undo(path: string): Promise<boolean> {
    return this.revert(path, this.undoable, this.redoable);
  }

  /** Does again what was undone last. @returns false where there is nothing to redo. */
  redo(path: string): Promise<boolean> {
    return this.revert(path, this.redoable, this.undoable);
  }

  canUndo(path: string): boolean {
    return (this.undoable.get(path) ?? []).length > 0;
  }

  canRedo(path: string): boolean {
    return (this.redoable.get(path) ?? []).length > 0;
  }

  private revert(path: string, from: Map<string, JournalChange[]>, to: Map<string, JournalChange[]>): Promise<boolean> {
    return this.enqueue(path, async () => {
      const entry = from.get(path)?.at(-1);
      if (entry === undefined) return false;
      const start = this.states.get(path) ?? (await this.read(entry.file));
      const done = await this.write(
        entry.file,
        start,
        // The edit's outcome is the base, so that only its own difference is taken back; later decisions win.
        (present) => mergeSets(entry.after, present, entry.before, null).set,
      );
      from.get(path)?.pop();
      remember(to, { file: entry.file, before: done.before, after: done.set });
      return true;
    });
  }

  private async read(file: StoredFile): Promise<StoredState> {
    const bytes = await this.files.read(file.path);
    const known = this.states.get(file.path);
    if (known !== undefined && (await this.run(sameBytes(known.bytes, bytes)))) return known;
    return this.keep(file, { bytes, document: await this.run(decodeFileSteps(file.kind, bytes ?? NOTHING)) });
  }

  private async write(
    file: StoredFile,
    start: StoredState,
    change: (set: AnnotationSet) => AnnotationSet | Promise<AnnotationSet>,
  ): Promise<{ readonly before: AnnotationSet; readonly set: AnnotationSet; readonly changed: boolean }> {
    const base = start.document.set;
    const ours = await change(base);
    if (ours === base) return { before: base, set: base, changed: false };
    let state = start;
    for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
      if (!state.document.writable) throw new UnwritableFileError(file.path, state.document.findings);
      const before = state.document.set;
      // Someone else's writing in between is merged with, not repeated over: the edit was made on what was seen.
      const wanted = state === start ? ours : mergeSets(base, ours, before).set;
      const { edits, document } = await this.run(spliceSteps(state.document, wanted, file.articleName));
      if (edits.length === 0) return { before, set: before, changed: false };
      const bytes = await this.run(encodeSteps(document));
      if ((await this.files.writeIfUnchanged(file.path, bytes, state.bytes)) === 'written') {
        this.keep(file, { bytes, document });
        return { before, set: document.set, changed: true };
      }
      state = await this.read(file);
    }
    throw new ContendedFileError(file.path);
  }

  private async run<T>(steps: Steps<T>): Promise<T> {
    return this.scheduler === undefined
      ? finish(steps)
      : inSlices(steps, { ...this.scheduler, signal: { aborted: false } });
  }

  private keep(file: StoredFile, state: StoredState): StoredState {
    this.states.set(file.path, state);
    for (const listener of [...this.listeners]) listener(file, state);
    return state;
  }

  /** Runs after everything asked of the same path before, whether that succeeded or not. */
  private enqueue<T>(path: string, work: () => Promise<T>): Promise<T> {
    const previous = this.queues.get(path) ?? Promise.resolve();
    const next = previous.then(work, work);
    this.queues.set(path, next);
    const forget = () => {
      if (this.queues.get(path) === next) this.queues.delete(path);
    };
    next.then(forget, forget);
    return next;
  }
}

function remember(journal: Map<string, JournalChange[]>, change: JournalChange): void {
  const entries = journal.get(change.file.path) ?? [];
  entries.push(change);
  if (entries.length > MAX_JOURNAL) entries.shift();
  journal.set(change.file.path, entries);
}

/** What there is where there is no file. */
const NOTHING = new Uint8Array();
/** Bytes between two pauses. */
const PIECE = 1 << 17;

function* sameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): Steps<boolean> {
  if (a === undefined || b === undefined) return a === b;
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) {
    if (index % PIECE === PIECE - 1) yield;
    if (a[index] !== b[index]) return false;
  }
  return true;
}
