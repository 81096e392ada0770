import * as assert from 'node:assert/strict';
import type { ModelSource } from '../../../../src/recognition/name-models';
import type { Recognition, Recognizer } from '../../../../src/recognition/recognizer';
import { RemoteRecognizer, WorkerEndedError } from '../../../../src/recognition/remote/remote-recognizer';
import { serveRecognizer } from '../../../../src/recognition/remote/serve-recognizer';
import { message } from '../../../../src/text/message';
import type { CancelSignal } from '../../../../src/text/scheduling';
import { recognize, STILL } from '../host';
import { reviewedSeeds } from '../seeds';
import { FakeWorker, turn } from './fake-worker';
import { MODEL_FILES } from './model-files';

const SCHEDULER = { yieldNow: turn, now: () => 0 };

function connect(worker: FakeWorker, models: ModelSource = MODEL_FILES): RemoteRecognizer {
  return new RemoteRecognizer(worker, models, () => undefined);
}

function serving(recognizer: Recognizer): FakeWorker {
  return new FakeWorker((port) => {
    serveRecognizer(port, SCHEDULER, () => recognizer);
  });
}

function host(signal: AbortSignal = new AbortController().signal) {
  return { ...STILL, signal };
}

describe('a recognizer in a worker', () => {
  it('answers exactly as one that is here, and asks for a model once', async () => {
    const worker = new FakeWorker((port) => {
      serveRecognizer(port, SCHEDULER);
    });
    const remote = connect(worker);
    for (const { text } of reviewedSeeds()) {
      assert.deepEqual(await remote.recognize({ text }, host()), await recognize(text));
    }
    assert.deepEqual(
      worker.received.filter(({ kind }) => kind === 'model-wanted'),
      [{ kind: 'model-wanted', language: 'fr' }],
    );
  });

  it('passes on what is known of the article', async () => {
    const known = [{ key: 'oim', type: 'institution', name: 'Office des Îles', aliases: ['OIM'] }];
    const text = 'L’OIM a été saluée.';
    const remote = connect(
      new FakeWorker((port) => {
        serveRecognizer(port, SCHEDULER);
      }),
    );
    const answer = await remote.recognize({ text, language: 'fr', known }, host());
    assert.deepEqual(answer, await recognize(text, { language: 'fr', known }));
    assert.deepEqual(
      answer.suggestions.map(({ entity }) => entity),
      ['oim'],
    );
  });

  it('hands a copy of the model over and keeps the bytes that it was given', async () => {
    const whole = new Uint8Array([9, 9, 1, 2, 3, 9]);
    const problems: string[] = [];
    const models: ModelSource = {
      read: () => Promise.resolve(whole.subarray(2, 5)),
      problem: (_, error) => problems.push(String(error)),
    };
    const worker = new FakeWorker((port) => {
      serveRecognizer(port, SCHEDULER);
    });
    await connect(worker, models).recognize({ text: 'Un mot.', language: 'fr' }, host());
    assert.equal(whole.byteLength, 6);
    const given = worker.sent.find((each) => each.kind === 'model');
    assert.deepEqual(given?.bytes, new Uint8Array([1, 2, 3]));
    // Three bytes are no model, and somebody is told.
    assert.equal(problems.length, 1);
  });

  it('works by rules alone where the model cannot be read', async () => {
    const problems: unknown[] = [];
    const models: ModelSource = {
      read: () => Promise.reject(new Error('no such file')),
      problem: (language, error) => problems.push([language, error]),
    };
    const remote = connect(
      new FakeWorker((port) => {
        serveRecognizer(port, SCHEDULER);
      }),
      models,
    );
    const answer = await remote.recognize({ text: 'M. Tino Brasel est venu.', language: 'fr' }, host());
    assert.deepEqual(
      answer.suggestions.map(({ type }) => type),
      ['actor'],
    );
    assert.deepEqual(problems, [['fr', 'no such file']]);
  });

  it('brings long answers in parts and puts them together in order', async () => {
    const long: Recognition = {
      language: 'fr',
      reference: '2018-12-11',
      suggestions: Array.from({ length: 1750 }, (_, start) => ({
        type: 'actor',
        start,
        end: start + 1,
        confidence: 0.5,
        why: message('test'),
      })),
      entities: Array.from({ length: 2100 }, (_, index) => ({
        key: `k${index}`,
        type: 'actor',
        name: 'n',
        aliases: [],
      })),
    };
    const worker = serving({ recognize: () => Promise.resolve(long) });
    assert.deepEqual(await connect(worker).recognize({ text: '' }, host()), long);
    assert.ok(worker.received.length > 3);
  });

  it('answers at once when it is cancelled, and the worker hears of it', async () => {
    let inWorker: CancelSignal | undefined;
    const worker = serving({
      recognize: async (_, { signal }) => {
        inWorker = signal;
        while (!signal.aborted) await turn();
        return { language: 'fr', suggestions: [], entities: [] };
      },
    });
    const cancel = new AbortController();
    const answer = connect(worker).recognize({ text: 'Long.', language: 'fr' }, host(cancel.signal));
    while (inWorker === undefined) await turn();
    cancel.abort();
    assert.deepEqual(await answer, { language: 'fr', suggestions: [], entities: [] });
    while (!inWorker.aborted) await turn();
    assert.deepEqual(worker.sentKinds(), ['recognize', 'cancel']);
  });

  it('asks nothing of the worker for what is cancelled already', async () => {
    const worker = serving({ recognize: () => Promise.reject(new Error('asked')) });
    const answer = await connect(worker).recognize({ text: 'Long.' }, host(AbortSignal.abort()));
    assert.deepEqual(answer.suggestions, []);
    assert.deepEqual(worker.sentKinds(), []);
  });

  it('reads several articles at a time', async () => {
    const open = new Map<string, () => void>();
    const worker = serving({
      recognize: ({ text }) =>
        new Promise((resolve) =>
          open.set(text, () => {
            resolve({ language: text, suggestions: [], entities: [] });
          }),
        ),
    });
    const remote = connect(worker);
    const answers = ['a', 'b'].map((text) => remote.recognize({ text }, host()));
    while (open.size < 2) await turn();
    open.get('b')?.();
    assert.equal((await answers[1])?.language, 'b');
    open.get('a')?.();
    assert.equal((await answers[0])?.language, 'a');
  });

  it('tells what went wrong with one article and goes on with others', async () => {
    const worker = serving({
      recognize: ({ text }) =>
        text === 'bad'
          ? Promise.reject(new RangeError('too deep'))
          : Promise.resolve({ language: 'fr', suggestions: [], entities: [] }),
    });
    const remote = connect(worker);
    await assert.rejects(remote.recognize({ text: 'bad' }, host()), { message: 'too deep' });
    assert.equal((await remote.recognize({ text: 'good' }, host())).language, 'fr');
  });

  it('rejects what it was asked, and what it is asked later, once the worker is gone', async () => {
    const worker = serving({ recognize: () => new Promise(() => undefined) });
    const remote = connect(worker);
    const asked = remote.recognize({ text: 'a' }, host());
    await remote.ready;
    worker.die('killed');
    await assert.rejects(asked, WorkerEndedError);
    await assert.rejects(remote.recognize({ text: 'b' }, host()), /killed/);
  });

  it('is not ready when the worker ends before it said anything', async () => {
    const worker = new FakeWorker(() => undefined);
    const remote = connect(worker);
    worker.die('refused');
    await assert.rejects(remote.ready, /refused/);
  });
});
