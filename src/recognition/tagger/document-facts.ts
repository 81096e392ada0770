import { lexicon } from '../lexicon/lexicon';
import { Bit } from './gazetteer';
import type { TaggedSentence } from './tagged-sentence';

/** What an article shows of a word elsewhere, one bit each: evidence that one sentence may lack. */
export const Seen = {
  /** With a capital where no sentence begins. */
  capital: 1 << 0,
  small: 1 << 1,
  afterTitle: 1 << 2,
  afterFirstName: 1 << 3,
  /** Followed by another capital, itself a first name. */
  asFirstName: 1 << 4,
  afterIn: 1 << 5,
  afterArticle: 1 << 6,
  inParentheses: 1 << 7,
  afterKind: 1 << 8,
  beforeSpeech: 1 << 9,
  inInstitution: 1 << 10,
  twice: 1 << 11,
  /** A noun of products, studies, works in front: « le médicament X », « l’étude X », « le cargo X ». */
  afterProduct: 1 << 12,
  /** A number behind: « X 5 mg », « X 3 ». */
  beforeNumber: 1 << 13,
} as const;

const PRODUCTS = lexicon(
  `medicament medicaments traitement traitements comprime comprimes gelule gelules dose doses solution injection perfusion
  administration principe molecule vaccin vaccins creme sirop etude etudes essai essais programme projet operation logiciel
  application applications version modele voiture console jeu jeux serie film roman album livre navire paquebot cargo
  chalutier voilier bateau fregate cheval jument poulain satellite fusee avion missile drone virus cyclone ouragan tempete
  typhon marque vin biere cuvee prendre recevoir utiliser contient gamme systeme moteur appareil telephone`,
  `drug medicine tablets dose treatment vaccine study trial program programme project operation software app version model car
  console game series film novel album book ship vessel ferry horse satellite rocket aircraft missile virus cyclone hurricane
  storm brand wine`,
);

const IN = new Set(['a', 'en', 'au', 'aux', 'in', 'at', 'from']);
const ARTICLES = new Set(["l'", 'la', 'le', 'les', 'du', 'the']);

/** Gathers what the sentences of one article show of its words, by plain form. Linear. */
export function documentFacts(sentences: readonly TaggedSentence[]): Map<string, number> {
  const seen = new Map<string, number>();
  for (const { words, facts, loud } of sentences) {
    if (loud) continue;
    let started = false;
    for (const [at, word] of words.entries()) {
      const own = facts[at];
      if (own === undefined || !own.letters) continue;
      const first = !started;
      started = true;
      if (!own.capital) {
        if (own.content && !first) seen.set(word.plain, (seen.get(word.plain) ?? 0) | Seen.small);
        continue;
      }
      const before = words[at - 1];
      const beforeFacts = facts[at - 1];
      const after = facts[at + 1];
      const known = seen.get(word.plain) ?? 0;
      let bits = known === 0 ? 0 : Seen.twice;
      if (!first) bits |= Seen.capital;
      if (before !== undefined && beforeFacts !== undefined) {
        const titled = before.text === '.' ? facts[at - 2] : beforeFacts;
        if (((titled?.bits ?? 0) & Bit.title) !== 0) bits |= Seen.afterTitle;
        if (beforeFacts.capital && (beforeFacts.bits & Bit.firstName) !== 0) bits |= Seen.afterFirstName;
        if (IN.has(before.plain)) bits |= Seen.afterIn;
        if (ARTICLES.has(before.plain)) bits |= Seen.afterArticle;
        if (before.text === '(' && words[at + 1]?.text === ')') bits |= Seen.inParentheses;
        // « le groupe suédois Norrskog »: an adjective may stand between.
        const noun = facts[at - 1]?.content === true ? words[at - 1] : words[at - 2];
        if (noun !== undefined && PRODUCTS.has(noun.plain)) bits |= Seen.afterProduct;
        const kind = beforeFacts.content && (beforeFacts.bits & Bit.kind) === 0 ? facts[at - 2] : beforeFacts;
        if (kind?.capital === false && (kind.bits & Bit.kind) !== 0) bits |= Seen.afterKind;
        if (beforeFacts.capital && (beforeFacts.bits & Bit.capitalHead) !== 0) bits |= Seen.inInstitution;
      }
      if (after !== undefined) {
        if (words[at + 1]?.kind === 'number') bits |= Seen.beforeNumber;
        if (after.capital && (own.bits & Bit.firstName) !== 0) bits |= Seen.asFirstName;
        if ((after.bits & Bit.speech) !== 0) bits |= Seen.beforeSpeech;
      }
      seen.set(word.plain, known | bits);
    }
  }
  return seen;
}
