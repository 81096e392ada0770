/**
 * The text that every offset of the core counts on: no byte order mark, and CR and CRLF folded to LF.
 * No Unicode normalisation: it would change lengths and what the article says.
 */
export function normalizeText(raw: string): string {
  const start = raw.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (!raw.includes('\r', start)) return start === 0 ? raw : raw.slice(start);
  return raw.slice(start).replace(/\r\n?/g, '\n');
}
