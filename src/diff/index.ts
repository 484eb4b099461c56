export type * from './comparison.ts';
export { compareSnapshots } from './compare.ts';
export { amountReader, amountsByRow, mappingAmount, mappingDelta, mappingMetrics } from './mapping-metrics.ts';
export { kernelNumber, rssCounterError } from './noise/index.ts';
export { ageOf, elapsedSeconds } from './elapsed.ts';
export { unexplainedMetrics } from './unexplained.ts';
export { unitOf } from './pair-metric.ts';
export { comparabilityCodes, configurationKinds, sayComparability, sayConfiguration, sayPairingReason } from './words/index.ts';
export { rawDiff, type RawDiff } from './raw-diff.ts';
