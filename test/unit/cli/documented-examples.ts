// The examples of a Markdown page: fenced blocks, and in those of the language `console` the commands with what they print.

export interface Fence {
  readonly language: string;
  /** Without the indentation of the fence. */
  readonly text: string;
  /** UTF-16 offsets of the lines between the fences in the page. */
  readonly start: number;
  readonly end: number;
  readonly indentation: string;
}

export interface Example {
  /** The words of each command of the pipe, quotation marks taken off. */
  readonly pipe: readonly (readonly string[])[];
  /** As it stands on the page, without the `$`. */
  readonly command: string;
  /** What it prints; both streams, standard output first. */
  readonly output: string;
}

export function fencesOf(page: string): readonly Fence[] {
  return [...page.matchAll(/^( *)```(\w*)\n([^]*?)^\1```$/gm)].map((match) => {
    const [, indentation = '', language = '', content = ''] = match;
    const start = match.index + indentation.length + 3 + language.length + 1;
    const text = content.replace(new RegExp(`^${indentation}`, 'gm'), '');
    return { language, text, start, end: start + content.length, indentation };
  });
}

/** The commands of a console block. A command goes on in the next line where its line ends with `|`. */
export function examplesOf({ text }: Fence): readonly Example[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const { 0: command = '' } = /^(?:.*\|\n)*.*\n/.exec(part) ?? [];
      return { command, pipe: pipeOf(command), output: part.slice(command.length) };
    });
}

/** Splits a command as a shell would that knows pipes, spaces and single quotes only. */
function pipeOf(command: string): readonly (readonly string[])[] {
  const pipe: string[][] = [[]];
  for (const [word, quoted] of command.matchAll(/'([^']*)'|\||[^\s'|]+/g)) {
    if (word === '|') pipe.push([]);
    else pipe.at(-1)?.push(quoted ?? word);
  }
  return pipe;
}
