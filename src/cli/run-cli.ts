import { join } from 'node:path';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { systemErrorCode } from '../node/file-error';
import { FileError } from '../workspace/file-error';
import { addAnnotate } from './commands/annotate';
import { addCheck } from './commands/check';
import { addFormat } from './commands/format';
import { addSuggest } from './commands/suggest';
import type { CommandContext } from './command-context';
import { EXIT, InterruptedError, type CliIo } from './io';
import { printable } from './printable';
import { sayFault, sayTrouble } from './report';
import { PROGRAM } from './version';
import { createServices, type CliServices } from './services';

const EXAMPLES = `
Exit codes: 0 all well; 1 findings, or something was left alone; 2 could not run, or a
file could not be read or written; 130 stopped by Ctrl-C.

Examples:
  marginalia annotate articles/           mark actors, institutions and dates
  marginalia annotate --dry-run a.txt     only show what would be written
  marginalia suggest --format json a.txt  print suggestions, write nothing
  marginalia check .                      are all annotations in order?
  marginalia format --check .             are all sidecars in the usual layout?
`;

/** What ships besides code lies beside the folder of the bundle. */
const MEDIA = join(__dirname, '..', 'media');

/**
 * Runs the `marginalia` command. Never rejects, and leaves no half-written file behind whenever it is stopped.
 * @param argv the arguments after the program's name
 * @param services those of this machine when absent
 * @returns the exit code; see {@link EXIT}
 */
export async function runCli(argv: readonly string[], io: CliIo, services?: CliServices): Promise<number> {
  const output: string[] = [];
  let exitCode: number = EXIT.ok;
  const warn = (text: string) => {
    io.stderr(`marginalia: ${printable(text)}\n`);
  };
  const context: CommandContext = {
    io,
    services: services ?? createServices(MEDIA, warn),
    finish: (code) => (exitCode = code),
  };
  try {
    const program = createProgram(context, output);
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    exitCode = exitCodeOf(error, io);
  }
  try {
    if (output.length > 0) await io.stdout(output.join(''));
  } catch (error) {
    exitCode = exitCodeOf(error, io);
  }
  return exitCode;
}

function createProgram(context: CommandContext, output: string[]): Command {
  const { io } = context;
  const program = new Command('marginalia')
    .description('Marks actors, institutions and dates in articles, in YAML sidecars beside them.')
    .version(PROGRAM, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', EXAMPLES)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => output.push(text),
      writeErr: (text) => {
        io.stderr(text);
      },
      // Arguments are repeated in errors.
      outputError: (text, write) => {
        const lines = text
          .replace(/^error: /, '')
          .trimEnd()
          .split('\n');
        write(`marginalia: ${lines.map(printable).join('\n')}\n`);
      },
      getOutHelpWidth: () => 80,
      getErrHelpWidth: () => 80,
    })
    .showSuggestionAfterError(true)
    .showHelpAfterError('(--help tells more)');
  addAnnotate(program, context);
  addSuggest(program, context);
  addCheck(program, context);
  addFormat(program, context);
  return program;
}

function exitCodeOf(error: unknown, io: CliIo): number {
  if (InterruptedError.is(error)) return EXIT.interrupted;
  if (systemErrorCode(error) === 'EPIPE') return EXIT.brokenPipe;
  // Thrown by a command whose options do not go together; what the parser finds wrong, it says itself.
  if (error instanceof InvalidArgumentError) io.stderr(`marginalia: ${printable(error.message)}\n`);
  // Help and version end this way too, with 0.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.failed;
  io.stderr(`marginalia: ${FileError.is(error) ? sayTrouble(error.path, error) : sayFault(error)}\n`);
  return EXIT.failed;
}
