import type { RunInfo } from '../integration/harness/protocol';
import { NEWEST, VSCODE_VERSIONS, type VscodeVersion } from './vscode-install';

export interface Run extends Omit<RunInfo, 'suite' | 'grep' | 'bridge' | 'version'> {
  readonly version: VscodeVersion;
}

/** Every VS Code that the suites run in. */
export const RUNS: readonly Run[] = [
  ...VSCODE_VERSIONS.flatMap((version) =>
    (['desktop', 'web'] as const).map((kind): Run => ({
      name: `${version}:${kind}`,
      kind,
      version,
      restricted: false,
      locale: 'en',
    })),
  ),
  { name: `${NEWEST}:desktop:restricted`, kind: 'desktop', version: NEWEST, restricted: true, locale: 'en' },
  { name: `${NEWEST}:desktop:french`, kind: 'desktop', version: NEWEST, restricted: false, locale: 'fr' },
];

/** The runs that one of the filters names, such as `1.139.1:web`, `web` or `french`; all when there is no filter. */
export function chooseRuns(filters: readonly string[]): readonly Run[] {
  if (filters.length === 0) return RUNS;
  const exact = RUNS.filter((run) => filters.includes(run.name));
  if (exact.length === filters.length) return exact;
  const chosen = RUNS.filter((run) => {
    const parts = run.name.split(':');
    return filters.some((filter) => filter.split(':').every((part) => parts.includes(part)));
  });
  if (chosen.length === 0) {
    throw new Error(`No run is named ${filters.join(', ')}. There are: ${RUNS.map((run) => run.name).join(', ')}`);
  }
  return chosen;
}
