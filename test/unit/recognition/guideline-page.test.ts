import assert from 'node:assert/strict';
import { carried } from './guideline-carriers';
import { readGuideline } from './guideline-page';

const SECTIONS = {
  Clubs: { type: 'institution', language: 'fr' },
} as const;

function read(body: string) {
  return readGuideline(`# Page\n\n## Clubs\n\n${body}\n`, SECTIONS);
}

describe('reading the examples of the guideline', () => {
  it('takes marks, other types and ∅ from between guillemets', () => {
    assert.deepEqual(read('- Clubs: « le [FC Nivelle] », « [place: Nivelle] joue. » ∅'), [
      {
        line: 5,
        written: 'le [FC Nivelle]',
        text: 'le FC Nivelle',
        marks: [{ type: 'institution', start: 3, end: 13 }],
        type: 'institution',
        language: 'fr',
      },
      {
        line: 5,
        written: '[place: Nivelle] joue.',
        text: 'Nivelle joue.',
        marks: [{ type: 'place', start: 0, end: 7 }],
        type: 'institution',
        language: 'fr',
      },
    ]);
  });

  it('joins an example that goes over the end of a line, and skips code', () => {
    const [example, ...more] = read('- As `[place: x]` says: « le club\n  [Avenir de Nivelle] ».');
    assert.equal(example?.written, 'le club [Avenir de Nivelle]');
    assert.deepEqual(more, []);
  });

  const mistakes: Readonly<Record<string, readonly [body: string, error: RegExp]>> = {
    'brackets outside of an example': ['le [FC Nivelle]', /:5: \[ outside/],
    'a mark in italics': ['_le [FC Nivelle]_', /:5: \[ outside/],
    'a link': ['« le [FC A] »\nand [this](there)', /:6: \[ outside/],
    '∅ that denies nothing': ['le FC Nivelle ∅', /∅ outside/],
    'a second ∅': ['« le club » ∅ ∅', /∅ outside/],
    'a guillemet that closes nothing': ['le club »', /» outside/],
    'a guillemet left open': ['« le [FC A]', /not closed/],
    'a guillemet left open in its bullet': ['- « le [FC A]\n- and « le [FC B] »', /not closed in its paragraph/],
    'a guillemet left open in its cell': ['| « le [FC A] | b » |', /unusual notation/],
    'guillemets in guillemets': ['« il lit « Le [Matin] » »', /unusual notation|outside/],
    'an example that says nothing': ['« le club »', /has no institution/],
    'a mark of another type without ∅': ['« [place: Nivelle] joue. »', /has no institution/],
    'a mark together with ∅': ['« le [FC A] » ∅', /and ∅/],
    'a type that does not exist': ['« [Place: Nivelle] joue. » ∅', /no type “Place”/],
    'a type said twice': ['« [institution: FC A] joue. »', /already/],
    'a type without its space': ['« [place:Nivelle] joue. » ∅', /unusual notation/],
    'a bracket left open': ['« le [FC A »', /unusual notation/],
    'brackets in brackets': ['« le [FC [Nivelle]] »', /unusual notation/],
    'an empty mark': ['« le [] »', /empty/],
    'a space at the edge of a mark': ['« le [FC A ] »', /space at its edge/],
    'no space inside a guillemet': ['«le [FC A]»', /plain space/],
    'an unbreakable space': ['«\u00a0le [FC A]\u00a0»', /plain space/],
    'an ellipsis': ['« le [FC A] … le [FC B] »', /unusual notation/],
    'a straight apostrophe': ["« l'[AS A] »", /unusual notation/],
    'emphasis in an example': ['« le **[FC A]** »', /unusual notation/],
    'code in an example': ['« le `x` [FC A] »', /code inside/],
    'a block of code': ['« le [FC A] »\n\n```\nle [FC A]\n```', /block of code/],
    'an example twice': ['« le [FC A] », « le [FC A] »', /twice/],
    'a heading without a type': ['« le [FC A] »\n\n## Others\n\n« le [FC B] »', /“Others”, which has no type/],
    'a section that lost its examples': ['nothing', /no examples below “Clubs”/],
  };
  for (const [name, [body, error]] of Object.entries(mistakes)) {
    it(`refuses ${name}`, () => {
      assert.throws(() => read(body), error);
    });
  }
});

describe('the sentence around an example', () => {
  const cases = [
    ['le FC Nivelle', 'institution', 'fr', 'Elle a cité le FC Nivelle dans sa lettre.\n'],
    ['selon Le Littoral', 'institution', 'fr', 'On en parlait selon Le Littoral, paraît-il.\n'],
    ['le 11 décembre', 'date', 'fr', 'On en parlait le 11 décembre, paraît-il.\n'],
    ['une fille de 17 ans', 'date', 'fr', 'Elle a cité une fille de 17 ans dans sa lettre.\n'],
    ['Le FC Nivelle joue.', 'institution', 'fr', 'Le FC Nivelle joue.\n'],
    ['Nivelle, 11/12/2018 (ANV) –', 'institution', 'fr', 'Nivelle, 11/12/2018 (ANV) – La séance a été longue.\n'],
    ['the Guardian', 'institution', 'en', 'She mentioned the Guardian in her letter.\n'],
    ['on Tuesday', 'date', 'en', 'It was talked about on Tuesday, it seems.\n'],
  ] as const;
  for (const [text, type, language, sentence] of cases) {
    it(`of « ${text} »`, () => {
      const example = carried({ text, type, language });
      assert.equal(example.text, sentence);
      assert.equal(example.text.slice(example.offset, example.offset + text.length), text);
    });
  }
});
