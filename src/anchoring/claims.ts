import type { Span } from '../text/span';
import type { Pattern } from './quote-search';

/**
 * Which places are taken, and by which quotes. Two quotes whose contexts differ described different places; if one of
 * them stands there letter by letter, the other may not slip onto its place.
 */
export class Claims {
  private readonly byPlace = new Map<string, Pattern[]>();

  add(place: Span, pattern: Pattern): void {
    const key = keyOf(place);
    const patterns = this.byPlace.get(key);
    if (patterns === undefined) this.byPlace.set(key, [pattern]);
    else patterns.push(pattern);
  }

  /** Whether another quote has the place that cannot have described the same place as `pattern`. */
  conflicts(place: Span, pattern: Pattern): boolean {
    return this.byPlace.get(keyOf(place))?.some((other) => !agree(other, pattern)) ?? false;
  }
}

export function keyOf(place: Span): string {
  return `${place.start}:${place.end}`;
}

/** Whether two quotes can describe one place of one text: their contexts differ in length only. */
export function agree(a: Pattern, b: Pattern): boolean {
  if (a.exact !== b.exact) return false;
  return (
    (a.prefix.endsWith(b.prefix) || b.prefix.endsWith(a.prefix)) &&
    (a.suffix.startsWith(b.suffix) || b.suffix.startsWith(a.suffix))
  );
}
