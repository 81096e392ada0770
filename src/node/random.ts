import { randomBytes } from 'node:crypto';
import type { Random } from '../workspace/ports';

/** The system's cryptographic random numbers. */
export const nodeRandom: Random = { randomBytes: (count) => randomBytes(count) };
