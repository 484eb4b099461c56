/**
 * The library: what the commands do, as functions. Nothing here prints, ends the process or opens a connection; known failures are
 * thrown as {@link MemcaseError} with the exit code that the command line would have.
 */
export { capture, type CaptureRequest } from './capture.ts';
export { open, type CaptureSource } from './open.ts';
export { analyze, diff, type Subject } from './diff.ts';
export { check, type CheckRequest } from './check.ts';
export { quoteLines } from './quote.ts';
export { citationsOf } from './report/index.ts';
export { judgeCondition, parseBudget, parseCondition, type Budget } from './gate/index.ts';
export { comparabilityCodes, configurationKinds, rawDiff } from './diff/index.ts';
export { render, renderCheck, joinText, type CheckFormat, type OutputFormat, type Rendering, type RenderOptions } from './render/index.ts';
export { explain } from './explain.ts';
export {
  parseSelector,
  planCapture,
  type CaptureHooks,
  type CaptureOptions,
  type CaptureProgress,
  type CaptureResult,
  type Selector,
} from './capture/index.ts';
export { verifyCapture as verify, type CaptureInput, type ReadOptions } from './archive/index.ts';
export type { AnalyzeOptions, Side } from './analyze.ts';
export type { OpenCapture } from './analysis/index.ts';
export type { Explanations } from './explain/index.ts';
export { exitCodes, isMemcaseError, joinExits, MemcaseError } from './contract/index.ts';
export type * from './contract/index.ts';
export { version } from './version.ts';
