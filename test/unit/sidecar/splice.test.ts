import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EMPTY_SET, type AnnotationSet, type Mention } from '../../../src/annotation/model';
import { parseRegistry, parseSidecar, type SidecarDocument } from '../../../src/sidecar/parse';
import { renderSidecar } from '../../../src/sidecar/render';
import { spliceRegistry, spliceSidecar } from '../../../src/sidecar/splice';
import { applyChanges } from '../../../src/sidecar/text-changes';
import { annotationSet, editedSets } from '../arbitraries/annotation-set';
import { decorated, notes } from './decorated';

const ARTICLE = 'depeche.txt';

/** Splices, and checks everything that must hold of every splice. */
function spliced(document: SidecarDocument, next: AnnotationSet): string {
  const { edits, document: result } = spliceSidecar(document, next, ARTICLE);
  let at = -1;
  for (const { start, end } of edits) {
    assert.ok(start > at && end >= start, 'edits are in order and apart');
    at = end;
  }
  const text = applyChanges(document.text, edits);
  assert.equal(result.text, text);
  assert.equal(result.set, next);
  const again = parseSidecar(text);
  assert.ok(again.writable, JSON.stringify(again.findings));
  assert.deepEqual(again.set, next);
  assert.deepEqual(result.layout, again.layout);
  assert.deepEqual(result.findings, again.findings);
  assert.deepEqual(spliceSidecar(again, next, ARTICLE).edits, []);
  assert.deepEqual(spliceSidecar(result, again.set, ARTICLE).edits, []);
  return text;
}

const FILE = `# Annotations of depeche.txt. One block a record, a blank line between blocks; comments are kept.
format: "marginalia/1"

article:
  language: "fr"

# Les personnes et les institutions.
entities:

  e-orval: # déjà dans le registre
    type: actor
    name: "Jeanne d’Orval"

mentions:

  # À revoir.
  m-1:
    type: actor
    entity: e-orval
    exact: "Mme d’Orval" # sans le titre ?
    status: proposed
    by: "marginalia 1.0.0"
    weight: 3
    prefix: "a dit "

  m-2:
    type: date
    value: "2018-12-11"
    exact: "mardi"
`;

function edit(set: AnnotationSet, id: string, change: Partial<Mention>): AnnotationSet {
  const old = set.mentions.get(id);
  assert.ok(old !== undefined);
  const changed = Object.entries<unknown>({ ...old, ...change }).filter(([, value]) => value !== undefined);
  return { ...set, mentions: new Map(set.mentions).set(id, Object.fromEntries(changed) as unknown as Mention) };
}

