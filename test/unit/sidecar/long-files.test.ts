import assert from 'node:assert/strict';
import { type AnnotationSet, EMPTY_SET } from '../../../src/annotation/model';
import { decodeFile, decodeFileSteps, encodeSteps } from '../../../src/sidecar/decode';
import { Findings } from '../../../src/sidecar/findings';
import { guardSteps } from '../../../src/sidecar/guard';
import { parseSidecar } from '../../../src/sidecar/parse';
import { renderSidecar } from '../../../src/sidecar/render';
import { spliceSidecar, spliceSteps } from '../../../src/sidecar/splice';
import { finish, type Steps } from '../../../src/text/steps';
import { encodeUtf8 } from '../../../src/text/utf8';

const RECORDS = 1000;
/** Where the reader pauses when it looks for control characters. */
const PIECE = 64 * 1024;

function longSet(): AnnotationSet {
  const mentions = Array.from({ length: RECORDS }, (_, index) => {
    const id = `m-${index}`;
    return [id, { id, type: 'actor', exact: `Élodie Vasseur ${index} 🙂`, by: 'camille' }] as const;
  });
  return { ...EMPTY_SET, mentions: new Map(mentions) };
}

/** The result, and how often it paused. */
function counted<T>(steps: Steps<T>): { readonly value: T; readonly pauses: number } {
  for (let pauses = 0; ; pauses += 1) {
    const step = steps.next();
    if (step.done === true) return { value: step.value, pauses };
  }
}

describe('long files', () => {
  it('are read, changed and written with pauses, to the same end as at once', () => {
    const set = longSet();
    const bytes = encodeUtf8(renderSidecar(set, 'a.txt'));
    const read = counted(decodeFileSteps('sidecar', bytes));
    assert.ok(read.pauses > 20, String(read.pauses));
    assert.deepEqual(read.value, decodeFile(bytes, parseSidecar));
    assert.deepEqual(read.value.set.mentions, set.mentions);
    const rest = new Map(read.value.set.mentions);
    rest.delete('m-500');
    rest.set('m-800', { ...rest.get('m-800')!, type: 'institution' });
    const next = { ...read.value.set, mentions: rest };
    const change = counted(spliceSteps(read.value, next, 'a.txt'));
    assert.ok(change.pauses > 3, String(change.pauses));
    assert.deepEqual(change.value, spliceSidecar(read.value, next, 'a.txt'));
    const written = counted(encodeSteps(change.value.document));
    assert.ok(written.pauses > 3, String(written.pauses));
    assert.deepEqual(written.value, encodeUtf8(change.value.document.text));
    assert.deepEqual(decodeFile(written.value, parseSidecar).set.mentions, rest);
  });

  for (const shift of [-1, 0, 1]) {
    it(`find a control character ${shift} from where the reader pauses`, () => {
      const text = '# remarks\n'.repeat(10_000).slice(0, PIECE + shift);
      const lone = `${text}\r${'# remarks\n'.repeat(10_000)}`;
      const findings = new Findings(lone);
      assert.equal(finish(guardSteps(lone, findings)), false);
      assert.equal(findings.toArray()[0]?.code, 'lone-carriage-return');
      assert.equal(findings.toArray()[0]?.start, PIECE + shift);
      const ended = `${text}\r\n${'# remarks\r\n'.repeat(10_000)}`;
      assert.equal(finish(guardSteps(ended, new Findings(ended))), true);
    });
  }
});
