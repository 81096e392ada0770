import assert from 'node:assert/strict';
import { run } from '../cli/cli-harness';

describe('our own gold', () => {
  it('is in order: format, schema, anchors, layout', async () => {
    assert.deepEqual(await run('.', ['check', 'test/gold']), {
      code: 0,
      out: '',
      err: '150 files checked: nothing found\n',
    });
    assert.equal((await run('.', ['format', '--check', 'test/gold'])).code, 0);
  });
});
