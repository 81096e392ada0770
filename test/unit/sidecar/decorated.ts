import fc from 'fast-check';

/** A file as people leave it: comments in many places, blank lines more or less, other indentation or line ends. */
export function decorated(): fc.Arbitrary<(text: string) => string> {
  return fc
    .record({
      dice: fc.infiniteStream(fc.nat({ max: 30 })),
      crlf: fc.boolean(),
      open: fc.boolean(),
      wide: fc.boolean(),
    })
    .map(({ dice, crlf, open, wide }) => (text: string) => {
      const lines = text.split('\n').slice(0, -1);
      let count = 0;
      const comment = () => `# note ${count++}`;
      let result = lines.flatMap((line) => {
        const indent = /^ */.exec(line)?.[0] ?? '';
        switch (dice.next().value) {
          case 0:
            return [line === '' ? line : `${line} ${comment()}`];
          case 1:
            return [`${indent}${comment()}`, line];
          case 2:
            return [line, `${indent}${comment()}`];
          case 3:
            return [line, `${indent}      ${comment()}`];
          case 4:
            return line === '' ? [] : [line];
          case 5:
            return [line, '', comment(), ''];
          default:
            return [line];
        }
      });
      if (wide) result = result.map((line) => line.replace(/^ +/, (indent) => indent + indent));
      const eol = crlf ? '\r\n' : '\n';
      return result.join(eol) + (open ? '' : eol);
    });
}

/** The comments that {@link decorated} put in, wherever they stand now. */
export function notes(text: string): readonly string[] {
  return (text.match(/# note \d+(?=\r?$)/gm) ?? []).sort();
}
