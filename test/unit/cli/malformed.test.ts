import * as assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { TemporaryFolder, useTemporaryFolder } from '../node/temporary-folder';
import { startCli } from './built-cli';
import { linesOf, run, wordRecognizer } from './cli-harness';

const HEAD = 'format: "marginalia/1"\n';
const GOOD = `# Mine.
${HEAD}
article:
  language: "fr"

entities:

  e-riva:
    type: actor
    name: "Riva"

mentions:

  m-0000000001:
    type: actor
    entity: e-riva
    exact: "Riva"
    by: "camille"
    note: "sûr"

  m-0000000002:
    type: date
    value: "XXXX-WXX-2"
    exact: "mardi"
    status: proposed
    by: "marginalia 0.0.1"
    suffix: "."

rejected:
  m-0000000003: {type: institution, exact: "ONU", reviewed_by: ["camille"]}
`;

/** Sidecars that must not be written over, by what is wrong with them. */
const BROKEN: Readonly<Record<string, string | Uint8Array>> = {
  'conflict markers': `${HEAD}<<<<<<< HEAD\nmentions:\n=======\nentities:\n>>>>>>> theirs\n`,
  'a duplicate key': `${HEAD}mentions:\n  m-1: {type: actor, exact: "a", exact: "b"}\n`,
  'a duplicate id': `${HEAD}mentions:\n  m-1: {type: actor, exact: "a"}\ncomments:\n  m-1: {on: article, text: "b"}\n`,
  'an alias bomb': `a: &a [x,x]\n${'bcdefghij'.replace(/./g, (key, at: number) => `${key}: &${key} [*${'abcdefghi'.charAt(at)}, *${'abcdefghi'.charAt(at)}]\n`)}`,
  '100,000 brackets': `${HEAD}mentions: ${'['.repeat(100_000)}`,
  '100,000 braces closed': `${HEAD}mentions: ${'{a: '.repeat(100_000)}${'}'.repeat(100_000)}`,
  '100,000 dashes': `${HEAD}mentions:\n${'- '.repeat(30_000)}a\n`,
  'deep indentation': Array.from({ length: 3000 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''),
  'a tab': `${HEAD}mentions:\n\tm-1: {}\n`,
  'a list for a map': `${HEAD}mentions: [a, b]\n`,
  'a number for a quote': `${HEAD}mentions:\n  m-1: {type: actor, exact: 12}\n`,
  'no format': 'mentions: {}\n',
  'a newer format': 'format: "marginalia/2"\n',
  'a prototype': `${HEAD}mentions:\n  __proto__: {type: actor, exact: "a"}\n`,
  'a tag': `${HEAD}mentions: !!js/function "x"\n`,
  'two documents': `${HEAD}---\n${HEAD}`,
  'an open quote': `${HEAD}mentions:\n  m-1:\n    exact: "never closed\n`,
  'a lone quote of 8 MB': `${HEAD}# "${'x'.repeat(8 * 1024 * 1024)}`,
  'bad UTF-8': Buffer.concat([Buffer.from(HEAD), Buffer.from([0x23, 0xc3, 0x28, 0x0a])]),
  'UTF-16': Buffer.from(`\ufeff${HEAD}`, 'utf16le'),
  'a NUL': `${HEAD}# \0\n`,
  'a picture': Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ', 'base64'),
};

/** Unusual but right: they are read, and what they hold is kept. */
const UNUSUAL: Readonly<Record<string, string>> = {
  'CRLF line ends': GOOD.replaceAll('\n', '\r\n'),
  'a byte order mark': `\ufeff${GOOD}`,
  'unknown fields': `${GOOD}later: {a: [1, {b: null}]}\n`,
  'no line feed at the end': GOOD.slice(0, -1),
  'flow style': `${HEAD}mentions: {m-1: {type: actor, exact: Riva, by: camille}}\n`,
};

describe('malformed sidecars', () => {
  const given = useTemporaryFolder();

  it('are all survived by one process, reported with line and column, and left to the byte', async function () {
    this.timeout(60_000);
    const all = Object.entries({ ...BROKEN, ...UNUSUAL });
    for (const [name, content] of all) {
      await given.folder.write(`${name}.txt`, 'Mme Riva reviendra mardi.\n');
      await given.folder.write(`${name}.txt.annotations.yaml`, content);
    }
    const check = await startCli(['check', '.'], given.folder.path);
    assert.equal(await check.ended, 1, check.err);
    assert.match(check.err, new RegExp(`^${all.length} files checked: `, 'm'));
    const erroneous = new Set<string>();
    for (const line of linesOf(check.out)) {
      const [, name, severity] =
        /^(.+)\.txt\.annotations\.yaml:\d+:\d+: (error|warning|info) [a-z0-9-]+: \S/.exec(line) ?? [];
      assert.ok(name !== undefined, `no finding: ${line}`);
      assert.ok(line.length < 1000, 'a finding is short');
      if (severity === 'error') erroneous.add(name);
    }
    assert.deepEqual([...erroneous].sort(), Object.keys(BROKEN).sort());

    const annotate = await startCli(['annotate', '.'], given.folder.path);
    assert.equal(await annotate.ended, 1, annotate.err);
    for (const [name, content] of Object.entries(BROKEN)) {
      const now = await readFile(given.folder.at(`${name}.txt.annotations.yaml`));
      assert.ok(now.equals(Buffer.from(content)), `${name}: changed`);
    }
    for (const name of Object.keys(UNUSUAL)) {
      const now = await given.folder.text(`${name}.txt.annotations.yaml`);
      assert.match(now, /camille/, name);
    }
  });

  it('never throw and never lose a byte, whatever was done to them', async () => {
    const piece = fc.oneof(
      fc.constantFrom(...'{}[]:,#&*!|>\'"%@`\t\n\r -?~'.split('')),
      fc.constantFrom(
        '\n  ',
        '\n\t',
        '---\n',
        '...\n',
        '<<<<<<< a\n',
        '\u0085',
        '\u2028',
        '\ufeff',
        '\0',
        '__proto__: 1\n',
      ),
      fc.constantFrom('mentions:\n', '  m-0000000001:\n', '    exact: "Riva"\n', 'null', '1e999', 'true', 'é', '😀'),
      fc.string({ maxLength: 5 }),
    );
    const change = fc.record({ at: fc.nat(GOOD.length), drop: fc.oneof(fc.constant(0), fc.nat(40)), put: piece });
    const recognizer = wordRecognizer({ Riva: 'actor', mardi: 'date', reviendra: 'institution' });
    const folder = await TemporaryFolder.create();
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
          let content = GOOD;
          for (const { at, drop, put } of changes) content = content.slice(0, at) + put + content.slice(at + drop);
          await folder.write('a.txt', 'Mme Riva reviendra mardi.\n');
          await folder.write('a.txt.annotations.yaml', content);
          const check = await run(folder.path, ['check', 'a.txt']);
          for (const line of linesOf(check.out)) {
            assert.match(line, /^a\.txt\.annotations\.yaml:[1-9]\d*:[1-9]\d*: (error|warning|info) [a-z-]+: \S/);
          }
          const errors = linesOf(check.out).some((line) => line.includes(': error '));
          assert.equal(check.code, errors || check.out.includes(': warning ') ? 1 : 0, check.err);
          const annotate = await run(folder.path, ['annotate', 'a.txt'], { services: { recognizer } });
          assert.equal(annotate.code, errors ? 1 : 0, annotate.err);
          const now = await folder.text('a.txt.annotations.yaml');
          if (errors) assert.equal(now, Buffer.from(content).toString());
          // What was written can be read again, and says no more than before that anything is wrong.
          else {
            assert.ok(!(await run(folder.path, ['check', 'a.txt'])).out.includes(': error '), now);
            await run(folder.path, ['annotate', 'a.txt'], { services: { recognizer } });
            assert.equal(await folder.text('a.txt.annotations.yaml'), now, 'a second run changes nothing');
            assert.equal((await run(folder.path, ['format', 'a.txt'])).code, 0);
            const formatted = await run(folder.path, ['format', '--check', 'a.txt']);
            assert.equal(formatted.code, 0, await folder.text('a.txt.annotations.yaml'));
            assert.ok(!(await run(folder.path, ['check', 'a.txt'])).out.includes(': error '));
          }
        }),
        { numRuns: 150 },
      );
    } finally {
      await folder.remove();
    }
  });
});
