const FIRST = 'Alda Tino Mirel Sabine Josquin Oriane Fadel Noémie Lazare Ysolde Bastien Coralie'.split(' ');
const FAMILY = 'Norevi Brasel Quintard Delomé Arzac Pelvoux Tamsir Vauquelin Ormesi Lhoste Karadec Mouret'.split(' ');
const HEADS = ['Agence', 'Office', 'Conseil', 'Institut', 'Fédération'];
const FIELDS = ['des Rivages', 'du Littoral', 'des Marais salants', 'de la Pêche fluviale', 'des Ponts suspendus'];
const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');
const VERBS = ['a rencontré', 'a félicité', 'a critiqué', 'a reçu', 'a remplacé'];

/** A French article of invented news, one sentence a line, each with people, an institution and a date. */
export function longArticle(sentences: number): string {
  const lines: string[] = [];
  for (let count = 0; count < sentences; count += 1) {
    const pick = (words: readonly string[], step: number) => words[Math.floor(count / step) % words.length] ?? '';
    const day = 1 + ((count * 7) % 28);
    const year = 1950 + ((count * 11) % 70);
    lines.push(
      `Le ${day} ${pick(MONTHS, 3)} ${year}, Mme ${pick(FIRST, 1)} ${pick(FAMILY, 5)} de l’${pick(HEADS, 2)} ` +
        `${pick(FIELDS, 7)} ${pick(VERBS, 4)} M. ${pick(FIRST, 11)} ${pick(FAMILY, 13)} au guichet ${count}.`,
    );
  }
  return `${lines.join('\n')}\n`;
}
