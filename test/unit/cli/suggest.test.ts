import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SuggestionAnswer } from '../../../src/cli/suggestion-answer';
import { MAX_ARTICLE_BYTES } from '../../../src/node/read-article';
import { normalizeText } from '../../../src/text/normalize';
import { useTemporaryFolder } from '../node/temporary-folder';
import { linesOf, run, wordRecognizer, type RunOptions } from './cli-harness';

const RIVA = wordRecognizer({ Riva: 'actor', ONU: 'institution', mardi: 'date', Rome: 'place' });
const parse = (line: string) => JSON.parse(line) as SuggestionAnswer & { readonly error?: string };

describe('suggest for files', () => {
  const given = useTemporaryFolder();
  const suggest = (args: readonly string[], options: RunOptions = {}) =>
    run(given.folder.path, ['suggest', ...args], { services: { recognizer: RIVA }, ...options });

  it('prints one line a mention, with its place', async () => {
    await given.folder.write('a.txt', 'Ana Riva\nà l’ONU');
    const { code, out, err } = await suggest(['a.txt']);
    assert.equal(out, 'a.txt:1:5: actor "Riva" (0.88)\na.txt:2:5: institution "ONU" (0.88)\n');
    assert.equal(err, '');
    assert.equal(code, 0);
  });

  it('prints a list of answers as JSON, and one a line as JSON lines', async () => {
    await given.folder.write('a.txt', 'Riva');
    await given.folder.write('b.txt', '');
    const mention = { type: 'actor', start: 0, end: 4, text: 'Riva', entity: 'Riva', confidence: 0.877 };
    const expected = [
      { id: 'a.txt', mentions: [mention], entities: [{ id: 'Riva', type: 'actor', name: 'Riva', aliases: [] }] },
      { id: 'b.txt', mentions: [], entities: [] },
    ];
    assert.deepEqual(JSON.parse((await suggest(['--format', 'json', '.'])).out), expected);
    assert.deepEqual(linesOf((await suggest(['--format', 'jsonl', '.'])).out).map(parse), expected);
  });

  it('is valid JSON without any file too', async () => {
    const { code, out, err } = await suggest(['--format', 'json', '.']);
    assert.deepEqual(JSON.parse(out), []);
    assert.match(err, /found no articles/);
    assert.equal(code, 0);
  });

  it('suggests the usual types, or those asked for and their entities', async () => {
    await given.folder.write('a.txt', 'Riva Rome mardi');
    const answers = async (...args: string[]) => parse((await suggest(['--format', 'jsonl', ...args, 'a.txt'])).out);
    assert.deepEqual(
      (await answers()).mentions.map((mention) => mention.type),
      ['actor', 'date'],
    );
    const places = await answers('--types', 'place, event');
    assert.deepEqual(
      [places.mentions.map((mention) => mention.text), places.entities.map((entity) => entity.id)],
      [['Rome'], ['Rome']],
    );
  });

  it('reads standard input as an article', async () => {
    const { out } = await suggest(['-'], { stdin: 'le 3 mardi' });
    assert.equal(out, '-:1:6: date "mardi" (0.88)\n');
  });

  it('goes on after a file that cannot be read, and says which', async () => {
    await given.folder.write('a.txt', 'Riva');
    await given.folder.write('b.txt', 'ab\ncd\0');
    const { code, out, err } = await suggest(['none.txt', '.']);
    assert.equal(out, 'a.txt:1:1: actor "Riva" (0.88)\n');
    assert.deepEqual(linesOf(err), [
      'marginalia: none.txt: there is no such file or folder',
      'marginalia: b.txt:2:3: is no text: it holds a NUL character',
    ]);
    assert.equal(code, 2);
  });

  it('goes on after an article that makes the recognizer fail', async () => {
    await given.folder.write('a.txt', 'boom');
    await given.folder.write('b.txt', 'Riva');
    const recognizer: typeof RIVA = {
      recognize: (...args) => (args[0].text === 'boom' ? Promise.reject(new Error('oh')) : RIVA.recognize(...args)),
    };
    const { code, out, err } = await suggest(['.'], { services: { recognizer } });
    assert.equal(out, 'b.txt:1:1: actor "Riva" (0.88)\n');
    assert.equal(err, 'marginalia: a.txt: internal error: oh\n');
    assert.equal(code, 2);
  });

  it('lets no article forge lines or drive the terminal', async () => {
    const hostile = 'x\u001b[2J\u202e\nnone.txt:1:1';
    await given.folder.write('a.txt', hostile);
    const recognizer = wordRecognizer({ [hostile.replace('[', '\\[')]: 'actor' });
    const marked = {
      recognize: async (...args: Parameters<typeof recognizer.recognize>) => ({
        ...(await recognizer.recognize(...args)),
        suggestions: [{ start: 0, end: hostile.length, type: 'actor', confidence: 1, why: { code: '', args: [] } }],
      }),
    };
    const { out } = await suggest(['a.txt'], { services: { recognizer: marked } });
    assert.equal(out, 'a.txt:1:1: actor "x\\u001b[2J\\u202e\\nnone.txt:1:1" (1.00)\n');
  });

  it('shows its progress on a terminal only, on one line that goes away', async () => {
    for (const name of ['a.txt', 'b.txt']) await given.folder.write(name, 'Riva');
    const { err } = await suggest(['.'], { tty: true, columns: 6 });
    assert.equal(err, '\r\u001b[K1/2 a\r\u001b[K');
  });

  it('refuses options that say nothing it knows', async () => {
    const wrong: readonly (readonly [string[], RegExp])[] = [
      [['--types', 'actr', '.'], /no type 'actr'. Types: actor, institution, date/],
      [['--language', 'de', '.'], /Languages: fr, en/],
      [['--published', '2018-02-30', '.'], /Give a day as YYYY-MM-DD/],
      [['--published', 'hier', '.'], /Give a day as YYYY-MM-DD/],
      [['--offsets', 'bytes', '.'], /utf16, codepoint/],
      [['--format', 'xml', '.'], /text, json, jsonl/],
      [['--input', 'jsonl', '--format', 'json', '-'], /answers in JSON lines/],
      [['--fromat', 'json', '.'], /Did you mean --format/],
      [[], /missing required argument/],
    ];
    for (const [args, expected] of wrong) {
      const { code, out, err } = await suggest(args);
      assert.equal(code, 2, args.join(' '));
      assert.equal(out, '');
      assert.match(err, expected);
      assert.equal(err.match(/marginalia: /g)?.length, 1, 'said once');
    }
  });
});

