import { EMPTY_SET, type AnnotationSet, type Mention } from '../../../../src/annotation/model';
import { LearntNames } from '../../../../src/recognition/project/learnt-names';
import { lessonsOf } from '../../../../src/recognition/project/lessons';
import type { ProjectLexicon } from '../../../../src/recognition/project/project-lexicon';
import { finish } from '../../../../src/text/steps';

/** What a person decided in one article: `type:words`. */
export interface Decided {
  readonly accepted?: readonly string[];
  readonly rejected?: readonly string[];
}

export function setOf({ accepted = [], rejected = [] }: Decided): AnnotationSet {
  return { ...EMPTY_SET, mentions: recordsOf('m', accepted), rejected: recordsOf('r', rejected) };
}

function recordsOf(prefix: string, written: readonly string[]): ReadonlyMap<string, Mention> {
  return new Map(
    written.map((one, index) => {
      const [type = '', exact = ''] = one.split(':');
      const id = `${prefix}-${index}`;
      return [id, { id, type, exact, by: 'camille' }];
    }),
  );
}

/** A project of articles `a0`, `a1` …, in this order. */
export function projectOf(...articles: readonly Decided[]): LearntNames {
  const names = new LearntNames();
  for (const [index, article] of articles.entries()) names.update(`a${index}`, lessonsOf(setOf(article)));
  return names;
}

export function lexiconFor(names: LearntNames, text: string, except?: string): ProjectLexicon {
  return finish(names.lexiconSteps(text, except));
}
