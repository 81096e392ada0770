import { findFiles } from '../node/find-files';
import { LearntNames } from '../recognition/project/learnt-names';
import { lessonsOf } from '../recognition/project/lessons';
import type { ProjectLexicon } from '../recognition/project/project-lexicon';
import { decodeFile } from '../sidecar/decode';
import { parseRegistry, parseSidecar } from '../sidecar/parse';
import { finish } from '../text/steps';
import { lessonsOfRegistry } from '../workspace/registry-lessons';
import { Registry } from '../workspace/registry';
import type { CommandContext } from './command-context';
import { endsTheRun, throwIfInterrupted } from './io';
import type { RunReport } from './run-report';
import { sidecarsOf } from './sidecar-files';

/** What the files named by `--learn` teach about names. */
export class Learnt {
  constructor(private readonly names: LearntNames) {}

  /**
   * What they say of the names of a text.
   * @param article its absolute path, where it has one: what its own sidecar says does not count
   */
  lexicon(text: string, article?: string): ProjectLexicon {
    return finish(this.names.lexiconSteps(text, article));
  }
}

/**
 * Reads the sidecars and registries that some paths stand for. Of those with errors nothing is learnt, which is reported:
 * the answer would depend on how far they could be read.
 * @returns undefined where no path is given
 */
export async function learnFrom(
  paths: readonly string[] | undefined,
  { io, services }: CommandContext,
  report: Pick<RunReport, 'fail' | 'leaveAlone' | 'progress'>,
): Promise<Learnt | undefined> {
  if (paths === undefined || paths.length === 0) return undefined;
  const { files } = services;
  const names = new LearntNames();
  const found = await findFiles(paths, { cwd: io.cwd, signal: io.signal });
  for (const problem of found.problems) report.fail(problem.path, problem);
  const sidecars = await sidecarsOf(found, files);
  if (sidecars.length + found.registries.length + found.problems.length === 0) {
    report.progress.say('marginalia: --learn found no annotations (.annotations.yaml) and no entities.yaml');
  }
  const jobs = [
    ...sidecars.map(({ path, display, article }) => ({
      path,
      display,
      key: article?.path ?? path,
      parse: parseSidecar,
    })),
    ...found.registries.map(({ path, display }) => ({ path, display, key: path, parse: parseRegistry })),
  ];
  for (const [index, { path, display, key, parse }] of jobs.entries()) {
    throwIfInterrupted(io.signal);
    report.progress.show(index, jobs.length, display);
    try {
      const bytes = await files.read(path);
      if (bytes === undefined) continue;
      const { set, findings, writable } = decodeFile(bytes, parse);
      if (!writable) report.leaveAlone(display, findings);
      // A layer’s marks stay its annotator’s until they are compared.
      else if (set.layer === undefined) {
        names.update(key, parse === parseRegistry ? lessonsOfRegistry(new Registry(set)) : lessonsOf(set));
      }
    } catch (error) {
      if (endsTheRun(error)) throw error;
      report.fail(display, error);
    }
  }
  return new Learnt(names);
}
