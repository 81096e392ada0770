import type { Span } from '../../../src/text/span';
import type { ModelLanguage } from '../../../src/recognition/name-models';
import type { NamedSpan } from '../../../src/training/named-document';

/** A name that a program found. */
export interface FoundName extends NamedSpan {
  /** 0 to 1; programs that do not say are sure. */
  readonly confidence: number;
  /** Whether a person sees it without asking for more. */
  readonly shown: boolean;
  /** Marks with the same name the same, where the program says so. */
  readonly entity?: string | undefined;
}

/** What a program found in texts, in their order, and the processor time that it took, in milliseconds. */
export interface Findings {
  readonly found: readonly (readonly FoundName[])[];
  readonly cpu: number;
}

/** A program that finds names. */
export interface NameFinder {
  readonly name: string;
  find(texts: readonly string[], language: ModelLanguage): Promise<Findings>;
}

/** In reading order; of two that overlap the longer stays. */
export function withoutOverlaps<Found extends Span>(found: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const each of [...found].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    if (!kept.some((other) => other.start < each.end && each.start < other.end)) kept.push(each);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** Milliseconds of processor time of this process. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
