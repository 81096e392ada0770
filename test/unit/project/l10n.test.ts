import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  importedTemplates,
  LOCALIZER,
  raisedCodes,
  templatesBelow,
  translatedStrings,
  type SourceString,
} from './localized-strings';

const BUNDLE = 'l10n/bundle.l10n.fr.json';
const ENGLISH = 'package.nls.json';
const FRENCH = 'package.nls.fr.json';

function readTexts(file: string): Readonly<Record<string, string>> {
  const texts = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  for (const [key, text] of Object.entries(texts)) assert.equal(typeof text, 'string', `${file}: ${key}`);
  return texts as Record<string, string>;
}

/** Fails with every item that breaks a rule, not just the first. */
function assertNone(problems: readonly string[]): void {
  assert.equal(problems.length, 0, `\n${problems.join('\n')}`);
}

/** All that `pattern` finds in a text, in the order of the alphabet: a translation may say things in another order. */
function found(text: string, pattern: RegExp): string {
  return [...text.matchAll(pattern)]
    .map(([all]) => all)
    .sort()
    .join(' ');
}

const INVARIANT: readonly (readonly [string, RegExp])[] = [
  ['placeholders', /\{\d+\}/g],
  ['icons', /\$\([\w~-]+\)/g],
  ['links', /\]\([^)]*\)/g],
];

function differences(english: string, french: string): string[] {
  return INVARIANT.filter(([, pattern]) => found(english, pattern) !== found(french, pattern)).map(
    ([what]) => `other ${what} in: ${french}`,
  );
}

/** What a reader sees as prose: code, links and the icon at the start taken out. */
function prose(text: string): string {
  return text
    .replace(/`[^`]*`/g, '`')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/^\$\([\w~-]+\) /, '');
}

const ENGLISH_RULES: readonly (readonly [string, RegExp])[] = [
  ['a straight apostrophe', /'/],
  ['an exclamation mark', /!/],
  ['a prefix that says what the icon says', /^(Error|Warning|Info)\b:/],
  ['three dots instead of an ellipsis', /\w\.\.\./],
  ['two spaces, or space at an end', / {2}|^\s|\s$/],
  ['sentences without a full stop at the end', /\. [A-Z“](?!.*([.?…]|\{\d+\})$)/],
];

const FRENCH_RULES: readonly (readonly [string, RegExp])[] = [
  ['a straight apostrophe', /'/],
  ['English quotation marks', /[“”]/],
  ['an exclamation mark', /!/],
  ['an ordinary space before punctuation', / [:;?!»%]/],
  ['no space before punctuation', /[\p{L}\p{N}}»)][;?!»%]|[\p{L}\p{N}}»)]:[ \n]/u],
  ['no no-break space within « »', /«(?!\u00a0)|(?<!\u00a0)»/],
  ['the English name of a key', /\b(Shift|Enter|Backspace|Delete)\b/],
  ['three dots instead of an ellipsis', /\p{L}\.\.\./u],
  ['two spaces, or space at an end', /[ \u00a0]{2}|^\s|\s$/],
];

function breaches(text: string, rules: readonly (readonly [string, RegExp])[]): string[] {
  return rules.filter(([, pattern]) => pattern.test(prose(text))).map(([what]) => `${what}: ${text}`);
}

describe('texts of the program', () => {
  const { literal, computed } = translatedStrings('src/extension');
  const templates = importedTemplates(LOCALIZER);
  const used: readonly SourceString[] = [...literal, ...templates.values()];
  const keys = new Set(used.map(({ text }) => text));
  const bundle = readTexts(BUNDLE);

  it('are found in the source', () => {
    assert.ok(literal.length > 50, `${literal.length} calls of l10n.t`);
    assert.ok(templates.size > 50, `${templates.size} templates of the core`);
  });

  it('stand literally in the call that translates them', () => {
    assertNone(computed);
  });

  it('are all in the French bundle', () => {
    assertNone(used.filter(({ text }) => bundle[text] === undefined).map(({ text, at }) => `${at}: ${text}`));
  });

  it('are the only ones in the French bundle', () => {
    assertNone(Object.keys(bundle).filter((key) => !keys.has(key)));
  });

  it('keep placeholders, icons and links in French', () => {
    assertNone(Object.entries(bundle).flatMap(([english, french]) => differences(english, french)));
  });

  it('begin and end in French as they do in English', () => {
    const shape = (text: string) => [/^\p{Lu}/u.test(prose(text)), /[.…]?$/.exec(text)?.[0]].join();
    const begins = (text: string) => /^[\p{L}]/u.test(prose(text));
    assertNone(
      Object.entries(bundle)
        .filter(([english, french]) => begins(english) && begins(french) && shape(english) !== shape(french))
        .map(([, french]) => french),
    );
  });

  it('follow the rules of English typography', () => {
    const problems = used.flatMap(({ text, at }) =>
      breaches(text, ENGLISH_RULES).map((problem) => `${at}: ${problem}`),
    );
    assertNone([...new Set(problems)]);
  });

  it('follow the rules of French typography', () => {
    assertNone(Object.values(bundle).flatMap((french) => breaches(french, FRENCH_RULES)));
  });

  it('exist in English for every code that is raised', () => {
    const codes = templatesBelow('src');
    assertNone(
      raisedCodes('src')
        .filter(({ text }) => !codes.has(text))
        .map(({ text, at }) => `${at}: ${text}`),
    );
  });
});

describe('texts of the manifest', () => {
  const english = readTexts(ENGLISH);
  const french = readTexts(FRENCH);
  const commands = Object.keys(english).filter((key) => key.startsWith('command.'));

  it('exist in English and in French, each of them used', () => {
    const manifest = readFileSync('package.json', 'utf8');
    const used = [...new Set([...manifest.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key!))].sort();
    assert.deepEqual(Object.keys(english).sort(), used);
    assert.deepEqual(Object.keys(french).sort(), used);
  });

  it('come in the same order in both files', () => {
    assert.deepEqual(Object.keys(french), Object.keys(english));
  });

  it('keep links in French', () => {
    assertNone(Object.entries(french).flatMap(([key, text]) => differences(english[key] ?? '', text)));
  });

  it('follow the rules of English and French typography', () => {
    assertNone(Object.values(english).flatMap((text) => breaches(text, ENGLISH_RULES)));
    assertNone(Object.values(french).flatMap((text) => breaches(text, FRENCH_RULES)));
  });

  it('name commands in title case in English, in sentence case in French', () => {
    const small = /^(a|an|and|as|at|by|for|in|of|on|or|the|to|with)\P{L}*$/u;
    assertNone(
      commands.flatMap((key) => {
        const [first = '', ...rest] = (english[key] ?? '').split(' ');
        const isTitle = /^\p{Lu}/u.test(first) && rest.every((word) => small.test(word) || /^\p{Lu}/u.test(word));
        return isTitle ? [] : [`${ENGLISH}: ${english[key] ?? ''}`];
      }),
    );
    assertNone(
      commands
        .map((key) => french[key] ?? '')
        .filter((title) => !/^\p{Lu}\P{Lu}*$/u.test(title))
        .map((title) => `${FRENCH}: ${title}`),
    );
  });
});
