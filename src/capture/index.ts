export { capture } from './capture.ts';
export { planCapture } from './plan-capture.ts';
export { TargetWatch, type Look } from './watch-target.ts';
export { defaultOptions, type CaptureHooks, type CaptureOptions, type CaptureProgress, type CaptureResult } from './options.ts';
export { parseSelector, type Selector } from './selector.ts';
export { examineAccess } from './examine-access.ts';
