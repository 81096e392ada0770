/** Escapes of YAML's double-quoted texts (YAML 1.2.2, 5.7) that stand for one character. */
const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};

const ESCAPE =
  /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U(00(?:0[0-9a-fA-F]|10)[0-9a-fA-F]{4})|([0abt\tnvfre "/\\N_LP]))/g;

/** What stands between double quotes on one line, without its escapes; undefined where one of them is none. */
export function unescapeText(source: string): string | undefined {
  if (!source.includes('\\')) return source;
  if (source.replace(ESCAPE, '').includes('\\')) return undefined;
  return source.replace(ESCAPE, (_, x?: string, u?: string, long?: string, short?: string) => {
    const digits = x ?? u ?? long;
    return digits === undefined ? (ESCAPES[short ?? ''] ?? '') : String.fromCodePoint(Number.parseInt(digits, 16));
  });
}

const NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?(?:[eE][-+]?\d{1,2})?$/;

/** The value of a plain scalar in YAML's core schema, as far as plain words and JSON's numbers go. */
export function resolvePlain(word: string): null | boolean | number | string {
  switch (word) {
    case 'null':
    case 'Null':
    case 'NULL':
      return null;
    case 'true':
    case 'True':
    case 'TRUE':
      return true;
    case 'false':
    case 'False':
    case 'FALSE':
      return false;
    default:
      return NUMBER.test(word) ? Number(word) : word;
  }
}
