import { type BenchArticle, type Measured, median, type Mode, quantile } from './report';

type Row = Record<string, string>;

/** Prints what was measured: VS Code alone beside it, and how each figure grows from the smallest article on. */
export function printTables(articles: readonly BenchArticle[], measured: readonly Measured[]): void {
  const of = (plan: string, mode: Mode) => measured.find((one) => one.plan === plan && one.mode === mode);
  const smallest = articles[0]?.plan ?? '';
  const perKey = (one: Measured | undefined) =>
    one === undefined ? undefined : one.typing.effort.cpu / one.typing.presses;

  print('Extension-host CPU per key press until idle, ms', articles, (plan) => {
    const [on, off, plain] = (['on', 'off', 'plain'] as const).map((mode) => perKey(of(plan, mode)));
    const least = perKey(of(smallest, 'on'));
    return {
      'with suggestions': ms(on, 2),
      'without suggestions': ms(off, 2),
      'VS Code alone': ms(plain, 2),
      'with / alone': ratio(on, plain),
      [`with / ${smallest}`]: ratio(on, least),
    };
  });
  print('Longest block of the extension host while typing, ms (in brackets: CPU of its own)', articles, (plan) =>
    byMode((mode) => block(of(plan, mode)?.typing.effort)),
  );
  print('Key press to painted frame, ms: median, 95 of 100', articles, (plan) =>
    byMode((mode) => {
      const frames = of(plan, mode)?.typing.frames ?? [];
      return frames.length === 0 ? '' : `${ms(median(frames))}, ${ms(quantile(frames, 0.95))}`;
    }),
  );
  print('Opening, ms', articles, (plan) => {
    const on = of(plan, 'on');
    const plain = of(plan, 'plain');
    return {
      'text painted': ms(on?.opening.text),
      'VS Code alone': ms(plain?.opening.text),
      'first marks painted': ms(on?.opening.marks),
      'suggestions ready': ms(on?.opening.suggestions),
      CPU: ms(on?.opening.effort.cpu),
      'CPU, VS Code alone': ms(plain?.opening.effort.cpu),
      'longest block': block(on?.opening.effort),
      'block, VS Code alone': block(plain?.opening.effort),
    };
  });
  print('Accepting one suggestion, ms (medians; the longest block of all)', articles, (plan): Row => {
    const accepting = of(plan, 'on')?.accepting;
    if (accepting === undefined) return {};
    const { stored, drawn, efforts } = accepting;
    return {
      stored: ms(median(stored)),
      drawn: ms(median(drawn)),
      CPU: ms(median(efforts.map(({ cpu }) => cpu))),
      'longest block': block({
        block: Math.max(...efforts.map((effort) => effort.block)),
        ownBlock: Math.max(...efforts.map((effort) => effort.ownBlock)),
      }),
    };
  });
}

function byMode(cell: (mode: Mode) => string): Row {
  return { 'with suggestions': cell('on'), 'without suggestions': cell('off'), 'VS Code alone': cell('plain') };
}

function block(effort: { readonly block: number; readonly ownBlock: number } | undefined): string {
  return effort === undefined ? '' : `${ms(effort.block)} (${ms(effort.ownBlock)})`;
}

function ms(value: number | undefined, digits = 0): string {
  return value === undefined ? '' : value.toFixed(digits);
}

function ratio(value: number | undefined, base: number | undefined): string {
  return value === undefined || base === undefined ? '' : (value / base).toFixed(2);
}

/** A Markdown table, to be read on a terminal as well. */
function print(title: string, articles: readonly BenchArticle[], row: (plan: string) => Row): void {
  const rows = articles.map(({ plan }): Row => ({ article: plan, ...row(plan) }));
  const columns = [...new Set(rows.flatMap((cells) => Object.keys(cells)))];
  const width = (column: string) => Math.max(column.length, ...rows.map((cells) => (cells[column] ?? '').length));
  const line = (cell: (column: string) => string) => `| ${columns.map(cell).join(' | ')} |`;
  console.log(`\n${title}\n`);
  console.log(line((column) => column.padEnd(width(column))));
  console.log(line((column) => '-'.repeat(width(column))));
  for (const cells of rows) console.log(line((column) => (cells[column] ?? '').padEnd(width(column))));
}
