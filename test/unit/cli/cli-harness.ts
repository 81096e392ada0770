import { runCli } from '../../../src/cli/run-cli';
import { createServices, type CliServices } from '../../../src/cli/services';
import type { Recognition, Recognizer } from '../../../src/recognition/recognizer';
import { message } from '../../../src/text/message';

export interface RunOptions {
  readonly stdin?: string | Uint8Array | AsyncIterable<Uint8Array>;
  readonly services?: Partial<CliServices>;
  readonly tty?: boolean;
  readonly columns?: number;
  readonly signal?: AbortSignal;
  readonly onStdout?: (text: string) => Promise<void> | void;
}

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Made once: models are read when they are first needed. */
const SERVICES = createServices('media', (text) => {
  throw new Error(text);
});

/** Runs the command in this process, in a folder, and keeps what it says. */
export async function run(cwd: string, args: readonly string[], options: RunOptions = {}): Promise<Run> {
  let out = '';
  let err = '';
  const code = await runCli(
    args,
    {
      stdin: bytesOf(options.stdin ?? ''),
      stdout: async (text) => {
        await options.onStdout?.(text);
        out += text;
      },
      stderr: (text) => (err += text),
      stderrIsTTY: options.tty ?? false,
      columns: options.columns ?? 80,
      cwd,
      signal: options.signal ?? new AbortController().signal,
    },
    { ...SERVICES, ...options.services },
  );
  return { code, out, err };
}

async function* bytesOf(input: string | Uint8Array | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (typeof input === 'string') yield Buffer.from(input);
  else if (input instanceof Uint8Array) yield input;
  else yield* input;
}

/** The lines of an output, each ended by a line feed. */
export function linesOf(output: string): string[] {
  if (output !== '' && !output.endsWith('\n')) throw new Error(`the last line is cut: ${JSON.stringify(output)}`);
  return output.split('\n').slice(0, -1);
}

/** A recognizer that marks every occurrence of some words, so that tests know what to expect. */
export function wordRecognizer(types: Readonly<Record<string, string>>): Recognizer {
  return {
    recognize({ text, language }): Promise<Recognition> {
      const words = Object.keys(types).sort((a, b) => b.length - a.length);
      const suggestions = [...text.matchAll(new RegExp(words.join('|'), 'g'))].map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
        type: types[match[0]] ?? '',
        entity: match[0],
        confidence: 0.87654,
        why: message('test'),
      }));
      const named = [...new Set(suggestions.map((suggestion) => suggestion.entity))];
      return Promise.resolve({
        language: language ?? 'fr',
        suggestions,
        entities: named.map((name) => ({ key: name, type: types[name] ?? '', name, aliases: [] })),
      });
    },
  };
}
