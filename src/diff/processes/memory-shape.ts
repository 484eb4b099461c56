import { numberOf, type Process } from '../../model/index.ts';

/** The size of a process in the terms in which workers of one role are alike. */
export type MemoryShape = readonly number[];

const measures: readonly { readonly metrics: readonly string[]; readonly unit: number; readonly weight: number }[] = [
  // Swapped memory left RSS without being freed: only both together say how much a worker holds.
  { metrics: ['anonymous', 'swap'], unit: 256 * 1024, weight: 1 },
  { metrics: ['shmem'], unit: 2 ** 20, weight: 0.25 },
  { metrics: ['virtual'], unit: 4 * 2 ** 20, weight: 0.5 },
  { metrics: ['threads'], unit: 1, weight: 0.5 },
  { metrics: ['mappings'], unit: 8, weight: 0.25 },
];

export function shapeOf(process: Process): MemoryShape {
  return measures.map(({ metrics }) => metrics.reduce((sum, metric) => sum + (numberOf(process.metrics[metric]) ?? 0), 0));
}

/**
 * How far apart two shapes are. The logarithm makes one large difference cheaper than many small ones: of all ways to pair equal workers
 * the one is chosen in which a single worker that grew stands out, instead of its growth being spread over all.
 */
export function shapeDistance(left: MemoryShape, right: MemoryShape): number {
  return measures.reduce(
    (sum, { unit, weight }, at) => sum + weight * Math.log2(1 + Math.abs((left[at] ?? 0) - (right[at] ?? 0)) / unit),
    0,
  );
}

/** The middle of a role, measure by measure. */
export function medianShape(shapes: readonly MemoryShape[]): MemoryShape {
  return measures.map((_, at) => {
    const values = shapes.map((shape) => shape[at] ?? 0).sort((left, right) => left - right);
    return values[Math.floor((values.length - 1) / 2)] ?? 0;
  });
}
