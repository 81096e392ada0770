import { message } from '../text/message';
import { normalizeText } from '../text/normalize';
import { AtomicFiles, tooLarge } from './atomic-files';
import { FileError, type FilePosition } from './file-error';

/** Larger files are no articles; a bound keeps a stray data file from taking minutes. In bytes. */
export const MAX_ARTICLE_BYTES = 5 * 1024 * 1024;

/**
 * Reads an article's normalized text.
 * @throws FileError where there is no such file, it is larger than {@link MAX_ARTICLE_BYTES}, or it is no UTF-8 text;
 * with the position of the first byte that is none.
 */
export async function readArticle(path: string): Promise<string> {
  return normalizeText(await readArticleAsGiven(path));
}

/** Like {@link readArticle}, with the file's byte order mark and line ends. */
export async function readArticleAsGiven(path: string): Promise<string> {
  const bytes = await new AtomicFiles({ maxBytes: MAX_ARTICLE_BYTES }).read(path);
  if (bytes === undefined) throw new FileError(path, message('file-missing'));
  return decodeArticle(path, bytes);
}

/** The text of an article's bytes, with byte order mark and line ends; throws as {@link readArticle}. */
export function decodeArticle(path: string, bytes: Uint8Array): string {
  if (bytes.length > MAX_ARTICLE_BYTES) throw tooLarge(path, bytes.length, MAX_ARTICLE_BYTES);
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) {
    throw new FileError(path, message('article-utf16'), { line: 1, column: 1 });
  }
  const nul = bytes.indexOf(0);
  if (nul !== -1) {
    throw new FileError(path, message('article-binary'), positionAfter(textBeforeFault(bytes.subarray(0, nul))));
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new FileError(path, message('article-not-utf8'), positionAfter(textBeforeFault(bytes)));
  }
}

function startsWith(bytes: Uint8Array, first: number, second: number): boolean {
  return bytes[0] === first && bytes[1] === second;
}

/** What can be decoded before the first byte that breaks UTF-8, without a character that is cut there. */
function textBeforeFault(bytes: Uint8Array): string {
  // Bisects for the longest prefix that decodes: decoding is fast and native, a loop over bytes of ours is not.
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (decodePrefix(bytes, middle) === undefined) high = middle - 1;
    else low = middle;
  }
  return decodePrefix(bytes, low) ?? '';
}

function decodePrefix(bytes: Uint8Array, length: number): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
  } catch {
    return undefined;
  }
}

/** The position just after a text. */
function positionAfter(raw: string): FilePosition {
  const text = normalizeText(raw);
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) line += 1;
  return { line, column: text.length - text.lastIndexOf('\n') };
}
