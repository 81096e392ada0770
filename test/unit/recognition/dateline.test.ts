import assert from 'node:assert/strict';
import { recognize } from './host';

const DATELINES: readonly (readonly [string, string | undefined])[] = [
  ['Nador, 11/12/2018 (ZKP) – Le port rouvre mardi.', '2018-12-11'],
  ['Titre\n\nNador\n\nNador, 11/12/2018 (ZKP) – Le port rouvre mardi.', '2018-12-11'],
  ['Genève, le 17 décembre 2019 – Le port rouvre mardi.', '2019-12-17'],
  ['Genève, le 17 décembre 2019\n\nLe port rouvre mardi.', '2019-12-17'],
  ['Aïn Zora (Nord), 3 mai 2017 - Le port rouvre mardi.', '2017-05-03'],
  ['Publié le 17/12/2019 à 10h30\n\nLe port rouvre mardi.', '2019-12-17'],
  ['RABAT, Dec. 11, 2018 (ZKP) - The port opens on Tuesday, officials said.', '2018-12-11'],
  ['Le port, fermé depuis le 17 décembre 2019, rouvre mardi.', undefined],
  ['Le 17 décembre 2019, le port a rouvert. Mardi, il ferme.', undefined],
  ['Le port rouvre mardi.', undefined],
];

describe('the day of an article', () => {
  for (const [text, expected] of DATELINES) {
    it(`${expected ?? 'is unknown'}: ${text.replace(/\n+/g, ' ⏎ ').slice(0, 60)}`, async () => {
      assert.equal((await recognize(text)).reference, expected);
    });
  }

  it('is the one given, whatever the dateline says', async () => {
    const { reference, suggestions } = await recognize('Nador, 11/12/2018 (ZKP) – Le port rouvre jeudi.', {
      published: '2020-01-06',
    });
    assert.equal(reference, '2020-01-06');
    assert.equal(suggestions.find(({ value }) => value === '2020-01-09')?.why.code, 'recognition.date.published');
  });
});
