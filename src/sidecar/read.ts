import type { Findings } from './findings';
import type { Steps } from '../text/steps';
import { guardSteps } from './guard';
import { readLayout } from './read-layout';
import { readYaml } from './read-yaml';
import type { MapEntry, YamlNode } from './yaml-node';

/**
 * Reads a whole file, with pauses: by the layout that we write where it has it, else with the YAML library; a single record that
 * is laid out otherwise goes to the library alone. Undefined where there is no value to decode: the file is empty, or
 * has an error that is among the findings.
 */
export function* readSteps(text: string, findings: Findings): Steps<YamlNode | undefined> {
  if (!(yield* guardSteps(text, findings))) return undefined;
  const root = yield* readLayout(text, (start, end) => readBlock(text, start, end, findings));
  if (root !== undefined) return root.entries.length > 0 ? root : undefined;
  return findings.hasErrors ? undefined : (readYaml(text, 0, findings) ?? undefined);
}

/** Reads whole lines that hold one entry. Null: they have errors; undefined: they are no single block entry. */
export function readBlock(text: string, start: number, end: number, findings: Findings): MapEntry | null | undefined {
  if (findings.isFull && findings.hasErrors) {
    // The library is slow: it does not read on in a file that is broken everywhere. The record counts as one more.
    findings.add('error', 'yaml-syntax', { start, end });
    return null;
  }
  const node = readYaml(text.slice(start, end), start, findings);
  if (node === undefined) return null;
  if (node?.kind !== 'map' || node.flow || node.entries.length !== 1) return undefined;
  return node.entries[0];
}
