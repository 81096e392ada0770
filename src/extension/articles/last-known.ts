import { entriesOf, locateSteps } from '../../anchoring/locate';
import { TextSearch } from '../../anchoring/text-search';
import type { AnnotationSet } from '../../annotation/model';
import type { Scheduler } from '../../text/scheduling';
import type { Span } from '../../text/span';
import { inSlices } from '../../text/steps';
import type { KnownPlace, KnownText } from '../../workspace/known-texts';
import type { LiveArticle } from './live-article';

/** What has to be known of an article to follow edits that are made while it is closed; undefined without mentions. */
export function lastKnown({ text, places, set }: LiveArticle): KnownText | undefined {
  if (set === undefined || set.mentions.size === 0) return undefined;
  const known: KnownPlace[] = [];
  for (const [id, { state }] of places.doubts()) {
    const span = places.get(id);
    const exact = set.mentions.get(id)?.exact;
    // The others are found by their quotes again, or are still in doubt.
    if (state !== 'modified' || span === undefined || exact === undefined) continue;
    known.push({ id, exact, start: span.start, end: span.end });
  }
  return { text: text.value, places: known };
}

/** Where mentions stood in a text that was known: sure places alone, since whatever is made of them starts there. */
export async function placesIn(
  { text, places }: KnownText,
  mentions: AnnotationSet['mentions'],
  scheduler: Scheduler,
): Promise<ReadonlyMap<string, Span>> {
  const host = { ...scheduler, signal: { aborted: false } };
  const spans = new Map<string, Span>();
  for (const [id, { state, span }] of await inSlices(locateSteps(new TextSearch(text), entriesOf(mentions)), host)) {
    if (state === 'exact' && span !== undefined) spans.set(id, span);
  }
  for (const { id, exact, start, end } of places) {
    if (!spans.has(id) && mentions.get(id)?.exact === exact) spans.set(id, { start, end });
  }
  return spans;
}
