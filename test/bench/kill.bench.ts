import { TemporaryFolder } from '../unit/node/temporary-folder';
import { KillTarget, type KillTrial } from '../unit/cli/kill-trials';

/**
 * Kills a real `annotate` over a long sidecar at random instants and prints what was on the disk each time.
 *   npm run bench:kill [-- KILLS [SENTENCES [BYTES]]]
 * 4,600 sentences and 0 bytes of comments make a sidecar of 4 MB of mentions; a run takes seconds then.
 */
async function main(): Promise<number> {
  const kills = Number(process.argv[2] ?? 320);
  const sentences = Number(process.argv[3] ?? 100);
  const bytes = Number(process.argv[4] ?? 4_100_000);
  const folder = await TemporaryFolder.create();
  try {
    const target = await KillTarget.create(folder, { sentences, bytes });
    const { oldBytes, runTime, writeTime } = target;
    console.log(
      `sidecar of ${(oldBytes.length / 1e6).toFixed(1)} MB; a run takes ${runTime.toFixed(0)} ms, its writing ${writeTime.toFixed(0)} ms`,
    );
    const trials: KillTrial[] = [];
    let recoveries = 0;
    // Only kills that met a living process count.
    for (let hits = 0; hits < kills;) {
      const trial = await target.kill(trials.length % 4 === 0 ? 'run' : 'write', Math.random);
      trials.push(trial);
      if (trial.ended) continue;
      hits += 1;
      if (hits % 40 === 0) console.log(`${hits} of ${kills} kills`);
      if (trial.leftovers > 0 && recoveries < kills / 10) {
        await target.recover();
        recoveries += 1;
      }
    }
    await target.recover();
    console.table(
      (['run', 'write'] as const).map((aim) => {
        const aimed = trials.filter((trial) => trial.aim === aim);
        const count = (test: (trial: KillTrial) => boolean) => aimed.filter(test).length;
        return {
          'killed in': aim === 'run' ? 'the whole run' : 'the writing',
          kills: count((trial) => !trial.ended),
          'ended before its kill': count((trial) => trial.ended),
          'old bytes': count((trial) => trial.content === 'old'),
          'new bytes': count((trial) => trial.content === 'new'),
          torn: count((trial) => trial.content === 'torn'),
          'left a temporary file': count((trial) => trial.leftovers > 0),
        };
      }),
    );
    console.log(`${recoveries + 1} times check and the next run were tried: no leftover was seen or stayed`);
    return trials.some((trial) => trial.content === 'torn') ? 1 : 0;
  } finally {
    await folder.remove();
  }
}

void main().then((code) => {
  process.exitCode = code;
});
