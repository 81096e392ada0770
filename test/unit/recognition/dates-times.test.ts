import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isDateValue } from '../../../src/annotation/date-value';
import { findTimes, type FoundTime } from '../../../src/recognition/dates/find-times';
import { oneByOne } from '../../../src/recognition/dates/one-by-one';
import { RECOGNITION_MESSAGES } from '../../../src/recognition/messages';
import { sentencesOf } from '../../../src/recognition/names/sentences-of';
import { fillTemplate } from '../../../src/text/message';
import { standingStill } from './dates-host';

const REFERENCE = '2018-12-11'; // a Tuesday

async function times(
  text: string,
  language: 'fr' | 'en',
  published: string | undefined,
): Promise<readonly FoundTime[]> {
  const slices = standingStill();
  return (await findTimes(text, await sentencesOf(text, slices), language, published, slices, 'all')).times;
}

/** The sentence with what was found in it: `[words=kind value]`. */
function shown(text: string, found: readonly FoundTime[]): string {
  let answer = '';
  let at = 0;
  for (const { start, end, kind, value } of found) {
    answer += `${text.slice(at, start)}[${text.slice(start, end)}=${kind} ${value}]`;
    at = end;
  }
  return answer + text.slice(at);
}

const FRENCH: Readonly<Record<string, readonly string[]>> = {
  'hours, on the day spoken of': [
    'Fermé [hier=date 2018-12-10] vers [18 h=time 2018-12-10T18:00].',
    'Le bal a lieu [samedi 15 décembre=date 2018-12-15], à [20 h 30=time 2018-12-15T20:30], salle Zola.',
    'Elle parle à [14h30=time 2018-12-11T14:30] et à [minuit=time 2018-12-11T00:00].',
    'Il part à [midi=time 2018-12-11T12:00] et rentre à [20 heures=time 2018-12-11T20:00].',
    'La digue a cédé vers [3 heures du matin=time 2018-12-11T03:00].',
    'Il dort de [13 h=time 2018-12-11T13:00] à [15 h=time 2018-12-11T15:00].',
  ],
  'parts of a day': [
    '[Dimanche soir=time 2018-12-09TEV], la place était noire.',
    'Il a été heurté [hier en début d’après-midi=time 2018-12-10TAF].',
    '[Ce matin=time 2018-12-11TMO], il neige ; [la nuit dernière=time 2018-12-10TNI], il a plu.',
    'Dans [la nuit du 3 au 4 mai 2017=time 2017-05-03TNI], la digue cède.',
    'Le [5 mai 2017=date 2017-05-05], il part ; [le soir même=time 2017-05-05TEV], il revient.',
    'La [veille au soir=time 2018-12-10TEV], elle dînait.',
  ],
  durations: [
    'Il a été condamné à [deux ans=duration P2Y] de prison.',
    'Un moratoire de [48 heures=duration PT48H] est voté pour [quinze jours=duration P15D].',
    'Depuis [un demi-siècle=duration P50Y], [plusieurs mois=duration PXM] passent en [une demi-heure=duration PT30M].',
    '[Ces dernières 24 heures=duration PT24H], il a plu [plus de vingt et un jours=duration P21D].',
    'Après [de longues années=duration PXY] de lutte, elle dort [une quinzaine de jours=duration P15D].'.replace(
      '[de longues années',
      'de [longues années',
    ),
    'Le record est de [30,4 secondes=duration PT30.4S].',
  ],
  'ages, which last nothing': [
    'Jeanne Morel, 53 ans, vit avec sa fille de 17 ans, âgée de 2 à 8 ans sur la photo.',
    'Il avait 17 ans ; à 20 ans, il partit avec un bébé de 6 mois et les plus de 60 ans.',
  ],
  habits: [
    '[Chaque année=set P1Y], et [tous les dimanches=set XXXX-WXX-7], ils dansent.',
    'Le comité siège [deux fois par mois=set P1M], [toutes les deux semaines=set P2W].',
    'Ouvert [les mardis et jeudis=set XXXX-WXX-2], clos [les deuxième et quatrième lundis=set XXXX-WXX-1] de [chaque mois=set P1M].',
    'Ouvert [le mercredi=set XXXX-WXX-3] et [tous les matins=set XXXX-XX-XXTMO].',
    'Une visite [quotidienne=set P1D], mais le quotidien du soir paraît.',
  ],
  'vague times': [
    'Elle est [désormais=vague PRESENT_REF] seule ; [récemment=vague PAST_REF], il a plu ; [bientôt=vague FUTURE_REF], il neige.',
    'L’[actuel=vague PRESENT_REF] directeur prépare le [prochain=vague FUTURE_REF] conseil.',
  ],
};

const ENGLISH: Readonly<Record<string, readonly string[]>> = {
  'English times': [
    'He left [yesterday morning=time 2018-12-10TMO] at [8:30 a.m=time 2018-12-10T08:30].',
    'They met [last night=time 2018-12-10TNI] for [three hours=duration PT3H].',
    'It rains [every Monday=set XXXX-WXX-1] and [twice a month=set P1M]; it is dry [now=vague PRESENT_REF].',
    'A 17-year-old ran at [noon=time 2018-12-11T12:00].',
  ],
};

