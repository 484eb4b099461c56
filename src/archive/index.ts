export { readCapture } from './read-capture.ts';
export { verifyCapture, readChecksum } from './verify-capture.ts';
export { integrityExit } from './integrity-exit.ts';
export { defaultBounds, type CapturedFile } from './captured.ts';
export type { CaptureInput, ReadOptions } from './capture-input.ts';
export type { ReadContents } from './describe-contents.ts';
export { checkMemberName } from './member-name.ts';
export * from './write/index.ts';