describe('splicing a sidecar', () => {
  it('touches one line when one field changes, its comment stays', () => {
    const document = parseSidecar(FILE);
    assert.equal(
      spliced(document, edit(document.set, 'm-1', { exact: 'd’Orval' })),
      FILE.replace('"Mme d’Orval"', '"d’Orval"'),
    );
  });

  it('takes a field out and puts one in at its place', () => {
    const document = parseSidecar(FILE);
    assert.equal(
      spliced(document, edit(document.set, 'm-1', { status: undefined, reviewedBy: ['camille'] })),
      FILE.replace('    status: proposed\n', '').replace('1.0.0"\n', '1.0.0"\n    reviewed_by: ["camille"]\n'),
    );
  });

  it('puts a new record in its place with a blank line, and moves nothing', () => {
    const document = parseSidecar(FILE);
    const [first, second] = [...document.set.mentions.values()];
    assert.ok(first !== undefined && second !== undefined);
    const added: Mention = { id: 'm-new', type: 'institution', exact: 'la Cour' };
    const next = {
      ...document.set,
      mentions: new Map([first, added, second].map((mention) => [mention.id, mention])),
    };
    const block = '  m-new:\n    type: institution\n    exact: "la Cour"\n\n';
    assert.equal(spliced(document, next), FILE.replace('  m-2:', `${block}  m-2:`));
  });

  it('makes a section between those that are there', () => {
    const document = parseSidecar(FILE);
    const next = {
      ...document.set,
      comments: new Map([['c-1', { id: 'c-1', on: 'm-2', text: 'Oui.' }]]),
      rejected: new Map([['m-3', { id: 'm-3', type: 'date', exact: 'hier' }]]),
    };
    assert.equal(
      spliced(document, next),
      `${FILE}
comments:

  c-1:
    on: m-2
    text: "Oui."

rejected:
  m-3: {type: date, exact: "hier"}
`,
    );
    const without = { ...document.set, article: {}, entities: new Map() };
    assert.equal(
      spliced(document, without),
      FILE.replace('\narticle:\n  language: "fr"\n', '').replace(/entities:[^]*\nmentions/, '\nmentions'),
    );
  });

  it('keeps the comment above a record that is deleted, and takes it along when the record moves', () => {
    const document = parseSidecar(FILE);
    const [first, second] = [...document.set.mentions.values()];
    assert.ok(first !== undefined && second !== undefined);
    const deleted = spliced(document, { ...document.set, mentions: new Map([['m-2', second]]) });
    assert.match(deleted, /mentions:\n\n {2}# À revoir\.\n\n {2}m-2:/);
    const swapped = new Map([
      ['m-2', second],
      ['m-1', first],
    ]);
    assert.match(
      spliced(document, { ...document.set, mentions: swapped }),
      /"mardi"\n\n {2}# À revoir\.\n {2}m-1:\n[^]*# sans/,
    );
  });

  it('writes an empty file as a whole and keeps comments that stand alone', () => {
    const set = parseSidecar(FILE).set;
    assert.equal(spliced(parseSidecar(''), set), renderSidecar(set, ARTICLE));
    assert.equal(
      spliced(parseSidecar('# Pas encore commencé.\n\n'), { ...EMPTY_SET, article: { language: 'fr' } }),
      '# Pas encore commencé.\n\nformat: "marginalia/1"\n\narticle:\n  language: "fr"\n',
    );
  });

  it('changes records that people wrote in other ways', () => {
    const text = `format: marginalia/1
mentions:
    a: {type: actor, exact: Orval} # court
    b:
      - type
entities: {e-1: {type: actor}}
rejected:
comments:
    c:
        text: |
            Deux
            lignes.
        on: a
`.replace('    b:\n      - type\n', '');
    const document = parseSidecar(text);
    assert.deepEqual(document.findings, []);
    const next = edit(document.set, 'a', { exact: 'Jeanne Orval' });
    assert.match(
      spliced(document, next),
      /mentions:\n {4}# court\n {4}a:\n {6}type: actor\n {6}exact: "Jeanne Orval"\nent/,
    );
    const more = { ...document.set, entities: new Map([...document.set.entities, ['e-2', { id: 'e-2', name: 'B' }]]) };
    assert.match(
      spliced(document, more),
      /\nentities:\n\n {2}e-1:\n {4}type: actor\n\n {2}e-2:\n {4}name: "B"\nrejected/,
    );
    const said = { id: 'c', on: 'a', text: 'Trois' };
    assert.match(
      spliced(document, { ...document.set, comments: new Map([['c', said]]) }),
      /comments:\n {4}c:\n {8}text: "Trois"\n {8}on: a\n$/,
    );
    const rejected = new Map([['r', { id: 'r', type: 'date', exact: 'hier' }]]);
    assert.match(
      spliced(document, { ...document.set, rejected }),
      /rejected:\n {2}r: \{type: date, exact: "hier"\}\ncomments/,
    );
  });

  it('never writes over a file with errors, nor what could not be read back', () => {
    assert.throws(() => spliceSidecar(parseSidecar('mentions: ['), EMPTY_SET, ARTICLE), /errors/);
    const document = parseSidecar(FILE);
    for (const id of ['__proto__', 'e-orval']) {
      const mentions = new Map(document.set.mentions).set(id, { id, type: 'actor', exact: 'x' });
      assert.throws(() => spliceSidecar(document, { ...document.set, mentions }, ARTICLE), /cannot be used/);
    }
    const empty = new Map(document.set.mentions).set('m-9', { id: 'm-9', type: 'actor', exact: '' });
    assert.throws(() => spliceSidecar(document, { ...document.set, mentions: empty }, ARTICLE), /cannot be written/);
  });

  it('says what was wanted, from any set to any other, in a file that we wrote', () => {
    fc.assert(
      fc.property(editedSets(), ([before, after]) => {
        spliced(parseSidecar(renderSidecar(before, ARTICLE)), after);
      }),
      { numRuns: 60 },
    );
  });

  it('says what was wanted and keeps the comments in a file that people wrote in', () => {
    fc.assert(
      fc.property(editedSets({ maxRecords: 4 }), decorated(), ([before, after], decorate) => {
        const document = parseSidecar(decorate(renderSidecar(before, ARTICLE)));
        assert.ok(document.writable, JSON.stringify(document.findings));
        const text = spliced(document, after);
        assert.ok(!/(?<!\r)\n/.test(text) || !text.includes('\r\n'), 'line ends stay those of the file');
      }),
      { numRuns: 60 },
    );
  });

  it('is a series: each document that comes out is good for the next splice', () => {
    fc.assert(
      fc.property(fc.array(annotationSet({ maxRecords: 3 }), { minLength: 1, maxLength: 5 }), (sets) => {
        let document = parseSidecar('');
        for (const set of sets) {
          const { document: next } = spliceSidecar(document, set, ARTICLE);
          document = next;
        }
        const again = parseSidecar(document.text);
        assert.deepEqual({ ...document, text: '' }, { ...again, text: '' });
      }),
      { numRuns: 60 },
    );
  });

  it('loses no comment that is not inside a record or field that goes', () => {
    fc.assert(
      fc.property(
        annotationSet({ maxRecords: 4 }),
        annotationSet({ maxRecords: 2, ids: 'made' }),
        decorated(),
        (set, more, decorate) => {
          const document = parseSidecar(decorate(renderSidecar(set, ARTICLE)));
          const next: AnnotationSet = {
            ...set,
            article: { ...set.article, title: 'Autre titre', language: 'fr' },
            mentions: new Map(
              [...more.mentions, ...set.mentions].map(([id, mention]) => [
                id,
                { ...mention, exact: 'autre', by: 'ahmed' },
              ]),
            ),
            comments: new Map([...set.comments, ...more.comments]),
          };
          assert.deepEqual(notes(spliced(document, next)), notes(document.text));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('splicing a registry', () => {
  it('writes a new one, and then only what changes', () => {
    const orval = { id: 'e-orval', type: 'actor', name: 'Jeanne d’Orval' };
    const first = spliceRegistry(parseRegistry(''), { ...EMPTY_SET, entities: new Map([['e-orval', orval]]) });
    assert.match(first.document.text, /^# [^\n]*\nformat: "marginalia\/1"\n\nentities:\n\n {2}e-orval:\n/);
    const merged = new Map([
      ['e-orval', { ...orval, sameAs: 'e-jeanne' }],
      ['e-jeanne', { id: 'e-jeanne', type: 'actor' }],
    ]);
    const second = spliceRegistry(first.document, { ...EMPTY_SET, entities: merged });
    assert.equal(second.document.text, `${first.document.text}    same_as: e-jeanne\n\n  e-jeanne:\n    type: actor\n`);
    assert.deepEqual(parseRegistry(second.document.text).set.entities, merged);
  });
});
