import { availableParallelism } from 'node:os';
import { InvalidArgumentError, Option } from 'commander';
import { RecognizerPool } from '../node/recognizer-pool';
import type { CommandContext } from './command-context';

const MOST_JOBS = 64;

/** One core is left to reading, writing and whoever works at the machine. */
const DEFAULT_JOBS = Math.min(8, Math.max(1, availableParallelism() - 1));

/** `--jobs N` of the commands that read articles. */
export function jobsOption(): Option {
  return new Option('-j, --jobs <number>', 'articles read at a time; what comes out is the same for any number')
    .argParser(parseJobs)
    .default(DEFAULT_JOBS, 'one less than this machine has cores, at most 8');
}

/** @throws InvalidArgumentError for what is no number of jobs. */
function parseJobs(value: string): number {
  const jobs = Number(value);
  if (!/^\d+$/.test(value) || jobs < 1 || jobs > MOST_JOBS) {
    throw new InvalidArgumentError(`Give a whole number from 1 to ${MOST_JOBS}.`);
  }
  return jobs;
}

/** How many articles are taken in hand at a time: while one is printed or written, no thread waits for the next. */
export function articlesAtOnce(jobs: number): number {
  return jobs === 1 ? 1 : 2 * jobs;
}

/** Runs a command with a recognizer that reads so many articles at a time. Its threads end with the run. */
export async function withJobs<T>(
  jobs: number,
  context: CommandContext,
  run: (context: CommandContext) => Promise<T>,
): Promise<T> {
  const { services } = context;
  const recognizer = new RecognizerPool(jobs, services.recognizer, services.threads);
  try {
    return await run({ ...context, services: { ...services, recognizer } });
  } finally {
    recognizer.dispose();
  }
}
