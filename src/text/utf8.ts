import { finish, type Steps } from './steps';

/** The first place where bytes are not UTF-8. */
export interface BadUtf8 {
  /** UTF-16 units that were decoded before it. */
  readonly offset: number;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units. */
  readonly column: number;
  /** Offset of the bad byte. */
  readonly byteOffset: number;
}

/** Few enough to be passed as arguments of one call. */
const CHUNK = 8192;
/** UTF-16 units between two pauses of the encoder. */
const PIECE = 1 << 15;

/**
 * Decodes strictly (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF); a byte order mark stays in
 * the text. Linear: about 100 MB/s for ASCII. The host's TextDecoder would do as well but is not the core's to use,
 * and does not tell where the bad byte is.
 */
export function decodeUtf8(bytes: Uint8Array): string | BadUtf8 {
  return finish(decodeUtf8Steps(bytes));
}

/** {@link decodeUtf8} with pauses. */
export function* decodeUtf8Steps(bytes: Uint8Array): Steps<string | BadUtf8> {
  const parts: string[] = [];
  const units = new Uint16Array(CHUNK);
  let used = 0;
  let decoded = 0;
  const flush = () => {
    parts.push(String.fromCharCode.apply(null, units.subarray(0, used) as unknown as number[]));
    decoded += used;
    used = 0;
  };
  let at = 0;
  while (at < bytes.length) {
    if (used > CHUNK - 2) {
      flush();
      yield;
    }
    const first = bytes[at] ?? 0;
    if (first < 0x80) {
      units[used++] = first;
      at++;
      continue;
    }
    const length = sequenceLength(bytes, at, first);
    if (length === 0) {
      flush();
      return locate(parts.join(''), decoded, at);
    }
    let code = first & (0xff >> (length + 1));
    for (let index = 1; index < length; index++) code = (code << 6) | ((bytes[at + index] ?? 0) & 0x3f);
    if (code > 0xffff) {
      units[used++] = 0xd800 + ((code - 0x10000) >> 10);
      units[used++] = 0xdc00 + (code & 0x3ff);
    } else units[used++] = code;
    at += length;
  }
  flush();
  return parts.join('');
}

/** Bytes of the well-formed sequence at `at` (Unicode 15, table 3-7), 0 where there is none. */
function sequenceLength(bytes: Uint8Array, at: number, first: number): number {
  const second = bytes[at + 1] ?? 0;
  const tails = (count: number) => {
    for (let index = 1; index <= count; index++) if (((bytes[at + index] ?? 0) & 0xc0) !== 0x80) return false;
    return true;
  };
  if (first >= 0xc2 && first <= 0xdf) return tails(1) ? 2 : 0;
  if (first >= 0xe0 && first <= 0xef) {
    if ((first === 0xe0 && second < 0xa0) || (first === 0xed && second > 0x9f)) return 0;
    return tails(2) ? 3 : 0;
  }
  if (first >= 0xf0 && first <= 0xf4) {
    if ((first === 0xf0 && second < 0x90) || (first === 0xf4 && second > 0x8f)) return 0;
    return tails(3) ? 4 : 0;
  }
  return 0;
}

function locate(before: string, offset: number, byteOffset: number): BadUtf8 {
  let line = 1;
  for (let at = before.indexOf('\n'); at !== -1; at = before.indexOf('\n', at + 1)) line++;
  return { offset, line, column: before.length - before.lastIndexOf('\n'), byteOffset };
}

/** UTF-8 of a text. A lone surrogate, which UTF-8 cannot hold, becomes U+FFFD as everywhere else. Linear. */
export function encodeUtf8(text: string): Uint8Array {
  return finish(encodeUtf8Steps(text));
}

/** {@link encodeUtf8} with pauses. */
export function* encodeUtf8Steps(text: string): Steps<Uint8Array> {
  let size = 0;
  for (let at = 0; at < text.length; at++) {
    if (at % PIECE === PIECE - 1) yield;
    const unit = text.charCodeAt(at);
    if (unit < 0x80) size++;
    else if (unit < 0x800) size += 2;
    else {
      size += 3;
      // The pair's second half counts one: four bytes together.
      if (isPair(text, at, unit)) {
        size++;
        at++;
      }
    }
  }
  const bytes = new Uint8Array(size);
  let to = 0;
  for (let at = 0; at < text.length; at++) {
    if (at % PIECE === PIECE - 1) yield;
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      bytes[to++] = unit;
    } else if (unit < 0x800) {
      bytes[to++] = 0xc0 | (unit >> 6);
      bytes[to++] = 0x80 | (unit & 0x3f);
    } else if (isPair(text, at, unit)) {
      const code = 0x10000 + ((unit & 0x3ff) << 10) + (text.charCodeAt(++at) & 0x3ff);
      bytes[to++] = 0xf0 | (code >> 18);
      bytes[to++] = 0x80 | ((code >> 12) & 0x3f);
      bytes[to++] = 0x80 | ((code >> 6) & 0x3f);
      bytes[to++] = 0x80 | (code & 0x3f);
    } else {
      const code = unit >= 0xd800 && unit <= 0xdfff ? 0xfffd : unit;
      bytes[to++] = 0xe0 | (code >> 12);
      bytes[to++] = 0x80 | ((code >> 6) & 0x3f);
      bytes[to++] = 0x80 | (code & 0x3f);
    }
  }
  return bytes;
}

function isPair(text: string, at: number, unit: number): boolean {
  if (unit < 0xd800 || unit > 0xdbff) return false;
  const next = text.charCodeAt(at + 1);
  return next >= 0xdc00 && next <= 0xdfff;
}
