/**
 * Characters that could lie about what is shown: controls, bidirectional overrides and isolates, zero-width
 * characters, tags. The joiners that emoji and some scripts need stay where they join something.
 */
const DECEPTIVE =
  // eslint-disable-next-line no-control-regex -- finding control characters is the purpose
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\u{e0001}|[\u{e0020}-\u{e007f}]/gu;

/**
 * Makes any string from a file harmless wherever plain text is shown (tree, quick pick, status bar, messages):
 * one line, no characters that hide or reorder others, and no `$(icon)` that the editor would draw.
 */
export function asText(value: string, limit = 300): string {
  const line = value.replace(DECEPTIVE, '').replace(/\s+/g, ' ').replace(/\$\(/g, '$\u2009(').trim();
  if (line.length <= limit) return line;
  // Never end inside a surrogate pair.
  const cut = /[\ud800-\udbff]$/.test(line.slice(0, limit)) ? limit - 1 : limit;
  return `${line.slice(0, cut)}…`;
}

/**
 * The same for Markdown: every ASCII punctuation mark becomes a numeric entity, so that nothing of the text can be
 * read as Markdown, HTML, an icon or a link (even `www.x.com` or `a@b.c`, which Markdown would link by itself).
 */
export function asMarkdown(value: string, limit = 2000): string {
  return asText(value, limit).replace(/[!-/:-@[-`{-~]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
