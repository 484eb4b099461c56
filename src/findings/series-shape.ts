/** One value of a series: microseconds since the first sample, and the value. */
export type Point = readonly [usec: number, value: number];

/** How a series moves. `slope`: steadily; `step`: once; `plateau`: it rose and stopped; `noisy`: up and down beyond noise. */
export interface SeriesShape {
  readonly shape: 'flat' | 'slope' | 'step' | 'plateau' | 'noisy' | 'too-short';
  readonly slopePerHour: number | null;
  /** Half the range that holds the middle half of all pairwise slopes, by the hour. */
  readonly spread: number | null;
}

/** With fewer points a line, a step and a plateau look alike. */
const fewestPoints = 5;
/** One interval that makes this much of the whole change is a step. */
const stepShare = 0.7;
/** A plateau: the last third moves by less than this share of the whole change. */
const restShare = 0.1;
/** Share of pairs of points that must rise for a slope to be steady (Kendall's tau of 0.6). */
const risingShare = 0.8;

const hour = 3.6e9;

/** The shape of a series; slopes are the median of all pairwise slopes (Theil and Sen), which one outlier does not bend. */
export function shapeOfSeries(points: readonly Point[], noise: number): SeriesShape {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < fewestPoints)
    return { shape: 'too-short', slopePerHour: null, spread: null };
  const slopes = pairwiseSlopes(points);
  const slopePerHour = quantile(slopes, 0.5) * hour;
  const spread = ((quantile(slopes, 0.75) - quantile(slopes, 0.25)) / 2) * hour;
  const values = points.map(([, value]) => value);
  const range = Math.max(...values) - Math.min(...values);
  return { shape: nameShape(points, values, range, slopes, noise), slopePerHour, spread };
}

function nameShape(
  points: readonly Point[],
  values: readonly number[],
  range: number,
  slopes: readonly number[],
  noise: number,
): SeriesShape['shape'] {
  if (range <= noise) return 'flat';
  const whole = (values.at(-1) ?? 0) - (values[0] ?? 0);
  const steps = values.slice(1).map((value, at) => value - (values[at] ?? 0));
  const direction = Math.sign(whole);
  if (Math.abs(whole) <= noise) return 'noisy';
  // What goes up and down has larger steps than its whole change, and more range.
  const isOneWay = range <= Math.abs(whole) / stepShare;
  if (isOneWay && Math.max(...steps.map((step) => step * direction)) >= Math.abs(whole) * stepShare) return 'step';
  const rest = values.slice(Math.floor((values.length * 2) / 3));
  if (Math.max(...rest) - Math.min(...rest) <= Math.max(noise, Math.abs(whole) * restShare)) return 'plateau';
  const rising = slopes.filter((slope) => Math.sign(slope) === direction).length / slopes.length;
  return rising >= risingShare ? 'slope' : 'noisy';
}

function pairwiseSlopes(points: readonly Point[]): readonly number[] {
  const slopes: number[] = [];
  for (const [at, [usec, value]] of points.entries()) {
    for (const [later, next] of points.slice(at + 1)) if (later > usec) slopes.push((next - value) / (later - usec));
  }
  return slopes.sort((left, right) => left - right);
}

function quantile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) return 0;
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return low + (high - low) * (at - Math.floor(at));
}

/** Whether steady growth is shown: a slope that stands clear of its own spread. Only then the word leak is used. */
export function isSteadyGrowth({ shape, slopePerHour, spread }: SeriesShape): boolean {
  return shape === 'slope' && slopePerHour !== null && spread !== null && slopePerHour > 2 * spread;
}