describe('suggest as a filter of JSON lines', () => {
  const filter = (stdin: RunOptions['stdin'], args: readonly string[] = [], options: RunOptions = {}) =>
    run('/', ['suggest', '--input', 'jsonl', ...args, '-'], { services: { recognizer: RIVA }, stdin, ...options });

  it('answers each line in order, whatever the line ends', async () => {
    const { code, out, err } = await filter('{"id":"a","text":"Riva"}\r\n\n \t\r\n{"id":2,"text":"ONU"}');
    assert.deepEqual(linesOf(out).map(parse), [
      {
        id: 'a',
        mentions: [{ type: 'actor', start: 0, end: 4, text: 'Riva', entity: 'Riva', confidence: 0.877 }],
        entities: [{ id: 'Riva', type: 'actor', name: 'Riva', aliases: [] }],
      },
      {
        id: 2,
        mentions: [{ type: 'institution', start: 0, end: 3, text: 'ONU', entity: 'ONU', confidence: 0.877 }],
        entities: [{ id: 'ONU', type: 'institution', name: 'ONU', aliases: [] }],
      },
    ]);
    assert.deepEqual([code, err], [0, '']);
  });

  it('reads standard input when no path is given', async () => {
    const { code, out } = await run('/', ['suggest', '--input', 'jsonl'], {
      services: { recognizer: RIVA },
      stdin: '{"id":"a","text":"Riva"}\n',
    });
    assert.equal((parse(linesOf(out)[0] ?? '') as { id: string }).id, 'a');
    assert.equal(code, 0);
    assert.equal((await run('/', ['suggest'], { services: { recognizer: RIVA }, stdin: '' })).code, 2);
  });

  it('answers nothing to nothing', async () => {
    assert.deepEqual(await filter(''), { code: 0, out: '', err: '' });
  });

  it('answers bad lines with an error and their id, goes on, and counts them', async () => {
    const lines = [
      'nonsense',
      '[]',
      'null',
      '{"id":"x"}',
      '{"id":7,"text":5}',
      '{"id":{},"text":""}',
      '{"id":12345678901234567890,"text":""}',
      '{"id":"p","text":"","published":"demain"}',
      '{"id":"l","text":"","language":"de"}',
      '{"id":"ok","text":"","language":null,"published":null,"__proto__":{"text":1},"more":1}',
    ];
    const { code, out, err } = await filter(lines.join('\n'));
    const answers = linesOf(out).map(parse);
    const ids = [undefined, undefined, undefined, 'x', 7, undefined, undefined, 'p', 'l', 'ok'];
    assert.deepEqual(
      answers.map((answer) => answer.id),
      ids,
    );
    assert.deepEqual(
      answers.map((answer) => typeof answer.error),
      [...Array.from({ length: 9 }, () => 'string'), 'undefined'],
    );
    assert.match(err, /^marginalia: 9 of 10 lines could not be answered/);
    assert.equal(code, 1);
  });

  it('survives bytes that are no UTF-8 and lines that are too long', async () => {
    const text = (length: number) => `{"id":${length},"text":"${'a'.repeat(length)}"}`;
    const stdin = Buffer.concat([
      Buffer.from('{"text":"\xff"}\n', 'latin1'),
      Buffer.from(`${text(MAX_ARTICLE_BYTES)}\n${text(MAX_ARTICLE_BYTES + 1)}\n${text(7 * MAX_ARTICLE_BYTES)}\n`),
      Buffer.from('{"id":"end","text":"Riva"}'),
    ]);
    const answers = linesOf((await filter(stdin)).out).map(parse);
    assert.deepEqual(
      answers.map((answer) => [answer.id, answer.error?.replace(/\d+/g, 'N')]),
      [
        [undefined, 'not valid UTF-N'],
        [MAX_ARTICLE_BYTES, undefined],
        [MAX_ARTICLE_BYTES + 1, '"text" is too large: at most N MB are read'],
        [undefined, 'the line is too long: N bytes, at most N'],
        ['end', undefined],
      ],
    );
  });

  it('answers a line before the next one comes', async () => {
    const events: string[] = [];
    async function* slowly() {
      for (const id of [1, 2, 3]) {
        events.push(`in ${id}`);
        yield Buffer.from(`{"id":${id},"text":""}\n`);
        await new Promise(setImmediate);
      }
    }
    await filter(slowly(), [], { onStdout: (line) => void events.push(`out ${String(parse(line).id)}`) });
    assert.deepEqual(events, ['in 1', 'out 1', 'in 2', 'out 2', 'in 3', 'out 3']);
  });

  it('reads no further while the reader of its output is busy', async () => {
    let read = 0;
    let ahead = 0;
    let written = 0;
    async function* fast() {
      for (; read < 200; read += 1) {
        yield Buffer.from('{"text":""}\n');
        await Promise.resolve();
      }
    }
    const onStdout = async () => {
      await new Promise(setImmediate);
      written += 1;
      ahead = Math.max(ahead, read - written);
    };
    await filter(fast(), [], { onStdout });
    assert.equal(written, 200);
    assert.ok(ahead <= 1, `read ${ahead} lines ahead`);
  });

  it('gives the same answers however the bytes come in', async () => {
    const line = Buffer.from('{"id":"é","text":"Riva 😀 ONU"}\n{"id":2,"text":"mardi"}\r\n\n{"id":3,"text":"Riva"}');
    const whole = (await filter(line)).out;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 20 }), async (sizes) => {
        async function* pieces() {
          let at = 0;
          for (const size of sizes) {
            await Promise.resolve();
            yield line.subarray(at, (at += size));
          }
          yield line.subarray(at);
        }
        assert.equal((await filter(pieces())).out, whole);
      }),
      { numRuns: 50 },
    );
  });

  it('counts offsets on the text as it was given, in UTF-16 units or code points', async () => {
    const word = fc.constantFrom('Riva', 'ONU', '\r\n', '\n', '\r', '\ufeff', '😀', 'é', ' ', 'mardi', '\ud83d');
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 30 }), async (words) => {
        const text = words.join('');
        const marked = normalizeText(text).match(/Riva|ONU|mardi/g) ?? [];
        const request = JSON.stringify({ text });
        const units = parse((await filter(request)).out).mentions;
        assert.deepEqual(
          units.map(({ start, end }) => text.slice(start, end)),
          marked,
        );
        const points = parse((await filter(request, ['--offsets', 'codepoint'])).out).mentions;
        assert.deepEqual(
          points.map(({ start, end }) => Array.from(text).slice(start, end).join('')),
          marked,
        );
      }),
    );
  });

  it('keeps to marks that hold line ends, too', async () => {
    const text = '\ufeffAna\r\nRiva\r\n😀 Ana\r\nRiva';
    const services = { recognizer: wordRecognizer({ 'Ana\nRiva': 'actor' }) };
    const mentions = parse((await filter(JSON.stringify({ text }), [], { services })).out).mentions;
    assert.deepEqual(
      mentions.map(({ start, end, text: marked }) => [text.slice(start, end), marked]),
      [
        ['Ana\r\nRiva', 'Ana\r\nRiva'],
        ['Ana\r\nRiva', 'Ana\r\nRiva'],
      ],
    );
  });

  it('stops at Ctrl-C although the input goes on', async () => {
    const interrupt = new AbortController();
    async function* endless() {
      yield Buffer.from('{"id":1,"text":""}\n');
      await new Promise(() => undefined);
    }
    const onStdout = () =>
      void setImmediate(() => {
        interrupt.abort();
      });
    const { code, out } = await filter(endless(), [], { signal: interrupt.signal, onStdout });
    assert.equal(code, 130);
    assert.equal(linesOf(out).length, 1);
  });

  it('ends quietly when nobody reads its output any more', async () => {
    const gone = () => Promise.reject(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    assert.deepEqual(await filter('{"text":""}\n', [], { onStdout: gone }), { code: 141, out: '', err: '' });
  });

  it('answers for the other lines when one makes the recognizer fail', async () => {
    const recognizer = {
      recognize: (...args: Parameters<typeof RIVA.recognize>) =>
        args[0].text === 'boom' ? Promise.reject(new Error('oh')) : RIVA.recognize(...args),
    };
    const stdin = '{"id":1,"text":"boom"}\n{"id":2,"text":"Riva"}\n';
    const { code, out } = await filter(stdin, [], { services: { recognizer } });
    const [first, second] = linesOf(out).map(parse);
    assert.deepEqual(first, { id: 1, error: 'internal error: oh' });
    assert.equal(second?.mentions.length, 1);
    assert.equal(code, 1);
  });

  it('reads JSON lines from files as well, and reports one that is missing', async () => {
    const { code, err } = await run('/', ['suggest', '--input', 'jsonl', 'no/such/file']);
    assert.match(err, /^marginalia: no\/such\/file: there is no such file/);
    assert.equal(code, 2);
  });
});
