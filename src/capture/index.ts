export { capture } from './capture.ts';
export { planCapture, type CapturePlan, type PlannedProcess } from './plan-capture.ts';
export { defaultOptions, type CaptureHooks, type CaptureOptions, type CaptureProgress, type CaptureResult } from './options.ts';
export { describeTargets, parseSelector, showSelector, type Selector } from './selector.ts';
export { examineAccess } from './examine-access.ts';
