import assert from 'node:assert/strict';

const SMALL = 10_000;
const FACTOR = 8;

/** Least processor time of some runs, in microseconds. */
function timeOf(work: () => void): number {
  let least = Infinity;
  for (let run = 0; run < 2; run += 1) {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, user + system);
  }
  return least;
}

/**
 * Fails when work on one repeated piece of text costs much more than eight times as much on eight times the text.
 * Squared growth would cost 64 times as much; what is left of the room covers a busy machine.
 */
export function assertLinear(unit: string, work: (text: string) => void): void {
  const small = unit.repeat(Math.ceil(SMALL / unit.length));
  const large = unit.repeat(Math.ceil((SMALL * FACTOR) / unit.length));
  const usual = timeOf(() => {
    work(small);
  });
  const time = timeOf(() => {
    work(large);
  });
  // Below two milliseconds the clock says little.
  assert.ok(time < Math.max(usual, 2000) * FACTOR * 3, `${JSON.stringify(unit)}: ${usual} µs, then ${time} µs`);
}
