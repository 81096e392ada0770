/**
 * Tests of the grammars in syntaxes/, as package.json contributes them.
 *
 *   node test/grammar/run.mjs [--update]
 *
 * Assertion files are those of vscode-tmgrammar-test. The sidecar's grammars are injected into YAML: they run over a
 * small stand-in that is always here, and over the YAML grammar and the TextMate engine of every VS Code that the
 * host tests have installed in .vscode-test. `--update` writes the snapshots of the seeds anew.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const require = createRequire(import.meta.url);
const testerRequire = createRequire(require.resolve('vscode-tmgrammar-test/dist/unit.js'));
const { parseGrammarTestCase, runGrammarTestCase } = testerRequire('./unit/index.js');
const { ConsoleFullReporter } = testerRequire('./unit/reporter.js');

const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const ours = contributes.grammars.map((grammar) => ({ ...grammar, path: join(root, grammar.path) }));
const articleOnly = ours.filter((grammar) => !grammar.injectTo);

const failures = [];
let passed = 0;

function report(name, problem) {
  if (problem === undefined) {
    passed++;
    return;
  }
  failures.push(name);
  console.error(`FAILED ${name}: ${problem}`);
}

/** Builds a registry of vscode-textmate with the engine that `engineRequire` resolves. */
function createRegistry(engineRequire, grammars) {
  const textmate = engineRequire('vscode-textmate');
  const oniguruma = engineRequire('vscode-oniguruma');
  const wasm = engineRequire.resolve('vscode-oniguruma').replace(/main\.js$/, 'onig.wasm');
  const onigLib = oniguruma.loadWASM(readFileSync(wasm)).then(() => ({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }));
  const byScope = new Map(grammars.map((grammar) => [grammar.scopeName, grammar]));
  return new textmate.Registry({
    onigLib,
    loadGrammar: async (scope) => {
      const grammar = byScope.get(scope);
      return grammar ? textmate.parseRawGrammar(readFileSync(grammar.path, 'utf8'), grammar.path) : null;
    },
    getInjections: (scope) => grammars.filter((g) => g.injectTo?.includes(scope)).map((g) => g.scopeName),
  });
}

/** Tokens of each line: `[text, scopes below the root]`. */
async function tokenize(registry, scope, text) {
  const grammar = await registry.loadGrammar(scope);
  let state = null;
  return text.split('\n').map((line) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    return result.tokens
      .map((token) => [line.slice(token.startIndex, token.endIndex), token.scopes.slice(1)])
      .filter(([piece]) => piece !== '');
  });
}

async function runAssertions(name, registry, file) {
  let testCase;
  try {
    testCase = parseGrammarTestCase(readFileSync(file, 'utf8'));
    if (testCase.assertions.length === 0) throw new Error('it asserts nothing');
    const found = await runGrammarTestCase(registry, testCase);
    if (found.length > 0) new ConsoleFullReporter().reportTestResult(relative(root, file), testCase, found);
    report(name, found.length === 0 ? undefined : `${found.length} failed assertions`);
  } catch (error) {
    report(name, error.message);
  }
}

async function runSnapshot(registry, file) {
  const lines = await tokenize(registry, 'text.article', readFileSync(file, 'utf8'));
  const actual = lines
    .map((tokens) =>
      tokens.map(([text, scopes]) => `${JSON.stringify(text)} ${scopes.join(' ')}`.trimEnd() + '\n').join(''),
    )
    .join('\n');
  const snapshot = join(here, 'snapshots', `${basename(file)}.snap`);
  if (process.argv.includes('--update')) {
    mkdirSync(dirname(snapshot), { recursive: true });
    writeFileSync(snapshot, actual);
  }
  const expected = existsSync(snapshot) ? readFileSync(snapshot, 'utf8') : '';
  if (actual === expected) return report(`snapshot ${basename(file)}`);
  const [is, was] = [actual.split('\n'), expected.split('\n')];
  const line = is.findIndex((text, index) => text !== was[index]);
  report(`snapshot ${basename(file)}`, `line ${line + 1} is\n  ${is[line]}\nand was\n  ${was[line]}`);
}

/** Scopes of each character, without those that `drop` names. */
const scopesByCharacter = (lines, drop) =>
  lines.map((tokens) =>
    tokens.flatMap(([text, scopes]) => Array(text.length).fill(scopes.filter((scope) => !drop.test(scope)).join(' '))),
  );

/** The injections add scopes to sidecars and nothing to other YAML; what YAML itself sees never changes. */
async function compareInjected(name, bare, injected, file, drop) {
  const text = readFileSync(file, 'utf8');
  const [without, with_] = await Promise.all([bare, injected].map((r) => tokenize(r, 'source.yaml', text)));
  const [expected, actual] = [scopesByCharacter(without, drop), scopesByCharacter(with_, drop)];
  const line = actual.findIndex((scopes, index) => scopes.join('|') !== expected[index].join('|'));
  report(name, line < 0 ? undefined : `line ${line + 1} of ${relative(root, file)} is coloured differently`);
}