describe('times, durations and habits', () => {
  for (const [language, classes] of [
    ['fr', FRENCH],
    ['en', ENGLISH],
  ] as const) {
    for (const [name, sentences] of Object.entries(classes)) {
      describe(name, () => {
        for (const expected of sentences) {
          const text = expected.replace(/\[([^\]=]+)=[^\]]+\]/g, '$1');
          it(text, async () => {
            assert.equal(shown(text, await times(text, language, REFERENCE)), expected);
          });
        }
      });
    }
  }

  it('keep an open value without a day to count from', async () => {
    const text = 'Elle parle hier soir, puis à 20 h, puis mardi matin.';
    const values = (await times(text, 'fr', undefined)).map(({ value }) => value);
    assert.deepEqual(values, ['XXXX-XX-XXTEV', 'T20:00', 'XXXX-WXX-2TMO']);
  });

  it('say why', async () => {
    const text = 'Il part le 5 mai 2017 à 14 h pour deux ans, chaque jour, désormais.';
    const why = (await times(text, 'fr', REFERENCE)).map(({ why }) =>
      fillTemplate(RECOGNITION_MESSAGES[why.code] ?? '', why.args),
    );
    assert.deepEqual(why, [
      'written in full: 2017-05-05',
      '14 h → 2017-05-05T14:00, counted from the date before it, 2017-05-05',
      'a length of time: P2Y',
      'something that recurs: P1D',
      'a time that no calendar holds: PRESENT_REF',
    ]);
  });
});

describe('spans of days one by one', () => {
  async function parts(text: string): Promise<string> {
    const found = await times(text, 'fr', REFERENCE);
    return shown(
      text,
      found.flatMap((time) => oneByOne(text, time)),
    );
  }

  it('have a value each', async () => {
    for (const expected of [
      'Du [10=date 2018-12-10] au [11 décembre=date 2018-12-11].',
      'Les [4=date 2019-05-04], [5=date 2019-05-05] et [6 mai 2019=date 2019-05-06].',
      'Du [mercredi 3 avril=date 2019-04-03] au [samedi 6 avril=date 2019-04-06].',
      'La saison [2017=date 2017]-[2018=date 2018].',
      'Entre le [15 juillet=date 2018-07-15] et le [15 août=date 2018-08-15].',
    ]) {
      assert.equal(await parts(expected.replace(/\[([^\]=]+)=[^\]]+\]/g, '$1')), expected);
    }
  });
});

const PIECES = (
  'le la les du de en dans à au hier demain mardi jeudi soir matin nuit après-midi midi minuit 3 14 22 h 30 heures ' +
  'heure minutes deux vingt un une plusieurs dizaine ans jours mois semaine chaque tous toutes fois par premier dernier ' +
  'mai août 2018 siècle XIXe et , . - ’ « » maintenant prochain depuis pendant for every night at pm two last now'
).split(' ');

describe('times in any text', () => {
  it('stay inside it, in order, with values and reasons', async () => {
    const text = fc
      .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(' ', ' ', ' ', '', '\n')), { maxLength: 60 })
      .map((pieces) => pieces.flat().join(''));
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.constantFrom('fr', 'en'),
        fc.constantFrom(REFERENCE, undefined),
        async (text, language, published) => {
          let end = 0;
          for (const time of await times(text, language, published)) {
            assert.ok(time.start >= end && time.end > time.start && time.end <= text.length);
            end = time.end;
            assert.ok(isDateValue(time.value), time.value);
            assert.ok(isDateValue(time.timex), time.timex);
            assert.ok(RECOGNITION_MESSAGES[time.why.code] !== undefined);
            const single = oneByOne(text, time);
            assert.ok(single.every((one) => one.start >= time.start && one.end <= time.end && one.end > one.start));
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('cost no more on hostile strings than a hundred times the usual', async function () {
    this.timeout(30_000);
    const cost = async (text: string): Promise<number> => {
      const start = process.cpuUsage();
      await times(text, 'fr', undefined);
      const used = process.cpuUsage(start);
      return (used.user + used.system) / text.length;
    };
    const article = Object.values(FRENCH).flat().join(' ').repeat(20);
    await cost(article);
    const usual = await cost(article);
    for (const unit of [
      '1',
      '12 h ',
      '30 ',
      'deux ',
      'vingt et ',
      'le mardi et ',
      'nuit du ',
      'plus de ',
      'ans de ',
      ' ',
      "d'",
      'a l',
    ]) {
      const perCharacter = await cost(unit.repeat(Math.ceil(20_000 / unit.length)));
      assert.ok(
        perCharacter < usual * 100,
        `${JSON.stringify(unit)}: ${perCharacter} µs a character, usually ${usual}`,
      );
    }
  });
});
