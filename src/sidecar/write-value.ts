import type { PlainValue } from '../annotation/model';

/**
 * What may not stand raw between double quotes: quotes and backslashes; control characters; line separators that
 * YAML 1.1 and some editors break lines at; byte order marks, noncharacters and lone surrogates, which files cannot
 * hold or lose; and the marks that turn the direction of text, which could make a diff read otherwise than it is.
 */
const SPECIAL =
  // eslint-disable-next-line no-control-regex -- control characters are what it looks for
  /[\ud800-\udbff][\udc00-\udfff]|["\\\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]/g;

const SHORT: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A text in double quotes on one line, with escapes that YAML and JSON read alike. */
export function writeText(text: string): string {
  return `"${text.replace(SPECIAL, escape)}"`;
}

function escape(found: string): string {
  if (found.length === 2) return found;
  return SHORT[found] ?? `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Words that every reader, also one of YAML 1.1, takes for the text that they are. */
const PLAIN = /^\p{L}[\p{L}\p{N}_-]*$/u;
const RESERVED = /^(?:y|yes|n|no|on|off|true|false|null)$/i;

/** A key, an id or a name of a list: plain where that is safe, otherwise in double quotes. */
export function writeWord(word: string): string {
  return PLAIN.test(word) && !RESERVED.test(word) ? word : writeText(word);
}

/** Any value on one line. */
export function writePlainValue(value: PlainValue): string {
  if (typeof value === 'string') return writeText(value);
  if (typeof value === 'number') return writeNumber(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (isList(value)) return writeList(value.map(writePlainValue));
  return writeFlowMap(Object.entries(value).map(([key, item]) => `${writeWord(key)}: ${writePlainValue(item)}`));
}

export function writeList(items: readonly string[]): string {
  return `[${items.join(', ')}]`;
}

export function writeFlowMap(fields: readonly string[]): string {
  return `{${fields.join(', ')}}`;
}

function writeNumber(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value < 0 ? '-.inf' : '.inf';
  return Object.is(value, -0) ? '-0.0' : String(value);
}

function isList(value: PlainValue): value is readonly PlainValue[] {
  return Array.isArray(value);
}
