import type { Effort } from './probe';

/** With suggestions; without; and the same text where the extension has nothing to do: VS Code itself. */
export const MODES = ['on', 'off', 'plain'] as const;
export type Mode = (typeof MODES)[number];

/** What the driver tells the extension host about one article. */
export interface BenchArticle {
  readonly plan: string;
  readonly stops: readonly number[];
  readonly stored: number;
  readonly suggested: number;
  readonly length: number;
  /** File names in the workspace, by mode. */
  readonly files: Readonly<Record<Mode, string>>;
}

/** The setting that holds the BenchTask. */
export const TASK_SETTING = { section: 'marginaliaBench', key: 'task' } as const;

export interface BenchTask {
  readonly articles: readonly BenchArticle[];
  readonly modes: readonly Mode[];
  /** Keys pressed at each stop. */
  readonly keys: readonly string[];
  /** Folder for CPU profiles; none are taken when absent. */
  readonly profiles?: string;
}

/** What was measured of one article in one mode. Times in milliseconds. */
export interface Measured {
  readonly plan: string;
  readonly mode: Mode;
  readonly opening: {
    readonly text?: number;
    readonly marks?: number;
    readonly suggestions?: number;
    readonly effort: Effort;
  };
  readonly typing: {
    readonly presses: number;
    readonly frames: readonly number[];
    readonly effort: Effort;
  };
  readonly accepting?: {
    readonly stored: readonly number[];
    readonly drawn: readonly number[];
    readonly efforts: readonly Effort[];
  };
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
