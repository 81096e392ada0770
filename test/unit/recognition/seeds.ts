import { readFileSync } from 'node:fs';
import path from 'node:path';
import { normalizeText } from '../../../src/text/normalize';

export interface ReviewedMention {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly entity?: string;
  readonly value?: string;
  readonly timex?: string;
}

export interface ReviewedEntity {
  readonly key: string;
  readonly type: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly role?: string;
}

/** A seed article with the marks that a person gave it, after docs/guideline.md. */
export interface ReviewedSeed {
  readonly file: string;
  readonly text: string;
  readonly language: string;
  readonly reference?: string;
  readonly mentions: readonly ReviewedMention[];
  readonly entities: readonly ReviewedEntity[];
}

export function reviewedSeeds(): readonly ReviewedSeed[] {
  const reviewed = JSON.parse(readFileSync('test/fixtures/seeds-reviewed.json', 'utf8')) as Record<
    string,
    Omit<ReviewedSeed, 'file' | 'text'>
  >;
  return Object.entries(reviewed).map(([file, marks]) => ({
    file,
    text: normalizeText(readFileSync(path.join('seeds', file), 'utf8')),
    ...marks,
  }));
}
