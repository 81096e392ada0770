/** Something found, how sure the finder was (0 to 1), and whether it is right. */
export interface Judged {
  readonly confidence: number;
  readonly right: boolean;
}

/** What was found with a confidence in `[from, to)`; the last bin includes 1. */
export interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Mean confidence, 0 to 1; NaN where nothing was found. */
  readonly confidence: number;
  /** Share that is right, 0 to 1; NaN where nothing was found. */
  readonly right: number;
}

/** Bins of equal width. */
export function calibrationBins(judged: readonly Judged[], bins = 5): CalibrationBin[] {
  const count = new Array<number>(bins).fill(0);
  const sure = new Array<number>(bins).fill(0);
  const right = new Array<number>(bins).fill(0);
  for (const each of judged) {
    const bin = Math.max(0, Math.min(bins - 1, Math.floor(each.confidence * bins)));
    count[bin] = (count[bin] ?? 0) + 1;
    sure[bin] = (sure[bin] ?? 0) + each.confidence;
    if (each.right) right[bin] = (right[bin] ?? 0) + 1;
  }
  return count.map((total, bin) => ({
    from: bin / bins,
    to: (bin + 1) / bins,
    count: total,
    confidence: (sure[bin] ?? 0) / total,
    right: (right[bin] ?? 0) / total,
  }));
}

/**
 * Expected calibration error, 0 to 1: how far confidence and share of right finds are apart, averaged over what was
 * found, in bins of equal width (Naeini et al., 2015). NaN where nothing was found.
 */
export function calibrationError(judged: readonly Judged[], bins = 5): number {
  let error = 0;
  for (const { count, confidence, right } of calibrationBins(judged, bins)) {
    if (count > 0) error += count * Math.abs(confidence - right);
  }
  return error / judged.length;
}

/** Where to stop showing what was found, so that enough of it is right. */
export interface Cut {
  /** What is at least this sure is shown, 0 to 1. */
  readonly threshold: number;
  readonly precision: number;
  readonly recall: number;
}

/**
 * The lowest threshold at which the share of right finds is at least `precision` (0 to 1): the most recall that this
 * precision allows. Undefined where no threshold reaches it.
 *
 * @param gold how many there are to be found
 */
export function cutAtPrecision(judged: readonly Judged[], gold: number, precision: number): Cut | undefined {
  const sorted = [...judged].sort((a, b) => b.confidence - a.confidence);
  let best: Cut | undefined;
  let right = 0;
  for (const [index, each] of sorted.entries()) {
    if (each.right) right += 1;
    // A threshold does not separate equals.
    if (sorted[index + 1]?.confidence === each.confidence) continue;
    const share = right / (index + 1);
    if (share >= precision) best = { threshold: each.confidence, precision: share, recall: right / Math.max(1, gold) };
  }
  return best;
}
