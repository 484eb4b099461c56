export type * from './comparison.ts';
export { compareSnapshots, type CompareOptions } from './compare.ts';
export { mappingAmount, mappingDelta, mappingMetrics, mappingMetricNames } from './mapping-metrics.ts';
export { cgroupNoise, kernelNumber, processNoise, rssCounterError, transparentHugePages } from './noise.ts';
export { reversed } from './comparability.ts';
export { additive, sumPairs } from './groups.ts';
export { pairMetric, unitOf } from './pair-metric.ts';
