import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

/** A fresh folder on the disk, gone after the test. */
export class TemporaryFolder {
  private constructor(readonly path: string) {}

  static async create(): Promise<TemporaryFolder> {
    return new TemporaryFolder(await realpath(await mkdtemp(path.join(tmpdir(), 'marginalia-test-'))));
  }

  at(name: string): string {
    return path.join(this.path, name);
  }

  async write(name: string, content: string | Uint8Array): Promise<string> {
    await mkdir(path.dirname(this.at(name)), { recursive: true });
    await writeFile(this.at(name), content);
    return this.at(name);
  }

  async text(name: string): Promise<string> {
    return readFile(this.at(name), 'utf8');
  }

  /** Every name directly in a folder of it, hidden ones too. */
  async names(folder = '.'): Promise<string[]> {
    return (await readdir(this.at(folder))).sort();
  }

  async remove(): Promise<void> {
    await rm(this.path, { recursive: true, force: true });
  }
}

/** Registers hooks that give every test of the suite a folder of its own. */
export function useTemporaryFolder(): { readonly folder: TemporaryFolder } {
  const holder: { current?: TemporaryFolder } = {};
  beforeEach(async () => {
    holder.current = await TemporaryFolder.create();
  });
  afterEach(async () => {
    await holder.current?.remove();
  });
  return {
    get folder() {
      if (holder.current === undefined) throw new Error('outside a test');
      return holder.current;
    },
  };
}
