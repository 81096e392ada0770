import { checkDates } from './date-cases';

describe('English dates', () => {
  checkDates('en', '2018-12-11', {
    'full dates': [
      ['The pact was signed on [December 11, 2018=2018-12-11].'],
      ['The pact was signed on [Tuesday, December 11, 2018=2018-12-11].'],
      ['The pact was signed on [11 December 2018=2018-12-11].'],
      ['The pact was signed on the [3rd of March 2017=2017-03-03].'],
      ['The pact was signed on [Dec. 9, 2018=2018-12-09].'],
      ['The pact was signed on [2018-12-09=2018-12-09].'],
      ['The pact was signed on [12/25/2018=2018-12-25].'],
    ],
    'days without a year': [
      ['Talks open on [December 19=2018-12-19 XXXX-12-19].'],
      ['Talks opened on [30 November=2018-11-30 XXXX-11-30].'],
      ['Talks run from [December 10-11=2018-12-10/2018-12-11 XXXX-12-10/XXXX-12-11].'],
    ],
    weekdays: [
      ['The minister said on [Monday=2018-12-10 XXXX-WXX-1] that it rained.'],
      ['The minister will speak on [Thursday=2018-12-13 XXXX-WXX-4].'],
      ['He was held [last Tuesday=2018-12-04 XXXX-WXX-2].'],
      ['The vote is [next Monday=2018-12-17 XXXX-WXX-1].'],
    ],
    'months and years': [
      ['Work began in [September 2016=2016-09].'],
      ['He leaves in [January=2019-01 XXXX-01].'],
      ['In [2015=2015], a thousand people left.'],
      ['Since [2000=2000], the lake has shrunk.'],
      ['The talks of [early January=2019-01 XXXX-01 mod:start] failed.'],
      ['The bridge opens in [late 2019=2019 mod:end].'],
      ['They met in [mid-June=2018-06 XXXX-06 mod:mid].'],
      ['He ruled from [1998 to 2002=1998/2002].'],
    ],
    periods: [
      ['Sales rose in the [first quarter of 2018=2018-Q1].'],
      ['Sales rose in [Q3 2018=2018-Q3].'],
      ['In the [1990s=199X], two mills stood here.'],
      ['A palace of the [19th century=18XX].'],
      ['Fires raged [last summer=2018-SU XXXX-SU].'],
    ],
    'counted from the article': [
      ['[Yesterday=2018-12-10 XXXX-XX-XX], six boats came home.'],
      ['He lands [tomorrow=2018-12-12 XXXX-XX-XX].'],
      ['He died [two years ago=2016 XXXX].'],
      ['The board met [last week=2018-W49 XXXX-WXX].'],
      ['Prices fall [next month=2019-01 XXXX-XX].'],
      ['Prices fell [this year=2018 XXXX].'],
      ['Born on [May 5, 1917=1917-05-05], he was named [ten days later=1917-05-15 XXXX-XX-XX].'],
    ],
    holidays: [['Shops close on [Christmas Day=2018-12-25 XXXX-12-25].'], ['She came at [Easter 2018=2018-04-01].']],
    'no dates at all': [
      ['May I march on, he said in second place.'],
      ['Some 2500 delegates and 700 partners came.'],
      ['In 2018 tests, nothing broke.'],
      ['The 2030 Agenda is long.'],
      ['A score of 3-2 and a ratio of 12/20.'],
    ],
  });
});
