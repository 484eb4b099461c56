export { summariseCapture } from './capture-summary.ts';
export { processEntries, type Detail } from './process-entries.ts';
export { cgroupEntries, groupEntries, sharedObjectEntries } from './other-entries.ts';
export { findingEntries, judgedEntries } from './finding-entries.ts';
export { comparabilityEntries, configurationEntries } from './comparison-entries.ts';
export { concludeVerdict } from './verdict.ts';
export { pickSample, type OpenCapture } from './open-capture.ts';
export { reconcile } from './reconcile/index.ts';
export { accountHost } from './accounting.ts';
