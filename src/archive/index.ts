export { readCapture } from './read-capture.ts';
export { verifyCapture } from './verify-capture.ts';
export { integrityExit } from './integrity-exit.ts';
export { type CapturedFile } from './captured.ts';
export type { CaptureInput, ReadOptions } from './capture-input.ts';
export type { ReadContents } from './describe-contents.ts';
export * from './write/index.ts';
