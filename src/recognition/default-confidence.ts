/** From which confidence on, 0 to 1, a suggestion of a type is shown unless a person asks for more or for less. */
export const DEFAULT_CONFIDENCE: Readonly<Record<string, number>> = {
  actor: 0.5,
  institution: 0.5,
  place: 0.5,
  date: 0.5,
  event: 0.5,
  document: 0.5,
};

/** Whether a suggestion is shown by default. Types that nothing is said of are. */
export function isShownByDefault({
  type,
  confidence,
}: {
  readonly type: string;
  readonly confidence: number;
}): boolean {
  return confidence >= (DEFAULT_CONFIDENCE[type] ?? 0);
}
