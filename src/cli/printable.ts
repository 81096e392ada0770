/**
 * C0 and C1 controls (ESC among them), line and paragraph separators, marks that reorder or hide text on a terminal,
 * and lone surrogates. A file name or a quote holding them could forge lines of our output or drive the terminal.
 */
const UNPRINTABLE =
  // eslint-disable-next-line no-control-regex -- controls are what it is for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|\p{Cs}/gu;

const NAMES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Text from outside for one line of a terminal: what is not printable is written as an escape, `\n` or `\u001b`. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => NAMES[character] ?? unicodeEscape(character));
}

/** A value as JSON on one line that is as safe to show on a terminal; any JSON reader gives the same value back. */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(UNPRINTABLE, unicodeEscape);
}

/** A quote of an article between double quotes, shortened in the middle to at most `limit` UTF-16 units. */
export function quoted(text: string, limit = 120): string {
  if (text.length <= limit) return `"${printable(text)}"`;
  const half = limit / 2;
  return `"${printable(text.slice(0, half))} … ${printable(text.slice(-half))}"`;
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
