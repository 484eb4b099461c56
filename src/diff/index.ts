export type * from './comparison.ts';
export { compareSnapshots, type CompareOptions } from './compare.ts';
export { mappingAmount, mappingDelta, mappingMetrics, mappingMetricNames } from './mapping-metrics.ts';
export { cgroupNoise, kernelNumber, processNoise, rssCounterError, transparentHugePages } from './noise/index.ts';
export { ageOf, elapsedSeconds, reversed } from './elapsed.ts';
export { additive, sumPairs } from './groups.ts';
export { explainedByMappings, unexplainedMetrics } from './unexplained.ts';
export { pairMetric, unitOf } from './pair-metric.ts';
export { comparabilityCodes, configurationKinds, sayComparability, sayConfiguration, sayPairingReason } from './words/index.ts';
