import type { CliIo } from './io';
import type { CliServices } from './services';

/** What every command is given. */
export interface CommandContext {
  readonly io: CliIo;
  readonly services: CliServices;
  /** Tells the exit code of the whole run. */
  finish(exitCode: number): void;
}
