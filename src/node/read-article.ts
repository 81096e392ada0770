import { LineIndex } from '../text/line-index';
import { message } from '../text/message';
import { normalizeText } from '../text/normalize';
import { decodeUtf8 } from '../text/utf8';
import { FileError, type FilePosition } from '../workspace/file-error';
import { AtomicFiles, tooLarge } from './atomic-files';

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
  const text = decodeUtf8(bytes);
  if (typeof text !== 'string') throw new FileError(path, message('article-not-utf8'), text);
  const nul = text.indexOf('\0');
  if (nul !== -1) throw new FileError(path, message('article-binary'), positionAfter(text.slice(0, nul)));
  return text;
}

function startsWith(bytes: Uint8Array, first: number, second: number): boolean {
  return bytes[0] === first && bytes[1] === second;
}

function positionAfter(before: string): FilePosition {
  const { line, character } = new LineIndex(before).positionAt(before.length);
  return { line: line + 1, column: character + 1 };
}
