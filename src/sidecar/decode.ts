import { EMPTY_SET } from '../annotation/model';
import { finish, type Steps } from '../text/steps';
import { decodeUtf8Steps, encodeUtf8Steps } from '../text/utf8';
import type { Finding } from './finding';
import { createFinding } from './findings';
import { MAX_SIZE } from './guard';
import { LineIndex } from '../text/line-index';
import { parseSteps, type SidecarDocument } from './parse';
import { checkSize } from './unreadable-result';

/** A file's text without its byte order mark, and whether it had one. */
export interface DecodedText {
  readonly text: string;
  readonly bom: boolean;
}

/** The text of a file's bytes, strictly UTF-8; or the finding that says where it is not, or that it is too large. */
export function decodeText(bytes: Uint8Array): DecodedText | Finding {
  return finish(decodeTextSteps(bytes));
}

/** {@link decodeText} with pauses. */
export function* decodeTextSteps(bytes: Uint8Array): Steps<DecodedText | Finding> {
  if (bytes.length > MAX_SIZE) {
    return createFinding(new LineIndex(''), 'error', 'too-large', { start: 0, end: 0 }, [MAX_SIZE / 1024 / 1024]);
  }
  const text = yield* decodeUtf8Steps(bytes);
  if (typeof text === 'string') {
    const bom = text.charCodeAt(0) === 0xfeff;
    return { text: bom ? text.slice(1) : text, bom };
  }
  const { offset, line, column } = text;
  const finding = createFinding(new LineIndex(''), 'error', 'bad-encoding', { start: offset, end: offset });
  return { ...finding, start: offset, end: offset, line, column };
}

/**
 * Reads a file's bytes as a sidecar or registry. Never throws: bytes that are no text give an empty document that says
 * so and is not writable.
 */
export function decodeFile(bytes: Uint8Array, parse: (text: string) => SidecarDocument): SidecarDocument {
  const decoded = decodeText(bytes);
  return 'text' in decoded ? { ...parse(decoded.text), bom: decoded.bom } : undecoded(parse(''), decoded);
}

/** {@link decodeFile} with pauses. */
export function* decodeFileSteps(kind: SidecarDocument['kind'], bytes: Uint8Array): Steps<SidecarDocument> {
  const decoded = yield* decodeTextSteps(bytes);
  if (!('text' in decoded)) return undecoded(finish(parseSteps(kind, '')), decoded);
  return { ...(yield* parseSteps(kind, decoded.text)), bom: decoded.bom };
}

function undecoded(empty: SidecarDocument, finding: Finding): SidecarDocument {
  return { ...empty, set: EMPTY_SET, findings: [finding], writable: false };
}

/** The bytes of a document's file. @throws UnreadableResultError for more than {@link decodeFile} reads. */
export function encodeDocument(document: SidecarDocument): Uint8Array {
  return finish(encodeSteps(document));
}

/** {@link encodeDocument} with pauses. */
export function* encodeSteps(document: SidecarDocument): Steps<Uint8Array> {
  const bytes = yield* encodeUtf8Steps(document.bom ? `\ufeff${document.text}` : document.text);
  checkSize(bytes.length);
  return bytes;
}
