import * as assert from 'node:assert/strict';
import { TemporaryFolder } from '../node/temporary-folder';
import { KillTarget, type KillTrial } from './kill-trials';

describe('annotate killed at any instant', () => {
  it('leaves the old sidecar or the new one, and nothing that the next run does not remove', async function () {
    this.timeout(300_000);
    const folder = await TemporaryFolder.create();
    try {
      const target = await KillTarget.create(folder, { sentences: 40, bytes: 1_000_000 });
      const trials: KillTrial[] = [];
      for (let count = 0; count < 40; count += 1) {
        // Three of four are aimed at the writing: it is the shortest part, and the one that matters.
        const trial = await target.kill(count % 4 === 0 ? 'run' : 'write', Math.random);
        trials.push(trial);
        if (count % 8 === 0) await target.recover();
      }
      await target.recover();
      assert.deepEqual(
        trials.filter((trial) => trial.content === 'torn'),
        [],
      );
      assert.ok(
        trials.some((trial) => !trial.ended),
        'no run was killed before it ended',
      );
    } finally {
      await folder.remove();
    }
  });
});
