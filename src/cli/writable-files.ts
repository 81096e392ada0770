import { realpath } from 'node:fs/promises';
import * as path from 'node:path';
import type { AtomicFiles } from '../node/atomic-files';
import { isInside, type FoundFile } from '../node/find-files';
import { message } from '../text/message';
import { FileError } from '../workspace/file-error';

/** What a command does before it writes a file. */
export class WritableFiles {
  private readonly cleaned = new Set<string>();

  constructor(private readonly files: Pick<AtomicFiles, 'removeLeftovers'>) {}

  /**
   * Removes what killed runs left in the file's folder, once a run.
   * @throws FileError for a link out of the file's root: in a folder from elsewhere it could lead us anywhere.
   */
  async prepare(file: FoundFile): Promise<void> {
    await this.refuseOutside(file);
    const folder = path.posix.dirname(file.path);
    if (this.cleaned.has(folder)) return;
    this.cleaned.add(folder);
    await this.files.removeLeftovers(folder);
  }

  private async refuseOutside({ path: file, root }: FoundFile): Promise<void> {
    const target = await realpath(file).catch(() => undefined);
    if (target === undefined || target === file) return;
    if (!isInside(await realpath(root), target)) throw new FileError(file, message('file-outside', root));
  }
}
