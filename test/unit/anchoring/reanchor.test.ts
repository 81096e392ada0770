import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describeSpan, describeSpans } from '../../../src/anchoring/describe';
import { locate } from '../../../src/anchoring/locate';
import type { Placement } from '../../../src/anchoring/placement';
import { reanchor } from '../../../src/anchoring/reanchor';
import { Cancelled } from '../../../src/text/steps';
import type { Quote } from '../../../src/annotation/model';
import type { Span } from '../../../src/text/span';
import { generator, prose, spanOf, textsWithSpans } from './texts';

/** A host whose clock moves by a millisecond whenever it is read. */
class TestHost {
  private time = 0;
  pauses = 0;
  readonly signal = { aborted: false };

  now(): number {
    return (this.time += 1);
  }

  yieldNow(): Promise<void> {
    this.pauses += 1;
    return Promise.resolve();
  }
}

interface Case {
  readonly text: string;
  readonly spans: ReadonlyMap<string, Span>;
  readonly quotes: [string, Quote][];
}

function caseOf(text: string, spans: readonly Span[]): Case {
  const quotes = describeSpans(text, spans).map((quote, index): [string, Quote] => [`m${index}`, quote]);
  return { text, spans: new Map(spans.map((span, index) => [`m${index}`, span])), quotes };
}

async function after(known: Case, text: string): Promise<Map<string, Placement>> {
  return reanchor({ before: known, after: text, quotes: known.quotes }, new TestHost());
}

async function one(text: string, span: Span, edited: string): Promise<Placement> {
  const placement = (await after(caseOf(text, [span]), edited)).get('m0');
  assert.ok(placement);
  return placement;
}

const ARTICLE = [
  'Réuni mardi à Bourg-Neuf, le Conseil du Fleuve a entendu Mme Irène Valcourt pendant deux heures.',
  'La présidente de l’Agence des Rivages a défendu son plan devant Paul Ardent et les élus de la plaine.',
  'Le texte sera soumis au vote en janvier, selon Paul Ardent, qui en attend beaucoup.',
].join('\n');

