import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { locate } from '../../../src/anchoring/locate';
import { parseSidecar } from '../../../src/sidecar/parse';
import { normalizeText } from '../../../src/text/normalize';
import { run } from '../cli/cli-harness';
import { useTemporaryFolder } from '../node/temporary-folder';

interface Reviewed {
  readonly mentions: readonly {
    readonly type: string;
    readonly start: number;
    readonly end: number;
    readonly entity?: string;
    readonly value?: string;
  }[];
}

const REVIEWED = JSON.parse(readFileSync('test/fixtures/seeds-reviewed.json', 'utf8')) as Record<string, Reviewed>;

describe('the command line on the seeds', () => {
  const given = useTemporaryFolder();

  it('annotates copies without sidecars exactly as they were reviewed, and leaves every byte alone the second time', async () => {
    const texts = new Map<string, string>();
    for (const name of Object.keys(REVIEWED)) {
      texts.set(name, readFileSync(`seeds/${name}`, 'utf8'));
      await given.folder.write(name, texts.get(name) ?? '');
    }
    assert.equal((await run(given.folder.path, ['annotate', '.'])).code, 0);
    const first = new Map<string, string>();
    for (const [name, reviewed] of Object.entries(REVIEWED)) {
      const sidecar = await given.folder.text(`${name}.annotations.yaml`);
      first.set(name, sidecar);
      const { set } = parseSidecar(sidecar);
      const placements = locate(normalizeText(texts.get(name) ?? ''), set.mentions);
      const written = [...set.mentions.values()].map(({ id, type, value }) => {
        const { start, end } = placements.get(id)?.span ?? { start: -1, end: -1 };
        return { type, start, end, value };
      });
      assert.deepEqual(
        written,
        reviewed.mentions.map(({ type, start, end, value }) => ({ type, start, end, value })),
      );
      const pairs = new Set([...set.mentions.values()].map(({ entity }, at) => `${reviewed.mentions[at]?.entity ?? ''}=${entity ?? ''}`));
      assert.equal(pairs.size, new Set(reviewed.mentions.map(({ entity }) => entity)).size, [...pairs].join(' '));
      for (const { status } of set.mentions.values()) assert.equal(status, 'proposed');
    }
    assert.equal((await run(given.folder.path, ['annotate', '.'])).code, 0);
    for (const [name, sidecar] of first) assert.equal(await given.folder.text(`${name}.annotations.yaml`), sidecar);
    assert.deepEqual((await run(given.folder.path, ['check', '.'])).out, '');
  });

  it('finds nothing to mend in the committed sidecars, and nothing to format', async () => {
    const { code, out } = await run(process.cwd(), ['check', 'seeds']);
    assert.deepEqual([code, out], [0, '']);
    assert.equal((await run(process.cwd(), ['format', '--check', 'seeds'])).code, 0);
  });
});
