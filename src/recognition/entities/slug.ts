/** Longest key, in characters. */
const LONGEST = 40;

/** ASCII letters, digits and hyphens of a name, at most 40 characters, cut between words where that is possible. */
export function slugOf(name: string): string {
  const ascii = name
    .normalize('NFKD')
    .replace(/[œŒ]/g, 'oe')
    .replace(/[æÆ]/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/[łŁ]/g, 'l')
    .replace(/[øØ]/g, 'o')
    .replace(/[đĐ]/g, 'd')
    .replace(/ı/g, 'i')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (ascii.length <= LONGEST) return ascii;
  const cut = ascii.lastIndexOf('-', LONGEST);
  return ascii.slice(0, cut > LONGEST / 2 ? cut : LONGEST).replace(/-+$/, '');
}

/** Hands out keys that are unique in one answer: `oim`, then `oim-2` …; `fallback` when nothing ASCII is in the name. */
export class Keys {
  private readonly taken = new Map<string, number>();

  /** @param taken keys that are in use already */
  constructor(taken: Iterable<string> = []) {
    for (const key of taken) this.taken.set(key, 1);
  }

  next(name: string, fallback: string): string {
    const base = slugOf(name) || fallback;
    let count = (this.taken.get(base) ?? 0) + 1;
    let key = count === 1 ? base : `${base}-${count}`;
    while (count > 1 && this.taken.has(key)) {
      count += 1;
      key = `${base}-${count}`;
    }
    this.taken.set(base, count);
    if (key !== base) this.taken.set(key, 1);
    return key;
  }
}
