import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { SIDECAR_MESSAGES } from '../../../src/sidecar/messages';

describe('messages of sidecars', () => {
  const codes = Object.keys(SIDECAR_MESSAGES);
  const source = readdirSync('src/sidecar')
    .filter((name) => name.endsWith('.ts') && name !== 'messages.ts')
    .map((name) => readFileSync(`src/sidecar/${name}`, 'utf8'))
    .join('\n');

  it('are all used', () => {
    for (const code of codes) assert.ok(source.includes(`'${code}'`), code);
  });

  it('end like sentences, and number their arguments from 0', () => {
    for (const [code, template] of Object.entries(SIDECAR_MESSAGES)) {
      assert.match(template, /^[^ ].*[.]$/, code);
      const numbers = [...template.matchAll(/\{(\d+)\}/g)].map(([, number]) => Number(number));
      const distinct = [...new Set(numbers)].sort();
      assert.deepEqual(
        distinct,
        distinct.map((_, index) => index),
        code,
      );
    }
  });
});
