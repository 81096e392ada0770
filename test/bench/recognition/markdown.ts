import type { Interval } from '../../../src/training/bootstrap';

export type Cell = string | number;

/** A Markdown table. Numbers stand on the right. */
export function table(headings: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const isNumber = headings.map(
    (_, at) => rows.length > 0 && rows.every((row) => /^[-+−]?[\d.,]|^–$|^$/.test(String(row[at]))),
  );
  const line = (cells: readonly Cell[]): string =>
    `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(headings), line(isNumber.map((right) => (right ? '--:' : '---'))), ...rows.map(line)].join('\n');
}

/** One decimal; a dash where there is no number. */
export const one = (value: number): string => (Number.isFinite(value) ? value.toFixed(1) : '–');

export const signed = (value: number): string => `${value > 0 ? '+' : value < 0 ? '−' : ''}${one(Math.abs(value))}`;

export const between = ({ low, high }: Interval): string => (Number.isFinite(low) ? `${one(low)}–${one(high)}` : '–');

/** As {@link between}, of a difference. */
export const betweenSigned = ({ low, high }: Interval): string =>
  Number.isFinite(low) ? `${signed(low)} … ${signed(high)}` : '–';

export const thousands = (value: number): string => Math.round(value).toLocaleString('en-GB');
