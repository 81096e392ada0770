import { sentencesOf } from '../recognition/names/sentences-of';
import { findNames } from '../recognition/names/find-names';
import { ruleHints } from '../recognition/tagger/hints';
import { Slices } from '../recognition/slices';
import type { NameLists } from '../recognition/tagger/gazetteer';
import { beginOf, insideOf, NAME_KINDS, OUTSIDE } from '../recognition/tagger/labels';
import { listedNames } from '../recognition/tagger/listed-names';
import type { TaggedSentence } from '../recognition/tagger/tagged-sentence';
import { type WordFacts, wordFacts } from '../recognition/tagger/word-facts';
import type { NamedDocument } from './named-document';

/** A sentence of a corpus with the right label of each word. */
export interface Example {
  readonly sentence: TaggedSentence;
  readonly labels: Uint8Array;
}

const UNHURRIED = new Slices({ now: () => 0, yieldNow: () => Promise.resolve(), signal: { aborted: false } });

/** The sentences of a document, cut as the recognizer cuts them. A word belongs to a name when it lies inside of it. */
export async function examplesOf(document: NamedDocument, facts: FactsTable, language: string): Promise<Example[]> {
  const sentences = await sentencesOf(document.text, UNHURRIED);
  const { candidates } = await findNames(sentences, language, UNHURRIED);
  let next = 0;
  let nextHint = 0;
  return sentences.map((sentence): Example => {
    const labels = new Uint8Array(sentence.words.length).fill(OUTSIDE);
    for (const [at, word] of sentence.words.entries()) {
      while (next < document.names.length && (document.names[next]?.end ?? 0) <= word.start) next += 1;
      const name = document.names[next];
      if (name === undefined || word.start < name.start || word.end > name.end) continue;
      const kind = NAME_KINDS.indexOf(name.kind);
      const goesOn = at > 0 && (sentence.words[at - 1]?.start ?? -1) >= name.start;
      labels[at] = goesOn ? insideOf(kind) : beginOf(kind);
    }
    while ((candidates[nextHint]?.end ?? Infinity) <= sentence.start) nextHint += 1;
    const found = [];
    while ((candidates[nextHint]?.end ?? Infinity) <= sentence.end) {
      const candidate = candidates[nextHint];
      if (candidate !== undefined) found.push(candidate);
      nextHint += 1;
    }
    const hints = ruleHints(sentence, found);
    return {
      sentence: {
        ...sentence,
        facts: sentence.words.map((word) => facts.of(word)),
        listed: listedNames(sentence, facts.lists),
        hints,
      },
      labels,
    };
  });
}

/** Facts of words, found once for every way of writing one. */
export class FactsTable {
  private readonly known = new Map<string, WordFacts>();

  constructor(readonly lists: NameLists) {}

  of(word: Parameters<typeof wordFacts>[0]): WordFacts {
    let facts = this.known.get(word.text);
    if (facts === undefined) {
      facts = wordFacts(word, this.lists);
      this.known.set(word.text, facts);
    }
    return facts;
  }
}
