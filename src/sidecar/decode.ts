import { EMPTY_SET } from '../annotation/model';
import { decodeUtf8, encodeUtf8 } from '../text/utf8';
import type { Finding } from './finding';
import { createFinding } from './findings';
import { MAX_SIZE } from './guard';
import { LineIndex } from '../text/line-index';
import type { SidecarDocument } from './parse';
import { checkSize } from './unreadable-result';

/** A file's text without its byte order mark, and whether it had one. */
export interface DecodedText {
  readonly text: string;
  readonly bom: boolean;
}

/** The text of a file's bytes, strictly UTF-8; or the finding that says where it is not, or that it is too large. */
export function decodeText(bytes: Uint8Array): DecodedText | Finding {
  if (bytes.length > MAX_SIZE) {
    return createFinding(new LineIndex(''), 'error', 'too-large', { start: 0, end: 0 }, [MAX_SIZE / 1024 / 1024]);
  }
  const text = decodeUtf8(bytes);
  if (typeof text === 'string') {
    const bom = text.charCodeAt(0) === 0xfeff;
    return { text: bom ? text.slice(1) : text, bom };
  }
  const { offset, line, column } = text;
  const finding = createFinding(new LineIndex(''), 'error', 'bad-encoding', { start: offset, end: offset });
  return { ...finding, start: offset, end: offset, line, column };
}

/**
 * Reads a file's bytes with {@link parseSidecar} or {@link parseRegistry}. Never throws: bytes that are no text give
 * an empty document that says so and is not writable.
 */
export function decodeFile(bytes: Uint8Array, parse: (text: string) => SidecarDocument): SidecarDocument {
  const decoded = decodeText(bytes);
  if ('text' in decoded) return { ...parse(decoded.text), bom: decoded.bom };
  return { ...parse(''), set: EMPTY_SET, findings: [decoded], writable: false };
}

/** The bytes of a document's file. @throws UnreadableResultError for more than {@link decodeFile} reads. */
export function encodeDocument(document: SidecarDocument): Uint8Array {
  const bytes = encodeUtf8(document.bom ? `\ufeff${document.text}` : document.text);
  checkSize(bytes.length);
  return bytes;
}
