import type { CliIo } from './io';
import { runCli } from './run-cli';

/** Waits until the reader can take more: the memory of a long run stays small however slow the reader is. */
function writeOut(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

const interrupt = new AbortController();

// The first Ctrl-C stops between two steps; with our listener gone, the second one ends the process at once.
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    interrupt.abort();
  });

// Writing to a pipe that nobody reads reports to the callback; without a listener it would also be thrown.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

const io: CliIo = {
  // Only commands that read it open it.
  get stdin() {
    return process.stdin;
  },
  stdout: writeOut,
  stderr: (text) => void process.stderr.write(text),
  stderrIsTTY: process.stderr.isTTY,
  columns: process.stderr.columns || 80,
  cwd: process.cwd(),
  signal: interrupt.signal,
};

void runCli(process.argv.slice(2), io).then((code) => {
  // Not `exitCode`: an input that stays open would keep the process.
  process.exit(code);
});
