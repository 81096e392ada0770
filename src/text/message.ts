/**
 * A message of the core as data: a stable code and its arguments. English templates (`{0}`, `{1}` …) stand in
 * `messages.ts` files beside the code that raises them; the extension translates, the command line prints English.
 */
export interface Message {
  readonly code: string;
  readonly args: readonly (string | number)[];
}

/** Templates by message code. Arguments are written `{0}`, `{1}` … */
export type MessageTemplates = Readonly<Record<string, string>>;

export function message(code: string, ...args: readonly (string | number)[]): Message {
  return { code, args };
}

/** Fills a template. An argument that is missing leaves its placeholder, which a reader notices. */
export function fillTemplate(template: string, args: readonly (string | number)[]): string {
  return template.replace(/\{(\d+)\}/g, (placeholder, index: string) => {
    const value = args[Number(index)];
    return value === undefined ? placeholder : String(value);
  });
}
