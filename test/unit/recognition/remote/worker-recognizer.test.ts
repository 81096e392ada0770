import * as assert from 'node:assert/strict';
import type { ModelSource } from '../../../../src/recognition/name-models';
import type { Recognition, Recognizer } from '../../../../src/recognition/recognizer';
import { serveRecognizer } from '../../../../src/recognition/remote/serve-recognizer';
import { WorkerRecognizer } from '../../../../src/recognition/remote/worker-recognizer';
import { STILL } from '../host';
import { FakeWorker, turn } from './fake-worker';

const NO_MODELS: ModelSource = { read: () => Promise.resolve(undefined), problem: () => undefined };

/** An answer that says where it comes from. */
const from = (place: string): Promise<Recognition> =>
  Promise.resolve({ language: place, suggestions: [], entities: [] });

function host(signal: AbortSignal = new AbortController().signal) {
  return { ...STILL, signal };
}

/** Workers that read texts in a way that the test chooses. */
class Workers {
  readonly started: FakeWorker[] = [];
  readonly lost: string[] = [];
  readonly recognizer: WorkerRecognizer;

  constructor(read: (text: string, worker: FakeWorker) => Promise<Recognition>) {
    this.recognizer = new WorkerRecognizer({
      start: () => {
        const worker: FakeWorker = new FakeWorker((port) => {
          const recognizer: Recognizer = { recognize: ({ text }) => read(text, worker) };
          serveRecognizer(port, { yieldNow: turn, now: () => 0 }, () => recognizer);
        });
        this.started.push(worker);
        return Promise.resolve(worker);
      },
      models: NO_MODELS,
      here: { recognize: () => from('here') },
      lost: (reason) => this.lost.push(reason),
    });
  }

  async read(text = ''): Promise<string> {
    return (await this.recognizer.recognize({ text }, host())).language;
  }
}

const never = () => new Promise<Recognition>(() => undefined);

describe('a recognizer that works in a worker while there is one', () => {
  it('starts one worker, with the first article', async () => {
    const workers = new Workers(() => from('worker'));
    assert.equal(workers.started.length, 0);
    assert.equal(workers.recognizer.place, 'no worker');
    const both = Promise.all([workers.read(), workers.read()]);
    assert.equal(workers.recognizer.reading, 2);
    assert.deepEqual(await both, ['worker', 'worker']);
    assert.equal(workers.recognizer.reading, 0);
    assert.equal(workers.recognizer.place, 'worker');
    assert.equal(workers.started.length, 1);
    assert.deepEqual(workers.lost, []);
  });

  it('works here where none can be started', async () => {
    const lost: string[] = [];
    const recognizer = new WorkerRecognizer({
      start: () => Promise.reject(new Error('not allowed')),
      models: NO_MODELS,
      here: { recognize: () => from('here') },
      lost: (reason) => lost.push(reason),
    });
    assert.equal((await recognizer.recognize({ text: '' }, host())).language, 'here');
    assert.equal((await recognizer.recognize({ text: '' }, host())).language, 'here');
    assert.deepEqual(lost, ['not allowed']);
    assert.equal(recognizer.place, 'here');
  });

  it('reads again in a second worker what the first one was reading', async () => {
    let killed = 0;
    const workers: Workers = new Workers((_, worker) => {
      if (worker !== workers.started[0]) return from('second');
      killed += 1;
      if (killed === 2) worker.die('killed');
      return never();
    });
    assert.deepEqual(await Promise.all([workers.read(), workers.read()]), ['second', 'second']);
    assert.equal(workers.started.length, 2);
    assert.deepEqual(workers.lost, ['killed']);
  });

  it('works here after the second worker is lost without an answer', async () => {
    const workers = new Workers((_, worker) => {
      worker.die('killed');
      return never();
    });
    assert.equal(await workers.read(), 'here');
    assert.equal(await workers.read(), 'here');
    assert.equal(workers.started.length, 2);
  });

  it('starts another one as often as they answer in between', async () => {
    const workers = new Workers(() => from('worker'));
    for (let count = 1; count <= 4; count += 1) {
      assert.equal(await workers.read(), 'worker');
      assert.equal(workers.started.length, count);
      await workers.recognizer.endWorker();
      while (workers.lost.length < count) await turn();
    }
    assert.equal(workers.recognizer.place, 'no worker');
  });

  it('gives an article that kills every worker no third one', async () => {
    const workers = new Workers((text, worker) => {
      if (text !== 'deadly') return from('worker');
      worker.die('killed');
      return never();
    });
    const [deadly] = await Promise.all([workers.read('deadly'), workers.read('good')]);
    assert.equal(deadly, 'here');
    assert.ok(workers.started.length <= 2);
  });

  it('starts none for what is cancelled, and none after it was disposed', async () => {
    const workers = new Workers(() => from('worker'));
    const answer = await workers.recognizer.recognize({ text: '' }, host(AbortSignal.abort()));
    assert.deepEqual(answer.suggestions, []);
    workers.recognizer.dispose();
    await workers.read();
    assert.equal(workers.started.length, 0);
  });

  it('ends its worker when it is disposed, and tells nobody', async () => {
    const workers = new Workers(() => never());
    const reading = workers.read();
    while (workers.started[0]?.sent.length !== 1) await turn();
    workers.recognizer.dispose();
    assert.equal(await reading, 'und');
    assert.deepEqual(workers.lost, []);
    assert.equal(workers.started.length, 1);
  });
});