describe('reanchor', () => {
  it('places every mention of an unchanged text', async () => {
    await fc.assert(
      fc.asyncProperty(textsWithSpans, async ({ text, spans }) => {
        const placements = await after(caseOf(text, spans), text);
        spans.forEach((span, index) => {
          assert.deepEqual(placements.get(`m${index}`), { state: 'exact', span });
        });
      }),
      { numRuns: 50 },
    );
  });

  it('answers as locate does when the old text is not known', async () => {
    const { text, spans } = prose(5000, 60);
    const { quotes } = caseOf(text, spans);
    const edited = text.replace(/(\S+) ((?:\S+ ){9})/g, '$2');
    const placements = await reanchor({ after: edited, quotes }, new TestHost());
    assert.deepEqual(placements, locate(edited, quotes));
  });

  it('follows a mention whose context was rewritten on both sides', async () => {
    const span = spanOf(ARTICLE, 'Agence des Rivages');
    const edited = ARTICLE.replace(
      'La présidente de l’Agence des Rivages a défendu',
      'Celle qui mène l’Agence des Rivages défend',
    );
    assert.deepEqual(await one(ARTICLE, span, edited), { state: 'exact', span: spanOf(edited, 'Agence des Rivages') });
  });

  it('follows a mention whose own words were edited, and says so', async () => {
    const span = spanOf(ARTICLE, 'Irène Valcourt');
    for (const name of ['Irène Valcour', 'Irène de Valcourt', 'Irene Valcourt']) {
      const edited = ARTICLE.replace('Irène Valcourt', name);
      assert.deepEqual(await one(ARTICLE, span, edited), { state: 'modified', span: spanOf(edited, name) }, name);
    }
  });

  it('makes an orphan of a name that was replaced by another', async () => {
    const text = 'Après la visite de Robin au musée, le guide a remercié Robin pour son don de trois toiles.';
    const edited = text.replace('remercié Robin', 'remercié Elisa');
    assert.deepEqual(await one(text, spanOf(text, 'Robin', 2), edited), { state: 'orphan' });
  });

  it('does not take a look-alike for an edited mention', async () => {
    const text = 'Team Alpha won the first round on Monday.\nTeam Beta won the second round on Friday.';
    const edited = text
      .replace('Team Alpha won the first', 'Team Gamma won the first')
      .replace('Team Beta', 'Team Alpha');
    assert.deepEqual(await one(text, spanOf(text, 'Team Alpha'), edited), { state: 'orphan' });
  });

  it('does not take a stretch of letters for a name', async () => {
    const text = 'Le noyau que maintient Linus depuis des années fait tourner les machines du centre.';
    const edited = text.replace('Linus', 'une équipe');
    assert.deepEqual(await one(text, spanOf(text, 'Linus'), edited), { state: 'orphan' });
  });

  it('does not let a name of three letters become another', async () => {
    const text = 'Les représentants de l’ADR ont quitté la salle avant la fin des débats.';
    assert.deepEqual(await one(text, spanOf(text, 'ADR'), text.replace('ADR', 'AFR')), { state: 'orphan' });
  });

  it('makes an orphan of a mention whose sentence is deleted, although the name stands elsewhere', async () => {
    const lines = ARTICLE.split('\n');
    const edited = [lines[0], lines[2]].join('\n');
    assert.deepEqual(await one(ARTICLE, spanOf(ARTICLE, 'Paul Ardent'), edited), { state: 'orphan' });
    const other = await one(ARTICLE, spanOf(ARTICLE, 'Paul Ardent', 2), edited);
    assert.deepEqual(other, { state: 'exact', span: spanOf(edited, 'Paul Ardent') });
  });

  it('does not take the same name in a new sentence for the mention of a deleted one', async () => {
    const lines = ARTICLE.split('\n');
    const edited = [lines[0], lines[1], 'Personne ne sait ce que fera Paul Ardent demain matin.'].join('\n');
    assert.deepEqual(await one(ARTICLE, spanOf(ARTICLE, 'Paul Ardent', 2), edited), { state: 'orphan' });
  });

  it('calls a mention moved that stands elsewhere with half of its context', async () => {
    const lines = ARTICLE.split('\n');
    const moved = lines[1]!.replace('a défendu son plan', 'a défendu tout son plan');
    const edited = [lines[0], lines[2], 'Une longue pause a suivi les premiers échanges.', moved].join('\n');
    const placement = await one(ARTICLE, spanOf(ARTICLE, 'Agence des Rivages'), edited);
    assert.deepEqual(placement, { state: 'moved', span: spanOf(edited, 'Agence des Rivages') });
  });

  it('calls a mention ambiguous whose sentence was pasted a second time', async () => {
    const placement = await one(ARTICLE, spanOf(ARTICLE, 'Conseil du Fleuve'), `${ARTICLE}\n${ARTICLE}`);
    assert.equal(placement.state, 'ambiguous');
  });

  it('never places a mention wrongly after random edits of single words', async () => {
    const random = generator(3);
    const { text, spans } = prose(20_000, 300);
    const known = caseOf(text, spans);
    for (let round = 0; round < 5; round += 1) {
      const shifts: { readonly at: number; readonly by: number }[] = [];
      let edited = '';
      let at = 0;
      for (const match of text.matchAll(/\S+/g)) {
        const end = match.index + match[0].length;
        const inMention = spans.some((span) => match.index < span.end && end > span.start);
        if (inMention || random() > 0.05) continue;
        const word = random() < 0.5 ? '' : 'nouveau';
        edited += text.slice(at, match.index) + word;
        at = end;
        shifts.push({ at: end, by: word.length - match[0].length });
      }
      edited += text.slice(at);
      const placements = await after(known, edited);
      let sure = 0;
      spans.forEach((span, index) => {
        const shift = shifts.reduce((sum, change) => (change.at <= span.start ? sum + change.by : sum), 0);
        const placement = placements.get(`m${index}`);
        if (placement?.span === undefined) return;
        assert.deepEqual(placement.span, { start: span.start + shift, end: span.end + shift });
        if (placement.state === 'exact') sure += 1;
      });
      assert.ok(sure >= 0.98 * spans.length, `${sure} of ${spans.length}`);
    }
  });

  it('pauses, and stops when it is cancelled', async () => {
    const { text, spans } = prose(200_000, 500);
    const known = caseOf(text, spans);
    const other = text.replaceAll(' la', ' le');
    const host = new TestHost();
    await reanchor({ before: known, after: other, quotes: known.quotes }, host);
    assert.ok(host.pauses > 10);
    const cancelled = new TestHost();
    cancelled.yieldNow = () => {
      cancelled.signal.aborted = true;
      return Promise.resolve();
    };
    await assert.rejects(reanchor({ before: known, after: other, quotes: known.quotes }, cancelled), Cancelled);
  });

  it('gives up early on texts that have nothing in common', async () => {
    const { text, spans } = prose(300_000, 300);
    const placements = await after(caseOf(text, spans), prose(300_000, 0, 9).text);
    assert.equal([...placements.values()].filter(({ state }) => state === 'exact').length, 0);
  });

  it('places a mention of a text whose paragraphs changed places', async () => {
    const lines = ARTICLE.split('\n');
    const edited = [lines[2], lines[1], lines[0]].join('\n');
    const placement = await one(ARTICLE, spanOf(ARTICLE, 'Agence des Rivages'), edited);
    assert.deepEqual(placement.span, spanOf(edited, 'Agence des Rivages'));
    const quote = describeSpan(ARTICLE, spanOf(ARTICLE, 'Irène Valcourt'));
    assert.deepEqual(locate(edited, [['m', quote]]).get('m')?.span, spanOf(edited, 'Irène Valcourt'));
  });
});
