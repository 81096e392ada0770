import assert from 'node:assert/strict';
import { detectLanguage } from '../../../src/text/language';

describe('the language of an article', () => {
  it('is French where French words are commoner', () => {
    assert.equal(detectLanguage('Le port est fermé depuis que la digue a cédé.'), 'fr');
  });

  it('is English where English words are commoner', () => {
    assert.equal(detectLanguage('The port has been closed since the dike gave way to the sea.'), 'en');
  });

  it('is French where nothing tells', () => {
    assert.equal(detectLanguage(''), 'fr');
    assert.equal(detectLanguage('Zorba Pell 2018'), 'fr');
  });

  it('does not depend on the end of a long article', () => {
    const french = 'Le port est fermé et la digue a cédé. '.repeat(600);
    assert.equal(detectLanguage(french + 'The port has been closed. '.repeat(3000)), 'fr');
  });
});
