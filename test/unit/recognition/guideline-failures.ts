import { readFileSync, writeFileSync } from 'node:fs';
import { normalizeText } from '../../../src/text/normalize';
import type { Verdict } from './guideline-verdict';

const FILE = 'test/unit/recognition/guideline-failures.txt';

/** Writes the list again; see the head of the list. */
export const UPDATE_COMMAND = 'node esbuild.js test && MARGINALIA_UPDATE=guideline npx mocha -g guideline';

const HEAD = `# Examples of docs/guideline.md that the recognizer does not follow yet: type | language | example | what it does.
# A test fails when another example joins them, and when one of them is followed at last. After a change of the
# recognizer or of the page, write the list again and read the difference:
#   ${UPDATE_COMMAND}
`;

/** The reason of each expected failure, by the key of its verdict. */
export function expectedFailures(): ReadonlyMap<string, string> {
  const failures = new Map<string, string>();
  for (const line of normalizeText(readFileSync(FILE, 'utf8')).split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [type, language, written, reason, ...more] = line.split(' | ');
    if (!type || !language || !written || !reason || more.length > 0) throw new Error(`${FILE}: not an entry: ${line}`);
    const key = `${type} | ${language} | ${written}`;
    if (failures.has(key)) throw new Error(`${FILE}: twice in the list: ${key}`);
    failures.set(key, reason);
  }
  return failures;
}

/** In the order of the page. A type of which nothing is ever suggested needs no details. */
export function writeFailures(verdicts: readonly Verdict[]): void {
  const types = new Set(verdicts.filter(({ suggested }) => suggested).map(({ type }) => type));
  const entries = verdicts
    .filter(({ faults }) => faults.length > 0)
    .map(({ key, type, faults }) => `${key} | ${types.has(type) ? faults.join(', ') : `no ${type}s are suggested`}\n`);
  writeFileSync(FILE, [HEAD, ...entries].join(''));
}
