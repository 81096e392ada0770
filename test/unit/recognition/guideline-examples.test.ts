import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { normalizeText } from '../../../src/text/normalize';
import { expectedFailures, UPDATE_COMMAND, writeFailures } from './guideline-failures';
import { readGuideline } from './guideline-page';
import { judge, keyOf, typesOf, type Verdict } from './guideline-verdict';

describe('the examples of the guideline', () => {
  const examples = readGuideline(normalizeText(readFileSync('docs/guideline.md', 'utf8')));
  const verdicts = new Map<string, Verdict>();
  let expected: ReadonlyMap<string, string> = new Map();

  before(async () => {
    for (const example of examples) for (const verdict of await judge(example)) verdicts.set(verdict.key, verdict);
    if (process.env['MARGINALIA_UPDATE'] === 'guideline') writeFailures([...verdicts.values()]);
    expected = expectedFailures();
  });

  for (const example of examples) {
    for (const type of typesOf(example)) {
      it(`${type}: ${example.written}`, () => {
        const key = keyOf(example, type);
        const faults = verdicts.get(key)?.faults;
        assert.ok(faults);
        if (expected.has(key)) {
          assert.notDeepEqual(faults, [], `followed at last: take it off the list of failures (${UPDATE_COMMAND})`);
        } else {
          assert.deepEqual(faults, [], `docs/guideline.md:${String(example.line)}: not followed`);
        }
      });
    }
  }

  it('hold every expected failure', () => {
    const gone = [...expected.keys()].filter((key) => !verdicts.has(key));
    assert.deepEqual(gone, [], `no longer on the page: write the list again (${UPDATE_COMMAND})`);
  });
});
