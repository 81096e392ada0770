import { locate } from '../anchoring/locate';
import type { Placement } from '../anchoring/placement';
import type { Mention } from '../annotation/model';
import type { Finding } from '../sidecar/finding';
import { createFinding } from '../sidecar/findings';
import type { SidecarDocument } from '../sidecar/parse';
import { Places } from '../sidecar/places';
import { LineIndex } from '../text/line-index';

/** More would bury the message that quotes them. In UTF-16 units. */
const LONGEST_QUOTE = 60;

/**
 * The mentions of a sidecar that a person should look at, because the article does not say them where they were
 * marked: one warning each, at its record. No error: the sidecar itself is in order and can be written.
 * Rejected suggestions are left out; one that is gone harms nobody.
 * @param text the article's normalized text
 */
export function findAnchorFindings(document: SidecarDocument, text: string): readonly Finding[] {
  const { mentions } = document.set;
  const placements = locate(text, mentions);
  const places = new Places(document, 'mentions');
  const index = new LineIndex(document.text);
  const articleIndex = new LineIndex(text);
  const findings: Finding[] = [];
  for (const [id, mention] of mentions) {
    const placement = placements.get(id);
    if (placement === undefined || placement.state === 'exact') continue;
    const args = argsOf(mention, placement, text, articleIndex);
    findings.push(createFinding(index, 'warning', `anchor-${placement.state}`, places.record(id), args, id));
  }
  return findings;
}

function argsOf(mention: Mention, placement: Placement, text: string, index: LineIndex): readonly (string | number)[] {
  const quote = quoted(mention.exact);
  const { state, span, candidates = [] } = placement;
  if (state === 'ambiguous') return [quote, candidates.length];
  if (span === undefined) return [quote];
  if (state === 'modified') return [quote, quoted(text.slice(span.start, span.end))];
  const { line, character } = index.positionAt(span.start);
  return [quote, line + 1, character + 1];
}

function quoted(text: string): string {
  return `“${text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE - 1)}…` : text}”`;
}
