// docs/command-line.md shows what the commands print: they are run here, in the order of the page.
//   UPDATE_EXAMPLES=1 npm run test:unit      writes what they print now into the page; read the difference
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { useTemporaryFolder } from '../node/temporary-folder';
import { run } from './cli-harness';
import { examplesOf, fencesOf, type Example, type Fence } from './documented-examples';

const PAGE = 'docs/command-line.md';
const ARTICLE = 'port.txt';
const SIDECAR = `${ARTICLE}.annotations.yaml`;

describe('the examples of the page about the command line', () => {
  const given = useTemporaryFolder();
  const page = readFileSync(PAGE, 'utf8');
  const fences = fencesOf(page);
  const consoles = fences.filter(({ language }) => language === 'console');
  const article = fences.find(({ text }) => text.startsWith('Saint-Vrain'))?.text ?? '';
  const byHand = fences.find(({ language }) => language === 'yaml')?.text ?? '';
  const laidOut = fences.find(({ language }) => language === 'text')?.text ?? '';
  const printed = new Map<Fence, string>();

  beforeEach(() => given.folder.write(ARTICLE, article));

  /** What the page says to have happened before an example. */
  const before: Readonly<Record<string, () => Promise<unknown>>> = {
    check: async () => {
      await run(given.folder.path, ['annotate', ARTICLE]);
      await given.folder.write(ARTICLE, article.replace('mardi', 'jeudi'));
    },
    format: () => given.folder.write(SIDECAR, byHand),
  };

  async function outputOf({ pipe }: Example): Promise<string> {
    const [first = [], second] = pipe;
    const [program, ...args] = second ?? first;
    assert.equal(program, 'marginalia');
    const stdin = second === undefined ? '' : `${first.slice(2).join('\n')}\n`;
    if (second !== undefined) assert.deepEqual(first.slice(0, 2), ['printf', String.raw`%s\n`]);
    const { out, err } = await run(given.folder.path, args, { stdin });
    return out + err;
  }

  it('are found', () => {
    assert.equal(consoles.length, 7);
    for (const text of [article, byHand, laidOut]) assert.notEqual(text, '');
  });

  for (const fence of consoles) {
    const examples = examplesOf(fence);
    it(`print what the page shows: ${examples.map(({ command }) => command.trim()).join('; ')}`, async () => {
      const word = examples[0]?.pipe.at(-1)?.[1] ?? '';
      await before[word]?.();
      let shown = '';
      for (const example of examples) shown += `$ ${example.command}${await outputOf(example)}`;
      printed.set(fence, shown);
      if (process.env['UPDATE_EXAMPLES'] === undefined) assert.equal(shown, fence.text);
      if (word === 'format') assert.equal(await given.folder.text(SIDECAR), laidOut);
    });
  }

  it('name every option of a command in its section, and no other', async () => {
    for (const command of ['annotate', 'suggest', 'check', 'format']) {
      const { out } = await run(given.folder.path, [command, '--help']);
      const offered = optionsIn(out.replace(/^Usage.*$/m, '')).filter((option) => option !== '--help');
      const section = page.split(/^## /m).find((text) => text.startsWith(`${command}\n`)) ?? '';
      const documented = optionsIn(section).filter((option) => option !== '--help');
      assert.deepEqual(documented, offered, command);
    }
  });

  after(() => {
    if (process.env['UPDATE_EXAMPLES'] === undefined) return;
    let updated = page;
    // From the end, so that offsets stay right.
    for (const fence of [...consoles].reverse()) {
      const text = (printed.get(fence) ?? fence.text).replace(/^(?=.)/gm, fence.indentation);
      updated = updated.slice(0, fence.start) + text + updated.slice(fence.end);
    }
    writeFileSync(PAGE, updated);
  });
});

function optionsIn(text: string): readonly string[] {
  return [...new Set(text.match(/(?<![\w-])--[a-z][a-z-]*/g) ?? [])].sort();
}
