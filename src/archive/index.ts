export { readCapture } from './read-capture.ts';
export { verifyCapture, readChecksum, type Verification } from './verify-capture.ts';
export { integrityExit } from './integrity-exit.ts';
export { defaultBounds, type ArchiveProblem, type CaptureContents, type CapturedFile, type ReadBounds } from './captured.ts';
export type { CaptureInput, ReadOptions, ReadProgress } from './capture-input.ts';
export type { ReadContents } from './describe-contents.ts';
export type { VisitFile } from './reading-pass.ts';
export { checkMemberName, type CheckedName } from './member-name.ts';
export { findRoot } from './capture-root.ts';
