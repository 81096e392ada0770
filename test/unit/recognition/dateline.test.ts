import assert from 'node:assert/strict';
import { datesOf } from './dates-host';

const DATELINES: readonly (readonly [string, string | undefined])[] = [
  ['Nador, 11/12/2018 (ZKP) – Le port rouvre mardi.', '2018-12-11'],
  ['Titre\n\nNador\n\nNador, 11/12/2018 (ZKP) – Le port rouvre mardi.', '2018-12-11'],
  ['Genève, le 17 décembre 2019 – Le port rouvre mardi.', '2019-12-17'],
  ['Genève, le 17 décembre 2019\n\nLe port rouvre mardi.', '2019-12-17'],
  ['Aïn Zora (Nord), 3 mai 2017 - Le port rouvre mardi.', '2017-05-03'],
  ['Publié le 17/12/2019 à 10h30\n\nLe port rouvre mardi.', '2019-12-17'],
  ['RABAT, Dec. 11, 2018 (ZKP) - The port opens on Tuesday, officials said.', '2018-12-11'],
  ['Genève, le 17 décembre 2019.\nLe port rouvre mardi.', '2019-12-17'],
  ['TUNIS, 3 mars 2021 (ZKP) – Le port rouvre mardi.', '2021-03-03'],
  ['PARIS (ZKP) – 3 mars 2021 – Le port rouvre mardi.', '2021-03-03'],
  ['(Dakar, le 5 juin 2020) – Le port rouvre mardi.', '2020-06-05'],
  ['Saint-Dié-des-Vosges, mardi 3 mars 2021. – Le port rouvre mardi.', '2021-03-03'],
  ['BRUXELLES, 3 mars 2021 /ZKPressWire/ -- Le port rouvre mardi.', '2021-03-03'],
  ['Beyrouth, 3 mars 2021 (ZKP) : le port rouvre mardi.', '2021-03-03'],
  ['Par Jeanne Morel, le 3 mars 2021\n\nLe port rouvre mardi.', '2021-03-03'],
  ['Titre\n\nLe 3 mars 2021 à 14:05\n\nLe port rouvre mardi.', '2021-03-03'],
  ['03/03/2021 | 10:30\nLe port rouvre mardi.', '2021-03-03'],
  ['Modifié le 04/03/2021, publié le 03/03/2021\nLe port rouvre mardi.', '2021-03-03'],
  ['Mis à jour le 4 mars 2021\nLe port rouvre mardi.', '2021-03-04'],
  ['Article paru le 3 mars 2021 dans Le Littoral.\nLe port rouvre mardi.', '2021-03-03'],
  ['WASHINGTON, D.C., March 3, 2021 — The port opens on Tuesday, officials said.', '2021-03-03'],
  ['Nairobi/Geneva, 3 March 2021 – The port opens on Tuesday, officials said.', '2021-03-03'],
  ['ABUJA, Nigeria, March 3, 2021 (ZKP) -- The port opens on Tuesday, officials said.', '2021-03-03'],
  ['By Anna Holt, March 3, 2021\n\nThe port opens on Tuesday, officials said.', '2021-03-03'],
  ['LONDON, March 3 (ZKP) - The port opens on Tuesday, officials said.', undefined],
  ['Publié le 3 mai 2018, le rapport que la commission a remis au ministre de la Santé fâche.', undefined],
  ['Le livre, publié le 3 mai 2018, raconte la digue.', undefined],
  ['Elle est née à Metz, le 3 mai 2018.\nMardi, elle danse.', undefined],
  ['Nancy. Le 3 mars 2021, le port a rouvert.', undefined],
  ['Le port, fermé depuis le 17 décembre 2019, rouvre mardi.', undefined],
  ['Le 17 décembre 2019, le port a rouvert. Mardi, il ferme.', undefined],
  ['Le port rouvre mardi.', undefined],
];

describe('the day of an article', () => {
  for (const [text, expected] of DATELINES) {
    it(`${expected ?? 'is unknown'}: ${text.replace(/\n+/g, ' ⏎ ').slice(0, 60)}`, async () => {
      assert.equal((await datesOf(text)).reference, expected);
    });
  }

  it('is the one given, whatever the dateline says', async () => {
    const { reference, suggestions } = await datesOf('Nador, 11/12/2018 (ZKP) – Le port rouvre jeudi.', {
      published: '2020-01-06',
    });
    assert.equal(reference, '2020-01-06');
    assert.equal(suggestions.find(({ value }) => value === '2020-01-09')?.why.code, 'recognition.date.published');
  });
});
