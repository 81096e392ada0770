import assert from 'node:assert/strict';
import { isFinished, progressOf, unfinishedTypes } from '../../../src/corpus/article-progress';
import { parseSidecar } from '../../../src/sidecar/parse';

function progress(...lines: readonly string[]) {
  return progressOf(parseSidecar(['format: "marginalia/1"', '', ...lines, ''].join('\n')).set);
}

describe('how far an article has come', () => {
  it('counts what waits for a person: proposals, and a machine’s marks that nobody reviewed', () => {
    const { proposed } = progress(
      'mentions:',
      '  m-1: {type: actor, exact: "A", status: proposed}',
      '  m-2: {type: actor, exact: "B", by: "marginalia 0.1.0"}',
      '  m-3: {type: actor, exact: "C", status: disputed}',
      '  m-4: {type: actor, exact: "D", by: "zahra"}',
      'rejected:',
      '  m-5: {type: actor, exact: "E", status: proposed}',
    );
    assert.equal(proposed, progress('mentions:', '  m-1: {type: actor, exact: "A", status: proposed}').proposed + 1);
  });

  it('is finished when every wanted type is, and nothing waits', () => {
    const done = progress('article:', '  done: [date, actor]');
    assert.ok(isFinished(done, ['actor', 'date']));
    assert.ok(isFinished(done, ['actor']));
    assert.ok(!isFinished(done, ['actor', 'institution', 'date', 'place']));
    assert.deepEqual(unfinishedTypes(done, ['actor', 'institution', 'date', 'place']), ['institution', 'place']);
  });

  it('is not finished while a mention waits, whatever the file says to be complete', () => {
    const open = progress(
      'article:',
      '  done: [actor]',
      'mentions:',
      '  m-1: {type: actor, exact: "A", status: proposed}',
    );
    assert.ok(!isFinished(open, ['actor']));
  });

  it('is not finished at the start', () => {
    assert.ok(!isFinished(progress(), ['actor']));
  });
});
