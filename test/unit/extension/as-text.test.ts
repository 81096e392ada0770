import assert from 'node:assert/strict';
import fc from 'fast-check';
import { asMarkdown, asText } from '../../../src/extension/platform/as-text';

describe('strings from files, made harmless', () => {
  it('keeps ordinary French text as it is', () => {
    assert.equal(asText('« L’Observatoire », à 18 h 30 — né à Fès'), '« L’Observatoire », à 18 h 30 — né à Fès');
  });

  it('never leaves an icon to draw', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('$', '(', ')', 'x', '\u200b', '\u202e', '\n') }), (text) => {
        assert.ok(!asText(text).includes('$('));
      }),
    );
  });

  it('takes out characters that reorder or hide others', () => {
    assert.equal(asText('a\u202eb\u2066c\u200bd\ufeffe\u0007f\u{e0041}g'), 'abcdefg');
  });

  it('keeps emoji that are joined from several', () => {
    assert.equal(asText('👩\u200d🔬 à Rabat'), '👩\u200d🔬 à Rabat');
  });

  it('puts everything on one line and bounds its length without cutting a character', () => {
    assert.equal(asText('a\n\n b\tc'), 'a b c');
    const cut = asText('😀'.repeat(200), 101);
    assert.equal(cut, `${'😀'.repeat(50)}…`);
  });

  it('leaves nothing for Markdown to read', () => {
    for (const text of [
      'https://x',
      'www.x.com',
      'a@b.c',
      '[a](command:b)',
      '<img src=x onerror=alert(1)>',
      '![i](https://x/i.png)',
      '$(x)',
      '**a** _b_ `c` ~~d~~',
      '&#60;b&#62;',
      '1. a',
      '# a',
      '| a |',
    ]) {
      const shown = asMarkdown(text);
      const punctuation = shown.replace(/&#\d+;/g, '');
      assert.match(punctuation, /^[^!-/:-@[-`{-~]*$/, `${text} became ${shown}`);
    }
  });

  it('shows the same characters in Markdown as in plain text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const decoded = asMarkdown(text, 10_000).replace(/&#(\d+);/g, (_, code: string) =>
          String.fromCharCode(Number(code)),
        );
        assert.equal(decoded, asText(text, 10_000));
      }),
    );
  });
});
