import type { FileStore } from '../../../src/workspace/ports';

/** Files in memory; a test may change them behind the store's back. */
export class MemoryFiles implements FileStore {
  readonly contents = new Map<string, Uint8Array>();
  writes = 0;
  /** Called before each write, as another program's turn. */
  beforeWrite: (() => void) | undefined;

  text(path: string): string | undefined {
    const bytes = this.contents.get(path);
    return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
  }

  put(path: string, text: string): void {
    this.contents.set(path, new TextEncoder().encode(text));
  }

  read(path: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.contents.get(path)?.slice());
  }

  writeIfUnchanged(
    path: string,
    content: Uint8Array,
    expected: Uint8Array | undefined,
  ): Promise<'written' | 'changed'> {
    this.beforeWrite?.();
    const present = this.contents.get(path);
    const same = Buffer.compare(present ?? Buffer.alloc(0), expected ?? Buffer.alloc(0)) === 0;
    if (!same || (present === undefined) !== (expected === undefined)) return Promise.resolve('changed');
    this.contents.set(path, content.slice());
    this.writes++;
    return Promise.resolve('written');
  }

  list(folder: string): Promise<readonly string[]> {
    const names = [...this.contents.keys()]
      .filter((path) => path.slice(0, path.lastIndexOf('/')) === folder)
      .map((path) => path.slice(path.lastIndexOf('/') + 1));
    return Promise.resolve(names.sort());
  }
}