/** Milliseconds of processor time for one line of this text, the best of five: a busy machine does not count. */
async function timeOf(registry, scope, line) {
  const grammar = await registry.loadGrammar(scope);
  let best = Infinity;
  for (let round = 0; round < 5; round++) {
    const start = process.cpuUsage();
    grammar.tokenizeLine2(line, null);
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

/**
 * A line six times as long may take six times as long. The bound lies well above that, for noise, and well below the
 * thirty-six times of a quadratic rule; the lines are short enough for such a rule to be reported, not waited for.
 */
async function runGrowth(registry, name, scope, unit) {
  const of = (length) => unit.repeat(Math.ceil(length / unit.length));
  await timeOf(registry, scope, of(2_000));
  const [short, long] = [await timeOf(registry, scope, of(2_000)), await timeOf(registry, scope, of(12_000))];
  const growth = long / Math.max(short, 1);
  report(`growth ${name}`, growth < 18 ? undefined : `2 KB took ${short} ms, 12 KB ${long} ms`);
}

const LONG_LINES = {
  prose:
    'Le maire d’Orvelle, M. Orvel, a déclaré « un “mot” ici » et "là", a-t-il dit selon l’UDR ; 11/12/2018 (MAP) – ',
  'unclosed guillemets': '« mot ',
  'unclosed curly quotes': '“mot ',
  'unclosed straight quotes': ' "mot',
  capitals: 'Orvel ',
  'capitals in parentheses': 'Orvel (',
  letters: 'a',
  'the word selon': 'selon ',
  'auxiliary verbs': 'a également ',
  blanks: ' ',
  dots: '.',
};

function yamlGrammars(folder) {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.tmLanguage.json'))
    .map((file) => join(folder, file))
    .map((path) => ({ path, scopeName: JSON.parse(readFileSync(path, 'utf8')).scopeName }));
}

const ownEngine = createRequire(testerRequire.resolve('./common/index.js'));
const hosts = [{ name: 'stand-in', engine: ownEngine, yaml: yamlGrammars(join(here, 'fixtures')) }];
const cache = join(root, '.vscode-test');
for (const folder of existsSync(cache) ? readdirSync(cache).sort() : []) {
  const vscode = join(cache, folder, 'node_modules', 'code-server', 'lib', 'vscode');
  // installed.json is written last: without it the installation is unfinished.
  if (!folder.startsWith('vscode-') || !existsSync(join(cache, folder, 'installed.json'))) continue;
  const engine = createRequire(join(vscode, 'package.json'));
  const yaml = yamlGrammars(join(vscode, 'extensions', 'yaml', 'syntaxes'));
  const name = `VS Code ${JSON.parse(readFileSync(join(vscode, 'package.json'), 'utf8')).version}`;
  hosts.push({ name, engine, yaml });
}

// Inside the region YAML opens its stream, document and mapping once more: such frames (meta.*) have no colour.
const OURS_AND_FRAMES = /\.marginalia$|^meta\./;
const filesIn = (folder) => readdirSync(join(here, folder)).map((file) => join(here, folder, file));
let files = 0;
for (const { name, engine, yaml } of hosts) {
  const articles = createRegistry(engine, articleOnly);
  const bare = createRegistry(engine, yaml);
  const injected = createRegistry(engine, [...yaml, ...ours]);
  const before = passed + failures.length;
  for (const file of filesIn('article')) await runAssertions(`${name}: ${basename(file)}`, articles, file);
  for (const file of filesIn('sidecar')) {
    await runAssertions(`${name}: ${basename(file)}`, injected, file);
    await compareInjected(`${name}: structure of ${basename(file)}`, bare, injected, file, OURS_AND_FRAMES);
  }
  for (const file of filesIn('other-yaml')) {
    await compareInjected(`${name}: ${basename(file)}`, bare, injected, file, /^$/);
  }
  files += passed + failures.length - before;
}

const articles = createRegistry(ownEngine, articleOnly);
const seeds = join(root, 'seeds');
for (const seed of readdirSync(seeds).filter((file) => file.endsWith('.txt'))) {
  await runSnapshot(articles, join(seeds, seed));
}
for (const [name, unit] of Object.entries(LONG_LINES)) await runGrowth(articles, name, 'text.article', unit);

console.log(`YAML grammars used: ${hosts.map(({ name }) => name).join(', ')}`);
if (hosts.length === 1) console.log('No VS Code in .vscode-test: its own YAML grammar was not tried.');
console.log(`grammar tests: ${passed} passed, ${failures.length} failed (${files} file runs)`);
process.exitCode = failures.length === 0 ? 0 : 1;
