import type { Quote } from './model';
import { sha256 } from './sha256';

/** First letter of a record's id: mention, entity, relation, comment. */
export type RecordKind = 'm' | 'e' | 'r' | 'c';

/** Crockford's base 32, lower case: digits and letters without i, l, o, u. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** 10 characters of 5 bits: 50 bits, so that even a million records of one file hardly ever clash. */
const ID_LENGTH = 10;

const MAX_SLUG = 40;

/** Asks whether an id is in use already. */
export type IsTaken = (id: string) => boolean;

/** A new id such as `m-7k3q0dzx4b`, drawn again while it is taken. */
export function randomId(
  kind: RecordKind,
  random: { randomBytes(count: number): Uint8Array },
  taken: IsTaken = () => false,
): string {
  while (true) {
    const id = `${kind}-${base32(random.randomBytes(7))}`;
    if (!taken(id)) return id;
  }
}

/**
 * The id of a new entity: `e-` and its acronym, or at most 40 ASCII characters of its name, with `-2`, `-3` … where
 * that is taken. A name without a Latin letter or digit gets ten characters of its hash, so that the same article
 * annotated twice still comes out the same.
 */
export function entityId(name: string, acronym: string | undefined, taken: IsTaken): string {
  const readable = slug((acronym ?? '').replace(/[.\s]/g, '')) || slug(name) || base32(sha256(name));
  const first = `e-${readable}`;
  if (!taken(first)) return first;
  for (let count = 2; ; count++) {
    const id = `${first}-${count}`;
    if (!taken(id)) return id;
  }
}

/**
 * The id of a machine's proposal: `m-` and the first 50 bits of SHA-256 over type, exact, prefix, suffix and nth
 * joined by U+0000, absent parts being empty. Equal proposals get equal ids on every machine and in every run.
 * `variant` gives further ids where a person has made the first one into something else.
 *
 * Test vectors (UTF-8):
 * - `actor`, `Ana Melo`, no context: `m-yg0zpprr24`
 * - `date`, `mardi`, prefix `salué, `, suffix ` à Marrakech`, nth 2: `m-49m6kmynw9`
 */
export function proposalId(type: string, quote: Quote, variant = 1): string {
  const parts = [type, quote.exact, quote.prefix ?? '', quote.suffix ?? '', quote.nth?.toString() ?? ''];
  if (variant > 1) parts.push(variant.toString());
  return `m-${base32(sha256(parts.join('\0')))}`;
}

/** The first 50 bits, most significant first, five to a character. */
function base32(bytes: Uint8Array): string {
  let digits = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5 && digits.length < ID_LENGTH) {
      bits -= 5;
      digits += ALPHABET.charAt((buffer >> bits) & 31);
    }
    buffer &= 31;
    if (digits.length === ID_LENGTH) break;
  }
  return digits;
}

/** Letters that canonical decomposition leaves whole, and what people type for them. */
const LIGATURES: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Lower-case ASCII letters and digits in words joined by `-`, cut between words where that leaves something. */
function slug(name: string): string {
  const words = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[œæßøłđðþı]/g, (letter) => LIGATURES[letter] ?? '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (words.length <= MAX_SLUG) return words;
  const cut = words.slice(0, MAX_SLUG + 1);
  const end = cut.lastIndexOf('-');
  return end > 0 ? cut.slice(0, end) : cut.slice(0, MAX_SLUG);
}
